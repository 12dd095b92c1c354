import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEhoksApi } from '../../../src/main/ehoks/ehoks-api.ts';
import { type PracticeServer, startPracticeServer } from '../../../src/main/practice/server.ts';
import { createMemoryStore as createPracticeStore } from '../../../src/main/practice/store.ts';
import { sampleStudents } from '../../../src/main/practice/students.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import type { EhoksCalls } from '../../../src/shared/delivery/ehoks-calls.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import type { SampleStudent } from '../../../src/shared/ipc-contract.ts';
import { createLocks, draft, plan } from './fixtures.ts';
import { withUnit } from './laptop.ts';
import { createMemoryStore } from './memory-store.ts';

/** The whole way from an approval to the eHOKS ID over real HTTP: client, tickets and server are the app's own. */
const now = Date.parse('2026-11-23T10:00:00Z');
const today = '2026-11-23';

let server: PracticeServer;
let ehoks: EhoksCalls;
let store: Store;
const exclusive = createLocks();

beforeEach(async () => {
  const students = sampleStudents(today);
  server = await startPracticeServer({ store: createPracticeStore(), clock: () => now, students });
  const connection = {
    baseUrl: server.baseUrl,
    casUrl: server.casUrl,
    username: server.username,
    password: server.password,
    callerId: '1.2.246.562.10.10000000017.hoks-desktop',
  };
  ehoks = createEhoksApi({ fetch: globalThis.fetch, connection: () => connection, clock: () => now });
  store = createMemoryStore();
  await store.savePlan(plan({ document: draft(identifiers(activeStudent(students))) }));
});
afterEach(() => server.close());

function activeStudent(students: readonly SampleStudent[]): SampleStudent {
  const isActive = (student: SampleStudent) =>
    JSON.stringify(student.opiskeluoikeus).includes('ammatillinenkoulutus') &&
    JSON.stringify(student.opiskeluoikeus).includes('"lasna"') &&
    !JSON.stringify(student.opiskeluoikeus).match(/valmistunut|eronnut|sisältyy/);
  const found = students.find(isActive);
  if (found === undefined) throw new Error('no active sample student');
  return found;
}

function identifiers({ oppijaOid, opiskeluoikeus }: SampleStudent): HoksDraft {
  const { oid } = opiskeluoikeus;
  return { 'oppija-oid': oppijaOid, 'opiskeluoikeus-oid': typeof oid === 'string' ? oid : undefined };
}

async function approve(change: HoksDraft = {}, at = now): Promise<void> {
  const stored = await store.plan('p1');
  if (stored) await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: at });
  const newId = () => 'tunniste';
  const answer = await approvePlan({
    planId: 'p1',
    store,
    exclusive,
    now: at,
    today,
    opiskeluoikeus: undefined,
    newId,
  });
  expect(answer).toMatchObject({ ok: true });
}

const deliver = () => deliverNext({ store, ehoks, exclusive, now: () => now, random: () => 0.5 });

const toEhoks = () =>
  server.requests.filter(({ path }) => path.includes('/hoks')).map(({ method, status }) => [method, status]);

test('delivers a new plan with POST, a change of root fields with PATCH and a change of parts with PUT', async () => {
  await approve({ puhelinnumero: '0405550100' });
  expect(await deliver()).toMatchObject({ delivery: { state: 'delivered' } });
  const stored = (await store.plan('p1'))?.ehoks;
  expect(stored?.id).toBeGreaterThan(0);
  expect(stored?.eid).toMatch(/^[0-9a-f-]{36}$/);
  expect(toEhoks()).toEqual([
    ['GET', 404],
    ['POST', 200],
    ['GET', 200],
  ]);

  await approve({ puhelinnumero: undefined, sahkoposti: 'uusi@example.org' }, now + 1000);
  expect(await deliver()).toMatchObject({ delivery: { state: 'delivered', method: 'patch' } });
  expect(toEhoks().slice(3)).toEqual([
    ['GET', 200],
    ['PATCH', 204],
    ['GET', 200],
  ]);
  expect(await ehoks.get(stored?.id ?? 0)).toMatchObject({
    value: { puhelinnumero: '', sahkoposti: 'uusi@example.org' },
  });
  await approve(withUnit(10), now + 2000);
  expect(await deliver()).toMatchObject({ delivery: { state: 'delivered', method: 'put' } });
  const baseline = (await store.plan('p1'))?.ehoks?.baseline;
  expect(baseline).toMatchObject({ isComplete: true, throughVersion: 3 });
  // A unit and its period.
  expect(baseline?.moduleIds).toHaveLength(2);
  expect((await store.plan('p1'))?.ehoks).toMatchObject({ id: stored?.id, eid: stored?.eid, manuaalisyotto: false });
});

test('adopts what was stored although the answer was lost', async () => {
  await approve();
  const working = ehoks;
  ehoks = {
    ...working,
    create: async (body) => {
      await working.create(body);
      return { ok: false, error: { code: 'timeout', outcomeUnknown: true } };
    },
  };
  await deliver();
  ehoks = working;
  await deliverNext({ store, ehoks, exclusive, now: () => now, random: () => 0 }, { reconnected: true });
  expect((await store.deliveries())[0]).toMatchObject({ state: 'delivered' });
  expect(toEhoks().filter(([method]) => method === 'POST')).toHaveLength(1);
});

test('does not make a plan anew that was removed in eHOKS', async () => {
  await approve();
  await deliver();
  await server.archive((await store.plan('p1'))?.ehoks?.id ?? 0);
  await approve({ sahkoposti: 'uusi@example.org' }, now + 1000);
  await deliver();
  expect((await store.deliveries())[1]).toMatchObject({ state: 'blocked', lastError: 'hoks-not-found' });
});

test('goes on after CAS has forgotten every ticket', async () => {
  await approve();
  await deliver();
  server.restartCas();
  await approve({ sahkoposti: 'uusi@example.org' }, now + 1000);
  expect(await deliver()).toMatchObject({ delivery: { state: 'delivered' } });
});

test('never writes over what another system has put there', async () => {
  await approve(withUnit(10));
  await deliver();
  const id = (await store.plan('p1'))?.ehoks?.id ?? 0;
  const theirs = await ehoks.patch(id, { id, versio: 9 });
  expect(theirs.ok).toBe(true);
  await approve({ sahkoposti: 'uusi@example.org' }, now + 1000);
  await deliver();
  expect((await store.deliveries())[1]).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
  expect(await ehoks.get(id)).toMatchObject({ value: { versio: 9, sahkoposti: 'opiskelija@example.org' } });
});
