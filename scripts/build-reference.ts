/**
 * Builds the data files in src/shared/reference/data from a folder of collected public code lists and curricula.
 * It records where the shipped data came from; the app, its build and its tests never run it.
 *
 *   node scripts/build-reference.ts <source folder>
 *
 * The source folder holds (the schemas below are its exact shape):
 * - koodistot.json: the small code lists. `nimi` is the official name, `tyonimi` a working label where the official
 *   one is unknown, `kelpaa: false` marks a code eHOKS refuses, `tutkinnonOsat` and `sukupolvet` say which common unit
 *   and which generation of common units an osa-alue belongs to.
 * - koodistot-laajat/tutkinnonosat.json: the national list of units as rows [arvo, versio, fi, sv, en], with
 *   `poikkeavatUrit` for the codes whose URI does not follow from the arvo and `lisarivit` for codes found elsewhere.
 * - perusteet/*.json: one qualification or programme each, named after its diaarinumero.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const nimi = z.object({ fi: z.string().nullish(), sv: z.string().nullish() });
const paiva = z.iso.date().nullable();

const lahdeKoodi = z.object({
  uri: z.string(),
  versio: z.int().nullable(),
  nimi,
  tyonimi: nimi.optional(),
  voimassa: z.object({ alkaa: paiva, loppuu: paiva }).optional(),
  kelpaa: z.boolean().optional(),
  tutkinnonOsat: z.array(z.object({ uri: z.string(), versio: z.int() })).optional(),
  sukupolvet: z.array(z.string()).optional(),
});

const lahdeOsaAlue = z.object({
  uri: z.string().nullable(),
  nimi,
  koodinNimi: nimi.optional(),
  perusteenKieli: z.string().optional(),
  laajuus: z.number().nullable(),
  laajuusValinnainen: z.number().nullable(),
  pakollinen: z.boolean(),
});

const lahdeTutkinnonOsa = z.object({
  uri: z.string(),
  versio: z.int().nullable(),
  koodistoVersio202210: z.int().nullable(),
  nimi,
  laajuus: z.number().nullable(),
  laajuusMaksimi: z.number().optional(),
  ryhma: z.enum(['ammatillinen', 'yhteinen']).nullable(),
  pakollinen: z.boolean().nullable(),
  sijainnit: z.array(z.object({ osaamisala: z.string().optional(), tutkintonimike: z.string().optional() })),
  osaAlueet: z.array(lahdeOsaAlue).optional(),
});

const lahdePeruste = z.object({
  diaarinumero: z.string(),
  nimi,
  koulutuskoodit: z.array(z.object({ uri: z.string() })),
  koulutustyyppi: z.string(),
  suoritustapa: z.string().nullable(),
  laajuus: z.object({ min: z.number(), max: z.number() }).nullable(),
  voimassaolo: z.object({
    alkaa: paiva,
    loppuu: paiva,
    siirtymaPaattyy: paiva,
    lahteessaMuokattu: z.array(z.string()),
  }),
  osaamisalat: z.array(z.object({ uri: z.string(), nimi })),
  tutkintonimikkeet: z.array(z.object({ uri: z.string(), nimi })),
  tutkinnonOsat: z.array(lahdeTutkinnonOsa),
  koulutuksenOsat: z
    .array(
      z.object({
        uri: z.string(),
        versio: z.int(),
        nimi,
        laajuusMinimi: z.number(),
        laajuusMaksimi: z.number(),
        tyyppi: z.enum(['yhteinen', 'valinnainen']),
      }),
    )
    .optional(),
  lahde: z.object({ taydellinen: z.boolean() }),
});

const lahdeTutkinnonOsat = z.object({
  rivit: z.array(z.tuple([z.string(), z.int(), z.string(), z.string().nullable()]).rest(z.string().nullable())),
  poikkeavatUrit: z.array(z.object({ arvo: z.string(), uri: z.string() })),
  lisarivit: z.array(z.object({ uri: z.string(), versio: z.int().nullable(), nimi })),
});

type LahdeKoodi = z.infer<typeof lahdeKoodi>;
type LahdeOsaAlue = z.infer<typeof lahdeOsaAlue>;
type LahdeTutkinnonOsa = z.infer<typeof lahdeTutkinnonOsa>;
type LahdePeruste = z.infer<typeof lahdePeruste>;

/** The code lists a HOKS field uses, and the states of a Koski study right. */
const KOODISTOT = [
  'urasuunnitelma',
  'osaamisenhankkimistapa',
  'oppisopimuksenperusta',
  'oppimisymparistot',
  'osaamisentodentamisenprosessi',
  'koulutuksenosattuva',
  'ammatillinenkoulutusoppimisentuentyyppi',
  'ammatillisentutkinnonosanryhma',
  'ammatillisenoppiaineet',
  'koskiopiskeluoikeudentila',
];

