import type { Delivery, DeliveryProblem } from '../../shared/delivery/delivery.ts';
import { longestWaitMs, queuePause } from '../../shared/delivery/retry-delay.ts';
import type { Delivered, DeliverOptions } from './deliver-next.ts';

/** What delivery is doing, for the status bar. Times in epoch milliseconds. */
export type DeliveryStatus =
  | { readonly state: 'idle' }
  /** `isLast`: a person stopped it meanwhile, so this one is finished and nothing after it begins. */
  | { readonly state: 'sending'; readonly planId: string; readonly isLast?: boolean }
  /** A person stopped it; it goes on when they say so, or when the app is opened again. */
  | { readonly state: 'paused' }
  /** Something waits for its time: one plan's next try, or a server that asked for a pause. */
  | { readonly state: 'waiting'; readonly until: number; readonly problem?: DeliveryProblem }
  /** No way to eHOKS just now. */
  | { readonly state: 'offline'; readonly until: number; readonly problem: DeliveryProblem }
  /** Stopped until the connection or its account has been seen to. */
  | { readonly state: 'login-needed'; readonly problem: DeliveryProblem }
  /** This machine's disk refuses; nothing is sent while its outcome could not be written down. */
  | { readonly state: 'disk-trouble'; readonly until: number };

/** Whether a person has stopped it; what is under way may still be finished. */
export function isStopped(status: DeliveryStatus): boolean {
  return status.state === 'paused' || (status.state === 'sending' && status.isLast === true);
}

/** Why to look again: something new to send, the network is back, or the connection or account was changed. */
export type WakeUp = 'approved' | 'retry' | 'online' | 'connected';

export interface Timers {
  readonly set: (work: () => void, milliseconds: number) => unknown;
  readonly clear: (handle: unknown) => void;
}

export interface DeliveryLoop {
  /** Begins; later wake-ups are heard. */
  readonly start: () => void;
  readonly wake: (reason: WakeUp) => void;
  /** Takes no new row until it is started again; what is under way finishes. */
  readonly stop: () => void;
  readonly status: () => DeliveryStatus;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A timer asleep for longer than this is set again: timers have a largest value, and clocks get changed. */
const longestSleepMs = 3_600_000;

const noWay: ReadonlySet<DeliveryProblem> = new Set<DeliveryProblem>(['offline', 'timeout', 'tls', 'not-ehoks']);

/**
 * Runs `deliverNext` until nothing is due, then sleeps until the next row falls due or something wakes it. A problem of
 * the whole server pauses the queue once for all rows; a problem of the connection stops it until a wake-up.
 */
export function createDeliveryLoop(on: {
  readonly deliverNext: (options: DeliverOptions) => Promise<Delivered>;
  readonly now: () => number;
  readonly random: () => number;
  readonly timers: Timers;
}): DeliveryLoop {
  const listeners = new Set<() => void>();
  let status: DeliveryStatus = { state: 'idle' };
  let isStarted = false;
  let isRunning = false;
  let isWokenMeanwhile = false;
  let reconnected = false;
  let serverFailures = 0;
  /** A server that asked for a pause is not disturbed by wake-ups. */
  let busyUntil = 0;
  let timer: unknown;

  function tell(next: DeliveryStatus): void {
    // What is under way when it is stopped is finished first.
    status = isStarted || next.state === 'sending' ? next : { state: 'paused' };
    for (const listener of listeners) listener();
  }

  async function run(): Promise<void> {
    on.timers.clear(timer);
    if (!isStarted || isRunning) {
      isWokenMeanwhile = true;
      return;
    }
    isRunning = true;
    do {
      isWokenMeanwhile = false;
      await deliverAll();
    } while (isStarted && isWokenMeanwhile);
    isRunning = false;
  }

  async function deliverAll(): Promise<void> {
    // A pause longer than any was asked for by a clock that has been put back since.
    if (on.now() < busyUntil && busyUntil <= on.now() + longestWaitMs)
      return sleep({ state: 'waiting', until: busyUntil, problem: 'busy' });
    while (isStarted) {
      const result = await tryOne();
      if (result === undefined) return;
      if (result.kind === 'nothing-due') {
        return result.nextDueAt === undefined
          ? tell({ state: 'idle' })
          : sleep({ state: 'waiting', until: result.nextDueAt });
      }
      const { lastError } = result.delivery;
      if (lastError === undefined || result.concerns === 'plan') {
        serverFailures = 0;
      } else if (result.concerns === 'connection') {
        return tell({ state: 'login-needed', problem: lastError });
      } else {
        return pause(lastError, result.retryAfterSeconds);
      }
    }
    tell({ state: 'idle' });
  }

  async function tryOne(): Promise<Delivered | undefined> {
    try {
      const onSending = ({ planId }: Delivery) => tell({ state: 'sending', planId });
      return await on.deliverNext({ reconnected, onSending });
    } catch {
      // Only the store rejects. The row is safe on disk and is looked up before anything is repeated.
      serverFailures += 1;
      sleep({ state: 'disk-trouble', until: on.now() + queuePause(serverFailures, on.random) });
      return undefined;
    }
  }

  function pause(problem: DeliveryProblem, retryAfterSeconds: number | undefined): void {
    reconnected = false;
    serverFailures += 1;
    const until = on.now() + queuePause(serverFailures, on.random, retryAfterSeconds);
    if (retryAfterSeconds !== undefined) busyUntil = until;
    sleep(noWay.has(problem) ? { state: 'offline', until, problem } : { state: 'waiting', until, problem });
  }

  function sleep(next: Extract<DeliveryStatus, { until: number }>): void {
    tell(next);
    const milliseconds = Math.min(Math.max(next.until - on.now(), 0), longestSleepMs);
    on.timers.clear(timer);
    timer = on.timers.set(() => void run(), milliseconds);
  }

  return {
    start: () => {
      isStarted = true;
      if (status.state === 'sending') tell({ ...status, isLast: false });
      void run();
    },
    wake: (reason) => {
      if (reason === 'online' || reason === 'connected') reconnected = true;
      void run();
    },
    stop: () => {
      if (!isStarted) return;
      isStarted = false;
      on.timers.clear(timer);
      tell(isRunning && status.state === 'sending' ? { ...status, isLast: true } : { state: 'paused' });
    },
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
