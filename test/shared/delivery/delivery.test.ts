import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimed,
  concerns,
  type Delivery,
  dueDelivery,
  giveWay,
  nextDelivery,
  nextDueAt,
  possiblyStored,
  retried,
  startUp,
  supersededByApproval,
} from '../../../src/shared/delivery/delivery.ts';
import { explain } from '../../../src/shared/delivery/explain.ts';
import { queuePause, retryDelay } from '../../../src/shared/delivery/retry-delay.ts';
import { type EhoksError, ehoksErrorSchema, type EhoksErrorCode } from '../../../src/shared/ehoks-error.ts';

const now = 1_000_000_000;
const half = () => 0.5;

function row(change: Partial<Delivery> = {}): Delivery {
  return {
    id: 'p1:1',
    planId: 'p1',
    state: 'sending',
    method: 'put',
    attempts: 1,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt: now - 1000,
    ...change,
  };
}

const codes = ehoksErrorSchema.options.flatMap(({ shape }): EhoksErrorCode[] =>
  'options' in shape.code ? [...shape.code.options] : [...shape.code.values],
);

/** What becomes of a plan whose write was answered so: the state, whom it concerns. */
const afterWrite: Record<EhoksErrorCode, readonly [Delivery['state'], 'plan' | 'server' | 'connection']> = {
  offline: ['queued', 'server'],
  timeout: ['queued', 'server'],
  tls: ['queued', 'server'],
  'not-ehoks': ['queued', 'server'],
  busy: ['queued', 'server'],
  'linked-system': ['queued', 'server'],
  'server-fault': ['queued', 'plan'],
  'content-refused': ['queued', 'plan'],
  duplicate: ['queued', 'plan'],
  'no-hoks-for-opiskeluoikeus': ['queued', 'plan'],
  'opiskeluoikeus-not-found': ['queued', 'plan'],
  'not-connected': ['queued', 'connection'],
  'login-refused': ['queued', 'connection'],
  'ticket-refused': ['queued', 'connection'],
  'not-service-user': ['queued', 'connection'],
  'route-not-found': ['blocked', 'plan'],
  'no-access': ['blocked', 'plan'],
  'hoks-not-found': ['blocked', 'plan'],
  archived: ['blocked', 'plan'],
  'opiskeluoikeus-ended': ['blocked', 'plan'],
  'opiskeluoikeus-not-of-oppija': ['blocked', 'plan'],
  'opiskeluoikeus-contained': ['blocked', 'plan'],
  'opiskeluoikeus-changed': ['blocked', 'plan'],
  'oppija-not-found': ['blocked', 'plan'],
  'oppija-changed': ['blocked', 'plan'],
  'not-in-index': ['blocked', 'plan'],
  'too-large': ['blocked', 'plan'],
  invalid: ['blocked', 'plan'],
  refused: ['blocked', 'plan'],
};

function errorOf(code: EhoksErrorCode, outcomeUnknown: boolean): EhoksError {
  if (code === 'busy') return { code, status: 503, outcomeUnknown, retryAfterSeconds: 3000 };
  if (code === 'invalid') return { code, status: 400, outcomeUnknown: false, findings: [] };
  return { code, outcomeUnknown };
}

