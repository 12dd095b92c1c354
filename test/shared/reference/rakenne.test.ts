import { describe, expect, test } from 'vitest';
import { lataaPeruste, type Peruste, perusteet } from '../../../src/shared/reference/perusteet.ts';
import {
  ammatillisetRyhmat,
  hyvaksyttavatYhteiset,
  type Opintopolku,
  osanAlueet,
  osanLaajuus,
  pakollisetOsat,
  polunValinnat,
  yhteisetOsat,
} from '../../../src/shared/reference/rakenne.ts';

async function peruste(diaarinumero: string): Promise<Peruste> {
  const ladattu = await lataaPeruste(diaarinumero);
  if (ladattu === undefined) throw new Error(`no ${diaarinumero}`);
  return ladattu;
}

const ajoneuvoala = await peruste('OPH-5410-2021');
const hevostalous = await peruste('OPH-2376-2017');
const polku = (more: Partial<Opintopolku> = {}): Opintopolku => ({
  alkamispaiva: '2024-08-12',
  osaamisalat: ['osaamisala_1008'],
  tutkintonimikkeet: ['tutkintonimikkeet_10066'],
  ...more,
});
const koodit = (osat: readonly { readonly uri: string }[] | undefined) =>
  osat?.map(({ uri }) => uri.slice(uri.indexOf('_') + 1));

describe('the compulsory units', () => {
  test('are those of the osaamisala and of the tutkintonimike', () => {
    expect(koodit(pakollisetOsat(ajoneuvoala, polku()))).toEqual(['106945', '106877', '106878', '106879', '106880']);
  });

  test('are not known while the osaamisala or the tutkintonimike is not', () => {
    expect(pakollisetOsat(ajoneuvoala, polku({ osaamisalat: [] }))).toBeUndefined();
    expect(pakollisetOsat(ajoneuvoala, polku({ tutkintonimikkeet: [] }))).toBeUndefined();
  });

  test('need no tutkintonimike where no unit depends on one', () => {
    const hieronta = polku({ osaamisalat: ['osaamisala_2261'], tutkintonimikkeet: [] });
    expect(pakollisetOsat(hevostalous, hieronta)).toHaveLength(3);
  });

  test('are not known of a curriculum that is known in part', async () => {
    expect(pakollisetOsat(await peruste('OPH-3418-2025'), polku())).toBeUndefined();
  });
});

describe('what is to be chosen on a way', () => {
  test('are osaamisalat and tutkintonimikkeet that units depend on, and with them the compulsory units are known', () => {
    const all = polunValinnat(ajoneuvoala, { osaamisalat: [] });
    expect(all.osaamisalat.length).toBeGreaterThan(1);
    for (const { uri: ala } of all.osaamisalat) {
      const { tutkintonimikkeet } = polunValinnat(ajoneuvoala, { osaamisalat: [ala] });
      expect(all.tutkintonimikkeet).toEqual(expect.arrayContaining([...tutkintonimikkeet]));
      for (const { uri } of tutkintonimikkeet) {
        const way = polku({ osaamisalat: [ala], tutkintonimikkeet: [uri] });
        expect(pakollisetOsat(ajoneuvoala, way)).not.toBeUndefined();
      }
    }
  });
});

describe('the groups', () => {
  test('of one osaamisala are its compulsory units, its optional ones, and what is open to all', () => {
    const ryhmat = ammatillisetRyhmat(ajoneuvoala, polku());
    expect(ryhmat.map((ryhma) => [ryhma.pakollinen, koodit(ryhma.osaamisalat)])).toEqual([
      [true, ['1008']],
      [false, ['1008']],
      [false, []],
    ]);
  });

  test('hold every vocational unit once while nothing is chosen', async () => {
    const mikaTahansa = polku({ osaamisalat: [], tutkintonimikkeet: [] });
    for (const { diaarinumero } of perusteet()) {
      const yksi = await peruste(diaarinumero);
      const ryhmissa = ammatillisetRyhmat(yksi, mikaTahansa).flatMap(({ osat }) => koodit(osat) ?? []);
      const omat = yksi.tutkinnonOsat.filter(({ yhteinen }) => yhteinen !== true);
      expect(ryhmissa.toSorted()).toEqual(koodit(omat)?.toSorted());
    }
  });
});