/** Lists whose version numbers were seen only in demo data, never in a copy of the real code list. */
const VERSIO_VAHVISTAMATTA = new Set([
  'oppisopimuksenperusta',
  'oppimisymparistot',
  'osaamisentodentamisenprosessi',
  'ammatillinenkoulutusoppimisentuentyyppi',
]);

/** The common units; the 2026 units have no published name yet, so they borrow that of their predecessor as a label. */
const YHTEISET = [
  { sukupolvi: '2018', numero: 400012, laajuus: 11 },
  { sukupolvi: '2018', numero: 400013, laajuus: 6 },
  { sukupolvi: '2018', numero: 400014, laajuus: 9 },
  { sukupolvi: '2022', numero: 106727, laajuus: 11 },
  { sukupolvi: '2022', numero: 106728, laajuus: 6 },
  { sukupolvi: '2022', numero: 106729, laajuus: 9 },
  { sukupolvi: '2026', numero: 108357, edeltaja: 106727 },
  { sukupolvi: '2026', numero: 108356, edeltaja: 106728 },
  { sukupolvi: '2026', numero: 108358, edeltaja: 106729 },
];

const PERUSTUTKINTO = new Set(['koulutustyyppi_1', 'koulutustyyppi_26']);

const [, , lahdekansio] = process.argv;
if (lahdekansio === undefined) {
  console.error('Usage: node scripts/build-reference.ts <source folder>');
  process.exit(2);
}
const kohdekansio = join(import.meta.dirname, '..', 'src', 'shared', 'reference', 'data');

const koodistot = z.record(z.string(), z.array(lahdeKoodi)).parse(lue('koodistot.json'));
const oppiaineet = koodistot['ammatillisenoppiaineet'] ?? [];
const kansallinen = kansallinenLuettelo();
const perusteet = readdirSync(join(lahdekansio, 'perusteet'))
  .filter((tiedosto) => tiedosto.endsWith('.json'))
  .toSorted()
  .map((tiedosto) => ({ tiedosto, lahde: lahdePeruste.parse(lue(join('perusteet', tiedosto))) }));

rmSync(kohdekansio, { recursive: true, force: true });
mkdirSync(join(kohdekansio, 'perusteet'), { recursive: true });
kirjoita(
  'koodistot.json',
  Object.fromEntries(KOODISTOT.map((koodisto) => [koodisto, (koodistot[koodisto] ?? []).map(koodirivi)])),
);
kirjoita('yhteiset-tutkinnon-osat.json', { yhteisetTutkinnonOsat: YHTEISET.map(yhteinenRivi) });
kirjoita('tutkinnonosat.json', {
  numerot: kansallinen.map((rivi) => rivi.numero),
  versiot: kansallinen.map((rivi) => rivi.versio),
  fi: kansallinen.map((rivi) => rivi.fi),
  sv: kansallinen.map((rivi) => rivi.sv),
});
kirjoita('perusteet-luettelo.json', {
  perusteet: perusteet.map(({ tiedosto, lahde }) => ({ ...perusteTieto(lahde), tiedosto })),
});
for (const { tiedosto, lahde } of perusteet) kirjoita(join('perusteet', tiedosto), peruste(lahde));