describe('nextDelivery', () => {
  test('knows every code there is', () => {
    expect(codes.toSorted()).toEqual(Object.keys(afterWrite).toSorted());
  });

  test.each(codes)('gives %s after a write its state and says whom it concerns', (code) => {
    const next = nextDelivery(row(), { kind: 'failed', step: 'write', error: errorOf(code, false) }, now, half);
    expect([next.state, concerns(next)]).toEqual(afterWrite[code]);
    expect(next).toMatchObject({ id: 'p1:1', lastError: code, attempts: 1 });
  });

  test.each(codes)('never loses an unknown outcome to %s on the look-up', (code) => {
    const failed = { kind: 'failed', step: 'before', error: errorOf(code, false) } as const;
    expect(nextDelivery(row({ outcomeUnknown: true }), failed, now, half).outcomeUnknown).toBe(true);
    expect(nextDelivery(row({ outcomeUnknown: false }), failed, now, half).outcomeUnknown).toBe(false);
  });

  test.each(codes)('keeps a written plan unverified after %s on reading it back', (code) => {
    const failed = { kind: 'failed', step: 'after', error: errorOf(code, false) } as const;
    expect(nextDelivery(row(), failed, now, half).outcomeUnknown).toBe(true);
  });

  test('takes an answer to a write at its word: known unless it says otherwise', () => {
    const after = (outcomeUnknown: boolean) =>
      nextDelivery(
        row({ outcomeUnknown: true }),
        { kind: 'failed', step: 'write', error: { code: 'server-fault', outcomeUnknown } },
        now,
        half,
      ).outcomeUnknown;
    expect([after(true), after(false)]).toEqual([true, false]);
  });

  test('ends as delivered when eHOKS holds the approved content, with nothing left of earlier trouble', () => {
    const before = row({ lastError: 'timeout', outcomeUnknown: true, attempts: 3 });
    expect(nextDelivery(before, { kind: 'holds-approved' }, now, half)).toEqual(
      row({ state: 'delivered', deliveredAt: now, attempts: 3, lastError: undefined, findings: undefined }),
    );
  });

  test('asks a person when eHOKS holds something else', () => {
    const other = (afterOurs: boolean) =>
      nextDelivery(row(), { kind: 'holds-something-else', afterWrite: afterOurs }, now, half);
    expect(other(false)).toMatchObject({ state: 'blocked', lastError: 'differs-in-ehoks' });
    expect(other(true)).toMatchObject({ state: 'blocked', lastError: 'server-took-something-else' });
  });

  test('waits longer after each try, and as long as the server asks', () => {
    const wait = (attempts: number) =>
      nextDelivery(
        row({ attempts }),
        { kind: 'failed', step: 'before', error: { code: 'offline', outcomeUnknown: false } },
        now,
        half,
      ).nextAttemptAt - now;
    expect(wait(2)).toBeGreaterThan(wait(1));
    const busy = { kind: 'failed', step: 'write', error: errorOf('busy', true) } as const;
    expect(nextDelivery(row(), busy, now, half).nextAttemptAt).toBe(now + 3_000_000);
  });

  test('looks up at once after a duplicate, but not in a tight loop', () => {
    const duplicate = { kind: 'failed', step: 'write', error: errorOf('duplicate', false) } as const;
    const first = nextDelivery(row(), duplicate, now, half);
    expect(first).toMatchObject({ nextAttemptAt: 0, outcomeUnknown: true });
    expect(nextDelivery(claimed(first, 'post'), duplicate, now, half).nextAttemptAt).toBeGreaterThan(now);
  });

  test('waits a day for a study right to reach Koski, then asks a person', () => {
    const missing = { kind: 'failed', step: 'write', error: errorOf('opiskeluoikeus-not-found', false) } as const;
    const day = 24 * 3_600_000;
    expect(nextDelivery(row({ approvedAt: now - day + 1 }), missing, now, half).state).toBe('queued');
    expect(nextDelivery(row({ approvedAt: now - day }), missing, now, half).state).toBe('blocked');
  });

  test('blames an unknown address on the connection before a write, on the plan after one', () => {
    const failed = (step: 'before' | 'write') =>
      concerns(nextDelivery(row(), { kind: 'failed', step, error: errorOf('route-not-found', false) }, now, half));
    expect([failed('before'), failed('write')]).toEqual(['connection', 'plan']);
  });
});

describe('rows', () => {
  test('finds at start that what was being sent has an unknown outcome, and leaves the rest alone', () => {
    const others = (['queued', 'delivered', 'blocked', 'superseded'] as const).map((state) => row({ state }));
    expect(startUp([row({ nextAttemptAt: 5 }), ...others])).toEqual([
      row({ state: 'queued', nextAttemptAt: 0, outcomeUnknown: true }),
      ...others,
    ]);
  });

  test('are replaced by a newer approval only when they cannot be stored or on their way', () => {
    const rows = [
      row({ id: 'p1:1', state: 'delivered' }),
      row({ id: 'p1:2', state: 'sending' }),
      row({ id: 'p1:3', state: 'queued', outcomeUnknown: true }),
      row({ id: 'p1:4', state: 'queued' }),
      row({ id: 'p1:5', state: 'blocked' }),
      row({ id: 'p1:6', state: 'superseded' }),
    ];
    expect(supersededByApproval(rows).map(({ id, state }) => [id, state])).toEqual([
      ['p1:4', 'superseded'],
      ['p1:5', 'superseded'],
    ]);
  });

  test('give way when blocked in front of a newer version', () => {
    const blocked = row({ id: 'p1:9', state: 'blocked' });
    expect(giveWay(blocked, [blocked, row({ id: 'p1:10' })]).state).toBe('superseded');
    expect(giveWay(blocked, [blocked, row({ id: 'p1:8' })]).state).toBe('blocked');
    expect(giveWay(row({ state: 'queued' }), [row({ id: 'p1:2' })]).state).toBe('queued');
    // A newer approval that was taken back is nothing to give way to.
    const taken = row({ id: 'p1:10', state: 'superseded', isWithdrawn: true });
    expect(giveWay(blocked, [blocked, taken]).state).toBe('blocked');
  });

  test('start over when a person asks, if they are blocked or waiting', () => {
    expect(retried(row({ state: 'blocked', lastError: 'no-access' }))).toMatchObject({
      state: 'queued',
      lastError: undefined,
    });
    expect(retried(row({ state: 'queued', nextAttemptAt: 9, lastError: 'timeout', outcomeUnknown: true }))).toEqual(
      row({ state: 'queued', nextAttemptAt: 0, lastError: 'timeout', outcomeUnknown: true }),
    );
    for (const state of ['sending', 'delivered', 'superseded'] as const) {
      expect(retried(row({ state }))).toEqual(row({ state }));
    }
  });

  test('name the versions that eHOKS may rightly hold: the last delivered one and those tried after it', () => {
    const rows = [
      row({ id: 'p1:8', state: 'delivered' }),
      row({ id: 'p1:9', state: 'delivered' }),
      row({ id: 'p1:10', state: 'superseded', attempts: 2 }),
      row({ id: 'p1:11', state: 'superseded', attempts: 0 }),
      row({ id: 'p1:12', state: 'queued', attempts: 1 }),
    ];
    expect(possiblyStored(row({ id: 'p1:12' }), rows).map(({ id }) => id)).toEqual(['p1:10', 'p1:9']);
  });
});

