import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingPoints, pointsByGroup, sizeOfUnit } from '../../../src/shared/hoks/competence-points.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { lataaPeruste } from '../../../src/shared/reference/perusteet.ts';

const peruste = await lataaPeruste('OPH-5410-2021');
const tuva = await lataaPeruste('OPH-1488-2021');
const telma = await lataaPeruste('OPH-2659-2017');
const osittain = await lataaPeruste('OPH-4417-2023');
const polku = {
  alkamispaiva: '2024-08-12',
  osaamisalat: ['osaamisala_1008'],
  tutkintonimikkeet: ['tutkintonimikkeet_10066'],
};
const unit = (code: number) => ({ 'tutkinnon-osa-koodi-uri': `tutkinnonosat_${code}` });
const common = (code: number, ...areas: string[]) => ({
  ...unit(code),
  'osa-alueet': areas.map((area) => ({ 'osa-alue-koodi-uri': `ammatillisenoppiaineet_${area}` })),
});
const compulsory = [106945, 106877, 106878, 106879, 106880].map(unit);
const allCommon = [
  common(106727, 'vvai22', 'vvtk', 'vvvk', 'vvtd', 'vvtl'),
  common(106728, 'mlma', 'mlfk'),
  common(106729, 'ytyk', 'yttt', 'ytou', 'ytyy', 'ytth', 'ytkk'),
];
const draft: HoksDraft = {
  'hankittavat-ammat-tutkinnon-osat': compulsory.slice(1),
  'aiemmin-hankitut-ammat-tutkinnon-osat': compulsory.slice(0, 1),
  'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Oma', laajuus: 10 }],
  'hankittavat-yhteiset-tutkinnon-osat': allCommon,
};

describe('the points of a plan', () => {
  test('are planned, recognised and missing by group, against what the qualification asks for', () => {
    const rows = pointsByGroup(draft, { peruste, polku }).map((group) => [
      group.nimi?.fi ?? group.id,
      group.suunniteltu.arvio,
      group.tunnustettu.arvio,
      group.vaadittu,
      missingPoints(group),
    ]);
    expect(rows).toEqual([
      ['kaikki', 96, 25, 180, 59],
      ['ammatilliset', 70, 25, 145, 50],
      ['pakolliset', 60, 25, 85, 0],
      ['paikalliset', 10, 0, undefined, undefined],
      ['yhteiset', 26, 0, 35, 9],
      ['Viestintä- ja vuorovaikutusosaaminen', 11, 0, 11, 0],
      ['Matemaattis-luonnontieteellinen osaaminen', 6, 0, 6, 0],
      ['Yhteiskunta- ja työelämäosaaminen', 9, 0, 9, 0],
      ['valinnaiset', 0, 0, 9, 9],
    ]);
  });

  test('of a sub-area given twice are its compulsory and its optional part', () => {
    const twice = { 'hankittavat-yhteiset-tutkinnon-osat': [common(106728, 'mlma', 'mlfk', 'mlma')] };
    const groups = pointsByGroup(twice, { peruste, polku });
    const of = (id: string) => groups.find((group) => group.id === id)?.suunniteltu.arvio;
    expect([of('yhteiset'), of('valinnaiset')]).toEqual([9, 3]);
    expect(groups.find(({ nimi }) => nimi?.fi?.startsWith('Matem'))?.suunniteltu.arvio).toBe(6);
  });

  test('do not ask for what is not known: neither groups of a partial curriculum nor any of an unknown one', () => {
    const asked = (known: typeof peruste) =>
      pointsByGroup({}, { peruste: known, polku: { ...polku, osaamisalat: [] } })
        .filter(({ vaadittu }) => vaadittu !== undefined)
        .map(({ id }) => id);
    const threeUnits = ['yhteinen', 'yhteinen', 'yhteinen'];
    expect(asked(osittain)).toEqual(['kaikki', 'ammatilliset', 'yhteiset', ...threeUnits, 'valinnaiset']);
    expect(asked(undefined)).toEqual(threeUnits);
  });

  test('of preparatory education are weeks, in one group', () => {
    const parts = [
      { 'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_101', laajuus: 2.5 },
      { 'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_102' },
    ];
    const [all, ...others] = pointsByGroup({ 'hankittavat-koulutuksen-osat': parts }, { peruste: tuva, polku });
    expect(all).toMatchObject({ id: 'kaikki', suunniteltu: { arvio: 2.5, min: 2.5, max: 22.5 } });
    expect(others).toEqual([]);
  });
});

describe('the size of a unit', () => {
  test('is a range where the curriculum gives one, and open where nothing is known', () => {
    expect(sizeOfUnit(unit(400005), telma)).toEqual({ arvio: undefined, min: 0, max: 25 });
    expect(sizeOfUnit(unit(1), peruste)).toEqual({ arvio: undefined, min: 0, max: Infinity });
    expect(sizeOfUnit({ laajuus: 'kymmenen' }, peruste).arvio).toBeUndefined();
  });

  test('of a sub-area may be its optional part alone or both parts', () => {
    expect(sizeOfUnit(common(106728, 'mlma'), peruste)).toEqual({ arvio: 4, min: 3, max: 7 });
  });
});

test('the guess of a sum lies between its least and its most, and one more unit never makes it smaller', () => {
  const anyUnit = fc.oneof(
    fc.constantFrom(...compulsory, unit(1)),
    fc.constantFrom(...allCommon),
    fc.record({ nimi: fc.string(), laajuus: fc.integer({ min: 0, max: 50 }) }),
  );
  const total = (units: readonly object[]) =>
    pointsByGroup({ 'hankittavat-ammat-tutkinnon-osat': [...units] }, { peruste, polku })[0]?.suunniteltu;
  fc.assert(
    fc.property(fc.array(anyUnit), anyUnit, (units, one) => {
      const [before, after] = [total(units), total([...units, one])];
      if (before === undefined || after === undefined) return false;
      const isBetween = (after.arvio ?? 0) >= after.min && (after.arvio ?? 0) <= after.max;
      // What is not known counts as nothing, and leaves the most open.
      return (isBetween || after.max === Infinity) && after.min >= before.min && after.max >= before.max;
    }),
  );
});
