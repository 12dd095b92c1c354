import { z } from 'zod';
import { placesByViite, type Place, rakenneSchema } from './eperusteet-rakenne.ts';
import type { ReferenceSet } from './reference-set.ts';
import { dayOf, namesFrom, serviceDay, serviceNames } from './service-values.ts';

/** ePerusteet's answers (contract 11.3) and what the app makes of them. */

type PerusteOfSet = ReferenceSet['perusteet'][number];
type TutkinnonOsa = PerusteOfSet['tutkinnonOsat'][number];

const searchSchema = z.object({
  data: z.array(z.object({ id: z.int().min(1), diaarinumero: z.string().nullish(), voimassaoloAlkaa: serviceDay })),
});

/**
 * The id of the curriculum with exactly this diaarinumero out of a search, whose match is partial. Some numbers were used
 * twice: the one that began last counts. Null when there is none, undefined when the answer is not a search answer.
 */
export function perusteIdFrom(answer: unknown, diaarinumero: string): number | null | undefined {
  const parsed = searchSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const found = parsed.data.data
    .filter((peruste) => peruste.diaarinumero === diaarinumero)
    .toSorted((a, b) => ((dayOf(a.voimassaoloAlkaa) ?? '') < (dayOf(b.voimassaoloAlkaa) ?? '') ? 1 : -1));
  return found[0]?.id ?? null;
}

const size = z.number().min(0).nullish();
const codeUri = z.string().max(200).nullish();
const koodi = z.object({ uri: codeUri, versio: z.int().min(1).nullish(), nimi: serviceNames }).nullish();

const osaAlueSchema = z.object({
  koodiUri: codeUri,
  koodi,
  nimi: serviceNames,
  pakollisetOsaamistavoitteet: z.object({ laajuus: size }).nullish(),
  valinnaisetOsaamistavoitteet: z.object({ laajuus: size }).nullish(),
  /** Before 2020. */
  osaamistavoitteet: z.array(z.object({ pakollinen: z.boolean().nullish(), laajuus: size })).nullish(),
});

const tutkinnonOsaSchema = z.object({
  id: z.int(),
  koodiUri: codeUri,
  koodi,
  nimi: serviceNames,
  /** `normaali`, or `tutke2` and `reformi_tutke2` for the common units. */
  tyyppi: z.string().nullish(),
  osaAlueet: z.array(osaAlueSchema).nullish(),
});

const koulutuksenOsaSchema = z.object({
  nimi: serviceNames,
  nimiKoodi: koodi,
  laajuusMinimi: size,
  laajuusMaksimi: size,
  koulutusOsanTyyppi: z.string().nullish(),
});

const suoritustapaSchema = z.object({
  suoritustapakoodi: z.string().nullish(),
  tutkinnonOsaViitteet: z
    .array(
      z.object({
        id: z.int(),
        laajuus: size,
        laajuusMaksimi: size,
        // The id of the unit, written as text.
        _tutkinnonOsa: z.coerce.string(),
        jarjestys: z.number().nullish(),
      }),
    )
    .nullish(),
  rakenne: rakenneSchema.nullish(),
});

const perusteSchema = z.object({
  id: z.int(),
  diaarinumero: z.string(),
  nimi: serviceNames,
  koulutustyyppi: z.string(),
  koulutukset: z.array(z.object({ koulutuskoodiUri: codeUri })).nullish(),
  voimassaoloAlkaa: serviceDay,
  voimassaoloLoppuu: serviceDay,
  siirtymaPaattyy: serviceDay,
  osaamisalat: z.array(z.object({ uri: codeUri, nimi: serviceNames })).nullish(),
  tutkintonimikkeet: z.array(z.object({ tutkintonimikeUri: codeUri, uri: codeUri, nimi: serviceNames })).nullish(),
  tutkinnonOsat: z.array(tutkinnonOsaSchema).nullish(),
  koulutuksenOsat: z.array(koulutuksenOsaSchema).nullish(),
  suoritustavat: z.array(suoritustapaSchema).nullish(),
});