describe('the order', () => {
  const queued = (change: Partial<Delivery>) => row({ state: 'queued', attempts: 0, ...change });

  test('is the earliest approval first', () => {
    const rows = [queued({ id: 'b:1', planId: 'b', approvedAt: 2 }), queued({ id: 'a:1', planId: 'a', approvedAt: 1 })];
    expect(dueDelivery(rows, now)?.id).toBe('a:1');
  });

  test("keeps a plan's versions in order, also when the clock jumped back between them", () => {
    const rows = [
      queued({ id: 'p1:10', approvedAt: 1 }),
      queued({ id: 'p1:9', approvedAt: 2, nextAttemptAt: now + 1 }),
    ];
    expect(dueDelivery(rows, now)).toBeUndefined();
    expect(dueDelivery(rows, now + 1)?.id).toBe('p1:9');
    expect(nextDueAt(rows)).toBe(now + 1);
  });

  test('puts a row that went wrong behind those that did not', () => {
    const rows = [
      queued({ id: 'a:1', planId: 'a', approvedAt: 1, lastError: 'timeout' }),
      queued({ id: 'b:1', planId: 'b', approvedAt: 2 }),
    ];
    expect(dueDelivery(rows, now)?.id).toBe('b:1');
  });

  test('brings forward what waited for the network when it is back, and nothing else', () => {
    const waiting = (lastError: Delivery['lastError']) => [queued({ nextAttemptAt: now + 9, lastError })];
    expect(dueDelivery(waiting('offline'), now, true)).toBeDefined();
    expect(dueDelivery(waiting('offline'), now, false)).toBeUndefined();
    expect(dueDelivery(waiting('busy'), now, true)).toBeUndefined();
    expect(dueDelivery(waiting('opiskeluoikeus-not-found'), now, true)).toBeUndefined();
  });

  test('tries at once what a clock that was ahead has put off for longer than anything waits', () => {
    const putOff = (milliseconds: number) => [queued({ nextAttemptAt: now + milliseconds, lastError: 'busy' })];
    expect(dueDelivery(putOff(3_600_000), now)).toBeUndefined();
    expect(dueDelivery(putOff(3_600_001), now)).toBeDefined();
  });

  test('has no next time when nothing waits', () => {
    expect(nextDueAt([row({ state: 'blocked' }), row({ state: 'delivered' })])).toBeUndefined();
  });
});

describe('waiting times', () => {
  test('grow, stay within bounds, spread, and respect Retry-After up to an hour', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        random,
        fc.integer({ min: 0, max: 1e9 }),
        (failures, at, asked) => {
          for (const [delay, longest] of [
            [retryDelay, 900_000],
            [queuePause, 300_000],
          ] as const) {
            const plain = delay(failures, () => at);
            expect(plain).toBeGreaterThanOrEqual(2500);
            expect(plain).toBeLessThanOrEqual(longest);
            const obedient = delay(failures, () => at, asked);
            expect(obedient).toBe(Math.max(plain, Math.min(asked * 1000, 3_600_000)));
          }
        },
      ),
    );
    expect(retryDelay(1, () => 0)).toBeLessThan(retryDelay(1, () => 0.99));
  });
});

describe('explain', () => {
  const problems = [...codes, 'differs-in-ehoks', 'server-took-something-else', 'version-unreadable'] as const;

  test.each(problems)('says in both languages what %s is, why, and what now', (problem) => {
    const { what, why, now: then } = explain(problem);
    for (const text of [what, why, then]) {
      expect(text.fi).toMatch(/^[A-ZÅÄÖa-z].{15,}[.)]$/);
      expect(text.sv).toMatch(/^[A-ZÅÄÖa-z].{15,}[.)]$/);
      expect(text.fi).not.toBe(text.sv);
    }
  });

  test('calls eHOKS by its Swedish name', () => {
    for (const problem of problems) {
      const { what, why, now: then } = explain(problem);
      for (const text of [what, why, then]) expect(text.sv).not.toMatch(/\beHOKS/);
    }
  });
});
