import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import luettelo from '../../../src/shared/reference/data/perusteet-luettelo.json' with { type: 'json' };
import koodistotJson from '../../../src/shared/reference/data/koodistot.json' with { type: 'json' };
import tutkinnonosatJson from '../../../src/shared/reference/data/tutkinnonosat.json' with { type: 'json' };
import yhteisetJson from '../../../src/shared/reference/data/yhteiset-tutkinnon-osat.json' with { type: 'json' };
import { koodi, type KoodistoNimi, valittavatKoodit } from '../../../src/shared/reference/koodistot.ts';
import { lataaPeruste, perusteet } from '../../../src/shared/reference/perusteet.ts';
import { lataaTutkinnonOsat } from '../../../src/shared/reference/tutkinnon-osat.ts';

/** What eHOKS accepts in the field that takes the code (contract 3); the Koski state list has no HOKS field. */
const HOKSIN_KUVIOT: readonly [KoodistoNimi, RegExp][] = [
  ['urasuunnitelma', /^urasuunnitelma_\d{4}$/],
  ['osaamisenhankkimistapa', /^osaamisenhankkimistapa_.+$/],
  ['oppisopimuksenperusta', /^oppisopimuksenperusta_.+$/],
  ['oppimisymparistot', /^oppimisymparistot_\d{4}$/],
  ['osaamisentodentamisenprosessi', /^osaamisentodentamisenprosessi_\d+$/],
  ['koulutuksenosattuva', /^koulutuksenosattuva_\d{3}$/],
  ['ammatillinenkoulutusoppimisentuentyyppi', /^ammatillinenkoulutusoppimisentuentyyppi_0[123]$/],
  ['ammatillisentutkinnonosanryhma', /^ammatillisentutkinnonosanryhma_[12]$/],
  ['ammatillisenoppiaineet', /^ammatillisenoppiaineet_.+$/],
  ['koskiopiskeluoikeudentila', /^koskiopiskeluoikeudentila_[a-z]+$/],
];
const OSA_ALUE = /^ammatillisenoppiaineet_.+$/;
const KOULUTUKSEN_OSA = /^koulutuksenosattuva_\d{3}$/;
const TUTKINNON_OSA = /^tutkinnonosat_\d+$/;

const teksti = z.string().refine((arvo) => arvo !== '' && arvo === arvo.replace(/\s+/g, ' ').trim(), 'not trimmed');
const nimet = { fi: teksti.optional(), sv: teksti.optional() };
const versio = z.int().min(1);
const pisteet = z.number().min(0).optional();

const koodiRivi = z.strictObject({
  ...nimet,
  uri: z.string(),
  versio,
  versioVahvistamaton: z.literal(true).optional(),
  vahvistamaton: z.strictObject({ fi: z.literal(true).optional(), sv: z.literal(true).optional() }).optional(),
  voimassa: z.strictObject({ alkaa: z.iso.date().optional(), loppuu: z.iso.date().optional() }).optional(),
  kaytossa: z.literal(false).optional(),
  tutkinnonOsat: z.array(z.string().regex(TUTKINNON_OSA)).optional(),
  sukupolvet: z.array(z.enum(['2014', '2018', '2022', '2026'])).optional(),
});

const perusteenRunko = {
  ...nimet,
  diaarinumero: z.string().regex(/^(OPH-\d+-\d{4}|\d+\/011\/\d{4})$/),
  koulutukset: z.array(z.string().regex(/^koulutus_\d{6}$/)).min(1),
  koulutustyyppi: z.string().regex(/^koulutustyyppi_\d+$/),
  suoritustapa: z.enum(['reformi', 'ops', 'naytto']).optional(),
  voimassaolo: z.strictObject({
    alkaa: z.iso.date().optional(),
    loppuu: z.iso.date().optional(),
    siirtymaPaattyy: z.iso.date().optional(),
    loppuTuntematon: z.literal(true).optional(),
  }),
  taydellinen: z.boolean(),
};

const osaAlue = z.strictObject({
  ...nimet,
  uri: z.string().regex(OSA_ALUE),
  versio,
  laajuus: pisteet,
  laajuusValinnainen: pisteet,
  pakollinen: z.boolean(),
});

const perusteTiedosto = z.strictObject({
  ...perusteenRunko,
  laajuus: pisteet,
  osaamisalat: z.array(z.strictObject({ ...nimet, uri: z.string().regex(/^osaamisala_\d+$/) })),
  tutkintonimikkeet: z.array(z.strictObject({ ...nimet, uri: z.string().regex(/^tutkintonimikkeet_\d+$/) })),
  tutkinnonOsat: z.array(
    z.strictObject({
      ...nimet,
      uri: z.string().regex(TUTKINNON_OSA),
      versio,
      versioVahvistamaton: z.literal(true).optional(),
      laajuus: pisteet,
      laajuusMaksimi: pisteet,
      yhteinen: z.literal(true).optional(),
      pakollinen: z.boolean().optional(),
      osaamisalat: z
        .array(z.string().regex(/^osaamisala_\d+$/))
        .min(1)
        .optional(),
      tutkintonimikkeet: z
        .array(z.string().regex(/^tutkintonimikkeet_\d+$/))
        .min(1)
        .optional(),
      osaAlueet: z.array(osaAlue).optional(),
    }),
  ),
  koulutuksenOsat: z.array(
    z.strictObject({
      ...nimet,
      uri: z.string().regex(KOULUTUKSEN_OSA),
      versio,
      laajuusMinimi: z.number().min(0),
      laajuusMaksimi: z.number().min(0),
      yhteinen: z.boolean(),
    }),
  ),
});

