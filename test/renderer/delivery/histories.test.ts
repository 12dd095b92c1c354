import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { retryDelivery } from '../../../src/renderer/delivery/retry-delivery.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import type { EhoksError } from '../../../src/shared/ehoks-error.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { createLocks, mortal, plan, untilKilled } from './fixtures.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Fate } from './model-ehoks.ts';

/** What may happen to a counselor's laptop between an approval and its delivery. */
type Step =
  | { readonly kind: 'edit'; readonly change: HoksDraft }
  | { readonly kind: 'approve'; readonly times: 1 | 2 }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'retry' }
  | {
      readonly kind: 'deliver';
      readonly fates: Fate[];
      readonly reconnected: boolean;
      /** Edit and approve while the request is on its way. */
      readonly meanwhile: HoksDraft | undefined;
      /** Kill at the n-th commit to disk, before or after it is written. */
      readonly killAtCommit: { readonly nth: number; readonly written: boolean } | undefined;
    };

const change: fc.Arbitrary<HoksDraft> = fc.oneof(
  fc.constantFrom('a@example.org', 'b@example.org', 'c@example.org').map((sahkoposti) => ({ sahkoposti })),
  fc.constantFrom('0405550100', '0405550101', undefined).map((puhelinnumero) => ({ puhelinnumero })),
  fc.boolean().map((tarve) => ({ 'osaamisen-hankkimisen-tarve': tarve })),
  fc.constantFrom<HoksDraft>({ 'oppimisen-tuki': [] }, { 'oppimisen-tuki': undefined }),
);

const plainErrors = [
  'offline',
  'timeout',
  'tls',
  'not-ehoks',
  'linked-system',
  'server-fault',
  'content-refused',
  'duplicate',
] as const;
const settledErrors = [
  'login-refused',
  'ticket-refused',
  'no-access',
  'hoks-not-found',
  'route-not-found',
  'opiskeluoikeus-not-found',
  'opiskeluoikeus-ended',
  'too-large',
  'refused',
] as const;

const error: fc.Arbitrary<EhoksError> = fc.oneof(
  fc.record({ code: fc.constantFrom(...plainErrors), outcomeUnknown: fc.boolean() }),
  fc.record({ code: fc.constantFrom(...settledErrors), outcomeUnknown: fc.constant(false) }),
  fc.constant<EhoksError>({ code: 'busy', status: 503, outcomeUnknown: true, retryAfterSeconds: 60 }),
  fc.constant<EhoksError>({ code: 'invalid', status: 400, outcomeUnknown: false, findings: [] }),
);

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>({ kind: 'answered' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'never-arrives' }) },
  { weight: 2, arbitrary: fc.constant<Fate>({ kind: 'answer-lost' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'killed-before' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'killed-after' }) },
  { weight: 2, arbitrary: error.map((refusal): Fate => ({ kind: 'fails', error: refusal })) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), change }),
  fc.record({ kind: fc.constant('approve' as const), times: fc.constantFrom(1 as const, 2 as const) }),
  // The clock may also jump back.
  fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: -7_200_000, max: 90_000_000 }) }),
  fc.record({ kind: fc.constant('retry' as const) }),
  fc.record({
    kind: fc.constant('deliver' as const),
    fates: fc.array(fate, { maxLength: 4 }),
    reconnected: fc.boolean(),
    meanwhile: fc.option(change, { nil: undefined, freq: 3 }),
    killAtCommit: fc.option(fc.record({ nth: fc.integer({ min: 1, max: 4 }), written: fc.boolean() }), {
      nil: undefined,
      freq: 4,
    }),
  }),
);

