import { describe, expect, test } from 'vitest';
import type { Delivered, DeliverOptions } from '../../../src/renderer/delivery/deliver-next.ts';
import { createDeliveryLoop } from '../../../src/renderer/delivery/delivery-loop.ts';
import type { Delivery, DeliveryProblem } from '../../../src/shared/delivery/delivery.ts';

const row: Delivery = {
  id: 'p1:1',
  planId: 'p1',
  state: 'queued',
  attempts: 1,
  nextAttemptAt: 0,
  outcomeUnknown: false,
  approvedAt: 0,
};

function tried(
  whom: 'plan' | 'server' | 'connection',
  lastError?: DeliveryProblem,
  retryAfterSeconds?: number,
): Delivered {
  return { kind: 'tried', delivery: { ...row, lastError }, concerns: whom, retryAfterSeconds };
}

const nothing: Delivered = { kind: 'nothing-due', nextDueAt: undefined };

/** A loop over scripted results, with a clock and timers of its own. */
function setUp(results: (Delivered | Error)[]) {
  const asked: DeliverOptions[] = [];
  const timers: { work: () => void; milliseconds: number }[] = [];
  let now = 1000;
  const loop = createDeliveryLoop({
    deliverNext: async (options) => {
      asked.push(options);
      const result = results.shift() ?? nothing;
      if (result instanceof Error) throw result;
      if (result.kind === 'tried') options.onSending?.(result.delivery);
      return result;
    },
    now: () => now,
    random: () => 0.5,
    timers: {
      set: (work, milliseconds) => {
        timers.splice(0, timers.length, { work, milliseconds });
        return timers[0];
      },
      clear: (handle) => {
        if (timers[0] === handle) timers.length = 0;
      },
    },
  });
  const states: string[] = [];
  loop.subscribe(() => states.push(loop.status().state));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    loop,
    asked,
    states,
    timers,
    settled,
    fire: async () => {
      const timer = timers.pop();
      now += timer?.milliseconds ?? 0;
      timer?.work();
      await settled();
    },
  };
}

describe('the delivery loop', () => {
  test('sends everything that is due and comes to rest', async () => {
    const { loop, asked, states, settled } = setUp([tried('plan'), tried('plan', 'invalid'), nothing]);
    loop.start();
    await settled();
    expect(asked).toHaveLength(3);
    expect(states).toEqual(['sending', 'sending', 'idle']);
  });

  test('does nothing before it is started', async () => {
    const { loop, asked, settled } = setUp([]);
    loop.wake('approved');
    await settled();
    expect(asked).toHaveLength(0);
  });

  test('sleeps until the next row falls due', async () => {
    const { loop, asked, timers, settled, fire } = setUp([{ kind: 'nothing-due', nextDueAt: 61_000 }]);
    loop.start();
    await settled();
    expect(loop.status()).toEqual({ state: 'waiting', until: 61_000 });
    expect(timers[0]?.milliseconds).toBe(60_000);
    await fire();
    expect(asked).toHaveLength(2);
    expect(loop.status()).toEqual({ state: 'idle' });
  });

  test('pauses once for all plans when the network is gone, and goes on when it is back', async () => {
    const { loop, asked, settled } = setUp([tried('server', 'offline')]);
    loop.start();
    await settled();
    expect(asked).toHaveLength(1);
    expect(loop.status()).toMatchObject({ state: 'offline', problem: 'offline' });
    loop.wake('online');
    await settled();
    expect(asked.map(({ reconnected }) => reconnected)).toEqual([false, true]);
    expect(loop.status()).toEqual({ state: 'idle' });
  });

  test('does not count on the network any more after it failed again', async () => {
    const { loop, asked, settled, fire } = setUp([tried('server', 'timeout'), tried('server', 'timeout')]);
    loop.start();
    await settled();
    loop.wake('online');
    await settled();
    await fire();
    expect(asked.map(({ reconnected }) => reconnected)).toEqual([false, true, false]);
  });

  test('pauses longer each time the server fails', async () => {
    const { loop, timers, settled, fire } = setUp([tried('server', 'linked-system'), tried('server', 'linked-system')]);
    loop.start();
    await settled();
    const first = timers[0]?.milliseconds ?? 0;
    await fire();
    expect(timers[0]?.milliseconds).toBeGreaterThan(first);
  });

  test('leaves a server alone for as long as it asked, whatever wakes it', async () => {
    const { loop, asked, settled, fire } = setUp([tried('server', 'busy', 600)]);
    loop.start();
    await settled();
    loop.wake('approved');
    loop.wake('online');
    await settled();
    expect(asked).toHaveLength(1);
    expect(loop.status()).toEqual({ state: 'waiting', until: 601_000, problem: 'busy' });
    await fire();
    expect(asked).toHaveLength(2);
  });

  test('stops and asks when the login is refused, until something is done about it', async () => {
    const { loop, asked, timers, settled } = setUp([tried('connection', 'login-refused')]);
    loop.start();
    await settled();
    expect(loop.status()).toEqual({ state: 'login-needed', problem: 'login-refused' });
    expect([asked.length, timers.length]).toEqual([1, 0]);
    loop.wake('connected');
    await settled();
    expect(loop.status()).toEqual({ state: 'idle' });
  });

  test('says that the disk refuses, and tries again', async () => {
    const { loop, settled, fire } = setUp([new Error('disk')]);
    loop.start();
    await settled();
    expect(loop.status()).toMatchObject({ state: 'disk-trouble' });
    await fire();
    expect(loop.status()).toEqual({ state: 'idle' });
  });

  test('looks again when it is woken while it is at work', async () => {
    const { loop, asked, settled } = setUp([]);
    loop.start();
    loop.wake('approved');
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('takes no new row after it is stopped', async () => {
    const { loop, asked, timers, settled } = setUp([tried('plan'), tried('plan')]);
    loop.subscribe(() => loop.stop());
    loop.start();
    await settled();
    expect([asked.length, timers.length]).toEqual([1, 0]);
  });

  test('says that it is paused, also to those who wake it, and goes on when it is started again', async () => {
    const { loop, asked, settled } = setUp([]);
    loop.start();
    await settled();
    loop.stop();
    loop.wake('approved');
    await settled();
    expect([asked.length, loop.status()]).toEqual([1, { state: 'paused' }]);
    loop.start();
    await settled();
    expect([asked.length, loop.status()]).toEqual([2, { state: 'idle' }]);
  });
});
