import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  type DeliveryRow,
  grouped,
  isUpdate,
  stateOf,
} from '../../../src/renderer/delivery/delivery-rows.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

const approvedAt = Date.parse('2026-11-23T08:00:00Z');

function delivery(id: string, more: Partial<Delivery> = {}): Delivery {
  return {
    id,
    planId: 'p',
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt,
    ...more,
  };
}

const row = (given: Delivery): DeliveryRow => ({ delivery: given, plan: undefined, student: undefined });

describe('the list of deliveries', () => {
  it('begins with what waits for a person, then the queue oldest first, then what is done newest first', () => {
    const rows = [
      delivery('p:1', { state: 'delivered', approvedAt: approvedAt + 1 }),
      delivery('p:2', { state: 'queued', approvedAt: approvedAt + 5 }),
      delivery('p:3', { state: 'sending', approvedAt: approvedAt + 4 }),
      delivery('p:4', { state: 'blocked' }),
      delivery('p:5', { state: 'superseded', approvedAt: approvedAt + 2 }),
    ].map(row);
    const order = grouped(rows).map(({ group, rows: members }) => [group, members.map((member) => member.delivery.id)]);
    expect(order).toEqual([
      ['person', ['p:4']],
      ['queue', ['p:3', 'p:2']],
      ['done', ['p:5', 'p:1']],
    ]);
  });

  it('leaves out groups without rows', () => {
    expect(grouped([])).toEqual([]);
  });

  it('says unclear as long as an earlier attempt may have been stored', () => {
    expect(stateOf(delivery('p:1', { outcomeUnknown: true }))).toBe('unclear');
    expect(stateOf(delivery('p:1', { state: 'sending', outcomeUnknown: true }))).toBe('unclear');
    expect(stateOf(delivery('p:1'))).toBe('waiting');
  });

  it('tells a plan that was changed in eHOKS from one that eHOKS refused', () => {
    expect(stateOf(delivery('p:1', { state: 'blocked', lastError: 'differs-in-ehoks' }))).toBe('server');
    expect(stateOf(delivery('p:1', { state: 'blocked', lastError: 'invalid' }))).toBe('blocked');
  });

  it('calls the first version new and later ones updates, unless the request says otherwise', () => {
    expect(isUpdate(row(delivery('p:1')))).toBe(false);
    expect(isUpdate(row(delivery('p:2')))).toBe(true);
    expect(isUpdate(row(delivery('p:2', { method: 'post' })))).toBe(false);
    expect(isUpdate(row(delivery('p:1', { method: 'put' })))).toBe(true);
  });
});

describe('the deadline', () => {
  const hour = 3_600_000;

  it('is a day after the approval', () => {
    expect(deadlineOf(delivery('p:1'), approvedAt).at).toBe(approvedAt + 24 * hour);
  });

  it.each([
    [12 * hour - 1, 'plain'],
    [12 * hour, 'soon'],
    [24 * hour, 'soon'],
    [24 * hour + 1, 'late'],
  ] as const)('%i ms after the approval is %s', (after, urgency) => {
    expect(deadlineOf(delivery('p:1'), approvedAt + after).urgency).toBe(urgency);
  });

  it('says how far away it is, ahead and behind', () => {
    expect(deadlineOf(delivery('p:1'), approvedAt + 30 * 60_000).distance).toEqual({ days: 0, hours: 23, minutes: 30 });
    expect(deadlineOf(delivery('p:1'), approvedAt + 42.5 * hour).distance).toEqual({ days: 0, hours: 18, minutes: 30 });
    expect(deadlineOf(delivery('p:1'), approvedAt + 73 * hour).distance.days).toBe(2);
  });
});
