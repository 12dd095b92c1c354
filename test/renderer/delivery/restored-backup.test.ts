import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterRestore } from '../../../src/shared/delivery/delivery.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { plan } from './fixtures.ts';
import { createLaptop, step } from './laptop.ts';
import { createModelEhoks, type Model } from './model-ehoks.ts';

/** Later than any history before it: no approval made after the restore has the time of one made before. */
const muchLater = 1e10;

/** What a backup holds of the plan, on an empty machine, as `restored-rows.ts` brings it back. */
async function restored(from: Store, ehoks: Model) {
  const laptop = createLaptop(ehoks);
  const stored = await from.plan('p1');
  const versions = await from.versions('p1');
  const deliveries = (await from.deliveries()).map(afterRestore);
  return async () => {
    for (const version of versions) {
      await laptop.disk.commitApproval({ plan: { ...plan(), id: 'p1' }, version, deliveries: [] });
    }
    if (stored !== undefined) await laptop.disk.commitPlan({ planId: 'p1', change: () => stored, deliveries });
    await laptop.play({ kind: 'wait', milliseconds: muchLater });
    return laptop;
  };
}

describe('a backup that is restored', () => {
  test('never sets eHOKS back: only what it knew itself is written over', { timeout: 120_000 }, async () => {
    const history = fc.array(step, { minLength: 1, maxLength: 8 });
    let restoredWrites = 0;
    await fc.assert(
      fc.asyncProperty(history, history, history, async (before, lost, after) => {
        const ehoks = createModelEhoks();
        const first = createLaptop(ehoks);
        await first.disk.savePlan(plan());
        for (const next of before) await first.play(next);
        const backup = await restored(first.disk, ehoks);
        for (const next of lost) await first.play(next);

        const second = await backup();
        const violations: unknown[] = [];
        const known = async () =>
          new Set((await second.disk.versions('p1')).map(({ document }) => document['hyvaksytty']));
        let ours = await known();
        ehoks.onWrite = ({ hyvaksytty }) => {
          restoredWrites += 1;
          if (!ours.has(hyvaksytty as string)) violations.push(hyvaksytty);
        };
        for (const next of after) {
          await second.play(next);
          ours = await known();
        }
        await second.settle();
        expect(violations).toEqual([]);
        expect(ehoks.plans.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 600 },
    );
    // A machine that never writes would be no proof.
    expect(restoredWrites).toBeGreaterThan(20);
  });
});
