import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Student } from '../../../src/renderer/db/records.ts';
import { findServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { takeOver } from '../../../src/renderer/delivery/take-over.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import { createLocks, oo, plan } from './fixtures.ts';
import { createLaptop, step, type Step } from './laptop.ts';
import { createModelEhoks } from './model-ehoks.ts';

type Turn = { readonly laptop: 0 | 1; readonly step: Step | { readonly kind: 'resolve' } };

const turn: fc.Arbitrary<Turn> = fc.record({
  laptop: fc.constantFrom(0 as const, 1 as const),
  step: fc.oneof({ weight: 6, arbitrary: step }, { weight: 1, arbitrary: fc.constant({ kind: 'resolve' as const }) }),
});

const student: Student = { id: 's1', nimi: 'Aino Esimerkki', oppijaOid: 'x', opiskeluoikeus: { oid: oo } };
const plainDelivery: Step = {
  kind: 'deliver',
  fates: [],
  reconnected: true,
  meanwhile: undefined,
  killAtCommit: undefined,
};

/** Two laptops with the same plan: the second has taken it over from eHOKS. */
async function createTwo() {
  const ehoks = createModelEhoks();
  const laptops = [createLaptop(ehoks), createLaptop(ehoks)] as const;
  /** Whether the laptop, or the person at it, has seen what eHOKS holds since the other one wrote. */
  const hasSeen: [boolean, boolean] = [true, true];
  const violations: string[] = [];
  let writer: 0 | 1 = 0;
  ehoks.onWrite = () => {
    if (!hasSeen[writer]) violations.push(`laptop ${writer} wrote over what nobody there had seen`);
    hasSeen[1 - writer] = false;
  };

  await laptops[0].disk.savePlan(plan());
  await laptops[0].play({ kind: 'approve', times: 1 });
  await laptops[0].play(plainDelivery);
  const found = await findServerPlan(oo, ehoks.calls);
  if (!found.ok) throw new Error(found.error.code);
  const store = laptops[1].disk;
  const exclusive = createLocks();
  await takeOver({
    student,
    server: found.value,
    origin: 'other-machine',
    store,
    exclusive,
    newId: () => 'p1',
    now: 1,
  });

  async function resolve(which: 0 | 1): Promise<void> {
    const rows = await laptops[which].disk.deliveries();
    if (!rows.some(({ state, lastError }) => state === 'blocked' && lastError === 'differs-in-ehoks')) return;
    if (await laptops[which].resolve((here, there) => ({ ...there, ...here }))) hasSeen[which] = true;
  }

  async function play({ laptop, step: next }: Turn): Promise<void> {
    writer = laptop;
    if (next.kind === 'resolve') await resolve(laptop);
    else await laptops[laptop].play(next);
  }

  async function settle(which: 0 | 1): Promise<boolean> {
    writer = which;
    return laptops[which].settle(async () => {
      await resolve(which);
      await laptops[which].approve();
      await laptops[which].retry();
    });
  }

  return { ehoks, laptops, violations, play, settle };
}

describe('two laptops with the same plan', () => {
  test('never write over what the other one has sent without asking', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 16 }), async (turns) => {
        const two = await createTwo();
        for (const next of turns) await two.play(next);
        expect(await two.settle(0)).toBe(true);
        expect(await two.settle(1)).toBe(true);
        expect(two.violations).toEqual([]);
        expect(two.ehoks.plans).toHaveLength(1);
        // What eHOKS holds was approved on one of them.
        const versions = await Promise.all(two.laptops.map(({ disk }) => disk.versions('p1')));
        const approved = versions.flat().map(({ document }) => canonicalText(document));
        expect(approved).toContain(canonicalText(two.ehoks.plans[0]?.body));
      }),
      { numRuns: 1500 },
    );
  });
});
