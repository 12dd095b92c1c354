import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { onKokoTutkinto, osaamisalat, tulkitseOpiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';
import { structureAdvice } from '../../../src/shared/hoks/structure-advice.ts';
import { lataaPeruste, perusteet } from '../../../src/shared/reference/perusteet.ts';

const polku = {
  alkamispaiva: '2024-08-12',
  osaamisalat: ['osaamisala_1008'],
  tutkintonimikkeet: ['tutkintonimikkeet_10066'],
};
const whole = {
  tyyppi: { koodiarvo: 'ammatillinenkoulutus' },
  alkamispäivä: polku.alkamispaiva,
  suoritukset: [{ tyyppi: { koodiarvo: 'ammatillinentutkinto' } }],
};
const known = { peruste: await lataaPeruste('OPH-5410-2021'), polku, opiskeluoikeus: whole };

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
const complete: HoksDraft = {
  'hankittavat-ammat-tutkinnon-osat': compulsory,
  'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Oma', laajuus: 60 }],
  'hankittavat-yhteiset-tutkinnon-osat': allCommon,
};
const found = (draft: HoksDraft, context: Parameters<typeof structureAdvice>[1] = known) =>
  structureAdvice(draft, context).map(({ rule, path }) => `${rule} ${path.join('/')}`);

const VOCATIONAL = 'hankittavat-ammat-tutkinnon-osat';
const COMMON = 'hankittavat-yhteiset-tutkinnon-osat';

test('a plan that holds what its qualification asks for gets no advice', () => {
  expect(found(complete)).toEqual([]);
});

describe('units', () => {
  test('are asked for when there is a need and there are none', () => {
    expect(found({ 'osaamisen-hankkimisen-tarve': true })).toEqual([`units-none ${VOCATIONAL}`]);
    expect(found({ 'osaamisen-hankkimisen-tarve': false })).toEqual([]);
    expect(found({})).toEqual([]);
    const tuva = { ...known, peruste: undefined, opiskeluoikeus: { tyyppi: { koodiarvo: 'tuva' } } };
    expect(found({ 'osaamisen-hankkimisen-tarve': true }, tuva)).toEqual(['units-none hankittavat-koulutuksen-osat']);
  });

  test('that are compulsory are asked for by name, in both languages, unless they are recognised', () => {
    const [recognised, , ...planned] = compulsory;
    const draft: HoksDraft = {
      ...complete,
      [VOCATIONAL]: planned,
      'aiemmin-hankitut-ammat-tutkinnon-osat': [recognised ?? {}],
    };
    const [advice, ...others] = structureAdvice(draft, known);
    expect(others).toEqual([]);
    expect(advice).toMatchObject({ rule: 'compulsory-units', level: 'advice', path: [VOCATIONAL] });
    expect(advice?.message.fi).toContain('puuttuu: Alustan korjaustyöt.');
    expect(advice?.message.sv).toContain('examensdelar: Reparation av chassi.');
  });

  test('that stand twice are told once, and nothing is then said of the sum', () => {
    const draft: HoksDraft = {
      ...complete,
      [VOCATIONAL]: [...compulsory, unit(106880)],
      'aiemmin-hankitut-ammat-tutkinnon-osat': [unit(106878)],
    };
    expect(found(draft)).toEqual([
      `unit-twice ${VOCATIONAL}/2/tutkinnon-osa-koodi-uri`,
      `unit-twice ${VOCATIONAL}/5/tutkinnon-osa-koodi-uri`,
    ]);
  });
});

describe('points', () => {
  test('are asked for only when they are missing for certain', () => {
    const short = (laajuus: number) => ({ ...complete, 'hankittavat-paikalliset-tutkinnon-osat': [{ laajuus }] });
    // The 13 sub-areas may be both parts of each: 26 points may be as many as 60 in truth.
    const most = 180 - 85 - 60;
    expect(found(short(most))).toEqual([]);
    expect(found(short(most - 1))).toEqual([`points-too-few ${VOCATIONAL}`]);
    expect(found({ ...short(0), [VOCATIONAL]: [...compulsory, unit(1)] })).toEqual([]);
  });

  test('are too many only when the least of them are', () => {
    const least = (laajuus: number) => ({
      [VOCATIONAL]: compulsory,
      'aiemmin-hankitut-yhteiset-tutkinnon-osat': allCommon,
      'hankittavat-paikalliset-tutkinnon-osat': [{ laajuus }],
    });
    const rules = (laajuus: number) => found(least(laajuus));
    expect(rules(71)).toEqual([]);
    expect(rules(72)).toEqual([`points-too-many ${VOCATIONAL}`]);
  });

  test('of common units are asked for when even all optional parts would not do', () => {
    const few = [common(106727, 'vvtl'), common(106728, 'mlma', 'mlfk'), common(106729, 'ytou', 'ytyy')];
    expect(found({ ...complete, [COMMON]: few })).toEqual([`points-too-few ${VOCATIONAL}`, `common-points ${COMMON}`]);
  });
});

