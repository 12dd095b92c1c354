import { describe, expect, test } from 'vitest';
import type { Plan, PlanInEhoks, PlanVersion } from '../../../src/renderer/db/records.ts';
import { isStarted, nextStep, planState, type PlanState } from '../../../src/renderer/plan/plan-state.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

const document = { 'oppija-oid': '1.2.246.562.24.10000000008', sahkoposti: 'a@example.fi' };
const plan: Plan = { id: 'p', studentId: 's', document, approvedVersion: 0, updatedAt: 1 };
const approved: Plan = { ...plan, approvedVersion: 1 };
const version: PlanVersion = { id: 'p:1', planId: 'p', number: 1, document, approvedAt: 1 };
const edited: Plan = { ...approved, document: { ...document, sahkoposti: 'b@example.fi' } };

function row(changes: Partial<Delivery>): Delivery {
  return {
    id: 'p:1',
    planId: 'p',
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt: 1,
    ...changes,
  };
}

describe('the state of a plan', () => {
  test.each([
    ['no plan', undefined, undefined, 'none'],
    ['a plan with nothing but its OIDs', { ...plan, document: { 'oppija-oid': 'x' } }, 0, 'none'],
    ['a plan whose qualification was chosen', { ...plan, document: {}, diaarinumero: 'OPH-5410-2021' }, 2, 'draft'],
    ['a draft that is not complete', plan, 3, 'draft'],
    ['a draft that was not checked', plan, undefined, 'draft'],
    ['a complete draft', plan, 0, 'ready'],
  ] as const)('of %s', (_, given, blocking, name) => {
    expect(planState(given, [], [], blocking).name).toBe(name);
  });

  test.each([
    ['approved', approved, row({}), 'waiting'],
    ['approved and edited', edited, row({}), 'waiting'],
    ['on its way', approved, row({ state: 'sending' }), 'sending'],
    ['found cut off on its way', approved, row({ outcomeUnknown: true }), 'unclear'],
    ['delivered', approved, row({ state: 'delivered' }), 'sent'],
    ['delivered and edited', edited, row({ state: 'delivered' }), 'changed'],
    ['blocked', approved, row({ state: 'blocked', lastError: 'archived' }), 'blocked'],
    ['different in eHOKS', approved, row({ state: 'blocked', lastError: 'differs-in-ehoks' }), 'server'],
    ['taken otherwise', approved, row({ state: 'blocked', lastError: 'server-took-something-else' }), 'server'],
  ] as const)('that is %s', (_, given, delivery, name) => {
    expect(planState(given, [version], [delivery], 0).name).toBe(name);
  });

  const seen = (sahkoposti: string, throughVersion: number, isComplete = false): PlanInEhoks => ({
    id: 7,
    baseline: { moduleIds: [], document: { ...document, sahkoposti }, isComplete, throughVersion },
  });
  test.each([
    ['taken over as eHOKS holds it', { ...plan, ehoks: seen('a@example.fi', 0) }, [], 'sent'],
    ['taken over and edited', { ...plan, ehoks: seen('c@example.fi', 0) }, [], 'changed'],
    [
      'fed by a school system',
      { ...plan, ehoks: { ...seen('c@example.fi', 0), origin: 'school-system' } },
      [],
      'readonly',
    ],
    [
      'settled as eHOKS holds it',
      { ...approved, ehoks: seen('a@example.fi', 1) },
      [row({ state: 'superseded' })],
      'sent',
    ],
    ['settled otherwise', { ...approved, ehoks: seen('c@example.fi', 1) }, [row({ state: 'superseded' })], 'changed'],
    [
      'settled as it was delivered before somebody changed it',
      { ...approved, approvedVersion: 2, ehoks: seen('c@example.fi', 2) },
      [row({ state: 'delivered' }), row({ id: 'p:2', state: 'superseded' })],
      'changed',
    ],
    ['delivered', { ...approved, ehoks: seen('a@example.fi', 1, true) }, [row({ state: 'delivered' })], 'sent'],
  ] as const)('that is %s', (_, given, rows, name) => {
    expect(planState(given, given.approvedVersion > 0 ? [version] : [], rows, 0).name).toBe(name);
  });

  test('follows the newest version, numbers compared as numbers', () => {
    const versions = [2, 9, 10].map((number) => ({ ...version, id: `p:${number}`, number }));
    const rows = [
      row({ id: 'p:9', state: 'delivered' }),
      row({ id: 'p:10', state: 'blocked', lastError: 'archived' }),
      row({ id: 'p:2', state: 'delivered' }),
    ];
    expect(planState({ ...approved, approvedVersion: 10 }, versions, rows, 0).name).toBe('blocked');
  });

  test('leaves other plans and superseded rows aside', () => {
    const rows = [
      row({ id: 'q:7', planId: 'q', state: 'blocked' }),
      row({ id: 'p:1', state: 'delivered' }),
      row({ id: 'p:2', state: 'superseded' }),
    ];
    expect(planState(approved, [version], rows, 0).name).toBe('sent');
  });

  test('takes a field that was emptied and one that never was as the same content', () => {
    const emptied: Plan = { ...approved, document: { ...document, puhelinnumero: '', 'oppimisen-tuki': [] } };
    expect(planState(emptied, [version], [row({ state: 'delivered' })], 0)).toMatchObject({
      name: 'sent',
      changedSinceApproval: false,
    });
  });
});

describe('the next right step', () => {
  const state = (changes: Partial<PlanState>): PlanState => ({
    name: 'draft',
    blocking: 0,
    changedSinceApproval: false,
    ...changes,
  });

  test.each([
    [state({ name: 'none' }), 'start'],
    [state({ name: 'draft', blocking: 3 }), 'fix'],
    [state({ name: 'ready' }), 'approve'],
    [state({ name: 'waiting' }), 'sendNow'],
    [state({ name: 'waiting', changedSinceApproval: true }), 'approveChanges'],
    [state({ name: 'sending' }), 'none'],
    [state({ name: 'unclear' }), 'none'],
    [state({ name: 'sent' }), 'edit'],
    [state({ name: 'changed', changedSinceApproval: true }), 'approveChanges'],
    [state({ name: 'changed', changedSinceApproval: true, blocking: 1 }), 'fix'],
    [state({ name: 'blocked' }), 'showReason'],
    [state({ name: 'manual' }), 'showByHand'],
    [state({ name: 'blocked', changedSinceApproval: true }), 'approveChanges'],
    [state({ name: 'blocked', changedSinceApproval: true, blocking: 2 }), 'fix'],
    [state({ name: 'server' }), 'compare'],
    [state({ name: 'readonly' }), 'none'],
  ] as const)('of %o is %s', (given, step) => {
    expect(nextStep(given)).toBe(step);
  });
});

test('a plan is begun by an entry, a qualification or an approval, not by its OIDs', () => {
  const empty: Plan = { ...plan, document: { 'oppija-oid': 'x', 'opiskeluoikeus-oid': 'y' } };
  expect(isStarted(empty)).toBe(false);
  expect(isStarted({ ...empty, diaarinumero: 'OPH-5410-2021' })).toBe(true);
  expect(isStarted({ ...empty, approvedVersion: 1 })).toBe(true);
  expect(isStarted(plan)).toBe(true);
});
