import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src/renderer/db/store.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { resolveDifference } from '../../../src/renderer/delivery/resolve-difference.ts';
import { readServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { newDisk, openTestStore, student as anyStudent } from '../db/open-test-store.ts';
import { createLocks, draft, oo, plan } from './fixtures.ts';
import { createModelEhoks, type Model } from './model-ehoks.ts';

/** Two persons of Oppijanumerorekisteri were merged: eHOKS writes the other number into the plan by itself (contract 7.5). */

const master = '1.2.246.562.24.20000000026';
const former = draft()['oppija-oid'] ?? '';
const exclusive = createLocks();
let now: number;
let store: Store;
let model: Model;

beforeEach(async () => {
  now = Date.parse('2026-11-23T10:00:00Z');
  store = await openTestStore(newDisk());
  model = createModelEhoks();
  await store.saveStudent({ ...anyStudent, id: 's1', oppijaOid: former, opiskeluoikeus: { oid: oo } });
  await store.saveStudent({ ...anyStudent, id: 's2', oppijaOid: former });
  await store.savePlan(plan());
  await approveAndDeliver({});
  const [stored] = model.plans;
  if (stored !== undefined) stored.body = { ...stored.body, 'oppija-oid': master };
  return () => store.close();
});

async function approveAndDeliver(change: object): Promise<void> {
  now += 1000;
  const stored = (await store.plan('p1')) ?? plan();
  await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: stored.updatedAt + 1 });
  const given = { today: '2026-11-23', opiskeluoikeus: undefined, newId: () => 'tunniste' };
  expect((await approvePlan({ planId: 'p1', store, exclusive, now, ...given })).ok).toBe(true);
  await deliverNext({ store, ehoks: model.calls, exclusive, now: () => now, random: () => 0.5 });
}

const numbers = async () => (await store.students()).map(({ id, oppijaOid }) => [id, oppijaOid]);

test('the student gets the new number with the delivery that finds it, and nobody else does', async () => {
  await approveAndDeliver({ sahkoposti: 'uusi@example.invalid' });
  expect(model.plans[0]?.body).toMatchObject({ 'oppija-oid': master, sahkoposti: 'uusi@example.invalid' });
  expect((await store.plan('p1'))?.document['oppija-oid']).toBe(master);
  expect(await numbers()).toEqual([
    ['s1', master],
    ['s2', former],
  ]);
});

test('the student gets the new number with a difference that a person resolves', async () => {
  const read = await readServerPlan({ planId: 'p1', store, ehoks: model.calls });
  if (!read.ok) throw new Error(read.error.code);
  const server = read.value;
  await resolveDifference({ planId: 'p1', document: server.document, server, store, exclusive, now });
  expect((await numbers())[0]).toEqual(['s1', master]);
});

test('a number that a person has corrected meanwhile stays', async () => {
  const corrected = '1.2.246.562.24.30000000036';
  await store.saveStudent({ ...anyStudent, id: 's1', oppijaOid: corrected, opiskeluoikeus: { oid: oo } });
  await approveAndDeliver({ sahkoposti: 'uusi@example.invalid' });
  expect((await numbers())[0]).toEqual(['s1', corrected]);
});