describe('common units', () => {
  test('that are missing are asked for', () => {
    const [first] = allCommon;
    const draft: HoksDraft = { ...complete, [COMMON]: [first ?? {}], [VOCATIONAL]: [...compulsory, unit(1)] };
    expect(found(draft)).toEqual([`common-units ${COMMON}`]);
  });

  test('of another generation are told at their place, and are not missing besides', () => {
    const draft = { ...complete, [COMMON]: [common(400012, 'vvvk'), ...allCommon.slice(1)] };
    expect(found(draft)).toEqual([`common-generation ${COMMON}/0/tutkinnon-osa-koodi-uri`]);
    const undated = { ...known, opiskeluoikeus: { ...whole, alkamispäivä: undefined } };
    expect(found(draft, undated)).toEqual([]);
  });

  test('have sub-areas of their own', () => {
    const draft = {
      ...complete,
      [COMMON]: [...allCommon.slice(0, 2), common(106729, 'ytyk', 'mlma', 'mlma26', '001')],
    };
    expect(found(draft).filter((line) => line.startsWith('sub-area'))).toEqual([
      `sub-area-of-unit ${COMMON}/2/osa-alueet/1/osa-alue-koodi-uri`,
      `sub-area-of-unit ${COMMON}/2/osa-alueet/2/osa-alue-koodi-uri`,
    ]);
  });
});

describe('preparatory education', () => {
  const part = (code: number, laajuus?: number) => ({
    'koulutuksen-osa-koodi-uri': `koulutuksenosattuva_${code}`,
    ...(laajuus === undefined ? {} : { laajuus }),
  });
  const of = async (...parts: object[]) => {
    const peruste = await lataaPeruste('OPH-1488-2021');
    const opiskeluoikeus = { tyyppi: { koodiarvo: 'tuva' } };
    return found({ 'hankittavat-koulutuksen-osat': parts }, { ...known, peruste, opiskeluoikeus });
  };

  test('has the part that belongs to everybody, and its weeks within the limits of each part', async () => {
    expect(await of(part(102, 20))).toEqual(['tuva-common hankittavat-koulutuksen-osat']);
    expect(await of(part(101, 2), part(102))).toEqual([]);
    expect(await of(part(101, 1.5))).toEqual(['tuva-weeks hankittavat-koulutuksen-osat/0/laajuus']);
    expect(await of(part(101, 6), part(101, 4))).toEqual([]);
    expect(await of(part(101, 6), part(101, 5))).toEqual(['tuva-weeks hankittavat-koulutuksen-osat/1/laajuus']);
  });
});

test('nothing is said to be missing of a partial qualification or of one that is not known', async () => {
  const one = { [VOCATIONAL]: [unit(106880)] };
  const partial = { ...whole, suoritukset: [{ tyyppi: { koodiarvo: 'ammatillinentutkintoosittainen' } }] };
  expect(found(one)).not.toEqual([]);
  expect(found(one, { ...known, opiskeluoikeus: partial })).toEqual([]);
  expect(found(one, { ...known, opiskeluoikeus: { ...whole, suoritukset: [] } })).toEqual([]);
  expect(found(one, { ...known, peruste: undefined })).toEqual([]);
  const { peruste: _known, ...rest } = known;
  const osittain = await lataaPeruste('OPH-4417-2023');
  expect(found(one, { ...rest, peruste: osittain })).toEqual([`common-units ${COMMON}`]);
});

test('whatever the curriculum and the plan, advice never blocks and points into the plan', async () => {
  const all = await Promise.all(perusteet().map(({ diaarinumero }) => lataaPeruste(diaarinumero)));
  const anything = fc.oneof(fc.constantFrom(...compulsory, ...allCommon, unit(1), {}), fc.jsonValue());
  const draft = fc.record({ [VOCATIONAL]: fc.array(anything), [COMMON]: fc.array(anything) });
  fc.assert(
    fc.property(fc.constantFrom(...all), draft, (peruste, plan) => {
      // An imported plan may hold anything.
      const advice = structureAdvice(plan as HoksDraft, { ...known, peruste });
      return advice.every(
        ({ level, blocksApproval, path }) => level === 'advice' && !blocksApproval && path.length > 0,
      );
    }),
  );
});

test('the study right tells the osaamisala in force and whether the whole qualification is studied', () => {
  const read = tulkitseOpiskeluoikeus({
    suoritukset: [
      {
        tyyppi: { koodiarvo: 'ammatillinentutkinto' },
        osaamisala: [
          { osaamisala: { koodiarvo: '1007' }, loppu: '2025-01-01' },
          { osaamisala: { koodiarvo: '1008' } },
          { koodiarvo: '3181' },
          'odd',
        ],
      },
    ],
  });
  expect(osaamisalat(read ?? {})).toEqual(['osaamisala_1008', 'osaamisala_3181']);
  expect(onKokoTutkinto(read ?? {})).toBe(true);
});
