import { readFile, rm } from 'node:fs/promises';
import { writeWholeFile } from '../write-file.ts';

/** Seconds to wait after the first, second, third ... wrong passphrase; the last one from then on. */
const waits = [0, 1, 2, 5, 10, 30, 60] as const;

export interface WrongAttempts {
  /** Seconds until the next attempt is taken; 0 = now. */
  readonly secondsLeft: () => Promise<number>;
  /** Counts a wrong passphrase and gives the seconds until the next attempt. */
  readonly count: () => Promise<number>;
  readonly forget: () => Promise<void>;
}

/**
 * Slows down guessing at the keyboard. Only how many times it was wrong is kept in `file`, so that starting the app again
 * does not start the count again; the wait itself runs from the app's start. Nothing is ever locked for good or wiped.
 * @param clock milliseconds; a clock that is set back starts the wait again instead of making it longer
 */
export function createWrongAttempts({ file, clock }: { file: string; clock: () => number }): WrongAttempts {
  let known: { count: number; since: number } | undefined;

  async function current(): Promise<{ count: number; since: number }> {
    known ??= { count: await storedCount(file), since: clock() };
    if (clock() < known.since) known = { ...known, since: clock() };
    return known;
  }

  async function secondsLeft(): Promise<number> {
    const { count, since } = await current();
    return Math.ceil(Math.max(0, waitAfter(count) - (clock() - since) / 1000));
  }

  return {
    secondsLeft,
    async count() {
      const { count } = await current();
      known = { count: count + 1, since: clock() };
      // A disk that refuses to remember the count must not keep anyone out of their own vault.
      keepCount(file, known.count);
      return secondsLeft();
    },
    async forget() {
      known = { count: 0, since: clock() };
      await rm(file, { force: true }).catch(() => undefined);
    },
  };
}

function waitAfter(count: number): number {
  return waits[Math.min(count, waits.length) - 1] ?? 0;
}

async function storedCount(file: string): Promise<number> {
  try {
    const stored: unknown = JSON.parse(await readFile(file, 'utf8'));
    const wrong = typeof stored === 'object' && stored !== null && 'wrong' in stored ? stored.wrong : 0;
    return typeof wrong === 'number' && Number.isInteger(wrong) && wrong > 0 ? wrong : 0;
  } catch {
    return 0;
  }
}

/** The count in memory holds for this run; a disk that refuses only lets a restart forget it. */
function keepCount(file: string, wrong: number): void {
  try {
    writeWholeFile(file, JSON.stringify({ wrong }));
  } catch {
    // Nothing else to do: the attempt itself has been answered.
  }
}
