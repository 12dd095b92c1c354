import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanUpBetween, withoutCleanedUp } from '../../../src/shared/delivery/clean-up.ts';
import { standing } from '../../../src/shared/delivery/delivery.ts';
import type { HoksBody } from '../../../src/shared/delivery/ehoks-calls.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { plan } from './fixtures.ts';
import { createLaptop, step, type Step, withUnit } from './laptop.ts';

/** What others do to the plan in eHOKS, and the person who finds it. */
type SharedStep =
  | Step
  /** Somebody else changes the plan: with PATCH, or with PUT, which makes every module-id anew. */
  | { readonly kind: 'somebody-else'; readonly method: 'patch' | 'put' }
  /** eHOKS deletes contact data, or the student gets another OID. */
  | { readonly kind: 'server'; readonly what: 'contacts' | 'supervisors' | 'merge' }
  | { readonly kind: 'resolve'; readonly keeps: 'here' | 'there' };

const shared: fc.Arbitrary<SharedStep> = fc.oneof(
  { weight: 5, arbitrary: step },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('somebody-else' as const),
      method: fc.constantFrom('patch' as const, 'put' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('server' as const),
      what: fc.constantFrom('contacts' as const, 'supervisors' as const, 'merge' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resolve' as const),
      keeps: fc.constantFrom('here' as const, 'there' as const),
    }),
  },
);

const otherOppijaOid = '1.2.246.562.24.55500022216';

/** The laptop and, beside it, what must not get lost: kept by the test, never asked of the program. */
function createShared() {
  const laptop = createLaptop();
  const { ehoks, disk } = laptop;
  const violations: string[] = [];
  let marks = 100;
  /** Somebody else's newest mark that no person here has seen. */
  let unseen: number | undefined;
  /** Whether eHOKS has changed something by itself since a person last looked. */
  const cleaned = new Set<string>();

  ehoks.onWrite = (before, after) => {
    if (unseen !== undefined && JSON.stringify(before).includes(`${unseen}`)) violations.push('overwritten');
    for (const value of cleaned) if (JSON.stringify(after).includes(value)) violations.push(`pushed back ${value}`);
  };

  async function play(next: SharedStep): Promise<void> {
    const stored = ehoks.plans[0];
    switch (next.kind) {
      case 'somebody-else': {
        if (stored === undefined) return;
        marks += 1;
        unseen = marks;
        if (next.method === 'put') stored.generation += 1;
        stored.body = { ...stored.body, ...(next.method === 'put' ? withUnit(marks) : { versio: marks }) };
        return;
      }
      case 'server': {
        // A plan without parts shows nothing by which a clean-up could be told from somebody's PUT.
        if (stored === undefined || unseen !== undefined || !('hankittavat-ammat-tutkinnon-osat' in stored.body))
          return;
        if (next.what === 'merge') {
          if (stored.body['oppija-oid'] !== otherOppijaOid) cleaned.add(String(stored.body['oppija-oid']));
          stored.body = { ...stored.body, 'oppija-oid': otherOppijaOid };
        } else if (next.what === 'contacts') {
          const { sahkoposti, puhelinnumero, ...rest } = stored.body;
          for (const value of [sahkoposti, puhelinnumero]) {
            if (typeof value === 'string' && value !== '') cleaned.add(value);
          }
          stored.body = rest;
        } else {
          if (JSON.stringify(stored.body).includes('onni@example.org')) cleaned.add('onni@example.org');
          stored.body = JSON.parse(
            JSON.stringify(stored.body).replace(',"sahkoposti":"onni@example.org"', ''),
          ) as HoksBody;
        }
        return;
      }
      case 'resolve':
        return resolve(next.keeps);
      default:
        return laptop.play(next);
    }
  }

  async function resolve(keeps: 'here' | 'there'): Promise<void> {
    const differs = (await disk.deliveries()).some(
      ({ state, lastError }) =>
        state === 'blocked' && (lastError === 'differs-in-ehoks' || lastError === 'server-took-something-else'),
    );
    if (!differs) return;
    // A new approval goes out only when it says something new.
    const merged = (here: HoksDraft, there: HoksDraft): HoksDraft => (keeps === 'here' ? here : there);
    if (!(await laptop.resolve(merged))) return;
    unseen = undefined;
    cleaned.clear();
  }

  /** A person sees to everything: what differs is resolved and approved again, the rest is tried again. */
  const settle = () =>
    laptop.settle(async () => {
      await resolve('here');
      await laptop.approve();
      await laptop.retry();
    });

  return { ...laptop, violations, play, settle, isUnseen: () => unseen !== undefined, cleaned };
}

describe('any history with others who change the plan in eHOKS', () => {
  test(
    'overwrites nobody, brings back nothing that eHOKS deleted, and ends as approved',
    { timeout: 120_000 },
    async () => {
      const history = fc.array(shared, { minLength: 2, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(fc.boolean(), history, async (hasUnit, steps) => {
          const laptop = createShared();
          const first = plan();
          await laptop.disk.savePlan(hasUnit ? { ...first, document: { ...first.document, ...withUnit(10) } } : first);
          await laptop.play({ kind: 'approve', times: 1 });
          await laptop.play({
            kind: 'deliver',
            fates: [],
            reconnected: true,
            meanwhile: undefined,
            killAtCommit: undefined,
          });
          for (const next of steps) await laptop.play(next);
          expect(await laptop.settle()).toBe(true);
          // One more approval finds whatever somebody else has done meanwhile.
          await laptop.edit({ 'osaamisen-saavuttamisen-pvm': '2026-11-20' });
          await laptop.approve();
          expect(await laptop.settle()).toBe(true);

          expect(laptop.violations).toEqual([]);
          expect(laptop.isUnseen()).toBe(false);
          expect(laptop.ehoks.plans).toHaveLength(1);
          const stored = await laptop.disk.plan('p1');
          const versions = await laptop.disk.versions('p1');
          const newest = standing(versions, await laptop.disk.deliveries()).at(-1);
          const inEhoks = laptop.ehoks.plans[0]?.body ?? {};
          expect(canonicalText(inEhoks)).toBe(
            canonicalText(withoutCleanedUp(newest?.document ?? {}, stored?.ehoks?.cleanUp)),
          );
          expect(canonicalText(stored?.document)).toBe(canonicalText(inEhoks));
          expect(canonicalText(stored?.ehoks?.baseline?.document)).toBe(canonicalText(inEhoks));
          // Every body that left was an approved version but for what eHOKS had cleaned up.
          for (const body of laptop.ehoks.bodies) {
            const isApproved = versions.some(({ document }) =>
              cleanUpBetween(document, body, { sameModules: true, today: '2026-11-23' }),
            );
            expect(isApproved).toBe(true);
          }
        }),
        { numRuns: 2500 },
      );
    },
  );
});
