import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/renderer/db/store.ts';
import { giveBack, markEntered, takeToHand } from '../../../src/renderer/delivery/by-hand.ts';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import type { Exclusive } from '../../../src/renderer/delivery/exclusive.ts';
import { withdrawApproval } from '../../../src/renderer/delivery/withdraw-approval.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { planState } from '../../../src/renderer/plan/plan-state.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';
import { createLocks, draft, plan } from './fixtures.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Model } from './model-ehoks.ts';

const now = Date.parse('2026-11-23T09:00:00+02:00');

describe('a plan that a person types into eHOKS', () => {
  let store: Store;
  let exclusive: Exclusive;
  let model: Model;

  beforeEach(async () => {
    store = createMemoryStore();
    exclusive = createLocks();
    model = createModelEhoks();
    await store.savePlan(plan());
  });

  const approve = async (change = {}) => {
    const stored = await store.plan('p1');
    await store.savePlan({ ...plan(), ...stored, document: { ...draft(), ...change } });
    const approved = await approvePlan({
      planId: 'p1',
      store,
      exclusive,
      now,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId: () => 'id',
    });
    expect(approved.ok).toBe(true);
  };
  const deliver = () => deliverNext({ store, ehoks: model.calls, exclusive, now: () => now, random: () => 0.5 });
  const states = async () => (await store.deliveries()).map(({ id, state }) => [id, state]);
  const change = async (id: string, more: Partial<Delivery>) => {
    const row = (await store.deliveries()).find((one) => one.id === id);
    if (row !== undefined) await store.commitDelivery({ delivery: { ...row, ...more } });
  };

  it('is not sent, nor is what is approved after it', async () => {
    await approve();
    expect(await takeToHand('p1', { store, exclusive })).toEqual({ ok: true, value: null });
    await approve({ sahkoposti: 'uusi@example.org' });
    expect((await deliver()).kind).toBe('nothing-due');
    expect(await states()).toEqual([
      ['p1:1', 'superseded'],
      ['p1:2', 'manual'],
    ]);
    expect(model.requests).toEqual([]);
  });

  it('stays so when its draft is saved from an editor that was open before', async () => {
    await approve();
    const opened = await store.plan('p1');
    await takeToHand('p1', { store, exclusive });
    if (opened) await store.savePlan({ ...opened, updatedAt: now + 1 });
    expect((await store.plan('p1'))?.isEnteredByHand).toBe(true);
  });

  it.each([{ state: 'sending' }, { state: 'queued', outcomeUnknown: true }] as const)(
    'is refused while it may have been stored: %j',
    async (more) => {
      await approve();
      await change('p1:1', more);
      expect(await takeToHand('p1', { store, exclusive })).toEqual({ ok: false, error: 'on-its-way' });
      expect((await store.plan('p1'))?.isEnteredByHand).toBeUndefined();
    },
  );

  it('is sent from here when it is given back', async () => {
    await approve();
    await change('p1:1', { state: 'blocked', lastError: 'no-access' });
    await takeToHand('p1', { store, exclusive });
    await giveBack('p1', { store, exclusive });
    expect((await deliver()).kind).toBe('tried');
    expect(await states()).toEqual([['p1:1', 'delivered']]);
  });

  it('can be taken back like any other approval', async () => {
    await approve();
    await takeToHand('p1', { store, exclusive });
    expect((await withdrawApproval({ deliveryId: 'p1:1', store, exclusive })).ok).toBe(true);
    expect(await states()).toEqual([['p1:1', 'superseded']]);
  });

  it('is known in eHOKS by the ID the person gives, and carries the warning of R28', async () => {
    await approve();
    await takeToHand('p1', { store, exclusive });
    await markEntered({ deliveryId: 'p1:1', planId: 'p1', ehoksId: 482913, now }, { store, exclusive });
    const stored = await store.plan('p1');
    const rows = await store.deliveries();
    expect(rows).toMatchObject([{ state: 'delivered', isByHand: true, deliveredAt: now }]);
    expect(stored?.ehoks).toMatchObject({ id: 482913, manuaalisyotto: true });
    expect(stored && planState(stored, await store.versions('p1'), rows, 0).name).toBe('sent');
  });

  it('is never written over unseen when a later version goes through the interface', async () => {
    await approve();
    await takeToHand('p1', { store, exclusive });
    const typed = await model.calls.create({ ...draft({ sahkoposti: 'eri@example.org' }) });
    const id = typed.ok ? typed.value.id : 0;
    await markEntered({ deliveryId: 'p1:1', planId: 'p1', ehoksId: id, now }, { store, exclusive });
    await giveBack('p1', { store, exclusive });
    await approve({ sahkoposti: 'uusi@example.org' });
    await deliver();
    expect(await states()).toContainEqual(['p1:2', 'blocked']);
    expect((await store.deliveries()).at(-1)?.lastError).toBe('differs-in-ehoks');
  });
});

describe('an approval that takes the place of one that never reached eHOKS', () => {
  it('goes on with the time of the first', async () => {
    const store = createMemoryStore();
    const exclusive = createLocks();
    await store.savePlan(plan());
    for (const [index, email] of ['a@example.org', 'b@example.org', 'c@example.org'].entries()) {
      const stored = await store.plan('p1');
      await store.savePlan({ ...plan(), ...stored, document: draft({ sahkoposti: email }) });
      const common = { planId: 'p1', store, exclusive, today: '2026-11-23', newId: () => 'id' };
      await approvePlan({ ...common, now: now + index * 1000, opiskeluoikeus: undefined });
    }
    expect((await store.deliveries()).at(-1)).toMatchObject({ id: 'p1:3', approvedAt: now + 2000, waitingSince: now });
  });
});