function koodirivi(lahde: LahdeKoodi) {
  const koodisto = lahde.uri.slice(0, lahde.uri.indexOf('_'));
  return {
    uri: lahde.uri,
    versio: lahde.versio ?? 1,
    versioVahvistamaton: VERSIO_VAHVISTAMATTA.has(koodisto) || undefined,
    fi: siisti(lahde.nimi.fi ?? lahde.tyonimi?.fi),
    sv: siisti(lahde.nimi.sv ?? lahde.tyonimi?.sv),
    vahvistamaton: vainTaytetty({
      fi: (!lahde.nimi.fi && !!lahde.tyonimi?.fi) || undefined,
      sv: (!lahde.nimi.sv && !!lahde.tyonimi?.sv) || undefined,
    }),
    voimassa: lahde.voimassa && {
      alkaa: lahde.voimassa.alkaa ?? undefined,
      loppuu: lahde.voimassa.loppuu ?? undefined,
    },
    kaytossa: lahde.kelpaa === false ? false : undefined,
    tutkinnonOsat: lahde.tutkinnonOsat?.map((osa) => osa.uri),
    sukupolvet: lahde.sukupolvet,
  };
}

function yhteinenRivi({ sukupolvi, numero, laajuus, edeltaja }: (typeof YHTEISET)[number]) {
  const uri = `tutkinnonosat_${numero}`;
  const nimilahde = kansallinen.find((rivi) => rivi.numero === (edeltaja ?? numero));
  const versio = yhteisenVersio(uri);
  if (nimilahde === undefined || versio === undefined) throw new Error(`${uri}: no name or no version in the source`);
  return {
    uri,
    versio,
    sukupolvi,
    fi: nimilahde.fi,
    sv: nimilahde.sv,
    vahvistamaton: edeltaja === undefined ? undefined : { fi: true, sv: true },
    laajuus,
    osaAlueet: yhteisenOsaAlueet(uri),
  };
}

/** The sub-areas of a common unit, the same in every curriculum, from the first one that lists them with their sizes. */
function yhteisenOsaAlueet(uri: string) {
  for (const { lahde } of perusteet) {
    const osa = lahde.tutkinnonOsat.find((tutkinnonOsa) => tutkinnonOsa.uri === uri);
    if (osa?.osaAlueet === undefined || osa.osaAlueet.length === 0) continue;
    return osaAlueet(osa, osa.osaAlueet).map(({ fi: _fi, sv: _sv, ...koodi }) => koodi);
  }
  return undefined;
}

/** The version of a common unit as the osa-alueet point at it: refreshed from the live list later than the big list. */
function yhteisenVersio(uri: string): number | undefined {
  return oppiaineet.flatMap((oppiaine) => oppiaine.tutkinnonOsat ?? []).find((osa) => osa.uri === uri)?.versio;
}

/** National list by number: the URI decides, never the arvo; a URI the eHOKS pattern refuses cannot be chosen anyway. */
function kansallinenLuettelo() {
  const lahde = lahdeTutkinnonOsat.parse(lue(join('koodistot-laajat', 'tutkinnonosat.json')));
  const poikkeavat = new Map(lahde.poikkeavatUrit.map((rivi) => [rivi.arvo, rivi.uri]));
  const rivit = [
    ...lahde.rivit.map(([arvo, versio, fi, sv]) => ({
      uri: poikkeavat.get(arvo) ?? `tutkinnonosat_${arvo}`,
      versio,
      fi: siisti(fi),
      // The list repeats the Finnish name where nobody translated it.
      sv: (sv !== fi && siisti(sv)) || '',
    })),
    ...lahde.lisarivit.map((rivi) => ({
      uri: rivi.uri,
      versio: rivi.versio ?? 1,
      fi: siisti(rivi.nimi.fi),
      sv: siisti(rivi.nimi.sv) ?? '',
    })),
  ];
  return rivit
    .flatMap(({ uri, versio, fi, sv }) => {
      const numero = /^tutkinnonosat_(\d+)$/.exec(uri)?.[1];
      return numero === undefined || fi === undefined ? [] : [{ numero: Number(numero), versio, fi, sv }];
    })
    .toSorted((a, b) => a.numero - b.numero);
}

