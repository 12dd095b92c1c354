import { z } from 'zod';
import type { KoodistoNimi } from './koodistot.ts';
import { dayOf, serviceDay, tidy } from './service-values.ts';
import type { ReferenceSet, TutkinnonOsatSarakkeina } from './reference-set.ts';

/** Koodisto's answer to `GET /rest/json/<koodisto>/koodi` (contract 11.2), as far as it is used. */
const answerSchema = z.array(
  z.object({
    koodiUri: z.string().max(200),
    versio: z.int().min(1),
    tila: z.string().nullish(),
    voimassaAlkuPvm: serviceDay,
    voimassaLoppuPvm: serviceDay,
    metadata: z.array(z.object({ kieli: z.string(), nimi: z.string().nullish() })),
  }),
);

type Row = z.infer<typeof answerSchema>[number];

/** The codes of one list by URI; undefined when the answer is not a code list, or an empty one: no list in use is empty. */
export function koodistoFrom(nimi: KoodistoNimi, answer: unknown): ReferenceSet['koodistot'][KoodistoNimi] | undefined {
  const rows = rowsOf(nimi, answer);
  return rows?.map((row) => {
    const voimassa = { alkaa: dayOf(row.voimassaAlkuPvm), loppuu: dayOf(row.voimassaLoppuPvm) };
    return {
      uri: row.koodiUri,
      versio: row.versio,
      ...namesOf(row),
      voimassa: voimassa.alkaa === undefined && voimassa.loppuu === undefined ? undefined : voimassa,
      kaytossa: isPassive(row) ? (false as const) : undefined,
    };
  });
}

/** The national list of units by column; an empty text where there is no name. A URI that no HOKS can carry is left out. */
export function tutkinnonOsatFrom(answer: unknown): TutkinnonOsatSarakkeina | undefined {
  const rows = rowsOf('tutkinnonosat', answer);
  if (rows === undefined) return undefined;
  const units = rows
    .flatMap((row) => {
      const numero = /^tutkinnonosat_(\d{1,9})$/.exec(row.koodiUri)?.[1];
      const { fi, sv } = namesOf(row);
      if (numero === undefined) return [];
      // The list repeats the Finnish name where nobody translated it.
      return { numero: Number(numero), versio: row.versio, fi: fi ?? '', sv: sv === fi ? '' : (sv ?? ''), row };
    })
    .toSorted((a, b) => a.numero - b.numero);
  return units.length === 0
    ? undefined
    : {
        numerot: units.map(({ numero }) => numero),
        versiot: units.map(({ versio }) => versio),
        fi: units.map(({ fi }) => fi),
        sv: units.map(({ sv }) => sv),
        passiiviset: units.filter(({ row }) => isPassive(row)).map(({ numero }) => numero),
      };
}

/** The rows of the list that was asked for, one per URI: its newest version. A stray URI must not stop all the others. */
function rowsOf(nimi: string, answer: unknown): readonly Row[] | undefined {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const newest = new Map<string, Row>();
  for (const row of parsed.data) {
    const isOfList = row.koodiUri.startsWith(`${nimi}_`) && /^\S+$/.test(row.koodiUri);
    if (isOfList && (newest.get(row.koodiUri)?.versio ?? 0) < row.versio) newest.set(row.koodiUri, row);
  }
  const rows = [...newest.values()].toSorted((a, b) => (a.koodiUri < b.koodiUri ? -1 : 1));
  return rows.length === 0 ? undefined : rows;
}

function namesOf({ metadata }: Row) {
  const name = (kieli: string) => tidy(metadata.find((one) => one.kieli.toUpperCase() === kieli)?.nimi);
  return { fi: name('FI'), sv: name('SV') };
}

/** Codes in daily use are often still LUONNOS; only PASSIIVINEN means that a code is out of use. */
function isPassive({ tila }: Row): boolean {
  return tila === 'PASSIIVINEN';
}
