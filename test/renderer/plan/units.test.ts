import { describe, expect, test } from 'vitest';
import { createReference } from '../../../src/renderer/plan/reference.ts';
import { additionChanges } from '../../../src/renderer/plan/units/add-units.ts';
import { sizeText, sumText } from '../../../src/renderer/plan/units/size-text.ts';
import { nationalChoices, unitChoices, type UnitList } from '../../../src/renderer/plan/units/unit-choices.ts';
import { createPlanDocument } from '../../../src/renderer/plan/plan-document.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { lataaPeruste } from '../../../src/shared/reference/perusteet.ts';

const sources = {
  kieli: 'fi' as const,
  tutkinnonOsat: [
    { uri: 'tutkinnonosat_106878', versio: 1, fi: 'Jarrujen korjaus' },
    { uri: 'tutkinnonosat_102691', versio: 2, fi: 'Jarrujärjestelmät' },
  ],
  alkamispaiva: '2024-08-12',
  osaamisalat: ['osaamisala_1008'],
  tutkintonimikkeet: ['tutkintonimikkeet_10066'],
  today: '2026-11-23',
};
const reference = createReference({ ...sources, peruste: await lataaPeruste('OPH-5410-2021') });
const tuva = createReference({ ...sources, peruste: await lataaPeruste('OPH-1488-2021') });
const defaults = { ownInstitution: undefined, newId: () => 'uusi' };

const VOCATIONAL = 'hankittavat-ammat-tutkinnon-osat';
const COMMON = 'hankittavat-yhteiset-tutkinnon-osat';

function choices(list: UnitList, draft: HoksDraft = {}, from = reference) {
  return unitChoices({ list, draft, reference: from, polku: from.polku }).flatMap((group) => group.choices);
}

/** The plan after choosing these lines, and the way back in one step. */
function planAfter(list: UnitList, ids: readonly string[], draft: HoksDraft = {}, from = reference) {
  const document = createPlanDocument<HoksDraft>(draft, () => 0);
  const chosen = choices(list, draft, from).filter(({ id }) => ids.includes(id));
  const additions = chosen.map(({ addition }) => addition);
  document.setAll(additionChanges(list, document.valueAt([list]), additions, defaults));
  const after = document.current();
  document.undo();
  expect(document.current()).toEqual(draft);
  return after;
}

describe('what is added', () => {
  test('is a unit with its code, the version of the code and the curriculum it is from', () => {
    expect(planAfter(VOCATIONAL, ['tutkinnonosat_106880', 'tutkinnonosat_106878'])).toEqual({
      [VOCATIONAL]: ['106878', '106880'].map((code) => ({
        'tutkinnon-osa-koodi-uri': `tutkinnonosat_${code}`,
        'tutkinnon-osa-koodi-versio': 1,
        'tutkinnon-osan-perusteen-diaarinro': 'OPH-5410-2021',
      })),
    });
  });

  test('is a sub-area in the common unit that the plan has, else in a new one', () => {
    const before = {
      [COMMON]: [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106728', 'osa-alueet': [area('mlma')] }],
    };
    const ids = ['106728/ammatillisenoppiaineet_mlfk/1', '106729/ammatillisenoppiaineet_ytkk/1'];
    const after = planAfter(
      COMMON,
      ids.map((id) => `tutkinnonosat_${id}`),
      before,
    );
    expect(after).toEqual({
      [COMMON]: [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106728', 'osa-alueet': [area('mlma'), area('mlfk')] },
        {
          'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106729',
          'tutkinnon-osa-koodi-versio': 1,
          'osa-alueet': [area('ytkk')],
        },
      ],
    });
  });

  test('is a sub-area twice for both of its parts', () => {
    const both = [1, 2].map((times) => `tutkinnonosat_106728/ammatillisenoppiaineet_mlma/${times}`);
    expect(planAfter(COMMON, both)).toMatchObject({ [COMMON]: [{ 'osa-alueet': [area('mlma'), area('mlma')] }] });
  });

  test('is a part of preparatory education, whose weeks the counselor decides', () => {
    const list = 'hankittavat-koulutuksen-osat';
    expect(planAfter(list, ['koulutuksenosattuva_101'], {}, tuva)).toEqual({
      [list]: [{ 'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_101', 'koulutuksen-osa-koodi-versio': 1 }],
    });
  });

  test('among competence acquired before is the same, with what such a part begins with', () => {
    const list = 'aiemmin-hankitut-ammat-tutkinnon-osat';
    expect(planAfter(list, ['tutkinnonosat_106880'])).toMatchObject({
      [list]: [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106880', 'tutkinnon-osa-koodi-versio': 1 }],
    });
  });
});

const area = (code: string) => ({
  'osa-alue-koodi-uri': `ammatillisenoppiaineet_${code}`,
  'osa-alue-koodi-versio': 1,
});

describe('what is offered', () => {
  test('tells what the plan has already, planned or recognised', () => {
    const draft = {
      [VOCATIONAL]: [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106880' }],
      'aiemmin-hankitut-ammat-tutkinnon-osat': [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106878' }],
      'aiemmin-hankitut-yhteiset-tutkinnon-osat': [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106728', 'osa-alueet': [area('mlma')] },
      ],
    };
    const there = (list: UnitList) =>
      choices(list, draft)
        .filter(({ isIn }) => isIn !== undefined)
        .map(({ id, isIn }) => [id, isIn]);
    expect(there(VOCATIONAL)).toEqual([
      ['tutkinnonosat_106878', 'recognised'],
      ['tutkinnonosat_106880', 'planned'],
    ]);
    expect(there(COMMON)).toEqual([['tutkinnonosat_106728/ammatillisenoppiaineet_mlma/1', 'recognised']]);
  });

  test('as compulsory is what every student on this way takes', () => {
    const compulsory = (list: UnitList) => choices(list).filter(({ isCompulsory }) => isCompulsory);
    expect(sumText(compulsory(VOCATIONAL))).toBe('85');
    expect(compulsory(COMMON)).toHaveLength(13);
    expect(sumText(compulsory(COMMON))).toBe('26');
  });

  test('from the national list is what was searched for and is not of the own curriculum, with no curriculum told', () => {
    const found = nationalChoices({ draft: {}, reference }, 'jarru', 10);
    expect(found).toHaveLength(1);
    expect(found[0]?.addition).toMatchObject({ code: { uri: 'tutkinnonosat_102691', versio: 2 } });
    expect(found[0]?.addition.diaarinumero).toBeUndefined();
    expect(nationalChoices({ draft: {}, reference }, ' ', 10)).toEqual([]);
  });
});

test('a size is a number, a range, or nothing', () => {
  expect(sizeText({ arvio: 2.5, min: 2.5, max: 2.5 })).toBe('2,5');
  expect(sizeText({ arvio: undefined, min: 2, max: 10 })).toBe('2–10');
  expect(sizeText({ arvio: undefined, min: 0, max: Infinity })).toBe('');
  expect(sumText([{ laajuus: { arvio: undefined, min: 2, max: 10 } }])).toBe('2–10');
});
