import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../../src/renderer/db/records.ts';
import { passingIds, toApprove } from '../../../src/renderer/plan/approval-body.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { blocksApproval, checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import { type HoksDraft, hoksKorvaus, hoksLuonti } from '../../../src/shared/hoks/hoks.ts';
import { whatIsMissing } from '../../../src/shared/hoks/what-is-missing.ts';
import { createLocks, plan } from '../delivery/fixtures.ts';
import { createMemoryStore } from '../delivery/memory-store.ts';
import { arbitraryPlan } from '../../shared/hoks/arbitrary-plan.ts';
import { studyRight } from '../../shared/hoks/plans.ts';
import { names } from '../../shared/hoks/summary-names.ts';

/** What the editor offers is what an approval does: for any draft, whole, half-written or broken. */

const now = Date.parse('2026-11-23T10:00:00Z');
const today = '2026-11-23';

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

const drafts = fc
  .tuple(arbitraryPlan('post'), fc.array(change, { maxLength: 3 }))
  .map(([whole, changes]) => changed(whole, changes));

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
        const { errors, demanded } = whatIsMissing(body, context, names());
        const isOffered = errors.length + demanded.length === 0;

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
