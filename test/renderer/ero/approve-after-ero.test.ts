import { expect, test } from 'vitest';
import { resolveDifference } from '../../../src/renderer/delivery/resolve-difference.ts';
import type { ServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { createLocks, draft, plan } from '../delivery/fixtures.ts';
import { createMemoryStore } from '../delivery/memory-store.ts';

const exclusive = createLocks();
const newId = () => 'tunniste-1';

async function setUp(stored = plan()) {
  const store = createMemoryStore();
  await store.savePlan(stored);
  let now = Date.parse('2026-11-23T10:00:00Z');
  const approve = () => {
    now += 60_000;
    return approvePlan({
      planId: stored.id,
      store,
      exclusive,
      now,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId,
    });
  };
  return { store, approve, now: () => now };
}

const server: ServerPlan = {
  id: 7,
  eid: 'e',
  manuaalisyotto: false,
  document: draft({ sahkoposti: 'joku-muu@example.org' }),
  moduleIds: [],
};

test('what was delivered before somebody changed it can be approved and sent again', async () => {
  const { store, approve, now } = await setUp();
  await approve();
  const [first] = await store.deliveries();
  if (first === undefined) throw new Error('nothing was approved');
  await store.commitDelivery({ delivery: { ...first, state: 'delivered', deliveredAt: now() }, ehoks: { id: 7 } });
  const asDelivered = await store.plan('p1');
  if (asDelivered === undefined) throw new Error('the plan is gone');
  expect(await approve()).toMatchObject({ value: { isNew: false } });

  await store.savePlan({ ...asDelivered, document: { ...asDelivered.document, sahkoposti: 'uusi@example.org' } });
  await approve();
  const [, second] = await store.deliveries();
  if (second === undefined) throw new Error('nothing was approved');
  await store.commitDelivery({ delivery: { ...second, state: 'blocked', lastError: 'differs-in-ehoks' } });
  await resolveDifference({ planId: 'p1', document: asDelivered.document, server, store, exclusive, now: now() });

  expect(await approve()).toMatchObject({ value: { isNew: true, version: { number: 3 } } });
  expect((await store.deliveries()).map(({ state }) => state)).toEqual(['delivered', 'superseded', 'queued']);
});

test('a plan that a school system feeds is never approved', async () => {
  const { store, approve } = await setUp({ ...plan(), ehoks: { id: 7, origin: 'school-system' } });
  expect(await approve()).toEqual({ ok: false, error: { findings: [] } });
  expect(await store.deliveries()).toEqual([]);
});
