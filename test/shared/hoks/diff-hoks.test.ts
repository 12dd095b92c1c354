import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import { type Change, diffHoks } from '../../../src/shared/hoks/diff-hoks.ts';
import { hoks, type HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { KOULUTUSSOPIMUS } from './plans.ts';
import { names } from './summary-names.ts';

const UNITS = 'hankittavat-ammat-tutkinnon-osat';
const unit = (number: 1 | 2, more: object = {}) => ({
  'tutkinnon-osa-koodi-uri': `tutkinnonosat_${number}`,
  'tutkinnon-osa-koodi-versio': 1,
  ...more,
});
const period = (more: object = {}) => ({
  'osaamisen-hankkimistapa-koodi-uri': KOULUTUSSOPIMUS,
  'osaamisen-hankkimistapa-koodi-versio': 1,
  'yksiloiva-tunniste': 'jakso-1',
  alku: '2026-09-01',
  loppu: '2026-10-01',
  ...more,
});

const said = ({ kind, place, field, before, after }: Change) => [kind, place, field, before, after];
const diff = (before: HoksDraft, after: HoksDraft) => diffHoks(before, after, names()).map(said);

test('says a changed value in words', () => {
  expect(diff({ 'osaamisen-hankkimisen-tarve': true }, { 'osaamisen-hankkimisen-tarve': false })).toEqual([
    ['changed', '', 'Opiskelijalla on osaamisen hankkimisen tarve', 'kyllä', 'ei'],
  ]);
  expect(diff({ sahkoposti: 'a@example.org' }, { sahkoposti: '' })).toEqual([
    ['removed', '', 'Sähköposti', 'a@example.org', ''],
  ]);
  expect(diff({}, { 'ensikertainen-hyvaksyminen': '2026-09-01' })).toEqual([
    ['added', '', 'Ensikertainen hyväksyminen', '', '1.9.2026'],
  ]);
});

test('says what changed inside a period that was moved in time', () => {
  const before = { [UNITS]: [unit(1, { 'osaamisen-hankkimistavat': [period()] })] };
  const after = {
    [UNITS]: [unit(1, { 'osaamisen-hankkimistavat': [period({ alku: '2026-09-08', 'osa-aikaisuustieto': 80 })] })],
  };
  expect(diff(before, after)).toEqual([
    ['changed', 'Huolto, jakso', 'Aloituspäivä', '1.9.2026', '8.9.2026'],
    ['added', 'Huolto, jakso', 'Osa-aikaisuus', '', '80 %'],
  ]);
});

test('says added and removed parts once, by their summary', () => {
  const changes = diffHoks(
    { [UNITS]: [unit(1)] },
    { [UNITS]: [unit(2, { 'osaamisen-hankkimistavat': [period()] })] },
    names(),
  );
  expect(changes.map(said)).toEqual([
    ['added', '', 'Ammatillinen tutkinnon osa', '', 'Korjaus'],
    ['removed', '', 'Ammatillinen tutkinnon osa', 'Huolto', ''],
  ]);
  expect(changes.map(({ path, section }) => [path.join('/'), section])).toEqual([
    [`${UNITS}/0`, 'ammatilliset'],
    [`${UNITS}/0`, 'ammatilliset'],
  ]);
});

test('follows a unit by its code when another is put before it', () => {
  const changes = diffHoks(
    { [UNITS]: [unit(1)] },
    { [UNITS]: [unit(2), unit(1, { 'opetus-ja-ohjaus-maara': 12.5 })] },
    names(),
  );
  expect(changes.map(said)).toEqual([
    ['added', '', 'Ammatillinen tutkinnon osa', '', 'Korjaus'],
    ['added', 'Huolto', 'Opetus ja ohjaus', '', '12,5 tuntia'],
  ]);
  expect(changes[1]?.path).toEqual([UNITS, 1, 'opetus-ja-ohjaus-maara']);
});

test('says a new order where the order means something', () => {
  expect(diff({ [UNITS]: [unit(1), unit(2)] }, { [UNITS]: [unit(2), unit(1)] })).toEqual([
    ['reordered', '', 'Ammatilliset tutkinnon osat', '', ''],
  ]);
  const support = (number: number) => ({
    'oppimisen-tuen-tyyppi-koodi-uri': `ammatillinenkoulutusoppimisentuentyyppi_0${number}`,
  });
  expect(diff({ 'oppimisen-tuki': [support(2), support(3)] }, { 'oppimisen-tuki': [support(3), support(2)] })).toEqual(
    [],
  );
});

test('leaves out what the server makes and the version of a changed code', () => {
  const before: HoksDraft = {
    id: 1,
    'urasuunnitelma-koodi-uri': 'urasuunnitelma_0001',
    'urasuunnitelma-koodi-versio': 1,
  };
  const after: HoksDraft = {
    id: 2,
    'urasuunnitelma-koodi-uri': 'urasuunnitelma_0002',
    'urasuunnitelma-koodi-versio': 2,
  };
  expect(diff(before, after)).toEqual([
    ['changed', '', 'Urasuunnitelman päämäärä', 'urasuunnitelma_0001', 'urasuunnitelma_0002'],
  ]);
  expect(diff(before, { ...before, 'urasuunnitelma-koodi-versio': 2 })).toHaveLength(1);
});

const plans = arbitraryPlan('post');

test('finds nothing between a plan and its copy', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(diff(plan, structuredClone(plan))).toEqual([]);
    }),
  );
});

test('finds something exactly when the plans do not mean the same', () => {
  const rootField = fc.constantFrom(...Object.keys(hoks.fields));
  fc.assert(
    fc.property(plans, plans, rootField, (plan, other, name) => {
      const changed = { ...plan, [name]: other[name] };
      expect(diff(plan, changed).length > 0).toBe(canonicalText(plan) !== canonicalText(changed));
    }),
    { numRuns: 200 },
  );
});