describe('the common units', () => {
  const osat = async (diaarinumero: string | undefined, alkamispaiva: string) =>
    koodit(yhteisetOsat(diaarinumero === undefined ? undefined : await peruste(diaarinumero), alkamispaiva));

  test('go by the first day of the study right, whatever the copy of the curriculum lists', async () => {
    expect(await osat('OPH-5410-2021', '2022-08-01')).toEqual(['106727', '106728', '106729']);
    expect(await osat('OPH-5410-2021', '2026-07-31')).toEqual(['106727', '106728', '106729']);
    expect(await osat('OPH-5410-2021', '2026-08-01')).toEqual(['108357', '108356', '108358']);
    expect(await osat('OPH-2762-2017', '2022-07-31')).toEqual(['400012', '400013', '400014']);
    expect(await osat(undefined, '2023-01-09')).toEqual(['106727', '106728', '106729']);
  });

  test("stay when they are the curriculum's very own", async () => {
    expect((await osat('59/011/2014', '2017-08-10'))?.toSorted()).toEqual(['101053', '101054', '101055', '101056']);
    expect(await osat('OPH-1117-2019', '2020-08-10')).toEqual(['600002', '400013', '600001']);
    const omat = hyvaksyttavatYhteiset(await peruste('OPH-1117-2019'), '2020-08-10');
    expect(koodit(omat.map((uri) => ({ uri })))).toContain('600002');
  });

  test('are none in a further qualification', async () => {
    expect(await osat('OPH-2376-2017', '2024-08-12')).toEqual([]);
  });

  test('of the newest generation have the *26 sub-areas only, and no other has any of them', async () => {
    const uudet = yhteisetOsat(ajoneuvoala, '2026-08-01').flatMap(({ osaAlueet }) => koodit(osaAlueet) ?? []);
    expect(uudet.length).toBeGreaterThan(10);
    expect(uudet.filter((koodi) => !koodi.endsWith('26'))).toEqual([]);
    const entiset = yhteisetOsat(ajoneuvoala, '2026-07-31').flatMap(({ osaAlueet }) => koodit(osaAlueet) ?? []);
    expect(entiset.filter((koodi) => koodi.endsWith('26'))).toEqual([]);
  });
});

describe('the sub-areas', () => {
  test('are one choice a code, and a range where the size depends on the language', () => {
    const alueet = osanAlueet('tutkinnonosat_106727', undefined);
    expect(koodit(alueet)).toEqual(['vvai22', 'vvtk', 'vvvk', 'vvtd', 'vvtl']);
    expect(alueet[1]?.pakollinen).toEqual({ arvio: 1, min: 1, max: 2 });
    expect(alueet[0]?.fi).toBe('Viestintä ja vuorovaikutus äidinkielellä');
  });

  test('of the languages to choose from are for everybody only once', () => {
    const kaikille = osanAlueet('tutkinnonosat_400012', undefined).filter((alue) => alue.kaikille);
    expect(koodit(kaikille)).toEqual(['vvai', 'vvtk', 'vvvk', 'vvtd', 'vvtl']);
  });

  test('for everybody make up the compulsory size of their unit', () => {
    for (const alkamispaiva of ['2020-08-10', '2024-08-12']) {
      for (const { laajuus, osaAlueet } of yhteisetOsat(undefined, alkamispaiva)) {
        const pakolliset = osaAlueet.filter(({ kaikille }) => kaikille).map(({ pakollinen }) => pakollinen?.arvio ?? 0);
        expect(pakolliset.reduce((summa, luku) => summa + luku, 0)).toBe(laajuus.arvio);
      }
    }
  });
});

test('a size is exact, a range, or not known', () => {
  expect(osanLaajuus({ laajuus: 25 })).toEqual({ arvio: 25, min: 25, max: 25 });
  expect(osanLaajuus({ laajuus: 0, laajuusMaksimi: 20 })).toEqual({ arvio: undefined, min: 0, max: 20 });
  expect(osanLaajuus({})).toEqual({ arvio: undefined, min: 0, max: Infinity });
});
