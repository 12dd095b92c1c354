import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { samplePeople } from '../../../src/main/practice/sample-people.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { createLookAhead, type LookAhead } from '../../../src/renderer/delivery/look-ahead.ts';
import { retryDelivery } from '../../../src/renderer/delivery/retry-delivery.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import { createLocks, draft, mortal, plan, untilKilled } from './fixtures.ts';
import { fate } from './laptop.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Model } from './model-ehoks.ts';

let store: Store;
let ehoks: Model;
let now: number;
let ahead: LookAhead;
let app: ReturnType<typeof startApp>;

/** One run of the app, as in laptop.ts; with it dies what it had asked ahead. */
function startApp() {
  const run = { isAlive: true };
  const isAlive = () => run.isAlive;
  ahead = createLookAhead(() => now);
  return { run, exclusive: createLocks(), store: mortal(store, isAlive), ehoks: mortal(ehoks.calls, isAlive) };
}

beforeEach(() => begin());

function begin(): void {
  store = createMemoryStore();
  ehoks = createModelEhoks();
  now = Date.parse('2026-11-23T10:00:00Z');
  app = startApp();
}

const deliver = (reconnected = false) =>
  deliverNext({ ...app, now: () => now, random: () => 0.5, ahead }, { reconnected });

const oidOf = (index: number) => samplePeople[index]?.opiskeluoikeusOid;

async function approveNew(index: number): Promise<void> {
  const id = `p${index}`;
  await store.savePlan(plan({ id, document: draft({ 'opiskeluoikeus-oid': oidOf(index) }) }));
  await approve(id);
}

async function approve(planId: string): Promise<void> {
  now += 1000;
  const given = { planId, store, exclusive: app.exclusive, now, today: '2026-11-23', opiskeluoikeus: undefined };
  expect(await approvePlan({ ...given, newId: () => 'tunniste' })).toMatchObject({ ok: true });
}

const states = async () => (await store.deliveries()).map(({ state }) => state);

describe('of several plans', () => {
  beforeEach(async () => {
    await approveNew(1);
    await approveNew(2);
  });

  test('the next is looked up while the one before is written down, and only once', async () => {
    const writesDown: Store = {
      ...store,
      commitDelivery: async (outcome) => {
        if (outcome.delivery.state === 'delivered') ehoks.requests.push('written down');
        return store.commitDelivery(outcome);
      },
    };
    app = { ...app, store: writesDown };
    await deliver();
    await deliver();
    expect(ehoks.requests).toEqual(
      'LOOK-UP, POST, GET 1, LOOK-UP, written down, POST, GET 2, written down'.split(', '),
    );
    expect(await states()).toEqual(['delivered', 'delivered']);
  });

  test('an answer that has lain is asked for again: somebody may have made the plan since', async () => {
    await deliver();
    ehoks.plans.push({
      id: 2,
      body: draft({ 'opiskeluoikeus-oid': oidOf(2), sahkoposti: 'toinen@example.org' }),
      generation: 1,
    });
    now += 60_000;
    expect(await deliver()).toMatchObject({ delivery: { state: 'blocked', lastError: 'differs-in-ehoks' } });
    expect(ehoks.writes).toEqual(['POST']);
  });

  test('an answer to another question is not taken for this one', async () => {
    await deliver();
    // Approved meanwhile with an earlier time of approval, as by a clock that is put right: it goes first.
    now -= 3_600_000;
    await approveNew(3);
    now += 3_599_000;
    await deliver();
    expect(ehoks.plans.map(({ body }) => body['opiskeluoikeus-oid'])).toEqual([oidOf(1), oidOf(3)]);
  });

  test('nothing is asked ahead after a plan that did not arrive', async () => {
    ehoks.fates = [{ kind: 'answered' }, { kind: 'answer-lost' }];
    await deliver();
    expect(ehoks.requests).toEqual(['LOOK-UP', 'POST']);
  });
});

test('whatever happens to the requests of many plans, each ends once in eHOKS', { timeout: 120_000 }, async () => {
  const run = fc.record({ fates: fc.array(fate, { maxLength: 12 }), pauseMs: fc.constantFrom(0, 500, 90_000_000) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 4 }), fc.array(run, { maxLength: 6 }), async (count, runs) => {
      begin();
      for (let index = 1; index <= count; index += 1) await approveNew(index);
      for (const { fates, pauseMs } of runs) {
        ehoks.fates = [...fates];
        await untilKilled(ehoks, async () => {
          for (let tries = 0; tries < 6 && (await deliver()).kind === 'tried'; tries += 1) now += pauseMs;
        });
        app.run.isAlive = false;
        app = startApp();
      }
      ehoks.fates = [];
      for (let round = 0; round < 60 && (await states()).some((state) => state !== 'delivered'); round += 1) {
        now += 3_600_000;
        if ((await deliver(true)).kind === 'tried') continue;
        for (const { id } of await store.deliveries()) await retryDelivery({ ...app, deliveryId: id });
      }
      expect(await states()).toEqual(Array.from({ length: count }, () => 'delivered'));
      const versions = await store.versionsNamed((await store.deliveries()).map(({ id }) => id));
      const approved = versions.map(({ document }) => canonicalText(document));
      expect(ehoks.plans.map(({ body }) => canonicalText(body)).sort()).toEqual(approved.sort());
    }),
    { numRuns: 1500 },
  );
});
