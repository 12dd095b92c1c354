import { beforeEach, describe, expect, test } from 'vitest';
import type { Student } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import type { Exclusive } from '../../../src/renderer/delivery/exclusive.ts';
import { resolveDifference } from '../../../src/renderer/delivery/resolve-difference.ts';
import { retryDelivery } from '../../../src/renderer/delivery/retry-delivery.ts';
import { findServerPlan, readServerPlan, type ServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { takeOver } from '../../../src/renderer/delivery/take-over.ts';
import { withdrawApproval } from '../../../src/renderer/delivery/withdraw-approval.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { planState } from '../../../src/renderer/plan/plan-state.ts';
import { canonicalText } from '../../../src/shared/hoks/canonical.ts';
import type { HoksBody } from '../../../src/shared/delivery/ehoks-calls.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { createLocks, draft, oo, plan } from './fixtures.ts';
import { withUnit } from './laptop.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Fate, type Model, type Stored } from './model-ehoks.ts';

let store: Store;
let ehoks: Model;
let exclusive: Exclusive;
let now: number;

beforeEach(async () => {
  store = createMemoryStore();
  ehoks = createModelEhoks();
  exclusive = createLocks();
  now = Date.parse('2026-11-23T10:00:00Z');
  await store.savePlan(plan({ document: { ...draft(), ...withUnit(10) } }));
});

const deliver = (reconnected = false) =>
  deliverNext({ store, ehoks: ehoks.calls, exclusive, now: () => now, random: () => 0.5 }, { reconnected });

async function deliverAll(): Promise<void> {
  while ((await deliver(true)).kind === 'tried');
}

async function edit(change: HoksDraft): Promise<void> {
  const stored = await store.plan('p1');
  if (stored === undefined) return;
  await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: stored.updatedAt + 1 });
}

