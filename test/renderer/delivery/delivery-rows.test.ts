import { describe, expect, it } from 'vitest';
import { bulkOf } from '../../../src/renderer/delivery/bulk.ts';
import {
  counted,
  type DeliveryRow,
  grouped,
  isUpdate,
  narrowed,
  stateOf,
} from '../../../src/renderer/delivery/delivery-rows.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

const minute = 60_000;
const now = Date.parse('2026-11-23T12:00:00+02:00');
const approvedAt = now - 60 * minute;

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
  const yesterday = now - 24 * 60 * minute;
  const rows = [
    delivery('p:1', { state: 'delivered', deliveredAt: yesterday }),
    delivery('p:2', { state: 'delivered', deliveredAt: now - 2 * minute }),
    delivery('p:3', { state: 'delivered', deliveredAt: now - minute }),
    delivery('p:4', { approvedAt: approvedAt + 1 }),
    delivery('p:5', { approvedAt }),
    delivery('p:6', { state: 'sending', approvedAt: approvedAt + 2 }),
    delivery('p:7', { state: 'blocked', approvedAt: approvedAt + 1 }),
    delivery('p:8', { state: 'blocked' }),
    delivery('p:9', { state: 'superseded' }),
  ].map(row);

  it('begins with what waits for a person, then the queue, then what is done, then what is put aside', () => {
    const order = grouped(rows, now).map(({ group, rows: members }) => [
      group,
      members.map((member) => member.delivery.id),
    ]);
    expect(order).toEqual([
      ['person', ['p:8', 'p:7']],
      ['queue', ['p:6', 'p:5', 'p:4']],
      ['today', ['p:3', 'p:2']],
      ['earlier', ['p:1']],
      ['aside', ['p:9']],
    ]);
  });

  it('tells today from earlier by the Finnish day', () => {
    const justBefore = delivery('p:1', { state: 'delivered', deliveredAt: Date.parse('2026-11-22T23:59:59+02:00') });
    const justAfter = delivery('p:1', { state: 'delivered', deliveredAt: Date.parse('2026-11-23T00:00:00+02:00') });
    expect(grouped([row(justBefore)], now)[0]?.group).toBe('earlier');
    expect(grouped([row(justAfter)], now)[0]?.group).toBe('today');
  });

  it('leaves out groups without rows', () => {
    expect(grouped([], now)).toEqual([]);
  });

  it('shows under each filter as many rows as the filter says', () => {
    expect(counted(rows)).toEqual({ all: 9, blocked: 2, queued: 3, manual: 0, delivered: 3 });
    for (const filter of ['all', 'blocked', 'queued', 'delivered'] as const) {
      expect(narrowed(rows, filter)).toHaveLength(counted(rows)[filter]);
    }
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
    expect(isUpdate(row(delivery('p:1', { method: 'patch' })))).toBe(true);
  });
});

describe('the progress of many deliveries', () => {
  const delivered = (minutesAgo: number) =>
    delivery(`d:${minutesAgo}`, { state: 'delivered', deliveredAt: now - minutesAgo * minute });
  const waiting = (count: number) => Array.from({ length: count }, (_, index) => delivery(`w:${index}`));

  it('counts what was delivered without a pause, what is unclear and what waits', () => {
    const rows = [delivered(1), delivered(2), delivered(3), delivery('u:1', { outcomeUnknown: true }), ...waiting(4)];
    expect(bulkOf(rows, now)).toEqual({ delivered: 3, unclear: 1, waiting: 4, restMs: 5 * minute });
  });

  it('leaves out what an earlier run delivered', () => {
    expect(bulkOf([delivered(1), delivered(7), delivered(8), ...waiting(6)], now)).toMatchObject({ delivered: 1 });
    expect(bulkOf([delivered(6), ...waiting(6)], now)).toMatchObject({ delivered: 0 });
  });

  it('says nothing of how long before there is a pace', () => {
    expect(bulkOf([delivered(1), delivered(2), ...waiting(6)], now)?.restMs).toBeUndefined();
  });

  it('is none for a few rows, and ends with the last of them', () => {
    expect(bulkOf(waiting(4), now)).toBeUndefined();
    expect(bulkOf(waiting(5), now)).toMatchObject({ waiting: 5 });
    expect(bulkOf([1, 2, 3, 4, 5, 6].map(delivered), now)).toBeUndefined();
  });

  it('does not count what waits for a person', () => {
    expect(bulkOf([delivery('b:1', { state: 'blocked' }), ...waiting(5)], now)).toMatchObject({
      waiting: 5,
      unclear: 0,
    });
  });
});
