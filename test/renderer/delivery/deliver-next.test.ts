import { beforeEach, describe, expect, test } from 'vitest';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import type { Exclusive } from '../../../src/renderer/delivery/exclusive.ts';
import { retryDelivery } from '../../../src/renderer/delivery/retry-delivery.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import type { EhoksCalls } from '../../../src/shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../../src/shared/ehoks-error.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { fail } from '../../../src/shared/result.ts';
import { createLocks, draft, oo, plan, untilKilled } from './fixtures.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Fate, type Model } from './model-ehoks.ts';

let store: Store;
let ehoks: Model;
let exclusive: Exclusive;
let now: number;

beforeEach(async () => {
  store = createMemoryStore();
  ehoks = createModelEhoks();
  exclusive = createLocks();
  now = Date.parse('2026-11-23T10:00:00.500Z');
  await store.savePlan(plan());
});

const deliver = (reconnected = false) =>
  deliverNext({ store, ehoks: ehoks.calls, exclusive, now: () => now, random: () => 0.5 }, { reconnected });

async function deliverAll(): Promise<void> {
  while ((await deliver()).kind === 'tried');
}

async function approve(change?: HoksDraft) {
  now += 1000;
  const stored = await store.plan('p1');
  if (stored && change) {
    await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: now });
  }
  return approvePlan({
    planId: 'p1',
    store,
    exclusive,
    now,
    today: '2026-11-23',
    opiskeluoikeus: undefined,
    newId: () => 'tunniste',
  });
}

async function row(number = 1) {
  return (await store.deliveries()).find((candidate) => candidate.id === `p1:${number}`);
}

const fails = (code: Exclude<EhoksError['code'], 'busy' | 'invalid'>, outcomeUnknown = false): Fate => ({
  kind: 'fails',
  error: { code, outcomeUnknown },
});
const answered: Fate = { kind: 'answered' };

describe('the first delivery', () => {
  test('looks the study right up, posts, reads back and stores the eHOKS ID and eid', async () => {
    await approve();
    expect(await deliver()).toMatchObject({ kind: 'tried', delivery: { state: 'delivered', deliveredAt: now } });
    expect(ehoks.requests).toEqual(['LOOK-UP', 'POST', 'GET 1']);
    expect((await store.plan('p1'))?.ehoks).toMatchObject({ id: 1, eid: 'eid-1' });
    expect(await row()).toMatchObject({ state: 'delivered', method: 'post', attempts: 1, outcomeUnknown: false });
    expect(await deliver()).toEqual({ kind: 'nothing-due', nextDueAt: undefined });
  });

  test('is "sending" on disk before a write leaves, and has its ID on disk before it is settled', async () => {
    const seen: unknown[] = [];
    const calls: EhoksCalls = {
      ...ehoks.calls,
      create: async (body) => {
        seen.push((await row())?.state);
        return ehoks.calls.create(body);
      },
    };
    const slowDisk: Store = {
      ...store,
      commitDelivery: async (outcome) => {
        if (outcome.delivery.state === 'delivered') seen.push((await store.plan('p1'))?.ehoks);
        return store.commitDelivery(outcome);
      },
    };
    await approve();
    await deliverNext({ store: slowDisk, ehoks: calls, exclusive, now: () => now, random: () => 0 });
    expect(seen).toEqual(['sending', { id: 1 }]);
  });

  test('waits for the disk before it writes, though it looks up meanwhile', async () => {
    const refuses: Store = { ...store, commitDelivery: () => Promise.reject(new StoreError('disk')) };
    await approve();
    const tried = deliverNext({ store: refuses, ehoks: ehoks.calls, exclusive, now: () => now, random: () => 0 });
    await expect(tried).rejects.toMatchObject({ code: 'disk' });
    expect(ehoks.requests).toEqual(['LOOK-UP']);
  });

  test('posts exactly the approved version, whatever was typed afterwards', async () => {
    await approve();
    const stored = await store.plan('p1');
    if (stored)
      await store.savePlan({ ...stored, document: { ...stored.document, sahkoposti: 'luonnos@example.org' } });
    await deliver();
    expect(ehoks.plans[0]?.body).toMatchObject({ sahkoposti: 'opiskelija@example.org' });
    expect(ehoks.plans[0]?.body).not.toHaveProperty('id');
    expect((await store.plan('p1'))?.document.sahkoposti).toBe('luonnos@example.org');
  });

  test('adopts a plan with the same content that eHOKS already holds', async () => {
    await approve();
    const version = await store.version('p1:1');
    ehoks.plans.push({ id: 1, body: { ...version?.document }, generation: 1 });
    await deliver();
    expect(ehoks.writes).toEqual([]);
    expect(await row()).toMatchObject({ state: 'delivered' });
    expect((await store.plan('p1'))?.ehoks).toMatchObject({ id: 1, eid: 'eid-1' });
  });

  test('leaves a plan of somebody else alone and asks', async () => {
    ehoks.plans.push({ id: 1, body: { 'opiskeluoikeus-oid': oo, sahkoposti: 'toinen@example.org' }, generation: 1 });
    await approve();
    await deliver();
    expect(ehoks.writes).toEqual([]);
    expect(await row()).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
    expect((await store.plan('p1'))?.ehoks).toBeUndefined();
  });

  test('looks the plan up again when eHOKS calls it a duplicate, instead of posting', async () => {
    await approve();
    const version = await store.version('p1:1');
    ehoks.fates = [answered, fails('duplicate')];
    await deliver();
    expect(await row()).toMatchObject({ state: 'queued', nextAttemptAt: 0, outcomeUnknown: true });
    ehoks.plans.push({ id: 1, body: { ...version?.document }, generation: 1 });
    await deliver();
    expect(ehoks.requests).toEqual(['LOOK-UP', 'POST', 'LOOK-UP', 'GET 1']);
    expect(await row()).toMatchObject({ state: 'delivered', lastError: undefined });
  });

  test('does not offer the database the same content twice', async () => {
    await approve();
    ehoks.fates = [answered, fails('content-refused', true)];
    await deliver();
    await deliver();
    expect(ehoks.requests).toEqual(['LOOK-UP', 'POST', 'LOOK-UP']);
    expect(await row()).toMatchObject({ state: 'blocked', lastError: 'content-refused', outcomeUnknown: false });
    await retryDelivery({ deliveryId: 'p1:1', store, exclusive });
    await deliver();
    expect(await row()).toMatchObject({ state: 'delivered' });
  });
});