type Answer = z.infer<typeof perusteSchema>;
type Suoritustapa = z.infer<typeof suoritustapaSchema>;

const suoritustavat = ['reformi', 'ops', 'naytto'] as const;

/** The curriculum out of `GET /external/peruste/{id}`; undefined when the answer is not that curriculum. */
export function perusteFrom(answer: unknown, diaarinumero: string): PerusteOfSet | undefined {
  const parsed = perusteSchema.safeParse(answer);
  if (!parsed.success || parsed.data.diaarinumero !== diaarinumero) return undefined;
  const peruste = parsed.data;
  const koodi = suoritustavat.find((one) => peruste.suoritustavat?.some((tapa) => tapa.suoritustapakoodi === one));
  const suoritustapa = peruste.suoritustavat?.find((tapa) => tapa.suoritustapakoodi === koodi);
  return {
    diaarinumero,
    ...namesFrom(peruste.nimi),
    koulutukset: (peruste.koulutukset ?? []).flatMap(({ koulutuskoodiUri }) => koulutuskoodiUri ?? []),
    koulutustyyppi: peruste.koulutustyyppi,
    suoritustapa: koodi,
    voimassaolo: {
      alkaa: dayOf(peruste.voimassaoloAlkaa),
      loppuu: dayOf(peruste.voimassaoloLoppuu),
      siirtymaPaattyy: dayOf(peruste.siirtymaPaattyy),
    },
    taydellinen: true,
    laajuus: wholeSize(suoritustapa, peruste.koulutustyyppi),
    osaamisalat: named(peruste.osaamisalat ?? []),
    tutkintonimikkeet: named(
      (peruste.tutkintonimikkeet ?? []).map(({ tutkintonimikeUri, uri, nimi }) => ({
        uri: tutkintonimikeUri ?? uri,
        nimi,
      })),
    ),
    tutkinnonOsat: tutkinnonOsat(peruste, suoritustapa),
    koulutuksenOsat: (peruste.koulutuksenOsat ?? []).flatMap(koulutuksenOsa),
  };
}

/** Every perustutkinto is 180 osp by law; the others come in several sizes, so only the structure tells. */
function wholeSize(suoritustapa: Suoritustapa | undefined, koulutustyyppi: string): number | undefined {
  const { minimi, maksimi } = suoritustapa?.rakenne?.muodostumisSaanto?.laajuus ?? {};
  if (typeof minimi === 'number' && minimi > 0 && (maksimi ?? minimi) === minimi) return minimi;
  return koulutustyyppi === 'koulutustyyppi_1' || koulutustyyppi === 'koulutustyyppi_26' ? 180 : undefined;
}

/** The titles repeat a row for each unit that leads to them. */
function named(rows: readonly { uri?: string | null; nimi?: z.infer<typeof serviceNames> }[]) {
  const byUri = new Map(rows.flatMap(({ uri, nimi }) => (uri ? [[uri, { uri, ...namesFrom(nimi) }] as const] : [])));
  return [...byUri.values()];
}

/** The units that have a place in the structure, in the order of the source; all of them when there is no structure. */
function tutkinnonOsat({ tutkinnonOsat: units }: Answer, suoritustapa: Suoritustapa | undefined): TutkinnonOsa[] {
  const viitteet = new Map((suoritustapa?.tutkinnonOsaViitteet ?? []).map((viite) => [viite._tutkinnonOsa, viite]));
  const places = suoritustapa?.rakenne ? placesByViite(suoritustapa.rakenne) : undefined;
  const order = (unit: z.infer<typeof tutkinnonOsaSchema>) => viitteet.get(String(unit.id))?.jarjestys ?? Infinity;
  const converted = (units ?? [])
    .toSorted((a, b) => Math.sign(order(a) - order(b)) || 0)
    .flatMap((unit): TutkinnonOsa[] => {
      const viite = viitteet.get(String(unit.id));
      const uri = unit.koodiUri ?? unit.koodi?.uri;
      if (!uri || !/^tutkinnonosat_\d+$/.test(uri)) return [];
      if (viitteet.size > 0 && viite === undefined) return [];
      const isCommon = isCommonUnit(unit);
      return [
        {
          uri,
          versio: unit.koodi?.versio ?? 1,
          versioVahvistamaton: unit.koodi?.versio ? undefined : true,
          ...namesFrom(unit.nimi),
          laajuus: viite?.laajuus ?? undefined,
          laajuusMaksimi: viite?.laajuusMaksimi ?? undefined,
          yhteinen: isCommon ? true : undefined,
          ...placed(places?.get(String(viite?.id)) ?? []),
          osaAlueet: isCommon ? (unit.osaAlueet ?? []).flatMap(osaAlue) : undefined,
        },
      ];
    });
  // One source repeats a unit as a stub; the first one has its place.
  return [...new Map(converted.toReversed().map((unit) => [unit.uri, unit])).values()].toReversed();
}

