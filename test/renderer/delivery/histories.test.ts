import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standing } from '../../../src/shared/delivery/delivery.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import { plan } from './fixtures.ts';
import { createLaptop, step } from './laptop.ts';

describe('any history of answers, crashes, edits, approvals and withdrawals', () => {
  test('ends with exactly one plan in eHOKS, holding the newest approved version', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (history) => {
        const laptop = createLaptop();
        await laptop.disk.savePlan(plan());
        for (const next of history) await laptop.play(next);
        expect(await laptop.settle()).toBe(true);

        const versions = await laptop.disk.versions('p1');
        const rows = await laptop.disk.deliveries();
        // Nothing lost: a row for every approved version, the newest that stands delivered, its content in eHOKS.
        const newest = standing(versions, rows).at(-1);
        expect(rows.map(({ id }) => id).sort()).toEqual(versions.map(({ id }) => id).sort());
        expect(laptop.ehoks.plans.map(({ body }) => canonicalText(body))).toEqual(
          newest === undefined ? [] : [canonicalText(newest.document)],
        );
        expect(rows.filter(({ id }) => id === newest?.id).map(({ state }) => state)).toEqual(
          newest === undefined ? [] : ['delivered'],
        );
        const inEhoks = (await laptop.disk.plan('p1'))?.ehoks;
        expect([inEhoks?.id, inEhoks?.eid]).toEqual(newest === undefined ? [undefined, undefined] : [1, 'eid-1']);
        // What was taken back is not what eHOKS holds, and only a person takes back.
        expect(rows.filter(({ isWithdrawn, state }) => isWithdrawn && state !== 'superseded')).toEqual([]);
        const isNothingTaken = rows.every(({ isWithdrawn }) => !isWithdrawn);
        expect(isNothingTaken && newest?.id !== versions.at(-1)?.id).toBe(false);
        // Nothing unapproved ever left.
        const approved = versions.map(({ document }) => canonicalText(document));
        for (const body of laptop.ehoks.bodies) expect(approved).toContain(canonicalText(body));
        // Versions reached eHOKS in the order they were approved; two of them may hold the same.
        let reached = 0;
        for (const body of laptop.ehoks.bodies) {
          reached = approved.indexOf(canonicalText(body), reached);
          expect(reached).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 6000 },
    );
  });
});
