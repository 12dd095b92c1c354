import { expect, test } from 'vitest';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';
import { fieldAt } from '../../../src/shared/hoks/place.ts';
import { sectionOf, sections, sectionsFor } from '../../../src/shared/hoks/sections.ts';
import { whatIsMissing } from '../../../src/shared/hoks/what-is-missing.ts';
import { context, KOULUTUSSOPIMUS, studyRight, tuvaStudyRight } from './plans.ts';
import { names } from './summary-names.ts';

const draft: HoksDraft = {
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

test('does not ask for what the approval fills in, nor for the version of a missing code', () => {
  const rules = [...missing.errors, ...missing.demanded, ...missing.advice].map(
    ({ rule, path }) => `${rule} ${path.join('/')}`,
  );
  expect(rules).not.toContain('required ensikertainen-hyvaksyminen');
  expect(rules.some((rule) => rule.startsWith('C2'))).toBe(false);
  expect(rules.some((rule) => rule.startsWith('required') && rule.endsWith('versio'))).toBe(false);
  const put = whatIsMissing(draft, context({ method: 'put', opiskeluoikeus: studyRight() }), names());
  expect(put.errors).toEqual(missing.errors);
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
