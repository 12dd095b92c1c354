import { expect, test } from 'vitest';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';
import { fieldAt } from '../../../src/shared/hoks/place.ts';
import { sectionOf, sections, sectionsFor } from '../../../src/shared/hoks/sections.ts';
import { codeVersionMessage } from '../../../src/shared/hoks/messages.ts';
import { whatIsMissing } from '../../../src/shared/hoks/what-is-missing.ts';
import { context, KOULUTUSSOPIMUS, studyRight, tuvaStudyRight } from './plans.ts';
import { names } from './summary-names.ts';

const draft: HoksDraft = {
  'ensikertainen-hyvaksyminen': '2026-11-23',
  'oppija-oid': '1.2.246.562.24.55500022216',
  'opiskeluoikeus-oid': '1.2.246.562.15.55500011121',
  'hankittavat-ammat-tutkinnon-osat': [
    {
      'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
      'tutkinnon-osa-koodi-versio': 1,
      'osaamisen-hankkimistavat': [
        {
          'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
          'osaamisen-hankkimistapa-koodi-versio': 1,
          alku: '2026-08-17',
          loppu: '2026-10-30',
        },
        {
          'osaamisen-hankkimistapa-koodi-uri': KOULUTUSSOPIMUS,
          'osaamisen-hankkimistapa-koodi-versio': 1,
          'yksiloiva-tunniste': 'jakso-2',
          alku: '2027-01-11',
          loppu: '2027-03-05',
        },
      ],
    },
    {},
  ],
};

const missing = whatIsMissing(draft, context({ opiskeluoikeus: studyRight() }), names());

test('says what is missing, where, and in which section', () => {
  expect(missing.errors.map(({ rule, place, field, section }) => [rule, place, field, section])).toEqual([
    ['required', '', 'Opiskelijalla on osaamisen hankkimisen tarve', 'perustiedot'],
    ['C1', 'Huolto, jakso 2', 'Osa-aikaisuus', 'ammatilliset'],
    ['required', 'Ammatillinen tutkinnon osa 2', 'Tutkinnon osa', 'ammatilliset'],
  ]);
});

test('says nothing of the version of a missing code, and of another one at its code', () => {
  const rules = missing.errors.map(({ rule, path }) => `${rule} ${path.join('/')}`);
  expect(rules.some((rule) => rule.endsWith('versio'))).toBe(false);
  const { errors } = whatIsMissing(
    { ...draft, 'hankittavat-ammat-tutkinnon-osat': [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1' }] },
    context(),
    names(),
  );
  expect(errors.at(-1)).toMatchObject({
    path: ['hankittavat-ammat-tutkinnon-osat', 0, 'tutkinnon-osa-koodi-uri'],
    message: codeVersionMessage,
    field: 'Tutkinnon osa',
  });
});

test('says what is wrong with one line of a list at the list', () => {
  const lines = { 'osaamisen-osoittaminen': [{ 'yksilolliset-kriteerit': ['a', 1] }] } as unknown as HoksDraft;
  const { errors } = whatIsMissing(
    { ...draft, 'hankittavat-ammat-tutkinnon-osat': [lines] } as HoksDraft,
    context(),
    names(),
  );
  const list = ['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-osoittaminen', 0, 'yksilolliset-kriteerit'];
  expect(errors.filter(({ rule }) => rule === 'type').map(({ path }) => path)).toEqual([list]);
});

test('keeps what the guideline demands apart from errors and from advice', () => {
  expect(missing.demanded.map(({ rule, place }) => [rule, place])).toEqual([
    ['R15', 'Huolto, jakso 2'],
    ['R15', 'Huolto, jakso 2'],
  ]);
  expect(missing.advice.map(({ rule }) => rule)).toEqual(['R32', 'R14']);
  expect(missing.defects).toEqual([]);
});

test('speaks Swedish', () => {
  const { errors } = whatIsMissing(draft, context({ opiskeluoikeus: studyRight() }), names('sv'));
  expect(errors[1]?.place).toBe('Huolto, period 2');
});

test('every field that a person sees is in exactly one section', () => {
  const shown = Object.entries(hoks.fields).filter(
    ([, field]) => field.kind !== 'scalar' || field.widget.type !== 'none',
  );
  const inSections: string[] = sections.flatMap(({ fields }) => fields);
  expect(inSections.toSorted()).toEqual(shown.map(([name]) => name).toSorted());
  for (const { id, fields } of sections) for (const name of fields) expect(sectionOf([name, 0])).toBe(id);
});

test('shows the sections that the study right allows', () => {
  const ids = (...given: Parameters<typeof sectionsFor>) => sectionsFor(...given).map(({ id }) => id);
  expect(ids(studyRight())).toEqual([
    'perustiedot',
    'aiemmin-hankitut',
    'ammatilliset',
    'paikalliset',
    'yhteiset',
    'oppimisen-tuki',
    'opiskeluvalmiudet',
  ]);
  expect(ids(tuvaStudyRight())).toEqual(['perustiedot', 'koulutuksen-osat', 'oppimisen-tuki']);
  expect(sectionsFor(tuvaStudyRight())[0]?.fields).not.toContain('tuva-opiskeluoikeus-oid');
  expect(ids(undefined)).toHaveLength(sections.length);
});

test('shows what a plan holds although the study right does not allow it', () => {
  const strange: HoksDraft = { 'hankittavat-ammat-tutkinnon-osat': [{}], 'tuva-opiskeluoikeus-oid': '1' };
  const shown = sectionsFor(tuvaStudyRight(), strange);
  expect(shown.map(({ id }) => id)).toContain('ammatilliset');
  expect(shown[0]?.fields).toContain('tuva-opiskeluoikeus-oid');
});

test('finds the field at a path and none for a key that is not of the contract', () => {
  expect(fieldAt(['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 1, 'loppu'])?.label.fi).toBe(
    'Lopetuspäivä',
  );
  expect(fieldAt(['constructor'])).toBeUndefined();
  expect(fieldAt([])).toBeUndefined();
});