function perusteTieto(lahde: LahdePeruste) {
  const { alkaa, loppuu, siirtymaPaattyy, lahteessaMuokattu } = lahde.voimassaolo;
  return {
    diaarinumero: lahde.diaarinumero,
    fi: siisti(lahde.nimi.fi),
    sv: siisti(lahde.nimi.sv),
    koulutukset: lahde.koulutuskoodit.map((koulutus) => koulutus.uri),
    koulutustyyppi: lahde.koulutustyyppi,
    suoritustapa: lahde.suoritustapa ?? undefined,
    voimassaolo: {
      alkaa: alkaa ?? undefined,
      loppuu: loppuu ?? undefined,
      siirtymaPaattyy: siirtymaPaattyy ?? undefined,
      loppuTuntematon: lahteessaMuokattu.includes('voimassaoloLoppuu') || undefined,
    },
    taydellinen: lahde.lahde.taydellinen,
  };
}

function peruste(lahde: LahdePeruste) {
  return {
    ...perusteTieto(lahde),
    laajuus: kokonaislaajuus(lahde),
    osaamisalat: lahde.osaamisalat.map(nimetty),
    tutkintonimikkeet: lahde.tutkintonimikkeet.map(nimetty),
    tutkinnonOsat: ilmanToistoja(lahde.tutkinnonOsat).map(tutkinnonOsa),
    koulutuksenOsat: (lahde.koulutuksenOsat ?? []).map((osa) => ({
      ...nimetty(osa),
      versio: osa.versio,
      laajuusMinimi: osa.laajuusMinimi,
      laajuusMaksimi: osa.laajuusMaksimi,
      yhteinen: osa.tyyppi === 'yhteinen',
    })),
  };
}

/** Every perustutkinto is 180 osp by law; the further qualifications come in several sizes, so only the source tells. */
function kokonaislaajuus({ laajuus, koulutustyyppi }: LahdePeruste): number | undefined {
  if (laajuus !== null && laajuus.min === laajuus.max) return laajuus.max;
  return laajuus === null && PERUSTUTKINTO.has(koulutustyyppi) ? 180 : undefined;
}

function tutkinnonOsa(osa: LahdeTutkinnonOsa) {
  const vahvistettuVersio = osa.versio ?? yhteisenVersio(osa.uri);
  return {
    uri: osa.uri,
    versio: vahvistettuVersio ?? osa.koodistoVersio202210 ?? 1,
    versioVahvistamaton: vahvistettuVersio === undefined || undefined,
    fi: siisti(osa.nimi.fi),
    sv: siisti(osa.nimi.sv),
    laajuus: osa.laajuus ?? undefined,
    laajuusMaksimi: osa.laajuusMaksimi,
    yhteinen: osa.ryhma === 'yhteinen' || undefined,
    pakollinen: osa.pakollinen ?? undefined,
    osaamisalat: rajaus(osa.sijainnit.map((sijainti) => sijainti.osaamisala)),
    tutkintonimikkeet: rajaus(osa.sijainnit.map((sijainti) => sijainti.tutkintonimike)),
    osaAlueet: osa.osaAlueet && osaAlueet(osa, osa.osaAlueet),
  };
}

/** What the places of a unit limit it to; nothing when one of them is open to all. */
function rajaus(sijainnit: readonly (string | undefined)[]): string[] | undefined {
  const rajatut = new Set(sijainnit.flatMap((sijainti) => sijainti ?? []));
  return rajatut.size > 0 && sijainnit.every((sijainti) => sijainti !== undefined) ? [...rajatut] : undefined;
}