describe('crashes and lost answers', () => {
  const places: readonly (readonly [string, Fate[]])[] = [
    ['before the look-up', [{ kind: 'killed-before' }]],
    ['before the POST', [answered, { kind: 'killed-before' }]],
    ['after eHOKS stored it, before the answer', [answered, { kind: 'killed-after' }]],
    ['before it was read back', [answered, answered, { kind: 'killed-before' }]],
    ['after it was read back', [answered, answered, { kind: 'killed-after' }]],
  ];

  test.each(places)('makes one plan when the app is killed %s', async (_place, fates) => {
    await approve();
    ehoks.fates = fates;
    await untilKilled(ehoks, () => deliver());
    exclusive = createLocks();
    expect(await row()).toMatchObject({ state: 'sending' });
    await deliverAll();
    expect(ehoks.plans).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'delivered' });
    expect((await store.plan('p1'))?.ehoks).toMatchObject({ id: 1, eid: 'eid-1' });
  });

  test('makes one plan when the answer to POST is lost', async () => {
    await approve();
    ehoks.fates = [answered, { kind: 'answer-lost' }];
    expect(await deliver()).toMatchObject({ concerns: 'server', delivery: { outcomeUnknown: true } });
    expect((await deliver()).kind).toBe('nothing-due');
    await deliver(true);
    expect(ehoks.writes).toEqual(['POST']);
    expect(await row()).toMatchObject({ state: 'delivered' });
  });

  test('keeps the row undelivered until it has been read back', async () => {
    await approve();
    ehoks.fates = [answered, answered, { kind: 'never-arrives' }];
    await deliver();
    expect(await row()).toMatchObject({ state: 'queued', outcomeUnknown: true });
    expect((await store.plan('p1'))?.ehoks).toEqual({ id: 1 });
    await deliver(true);
    expect(ehoks.requests).toEqual(['LOOK-UP', 'POST', 'GET 1']);
    expect(await row()).toMatchObject({ state: 'delivered' });
  });

  test('leaves the row for the next time when the disk refuses the result', async () => {
    let refuse = false;
    const inner = store;
    store = createMemoryStore(async (commit) => {
      if (refuse) throw new StoreError('disk');
      commit();
    });
    for (const stored of await inner.plans()) await store.savePlan(stored);
    await approve();
    const calls = {
      ...ehoks.calls,
      create: (body: Parameters<typeof ehoks.calls.create>[0]) => {
        refuse = true;
        return ehoks.calls.create(body);
      },
    };
    await expect(deliverNext({ store, ehoks: calls, exclusive, now: () => now, random: () => 0 })).rejects.toThrow(
      'disk',
    );
    refuse = false;
    await deliverAll();
    expect(ehoks.plans).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'delivered' });
  });

  test('takes a bridge that breaks for an unknown outcome', async () => {
    await approve();
    const calls = { ...ehoks.calls, create: () => Promise.reject(new Error('bridge')) };
    await deliverNext({ store, ehoks: calls, exclusive, now: () => now, random: () => 0 });
    expect(await row()).toMatchObject({ state: 'queued', lastError: 'not-ehoks', outcomeUnknown: true });
  });
});