async function approve(change: HoksDraft = {}) {
  now += 1000;
  await edit(change);
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

const row = async (number: number) => (await store.deliveries()).find(({ id }) => id === `p1:${number}`);
const inEhoks = async () => (await store.plan('p1'))?.ehoks;
const answered: Fate = { kind: 'answered' };

function stored(): Stored {
  const found = ehoks.plans[0];
  if (found === undefined) throw new Error('eHOKS has no plan');
  return found;
}

async function server(): Promise<ServerPlan> {
  const read = await readServerPlan({ planId: 'p1', store, ehoks: ehoks.calls });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function state(): Promise<string> {
  return planState(await store.plan('p1'), await store.versions('p1'), await store.deliveries(), 0).name;
}

describe('the baseline', () => {
  beforeEach(async () => {
    await approve();
    await deliverAll();
    ehoks.requests.length = 0;
    ehoks.writes.length = 0;
  });

  test('holds the module-ids and the content after each write', async () => {
    expect((await inEhoks())?.baseline).toMatchObject({
      moduleIds: ['module-1-1'],
      isComplete: true,
      throughVersion: 1,
    });
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(ehoks.writes).toEqual(['PATCH 1']);
    expect((await inEhoks())?.baseline).toMatchObject({ moduleIds: ['module-1-1'], throughVersion: 2 });
    await approve(withUnit(20));
    await deliverAll();
    expect(ehoks.writes).toEqual(['PATCH 1', 'PUT 1']);
    expect((await inEhoks())?.baseline).toMatchObject({ moduleIds: ['module-2-1'], throughVersion: 3 });
    expect(canonicalText((await inEhoks())?.baseline?.document)).toBe(canonicalText(stored().body));
    expect((await inEhoks())?.manuaalisyotto).toBe(false);
  });

  test('lets a version that says the same go without a single request', async () => {
    const { document } = (await inEhoks())?.baseline ?? {};
    const id = 'p1:2';
    const version = { id, planId: 'p1', number: 2, document: document ?? {}, approvedAt: now };
    const delivery = {
      id,
      planId: 'p1',
      state: 'queued',
      attempts: 0,
      nextAttemptAt: 0,
      outcomeUnknown: false,
      approvedAt: now,
    } as const;
    const changed = await store.plan('p1');
    if (changed)
      await store.commitApproval({ plan: { ...changed, approvedVersion: 2 }, version, deliveries: [delivery] });
    await deliverAll();
    expect(await row(2)).toMatchObject({ state: 'delivered' });
    expect(ehoks.requests).toEqual([]);
  });

  test('keeps the identifier of every period through every kind of update', async () => {
    for (const change of [withUnit(20), { sahkoposti: 'uusi@example.org' }, { sahkoposti: undefined }, withUnit(30)]) {
      await approve(change);
      await deliverAll();
      expect(JSON.stringify(stored().body)).toContain('"yksiloiva-tunniste":"jakso-1"');
    }
    expect(ehoks.writes).toEqual(['PUT 1', 'PATCH 1', 'PUT 1', 'PUT 1']);
  });

  test('refuses to approve a plan without the TUVA study right that eHOKS keeps', async () => {
    await approve({ 'tuva-opiskeluoikeus-oid': '1.2.246.562.15.55500011147' });
    await deliverAll();
    expect(await approve({ 'tuva-opiskeluoikeus-oid': undefined })).toMatchObject({
      ok: false,
      error: { findings: [{ rule: '7.1', path: ['tuva-opiskeluoikeus-oid'] }] },
    });
  });
});

describe("eHOKS's own clean-up", () => {
  beforeEach(async () => {
    await approve();
    await deliverAll();
    ehoks.writes.length = 0;
    const { sahkoposti: _sahkoposti, ...rest } = stored().body;
    stored().body = JSON.parse(JSON.stringify(rest).replace(',"sahkoposti":"onni@example.org"', '')) as HoksBody;
  });

  test('is taken into the plan without asking and never pushed back, also by an editor that was open', async () => {
    const open = await store.plan('p1');
    await approve({ versio: 2 });
    await deliverAll();
    expect(await row(2)).toMatchObject({ state: 'delivered' });
    expect(ehoks.writes).toEqual(['PATCH 1']);
    expect(JSON.stringify(stored().body)).not.toMatch(/@example\.org/);
    expect(JSON.stringify((await store.plan('p1'))?.document)).not.toMatch(/@example\.org/);
    expect(await state()).toBe('sent');

    if (open) await store.savePlan({ ...open, updatedAt: now });
    expect(JSON.stringify((await store.plan('p1'))?.document)).not.toMatch(/@example\.org/);
    await approve({ versio: 3, sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(stored().body).toMatchObject({ versio: 3, sahkoposti: 'uusi@example.org' });
    expect(JSON.stringify(stored().body)).not.toContain('onni@example.org');
  });

  test('is remembered although the answer to the write that followed it was lost', async () => {
    await approve({ versio: 2, ...withUnit(20) });
    ehoks.fates = [answered, { kind: 'answer-lost' }];
    await deliver();
    await deliverAll();
    expect(await row(2)).toMatchObject({ state: 'delivered' });
    expect(ehoks.writes).toEqual(['PUT 1']);
    expect(JSON.stringify(stored().body)).not.toMatch(/@example\.org/);
  });

  test('follows the student to the OID that eHOKS now uses', async () => {
    const merged = '1.2.246.562.24.55500022216';
    stored().body = { ...stored().body, 'oppija-oid': merged };
    await approve({ versio: 2, ...withUnit(20) });
    await deliverAll();
    expect(stored().body).toMatchObject({ 'oppija-oid': merged, versio: 2 });
    expect((await store.plan('p1'))?.document['oppija-oid']).toBe(merged);
  });
});

describe("somebody else's change", () => {
  beforeEach(async () => {
    await approve();
    await deliverAll();
    ehoks.writes.length = 0;
    stored().body = { ...stored().body, versio: 77 };
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
  });

  test('blocks the delivery until a person has chosen, then goes as approved again', async () => {
    expect(await row(2)).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
    await retryDelivery({ deliveryId: 'p1:2', store, exclusive });
    await deliverAll();
    expect(await row(2)).toMatchObject({ state: 'blocked' });

    const seen = await server();
    expect(seen).toMatchObject({ id: 1, eid: 'eid-1', manuaalisyotto: false, document: { versio: 77 } });
    const here = await store.plan('p1');
    const document = { ...here?.document, versio: seen.document.versio };
    const resolved = { planId: 'p1', document, server: seen, store, exclusive, now, basedOn: here?.updatedAt };
    expect(await resolveDifference(resolved)).toEqual({ ok: true, value: null });
    expect(await row(2)).toMatchObject({ state: 'superseded' });
    expect(await state()).toBe('changed');
    expect(ehoks.writes).toEqual([]);

    await approve();
    await deliverAll();
    expect(await row(3)).toMatchObject({ state: 'delivered' });
    expect(stored().body).toMatchObject({ versio: 77, sahkoposti: 'uusi@example.org' });
  });

  test('sends the own version again when the person keeps it as it was', async () => {
    const here = await store.plan('p1');
    const document = here?.document ?? {};
    await resolveDifference({ planId: 'p1', document, server: await server(), store, exclusive, now });
    expect(await approve()).toMatchObject({ value: { isNew: true, version: { number: 3 } } });
    await deliverAll();
    expect(stored().body).not.toHaveProperty('versio');
    expect(stored().body).toMatchObject({ sahkoposti: 'uusi@example.org' });
  });

  test('is found again when it comes after the person has chosen, also when it brings back what was here before', async () => {
    const here = await store.plan('p1');
    const seen = await server();
    await resolveDifference({ planId: 'p1', document: here?.document ?? {}, server: seen, store, exclusive, now });
    const first = await store.version('p1:1');
    stored().body = { ...first?.document };
    await approve();
    await deliverAll();
    expect(await row(3)).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
    expect(ehoks.writes).toEqual([]);
  });

  test('is not resolved over an edit that came meanwhile, nor over what is on its way', async () => {
    const here = await store.plan('p1');
    const seen = await server();
    await edit({ versio: 5 });
    const resolved = { planId: 'p1', document: {}, server: seen, store, exclusive, now };
    await expect(resolveDifference({ ...resolved, basedOn: here?.updatedAt })).rejects.toThrow('plan-changed');
    const blocked = await row(2);
    if (blocked) await store.commitDelivery({ delivery: { ...blocked, state: 'queued', outcomeUnknown: true } });
    expect(await resolveDifference(resolved)).toEqual({ ok: false, error: 'on-its-way' });
    expect((await store.plan('p1'))?.document.versio).toBe(5);
  });
});

describe('taking an approval back', () => {
  const withdraw = (number: number) => withdrawApproval({ deliveryId: `p1:${number}`, store, exclusive });

  test('leaves a draft that can be approved again, and sends nothing', async () => {
    await approve();
    expect(await withdraw(1)).toEqual({ ok: true, value: null });
    expect(await row(1)).toMatchObject({ state: 'superseded', isWithdrawn: true });
    expect(await state()).toBe('ready');
    expect((await deliver()).kind).toBe('nothing-due');
    expect(await approve()).toMatchObject({ value: { isNew: true, version: { number: 2 } } });
    await deliverAll();
    expect(ehoks.writes).toEqual(['POST']);
  });

  test('shows a delivered plan as changed again', async () => {
    await approve();
    await deliverAll();
    await approve({ versio: 2 });
    await withdraw(2);
    expect(await state()).toBe('changed');
  });

  test('is refused when it has left, may have been stored, or is done', async () => {
    await approve();
    ehoks.fates = [answered, { kind: 'answer-lost' }];
    await deliver();
    expect(await row(1)).toMatchObject({ state: 'queued', outcomeUnknown: true });
    expect(await withdraw(1)).toEqual({ ok: false, error: 'has-left' });
    await deliverAll();
    expect(await withdraw(1)).toEqual({ ok: false, error: 'has-left' });
    expect(await withdraw(9)).toEqual({ ok: false, error: 'has-left' });
  });

  test('is refused for what eHOKS took and gives back otherwise, also after another try was asked for', async () => {
    await approve();
    const calls = { ...ehoks.calls, create: (body: HoksDraft) => ehoks.calls.create({ ...body, versio: 9 }) };
    await deliverNext({ store, ehoks: calls, exclusive, now: () => now, random: () => 0 });
    expect(await row(1)).toMatchObject({ state: 'blocked', lastError: 'server-took-something-else' });
    expect(await withdraw(1)).toEqual({ ok: false, error: 'has-left' });
    await retryDelivery({ deliveryId: 'p1:1', store, exclusive });
    expect(await withdraw(1)).toEqual({ ok: false, error: 'has-left' });
  });
});

describe('taking over a plan that eHOKS holds', () => {
  const student: Student = { id: 's1', nimi: 'Aino Esimerkki', oppijaOid: 'x', opiskeluoikeus: { oid: oo } };
  const take = async () => {
    const found = await findServerPlan(oo, ehoks.calls);
    if (!found.ok) throw new Error(found.error.code);
    return takeOver({ student, server: found.value, origin: 'ehoks-ui', store, exclusive, newId: () => 'p9', now });
  };

  beforeEach(() => {
    ehoks.plans.push({
      id: 1,
      body: { ...draft(), ...withUnit(40), 'ensikertainen-hyvaksyminen': '2025-08-10' },
      generation: 3,
    });
  });

  test('says when there is none', async () => {
    ehoks.plans.length = 0;
    expect(await findServerPlan(oo, ehoks.calls)).toMatchObject({ error: { code: 'no-hoks-for-opiskeluoikeus' } });
  });

  test('takes the place of a draft, with eHOKS ID and baseline and nothing of the server in the document', async () => {
    expect(await take()).toMatchObject({ ok: true, value: { id: 'p1', approvedVersion: 0 } });
    const taken = await store.plan('p1');
    expect(taken?.document).toEqual({ ...draft(), ...withUnit(40), 'ensikertainen-hyvaksyminen': '2025-08-10' });
    expect(taken?.ehoks).toMatchObject({
      id: 1,
      eid: 'eid-1',
      manuaalisyotto: false,
      origin: 'ehoks-ui',
      baseline: { moduleIds: ['module-3-1'], isComplete: false, throughVersion: 0 },
    });
    expect(await store.deliveries()).toEqual([]);
  });

  test('sends a later change by the eHOKS ID and keeps the first approval date', async () => {
    await take();
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(ehoks.writes).toEqual(['PATCH 1']);
    expect(stored().body).toMatchObject({ sahkoposti: 'uusi@example.org', 'ensikertainen-hyvaksyminen': '2025-08-10' });
    expect((await inEhoks())?.baseline?.isComplete).toBe(false);
    await approve(withUnit(50));
    await deliverAll();
    expect(ehoks.writes).toEqual(['PATCH 1', 'PUT 1']);
    expect(await inEhoks()).toMatchObject({ origin: 'ehoks-ui', baseline: { isComplete: true } });
  });

  test('finds what somebody changed after it was taken over', async () => {
    await take();
    stored().body = { ...stored().body, versio: 5 };
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliverAll();
    expect(await row(1)).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
    expect(ehoks.writes).toEqual([]);
  });

  test('is refused over an approved plan and for another study right', async () => {
    await approve();
    expect(await take()).toEqual({ ok: false, error: 'has-plan' });
    const found = await findServerPlan(oo, ehoks.calls);
    if (!found.ok) throw new Error(found.error.code);
    const other = { ...student, opiskeluoikeus: { oid: '1.2.246.562.15.20202020200' } };
    const given = { server: found.value, origin: 'ehoks-ui', store, exclusive, newId: () => 'p9', now } as const;
    expect(await takeOver({ ...given, student: other })).toEqual({ ok: false, error: 'other-opiskeluoikeus' });
  });
});