/** Rows without a usable code are left out: a HOKS could not name them. */
function osaAlueet(osa: LahdeTutkinnonOsa, lahteet: readonly LahdeOsaAlue[]) {
  return lahteet.flatMap((lahde) => {
    const oppiaine = oppiaineet.find((rivi) => rivi.uri === (lahde.uri ?? oppiaineNimella(osa.uri, lahde.nimi.fi)));
    if (oppiaine === undefined || onVaarallaKoodilla(lahde)) return [];
    // A translation of the peruste repeats an osa-alue under the same code; its English text sits in the Finnish slot.
    if (lahde.perusteenKieli === 'en') return [];
    return {
      uri: oppiaine.uri,
      versio: oppiaine.versio ?? 1,
      ...osaAlueenNimi(lahde),
      // Two old sources give an osa-alue more points than the unit it belongs to.
      laajuus: (lahde.laajuus ?? 0) > (osa.laajuus ?? Infinity) ? undefined : (lahde.laajuus ?? undefined),
      laajuusValinnainen: lahde.laajuusValinnainen ?? undefined,
      pakollinen: lahde.pakollinen,
    };
  });
}

function oppiaineNimella(tutkinnonOsaUri: string, fi: string | null | undefined): string | undefined {
  return oppiaineet.find(
    (rivi) => rivi.nimi.fi === fi && rivi.tutkinnonOsat?.some((osa) => osa.uri === tutkinnonOsaUri),
  )?.uri;
}

/** One old source lists the second national language under the code of the mother tongue. */
function onVaarallaKoodilla(lahde: LahdeOsaAlue): boolean {
  return lahde.uri === 'ammatillisenoppiaineet_ai' && lahde.nimi.fi === 'Toinen kotimainen kieli';
}

/** Sources put some names in the slot of the other language; those give way to the code's own name or to nothing. */
function osaAlueenNimi({ nimi: { fi, sv }, koodinNimi }: LahdeOsaAlue) {
  return {
    fi: siisti(fi && fi === koodinNimi?.sv ? koodinNimi.fi : fi),
    sv: siisti(sv && sv === fi && koodinNimi?.sv ? undefined : sv),
  };
}

/** One source repeats a unit as a stub that has no place in the structure. */
function ilmanToistoja(osat: readonly LahdeTutkinnonOsa[]): LahdeTutkinnonOsa[] {
  return osat.filter(
    (osa) => osa.sijainnit.length > 0 || !osat.some((toinen) => toinen !== osa && toinen.uri === osa.uri),
  );
}

function nimetty(lahde: { uri: string; nimi: z.infer<typeof nimi> }) {
  return { uri: lahde.uri, fi: siisti(lahde.nimi.fi), sv: siisti(lahde.nimi.sv) };
}

function siisti(teksti: string | null | undefined): string | undefined {
  return teksti?.replace(/\s+/g, ' ').trim() || undefined;
}

function vainTaytetty<T extends object>(arvo: T): T | undefined {
  return Object.values(arvo).some((kentta) => kentta !== undefined) ? arvo : undefined;
}

function lue(tiedosto: string): unknown {
  return JSON.parse(readFileSync(join(String(lahdekansio), tiedosto), 'utf8'));
}

/** One row a line, so that a change of one code is a change of one line. */
function kirjoita(tiedosto: string, sisalto: object): void {
  const kentat = Object.entries(sisalto).flatMap(([avain, arvo]) => {
    if (arvo === undefined) return [];
    const rivitettava = Array.isArray(arvo) && typeof arvo[0] === 'object';
    const teksti = rivitettava ? `[\n${arvo.map((rivi) => JSON.stringify(rivi)).join(',\n')}\n]` : JSON.stringify(arvo);
    return `${JSON.stringify(avain)}:${teksti}`;
  });
  writeFileSync(join(kohdekansio, tiedosto), `{\n${kentat.join(',\n')}\n}\n`);
}