const withUnit: HoksDraft = {
  'hankittavat-ammat-tutkinnon-osat': [
    { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001', 'tutkinnon-osa-koodi-versio': 1 },
  ],
};

describe('a changed plan', () => {
  beforeEach(async () => {
    await approve({ puhelinnumero: '0405550100' });
    await deliverAll();
    ehoks.requests.length = 0;
    ehoks.writes.length = 0;
  });

  test('goes as PUT by eHOKS ID, with the ID in the body, and keeps the first approval date', async () => {
    const first = await store.version('p1:1');
    await approve(withUnit);
    await deliverAll();
    expect(ehoks.requests).toEqual(['GET 1', 'PUT 1', 'GET 1']);
    expect(await row(2)).toMatchObject({ state: 'delivered', method: 'put' });
    const second = await store.version('p1:2');
    expect(second?.document['ensikertainen-hyvaksyminen']).toBe(first?.document['ensikertainen-hyvaksyminen']);
    expect(second?.document.hyvaksytty).not.toBe(first?.document.hyvaksytty);
  });

  test('clears a phone number that was removed', async () => {
    await approve({ puhelinnumero: undefined });
    await deliverAll();
    expect(ehoks.plans[0]?.body['puhelinnumero']).toBe('');
    expect(await row(2)).toMatchObject({ state: 'delivered' });
  });

  test('sends a change that eHOKS would not give back', async () => {
    const withAreas = (first: string): HoksDraft => ({
      'hankittavat-ammat-tutkinnon-osat': [
        {
          'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001',
          'tutkinnon-osa-koodi-versio': 1,
          'osaamisen-osoittaminen': [
            {
              alku: '2026-12-01',
              loppu: '2026-12-02',
              'sisallon-kuvaus': [],
              nayttoymparisto: { nimi: 'Esimerkkileipomo' },
              'osa-alueet': [
                { 'koodi-uri': first, 'koodi-versio': 1 },
                { 'koodi-uri': 'ammatillisenoppiaineet_mavt', 'koodi-versio': 1 },
              ],
            },
          ],
        },
      ],
    });
    await approve(withAreas('ammatillisenoppiaineet_fk'));
    await deliverAll();
    now -= 1000; // The approval times stay the same: only the hidden sub-area differs.
    await approve(withAreas('ammatillisenoppiaineet_vvai22'));
    await deliverAll();
    expect(ehoks.writes).toEqual(['PUT 1', 'PUT 1']);
    expect(JSON.stringify(ehoks.plans[0]?.body)).toContain('ammatillisenoppiaineet_vvai22');
  });

  test('never writes over what somebody else has stored', async () => {
    const stored = ehoks.plans[0];
    if (stored) stored.body = { ...stored.body, sahkoposti: 'muu@example.org' };
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(ehoks.writes).toEqual([]);
    expect(await row(2)).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
  });

  test('is never made anew when it was removed in eHOKS', async () => {
    ehoks.plans.length = 0;
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(ehoks.requests).toEqual(['GET 1']);
    expect(await row(2)).toMatchObject({ state: 'blocked', lastError: 'hoks-not-found' });
  });

  test('says so when eHOKS gives back something else than it was given', async () => {
    const calls = {
      ...ehoks.calls,
      patch: async (id: number, body: Parameters<typeof ehoks.calls.patch>[1]) =>
        ehoks.calls.patch(id, { ...body, sahkoposti: 'vaihdettu@example.org' }),
    };
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverNext({ store, ehoks: calls, exclusive, now: () => now, random: () => 0 });
    expect(await row(2)).toMatchObject({ state: 'blocked', lastError: 'server-took-something-else' });
  });
});

describe('the queue', () => {
  test("sends a plan's versions in order when the first is under way while the second is approved", async () => {
    await approve();
    ehoks.fates = [answered, { kind: 'answer-lost' }];
    await deliver();
    await approve({ sahkoposti: 'uusi@example.org' });
    now += 3_600_000;
    await deliverAll();
    expect(ehoks.writes).toEqual(['POST', 'PATCH 1']);
    expect(await row(1)).toMatchObject({ state: 'delivered' });
    expect(await row(2)).toMatchObject({ state: 'delivered' });
  });

  test('lets a newer approval take the place of one that has not been stored', async () => {
    await approve();
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(ehoks.writes).toEqual(['POST']);
    expect(await row(1)).toMatchObject({ state: 'superseded', attempts: 0 });
    expect(await row(2)).toMatchObject({ state: 'delivered' });
  });

  test('lets a corrected version go although the one before it was refused meanwhile', async () => {
    await approve();
    const calls = {
      ...ehoks.calls,
      create: async () => {
        await approve({ sahkoposti: 'korjattu@example.org' });
        return fail<EhoksError>({ code: 'invalid', status: 400, outcomeUnknown: false, findings: [] });
      },
    };
    await deliverNext({ store, ehoks: calls, exclusive, now: () => now, random: () => 0 });
    expect(await row(1)).toMatchObject({ state: 'superseded', lastError: 'invalid' });
    await deliverAll();
    expect(await row(2)).toMatchObject({ state: 'delivered' });
    expect(ehoks.plans).toHaveLength(1);
  });

  test('keeps where eHOKS found fault', async () => {
    await approve();
    const findings = [{ path: ['sahkoposti'], leaf: 'disallowed-key' }];
    ehoks.fates = [
      answered,
      { kind: 'fails', error: { code: 'invalid', status: 400, outcomeUnknown: false, findings } },
    ];
    await deliver();
    expect(await row()).toMatchObject({ state: 'blocked', lastError: 'invalid', findings });
  });

  test('goes on with the others when one version cannot be read', async () => {
    await approve();
    await store.savePlan(plan({ id: 'p2', document: draft({ 'opiskeluoikeus-oid': '1.2.246.562.15.20202020200' }) }));
    const damaged: Store = { ...store, version: async (id) => (id === 'p1:1' ? undefined : store.version(id)) };
    await approvePlan({
      planId: 'p2',
      store,
      exclusive,
      now: now + 1,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId: () => 'x',
    });
    const on = { store: damaged, ehoks: ehoks.calls, exclusive, now: () => now, random: () => 0 };
    await deliverNext(on);
    await deliverNext(on);
    expect(await row(1)).toMatchObject({ state: 'blocked', lastError: 'version-unreadable' });
    expect((await store.deliveries()).find(({ planId }) => planId === 'p2')).toMatchObject({ state: 'delivered' });
  });

  test('stops for the connection, not for the plan, when the login is refused', async () => {
    await approve();
    ehoks.fates = [fails('login-refused')];
    expect(await deliver()).toMatchObject({ concerns: 'connection' });
    expect(await row()).toMatchObject({ state: 'queued', nextAttemptAt: 0, outcomeUnknown: false });
    await deliver();
    expect(await row()).toMatchObject({ state: 'delivered' });
  });

  test('sends one at a time although it is asked twice at once', async () => {
    await approve();
    await Promise.all([deliver(), deliver()]);
    expect(ehoks.writes).toEqual(['POST']);
  });
});