const ladatutPerusteet = await Promise.all(perusteet().map(({ diaarinumero }) => lataaPeruste(diaarinumero)));

function toistuvat(arvot: readonly string[]): string[] {
  const nahdyt = new Set<string>();
  return arvot.filter((arvo) => nahdyt.size === nahdyt.add(arvo).size);
}

test('the code lists have the declared shape, with trimmed names and whole versions', () => {
  expect(z.record(z.string(), z.array(koodiRivi).min(1)).safeParse(koodistotJson).error).toBeUndefined();
  const yhteinen = koodiRivi.extend({
    sukupolvi: z.enum(['2018', '2022', '2026']),
    laajuus: pisteet,
    osaAlueet: z.array(osaAlue).optional(),
  });
  expect(z.array(yhteinen).safeParse(yhteisetJson.yhteisetTutkinnonOsat).error).toBeUndefined();
});

test('the code lists are the ones their type names', () => {
  expect(Object.keys(koodistotJson).toSorted()).toEqual(HOKSIN_KUVIOT.map(([nimi]) => nimi).toSorted());
});

test.each(HOKSIN_KUVIOT)('%s offers only codes eHOKS accepts in the field', (nimi, kuvio) => {
  const vieraat = valittavatKoodit(nimi).filter(({ uri }) => !kuvio.test(uri));
  expect(vieraat).toEqual([]);
  expect(valittavatKoodit(nimi)).not.toHaveLength(0);
});

test('no code is listed twice, and every row belongs to its list', () => {
  expect(toistuvat(Object.values(koodistotJson).flatMap((rivit) => rivit.map(({ uri }) => uri)))).toEqual([]);
  for (const [nimi, rivit] of Object.entries(koodistotJson)) {
    expect(rivit.filter(({ uri }) => !uri.startsWith(`${nimi}_`))).toEqual([]);
  }
});

test('the national list has one whole row per unit', async () => {
  const { numerot, versiot, fi, sv } = tutkinnonosatJson;
  expect([versiot.length, fi.length, sv.length]).toEqual([numerot.length, numerot.length, numerot.length]);

  const rivi = z.strictObject({ uri: z.string().regex(TUTKINNON_OSA), versio, fi: teksti, sv: teksti.optional() });
  const osat = await lataaTutkinnonOsat();
  expect(osat.length).toBeGreaterThan(9_500);
  expect(z.array(rivi).safeParse(osat).error).toBeUndefined();
  expect(toistuvat(osat.map(({ uri }) => uri))).toEqual([]);
});

test('the index lists exactly the curriculum files there are', () => {
  const kansio = join(import.meta.dirname, '../../../src/shared/reference/data/perusteet');
  expect(luettelo.perusteet.map(({ tiedosto }) => tiedosto)).toEqual(readdirSync(kansio).toSorted());
  expect(
    z.array(z.strictObject({ ...perusteenRunko, tiedosto: z.string() })).safeParse(luettelo.perusteet).error,
  ).toBeUndefined();
});

test.each(luettelo.perusteet)('loads $diaarinumero as the index describes it', async (tieto) => {
  const peruste = await lataaPeruste(tieto.diaarinumero);
  expect(perusteTiedosto.safeParse(peruste).error).toBeUndefined();
  expect({ ...peruste, tiedosto: tieto.tiedosto }).toMatchObject(tieto);
  expect(toistuvat((peruste?.tutkinnonOsat ?? []).map(({ uri }) => uri))).toEqual([]);
});

test('every unit, osa-alue and part of a curriculum has a name in some language', () => {
  const rivit = ladatutPerusteet.flatMap((peruste) => [
    ...(peruste?.tutkinnonOsat ?? []),
    ...(peruste?.tutkinnonOsat ?? []).flatMap((osa) => osa.osaAlueet ?? []),
    ...(peruste?.koulutuksenOsat ?? []),
    ...(peruste?.osaamisalat ?? []),
  ]);
  expect(rivit.filter(({ fi, sv }) => fi === undefined && sv === undefined)).toEqual([]);
});

test('no osa-alue of a curriculum is listed twice or is larger than its unit', () => {
  for (const osa of ladatutPerusteet.flatMap((peruste) => peruste?.tutkinnonOsat ?? [])) {
    const alueet = osa.osaAlueet ?? [];
    expect(toistuvat(alueet.map(({ uri, fi, sv }) => `${uri} ${fi} ${sv}`))).toEqual([]);
    expect(alueet.filter(({ laajuus }) => (laajuus ?? 0) > (osa.laajuus ?? Infinity))).toEqual([]);
  }
});

test('a curriculum gives an osa-alue, a part of TUVA and a common unit the version the code list gives it', () => {
  const viittaukset = ladatutPerusteet.flatMap((peruste) => [
    ...(peruste?.koulutuksenOsat ?? []),
    ...(peruste?.tutkinnonOsat ?? []).flatMap((osa) => osa.osaAlueet ?? []),
    ...(peruste?.tutkinnonOsat ?? []).filter(({ uri }) => koodi(uri) !== undefined),
  ]);
  expect(viittaukset.length).toBeGreaterThan(0);
  expect(viittaukset.filter(({ uri, versio: oma }) => koodi(uri)?.versio !== oma)).toEqual([]);
});

test('a unit names only osaamisalat of its own curriculum', () => {
  for (const peruste of ladatutPerusteet) {
    const omat = new Set(peruste?.osaamisalat.map(({ uri }) => uri));
    const vieraat = (peruste?.tutkinnonOsat ?? [])
      .flatMap((osa) => osa.osaamisalat ?? [])
      .filter((uri) => !omat.has(uri));
    expect(vieraat).toEqual([]);
  }
});
