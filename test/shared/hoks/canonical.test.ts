import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, canonicalText, sameContent } from '../../../src/shared/hoks/canonical.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { fixture, planWith } from './plans.ts';

const plans = arbitraryPlan('post');

const UNORDERED = [
  'hankittavat-yhteiset-tutkinnon-osat',
  'hankittavat-koulutuksen-osat',
  'oppimisen-tuki',
  'opiskeluvalmiuksia-tukevat-opinnot',
];
const NESTED_LISTS = [
  'osaamisen-hankkimistavat',
  'osaamisen-osoittaminen',
  'muut-oppimisymparistot',
  'keskeytymisajanjaksot',
  'tarkentavat-tiedot-naytto',
  'osa-alueet',
  'koulutuksen-jarjestaja-osaamisen-arvioijat',
  'tyoelama-osaamisen-arvioijat',
  'yksilolliset-kriteerit',
];

/** What the real server does to a plan between POST and GET (contract 7.4, 13.1). */
function asServerReturns(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item) => (typeof item === 'string' ? item.trim() : asServerReturns(item)));
    if (UNORDERED.includes(key)) return items.toReversed();
    return key === 'osa-alueet' &&
      items.some(
        (item) => JSON.stringify(item).includes('koodi-versio') && !JSON.stringify(item).includes('osa-alue-koodi-uri'),
      )
      ? items.slice(-1)
      : items;
  }
  if (typeof value === 'string') {
    if (['hyvaksytty', 'paivitetty'].includes(key)) return `${new Date(value).toISOString().slice(0, -5)}Z`;
    return value.trim();
  }
  if (typeof value !== 'object' || value === null) return value;
  const returned: Record<string, unknown> = { 'module-id': '568d0557-6678-4786-a6f4-a974fe05cf2c' };
  const isUnit = 'alku' in value || 'tutkinnon-osa-koodi-uri' in value || 'osa-alue-koodi-uri' in value;
  if (isUnit) for (const name of NESTED_LISTS) returned[name] = [];
  if ('valittu-todentamisen-prosessi-koodi-uri' in value) {
    returned['tarkentavat-tiedot-osaamisen-arvioija'] = { 'aiemmin-hankitun-osaamisen-arvioijat': [] };
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'id') continue;
    returned[name] = asServerReturns(inner, name);
  }
  return returned;
}

test('a plan means the same as the server returns it', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const answer = { ...(asServerReturns(plan) as object), id: 2, eid: 'x', manuaalisyotto: false };
      expect(sameContent(plan, answer)).toBe(true);
    }),
  );
});

test('the full example comes back the same', () => {
  const plan = fixture('full-vocational-post.json');
  expect(sameContent(plan, asServerReturns(plan))).toBe(true);
});

test('is idempotent', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const once = canonical(plan);
      expect(canonical(once)).toEqual(once);
      expect(canonicalText(once)).toBe(canonicalText(plan));
    }),
  );
});

test('does not depend on the order of keys', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, reversed(inner)]),
    );
  };
  fc.assert(
    fc.property(plans, (plan) => {
      expect(canonicalText(reversed(plan))).toBe(canonicalText(plan));
    }),
  );
});

test('notices every change that the server would keep', () => {
  const plan = planWith({ 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'a' }, { nimi: 'b' }] });
  const differs = (fields: Record<string, unknown>) => !sameContent(plan, { ...plan, ...fields });
  expect(differs({})).toBe(false);
  expect(differs({ sahkoposti: 'opiskelija@example.org' })).toBe(true);
  expect(differs({ 'osaamisen-hankkimisen-tarve': false })).toBe(true);
  expect(differs({ 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'a' }] })).toBe(true);
  expect(differs({ 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'b' }, { nimi: 'a' }] })).toBe(true);
  expect(differs({ 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'a' }, {}] })).toBe(true);
  expect(differs({ 'oppija-oid': '1.2.246.562.24.10000000016' })).toBe(true);
});

test('reads timestamps to whole seconds of UTC', () => {
  const at = (hyvaksytty: string) => canonical({ hyvaksytty })['hyvaksytty'];
  expect(at('2024-08-13T10:00:00.999+03:00')).toBe('2024-08-13T07:00:00Z');
  expect(at('2024-08-13T10:00:00+0300')).toBe('2024-08-13T07:00:00Z');
  expect(at('2024-08-13T10:00')).toBe('2024-08-13T10:00:00Z');
  expect(at('2024-08-13')).toBe('2024-08-13T00:00:00Z');
  expect(at('2024-01-01T01:00:00+02:00')).toBe('2023-12-31T23:00:00Z');
});

test('keeps the sub-areas of a demonstration unless the server could not have returned them', () => {
  const area = (uri: string) => ({ 'koodi-uri': uri, 'koodi-versio': 1 });
  const plan = (areas: unknown[]) => ({
    'hankittavat-paikalliset-tutkinnon-osat': [{ 'osaamisen-osoittaminen': [{ 'osa-alueet': areas }] }],
  });
  const [both, last] = [plan([area('a'), area('b')]), plan([area('b')])];
  expect(canonicalText(both)).not.toBe(canonicalText(last));
  expect(sameContent(both, last)).toBe(true);
  expect(sameContent(both, plan([area('a')]))).toBe(false);
});

test.each([[null], [[]], ['x'], [undefined]])(
  'an answer that is no object (%j) is never the same as a plan',
  (answer) => {
    expect(sameContent(planWith(), answer)).toBe(false);
  },
);