/** Common units (YTO) belong to every perustutkinto; they alone have osa-alueet. */
function isCommonUnit({ tyyppi, osaAlueet }: z.infer<typeof tutkinnonOsaSchema>): boolean {
  return tyyppi?.endsWith('tutke2') === true || (osaAlueet ?? []).length > 0;
}

/** What holds at every place of the unit: it may be compulsory in one osaamisala and optional in another. */
function placed(places: readonly Place[]): Pick<TutkinnonOsa, 'pakollinen' | 'osaamisalat' | 'tutkintonimikkeet'> {
  const compulsory = new Set(places.map(({ pakollinen }) => pakollinen));
  return {
    pakollinen: compulsory.size === 1 ? [...compulsory][0] : undefined,
    osaamisalat: limits(places.map(({ osaamisala }) => osaamisala)),
    tutkintonimikkeet: limits(places.map(({ tutkintonimike }) => tutkintonimike)),
  };
}

/** What the places limit a unit to; nothing when one of them is open to all. */
function limits(uris: readonly (string | undefined)[]): string[] | undefined {
  const known = [...new Set(uris.flatMap((uri) => uri ?? []))];
  return known.length > 0 && !uris.includes(undefined) ? known : undefined;
}

function osaAlue(alue: z.infer<typeof osaAlueSchema>): NonNullable<TutkinnonOsa['osaAlueet']> {
  // Lower case in the URI whatever the source writes: a HOKS carries it so.
  const uri = (alue.koodiUri ?? alue.koodi?.uri)?.toLowerCase();
  if (!uri?.startsWith('ammatillisenoppiaineet_')) return [];
  const sized = (isCompulsory: boolean) =>
    alue.osaamistavoitteet?.find(({ pakollinen }) => (pakollinen ?? false) === isCompulsory)?.laajuus;
  const laajuus = alue.pakollisetOsaamistavoitteet?.laajuus ?? sized(true) ?? undefined;
  const laajuusValinnainen = alue.valinnaisetOsaamistavoitteet?.laajuus ?? sized(false) ?? undefined;
  return [
    {
      uri,
      versio: alue.koodi?.versio ?? 1,
      ...namesFrom(alue.nimi ?? alue.koodi?.nimi),
      laajuus,
      laajuusValinnainen,
      pakollinen: laajuus !== undefined && laajuus > 0,
    },
  ];
}

/** A part of TUVA. Its name is the code's (contract 11.3). */
function koulutuksenOsa(osa: z.infer<typeof koulutuksenOsaSchema>): PerusteOfSet['koulutuksenOsat'] {
  const uri = osa.nimiKoodi?.uri;
  if (!uri?.startsWith('koulutuksenosattuva_')) return [];
  return [
    {
      uri,
      versio: osa.nimiKoodi?.versio ?? 1,
      ...namesFrom(osa.nimiKoodi?.nimi ?? osa.nimi),
      laajuusMinimi: osa.laajuusMinimi ?? 0,
      laajuusMaksimi: osa.laajuusMaksimi ?? osa.laajuusMinimi ?? 0,
      yhteinen: osa.koulutusOsanTyyppi === 'yhteinen',
    },
  ];
}
