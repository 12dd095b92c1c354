import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../../src/renderer/db/records.ts';
import { passingIds, toApprove } from '../../../src/renderer/plan/approval-body.ts';
import { stoppingCount } from '../../../src/renderer/plan/plan-state.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { blocksApproval, checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import { type HoksDraft, hoksKorvaus, hoksLuonti } from '../../../src/shared/hoks/hoks.ts';
import { whatIsMissing } from '../../../src/shared/hoks/what-is-missing.ts';
import { createLocks, plan } from '../delivery/fixtures.ts';
import { createMemoryStore } from '../delivery/memory-store.ts';
import { arbitraryPlan } from '../../shared/hoks/arbitrary-plan.ts';
import { planWith, studyRight } from '../../shared/hoks/plans.ts';
import { names } from '../../shared/hoks/summary-names.ts';

/** What the editor offers is what an approval does: for any draft, whole, half-written or broken. */

const now = Date.parse('2026-11-23T10:00:00Z');
const today = '2026-11-23';
const ownOid = '1.2.246.562.10.55110000126';

/** Drafts with the study right's own dates, and what may happen to one: a field goes, or something else stands in it. */
const junk = fc.constantFrom<unknown>('', ' ', 'x', '2026-02-31', 0, 1.5, -1, true, [], [7], [null], {}, '010195-9011');
const change = fc.record({ at: fc.nat(), value: fc.option(junk, { nil: undefined }) });

/** Every place inside a value that can be changed. */
function placesIn(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function changed(whole: Record<string, unknown>, changes: readonly { at: number; value?: unknown }[]): HoksDraft {
  const draft = structuredClone(whole);
  for (const { at, value } of changes) {
    const places = placesIn(draft);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) continue;
    if (value === undefined && !Array.isArray(place.holder)) Reflect.deleteProperty(place.holder, place.key);
    else place.holder[place.key] = value ?? null;
  }
  return draft;
}

/** The plan without what eHOKS cannot store (contract 13.2-13.5): a random one has nearly always some of it. */
function storable(whole: Record<string, unknown>): Record<string, unknown> {
  const plan = structuredClone(whole);
  const context = { method: 'post', virkailija: false, today, opiskeluoikeus: undefined } as const;
  for (const { level, blocksApproval: blocks, path } of checkPlan(plan, context)) {
    if (level !== 'defect' || blocks !== true) continue;
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], plan) as Record<string, unknown>;
    const name = String(path.at(-1));
    if (name === 'oppilaitos-oid') holder[name] = ownOid;
    else Reflect.deleteProperty(holder, name);
  }
  return plan;
}

const drafts = fc
  .tuple(arbitraryPlan('post'), fc.nat(3), fc.array(change, { maxLength: 3 }))
  .map(([whole, kind, changes]) => changed(kind === 0 ? whole : storable(whole), changes));

const inEhoks: Plan['ehoks'] = { id: 77 };

test.each([
  ['a plan that goes as POST', undefined, hoksLuonti],
  ['a plan that goes as PUT', inEhoks, hoksKorvaus],
] as const)(
  '%s can be approved exactly when its schema and the rules have nothing against it',
  async (_, ehoks, schema) => {
    const opiskeluoikeus = studyRight();
    const seen = { approved: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        const { body, context } = toApprove(draft, {
          ehoks,
          previous: undefined,
          now,
          today,
          opiskeluoikeus,
          newId: passingIds(),
        });
        const missing = whatIsMissing(body, context, names());
        const { errors } = missing;
        const isOffered = stoppingCount(missing) === 0;

        const store = createMemoryStore();
        await store.savePlan(plan({ document: draft, ehoks }));
        const approval = await approvePlan({
          planId: 'p1',
          store,
          exclusive: createLocks(),
          now,
          today,
          opiskeluoikeus,
          newId: () => crypto.randomUUID(),
        });
        expect(approval.ok).toBe(isOffered);

        const blocking = checkPlan(body, context).filter(blocksApproval);
        expect(isOffered).toBe(blocking.length === 0);
        const fitsSchema = schema.safeParse(body).success;
        expect(fitsSchema || !isOffered).toBe(true);
        expect(fitsSchema || errors.length > 0).toBe(true);
        seen[isOffered ? 'approved' : 'refused'] += 1;
      }),
      { numRuns: 150 },
    );
    // Both sides have been seen, or the law says nothing.
    expect(Math.min(seen.approved, seen.refused)).toBeGreaterThan(5);
  },
);

const prior = { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1', 'tutkinnon-osa-koodi-versio': 1 };
const process = {
  'valittu-todentamisen-prosessi-koodi-uri': 'osaamisentodentamisenprosessi_0001',
  'valittu-todentamisen-prosessi-koodi-versio': 1,
};
const demonstration = {
  alku: '2026-09-01',
  loppu: '2026-09-02',
  nayttoymparisto: { nimi: 'Korjaamo' },
  'sisallon-kuvaus': ['Huolto'],
};
const withDemonstration = (more: object) =>
  planWith({
    'hankittavat-paikalliset-tutkinnon-osat': [
      { nimi: 'Paikallinen', 'osaamisen-osoittaminen': [{ ...demonstration, ...more }] },
    ],
  });

test.each<[string, string, Record<string, unknown>]>([
  [
    '13.2',
    'a deviation of a prior vocational unit',
    planWith({
      'aiemmin-hankitut-ammat-tutkinnon-osat': [
        { ...prior, ...process, 'vaatimuksista-tai-tavoitteista-poikkeaminen': 'x' },
      ],
    }),
  ],
  ['13.3', 'an organiser without its OID', withDemonstration({ jarjestaja: {} })],
  ['13.4', 'a server id in a part', withDemonstration({ jarjestaja: { 'oppilaitos-oid': ownOid, id: 1 } })],
  ['13.5', 'a phone number that is too long', planWith({ puhelinnumero: '1'.repeat(257) })],
  ['13.5', 'an invisible character', planWith({ sahkoposti: 'a\0b' })],
])('a plan that eHOKS takes and cannot store is not offered for approval: %s %s', (rule, _, draft) => {
  const facts = { ehoks: undefined, previous: undefined, now, today, opiskeluoikeus: undefined };
  const { body, context } = toApprove(draft as HoksDraft, { ...facts, newId: passingIds() });
  const missing = whatIsMissing(body, context, names());
  expect(hoksLuonti.safeParse(body).success).toBe(true);
  expect(missing.errors).toEqual([]);
  expect(missing.unstorable.map((item) => item.rule)).toEqual([rule]);
  // It stands at a field, which says what to change.
  expect(missing.unstorable[0]?.field).not.toBe('');
  expect(stoppingCount(missing)).toBe(1);
});

test('what eHOKS stores, though it shows less of it, can be approved', () => {
  const area = { 'koodi-uri': 'ammatillisenoppiaineet_VVTL', 'koodi-versio': 1 };
  const draft = withDemonstration({ 'osa-alueet': [area, area] }) as HoksDraft;
  const facts = { ehoks: undefined, previous: undefined, now, today, opiskeluoikeus: undefined };
  const { body, context } = toApprove(draft, { ...facts, newId: passingIds() });
  const missing = whatIsMissing(body, context, names());
  expect(missing.defects.map(({ rule }) => rule)).toEqual(['13.1']);
  expect(stoppingCount(missing)).toBe(0);
});
