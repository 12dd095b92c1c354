import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearMoment, windowTitle } from '../../../src/shared/delivery/deadline-text.ts';
import { deadlineAt, dueAt, isLate, manualDeadline, waitingOf } from '../../../src/shared/delivery/deadline.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

const hour = 3_600_000;
const approvedAt = Date.parse('2026-11-23T08:00:00Z');

function delivery(more: Partial<Delivery> = {}): Delivery {
  return {
    id: 'p:1',
    planId: 'p',
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt,
    ...more,
  };
}

describe('the 24 hours of an approval', () => {
  test('are real hours in the night that summer time begins', () => {
    const approved = Date.parse('2026-03-28T13:25:00+02:00');
    expect(new Date(dueAt(delivery({ approvedAt: approved }))).toISOString()).toBe('2026-03-29T11:25:00.000Z');
    expect(nearMoment(dueAt(delivery({ approvedAt: approved })), approved, 'fi')).toBe('huomenna 14.25');
  });

  test('are real hours in the night that summer time ends', () => {
    const approved = Date.parse('2026-10-24T13:25:00+03:00');
    expect(new Date(dueAt(delivery({ approvedAt: approved }))).toISOString()).toBe('2026-10-25T10:25:00.000Z');
    expect(nearMoment(dueAt(delivery({ approvedAt: approved })), approved, 'fi')).toBe('huomenna 12.25');
  });

  test.each([
    [12 * hour - 1, 'plain'],
    [12 * hour, 'soon'],
    [24 * hour, 'soon'],
    [24 * hour + 1, 'late'],
  ] as const)('%i ms after it are %s', (after, urgency) => {
    expect(deadlineAt(dueAt(delivery()), approvedAt + after).urgency).toBe(urgency);
  });

  test('say how far away they end, ahead and behind', () => {
    expect(deadlineAt(dueAt(delivery()), approvedAt + 30 * 60_000).distance).toEqual({
      days: 0,
      hours: 23,
      minutes: 30,
    });
    expect(deadlineAt(dueAt(delivery()), approvedAt + 42.5 * hour).distance).toEqual({
      days: 0,
      hours: 18,
      minutes: 30,
    });
    expect(deadlineAt(dueAt(delivery()), approvedAt + 73 * hour).distance).toEqual({ days: 2, hours: 49, minutes: 0 });
  });
});

describe('a late delivery', () => {
  test.each([
    [delivery({ state: 'delivered', deliveredAt: approvedAt + 24 * hour }), false],
    [delivery({ state: 'delivered', deliveredAt: approvedAt + 24 * hour + 1 }), true],
    [delivery({ state: 'queued' }), false],
    [delivery({ state: 'delivered', waitingSince: approvedAt - 2 * hour, deliveredAt: approvedAt + 23 * hour }), true],
    [delivery({ state: 'delivered', isByHand: true, deliveredAt: approvedAt + 99 * hour }), false],
    [delivery({ state: 'superseded', deliveredAt: approvedAt + 99 * hour }), false],
  ])('is one that reached eHOKS after its time: %j', (row, expected) => {
    expect(isLate(row)).toBe(expected);
  });
});

describe('what waits', () => {
  const states = ['queued', 'sending', 'delivered', 'blocked', 'manual', 'superseded'] as const;
  const rows = fc.array(
    fc
      .record({ state: fc.constantFrom(...states), approvedAt: fc.integer({ min: 0, max: 2 ** 41 }) })
      .map((more) => delivery(more)),
  );

  test('is everything approved that is neither delivered nor replaced, and the first deadline is the earliest of it', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const open = given.filter(({ state }) => state !== 'delivered' && state !== 'superseded');
        const { count, nearest } = waitingOf(given);
        expect(count).toBe(open.length);
        expect(nearest === null).toBe(open.length === 0);
        for (const row of open) expect(nearest ?? Number.NaN).toBeLessThanOrEqual(dueAt(row));
      }),
    );
  });
});

describe('a plan that is typed in by hand', () => {
  // Approved on Wednesday 1.4.2026; Easter is on 5.4. The tenth arkipäivä with Saturdays is Wednesday 15.4.
  const approved = Date.parse('2026-04-01T09:00:00+03:00');

  test('is due at the end of the earlier of its two days, in summer and winter time', () => {
    const due = dueAt(delivery({ state: 'manual', approvedAt: approved }));
    expect(new Date(due).toISOString()).toBe('2026-04-15T20:59:59.999Z');
    const inWinter = Date.parse('2026-12-18T09:00:00+02:00');
    expect(new Date(dueAt(delivery({ state: 'manual', approvedAt: inWinter }))).toISOString()).toBe(
      '2027-01-04T21:59:59.999Z',
    );
  });

  test('is late when it was marked as entered after that', () => {
    const entered = (at: string) =>
      delivery({ state: 'delivered', isByHand: true, approvedAt: approved, deliveredAt: Date.parse(at) });
    expect(isLate(entered('2026-04-15T23:59:00+03:00'))).toBe(false);
    expect(isLate(entered('2026-04-16T00:00:00+03:00'))).toBe(true);
  });
});

test('a plan that is typed in by hand has ten arkipäivää from its approval in Finland', () => {
  // 18.6. in Finland, still 17.6. in UTC.
  expect(manualDeadline(Date.parse('2026-06-17T21:30:00Z'))).toEqual({ target: '2026-07-02', limit: '2026-07-03' });
});

describe('the window title', () => {
  const now = Date.parse('2026-11-23T07:42:00Z');

  test('is the name of the app when nothing waits', () => {
    expect(windowTitle('HOKS-työpöytä', { count: 0, nearest: null }, now, 'fi')).toBe('HOKS-työpöytä');
  });

  test.each([
    ['2026-11-23T11:25:00Z', '2 lähettämättä, lähin tänään 13.25 – HOKS', '2 ej skickade, närmaste i dag 13.25 – HOKS'],
    [
      '2026-11-24T07:12:00Z',
      '2 lähettämättä, lähin huomenna 9.12 – HOKS',
      '2 ej skickade, närmaste i morgon 9.12 – HOKS',
    ],
    [
      '2026-11-22T13:10:00Z',
      '2 lähettämättä, määräaika ylittyi eilen 15.10 – HOKS',
      '2 ej skickade, tidsfristen gick ut i går 15.10 – HOKS',
    ],
    [
      '2026-11-02T13:10:00Z',
      '2 lähettämättä, määräaika ylittyi 2.11. 15.10 – HOKS',
      '2 ej skickade, tidsfristen gick ut 2.11. 15.10 – HOKS',
    ],
  ])('says how many wait and when the first is due: %s', (nearest, fi, sv) => {
    const waiting = { count: 2, nearest: Date.parse(nearest) };
    expect(windowTitle('HOKS', waiting, now, 'fi')).toBe(fi);
    expect(windowTitle('HOKS', waiting, now, 'sv')).toBe(sv);
  });

  test('names the year when it is another one', () => {
    expect(nearMoment(Date.parse('2027-01-04T08:00:00Z'), now, 'fi')).toBe('4.1.2027 10.00');
  });
});