/** One laptop, one plan, one eHOKS; plays a history and then lets all faults end. */
function createLaptop() {
  const ehoks = createModelEhoks();
  let killAtCommit: { nth: number; written: boolean } | undefined;
  const disk = createMemoryStore(async (commit) => {
    const isKill = killAtCommit !== undefined && --killAtCommit.nth === 0;
    const written = killAtCommit?.written ?? true;
    if (!isKill || written) commit();
    if (!isKill) return;
    killAtCommit = undefined;
    ehoks.onKilled();
    await new Promise<never>(() => undefined);
  });
  let app = startApp();
  let now = Date.parse('2026-11-23T10:00:00Z');
  let edits = 1;

  /** One run of the app. When it is killed nothing of it goes on, and its locks are free. */
  function startApp() {
    const run = { isAlive: true };
    const isAlive = () => run.isAlive;
    return { run, exclusive: createLocks(), store: mortal(disk, isAlive), ehoks: mortal(ehoks.calls, isAlive) };
  }

  async function edit(changed: HoksDraft, { store } = app): Promise<void> {
    const stored = await store.plan('p1');
    edits += 1;
    if (stored === undefined) return;
    await store.savePlan({ ...stored, document: { ...stored.document, ...changed }, updatedAt: edits });
  }

  const approve = ({ store, exclusive } = app) =>
    approvePlan({
      planId: 'p1',
      store,
      exclusive,
      now,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId: () => 'tunniste',
    });

  const deliver = (reconnected: boolean, onSending?: () => void) =>
    deliverNext({ ...app, now: () => now, random: () => 0.5 }, { reconnected, onSending });

  async function retry(): Promise<void> {
    for (const row of await disk.deliveries()) await retryDelivery({ ...app, deliveryId: row.id });
  }

  async function play(next: Step): Promise<void> {
    now += 10;
    switch (next.kind) {
      case 'edit':
        return edit(next.change);
      case 'approve':
        await Promise.all(Array.from({ length: next.times }, () => approve()));
        return;
      case 'wait':
        now += next.milliseconds;
        return;
      case 'retry':
        return retry();
      case 'deliver': {
        ehoks.fates = [...next.fates];
        killAtCommit = next.killAtCommit && { ...next.killAtCommit };
        const running = app;
        let approved: Promise<unknown> = Promise.resolve();
        const meanwhile = () => {
          if (next.meanwhile !== undefined) approved = edit(next.meanwhile, running).then(() => approve(running));
        };
        await untilKilled(ehoks, async () => {
          await deliver(next.reconnected, meanwhile);
          await approved;
        });
        running.run.isAlive = false;
        app = startApp();
        killAtCommit = undefined;
        ehoks.fates = [];
      }
    }
  }

  /** The faults end and a person sees to what is blocked. Returns whether everything came to rest. */
  async function settle(): Promise<boolean> {
    for (let round = 0; round < 50; round += 1) {
      now += 3_600_000;
      const result = await deliver(true);
      if (result.kind === 'tried') continue;
      const rows = await disk.deliveries();
      if (rows.every(({ state }) => state === 'delivered' || state === 'superseded')) return true;
      await retry();
    }
    return false;
  }

  return { ehoks, disk, play, settle };
}

describe('any history of answers, crashes, edits and approvals', () => {
  test('ends with exactly one plan in eHOKS, holding the newest approved version', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (history) => {
        const laptop = createLaptop();
        await laptop.disk.savePlan(plan());
        for (const next of history) await laptop.play(next);
        expect(await laptop.settle()).toBe(true);

        const versions = await laptop.disk.versions('p1');
        const rows = await laptop.disk.deliveries();
        const newest = versions.at(-1);
        // Nothing lost: a row for every approved version, the newest one delivered, its content in eHOKS.
        expect(rows.map(({ id }) => id).sort()).toEqual(versions.map(({ id }) => id).sort());
        expect(laptop.ehoks.plans.map(({ body }) => canonicalText(body))).toEqual(
          newest === undefined ? [] : [canonicalText(newest.document)],
        );
        expect(rows.filter(({ id }) => id === newest?.id).map(({ state }) => state)).toEqual(
          newest === undefined ? [] : ['delivered'],
        );
        expect((await laptop.disk.plan('p1'))?.ehoks).toEqual(
          newest === undefined ? undefined : { id: 1, eid: 'eid-1' },
        );
        // Nothing unapproved ever left.
        const approved = new Set(versions.map(({ document }) => canonicalText(document)));
        for (const body of laptop.ehoks.bodies) expect(approved).toContain(canonicalText(body));
        // Versions reached eHOKS in the order they were approved; two of them may hold the same.
        const approvedInOrder = versions.map(({ document }) => canonicalText(document));
        let reached = 0;
        for (const body of laptop.ehoks.bodies) {
          reached = approvedInOrder.indexOf(canonicalText(body), reached);
          expect(reached).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('never writes over what somebody else has stored in eHOKS', { timeout: 120_000 }, async () => {
    const history = fc.array(step, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(history, history, async (before, after) => {
        const laptop = createLaptop();
        await laptop.disk.savePlan(plan());
        await laptop.play({ kind: 'approve', times: 1 });
        for (const next of before) await laptop.play(next);
        await laptop.settle();

        const stored = laptop.ehoks.plans[0];
        if (stored === undefined) throw new Error('nothing was delivered');
        const theirs = { ...stored.body, sahkoposti: 'muu@example.org' };
        stored.body = theirs;
        const writes = laptop.ehoks.writes.length;
        for (const next of after) await laptop.play(next);
        await laptop.settle();

        expect(stored.body).toEqual(theirs);
        expect(laptop.ehoks.writes).toHaveLength(writes);
        expect(laptop.ehoks.plans).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });
});
