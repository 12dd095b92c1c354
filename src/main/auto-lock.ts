import type { LockReason } from '../shared/ipc-contract.ts';

/** What the lock hears from Electron: `powerMonitor`. */
export interface PowerEvents {
  readonly on: ((event: 'suspend', listener: () => void) => unknown) &
    ((event: 'lock-screen', listener: () => void) => unknown);
  /** Seconds since anything was typed or moved on this computer. */
  readonly getSystemIdleTime: () => number;
}

export interface AutoLock {
  /** The page has seen a key, a click or a touch. */
  readonly used: () => void;
  /** Seconds until the lock, if nothing is used from now on. */
  readonly secondsLeft: () => number;
  /** Why the page has been asked to lock; undefined when nothing here has asked. */
  readonly reason: () => LockReason | undefined;
  /** The page could not save: it stays open, says so, and is asked again at the next sign. */
  readonly keepOpen: () => void;
  /** The page's process has ended: nothing waits for it any more. */
  readonly locked: () => void;
}

/** How long a page may take to seal what is being typed. One that answers nothing by then hangs, and ends. */
const sealingMilliseconds = 10_000;

/**
 * Locks when nobody has used the computer for a while, when the system locks its screen and when it goes to sleep. The page is asked
 * first and seals what is being typed; only a page that does not answer is ended without being asked again.
 */
export function createAutoLock(options: {
  readonly power: PowerEvents;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Minutes without use. */
  readonly minutes: () => number;
  readonly isOpen: () => boolean;
  /** Asks the page to seal and to lock. */
  readonly askPage: () => void;
  /** Ends the page's process. */
  readonly endPage: () => void;
  readonly every: (work: () => void, milliseconds: number) => void;
  readonly after: (work: () => void, milliseconds: number) => () => void;
}): AutoLock {
  const { power, clock, minutes, isOpen, askPage, endPage, every, after } = options;
  let lastUse = clock();
  let isSystemKnown = false;
  let stopWaiting: (() => void) | undefined;
  let reason: LockReason | undefined;

  /** Some systems always say 0: one that has never said anything else is not believed. */
  const idleSeconds = (): number => {
    const here = Math.max(0, (clock() - lastUse) / 1000);
    const system = power.getSystemIdleTime();
    isSystemKnown ||= system > 0;
    return isSystemKnown ? Math.min(here, system) : here;
  };

  const secondsLeft = (): number => Math.max(0, Math.ceil(minutes() * 60 - idleSeconds()));

  const lock = (why: LockReason): void => {
    if (!isOpen() || stopWaiting !== undefined) return;
    reason = why;
    stopWaiting = after(() => {
      stopWaiting = undefined;
      endPage();
    }, sealingMilliseconds);
    askPage();
  };

  const settle = (): void => {
    stopWaiting?.();
    stopWaiting = undefined;
    reason = undefined;
  };

  power.on('suspend', () => lock('suspend'));
  power.on('lock-screen', () => lock('lock-screen'));
  every(() => {
    if (secondsLeft() === 0) lock('unused');
  }, 5000);

  return {
    used: () => {
      lastUse = clock();
    },
    secondsLeft,
    reason: () => reason,
    keepOpen: settle,
    locked: () => {
      settle();
      lastUse = clock();
    },
  };
}
