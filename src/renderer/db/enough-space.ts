import { StoreError } from './store.ts';
import { withinTime } from './within-time.ts';

/**
 * Below this nothing is written any more. A write that runs into the end of the disk leaves half a record; Chromium reopens the
 * database by itself, takes the half for damage and begins an empty one. So it must not come to that: it stops before.
 */
const leastFreeBytes = 16 * 1024 * 1024;

/** How long an answer holds: many small writes ask once. */
const holdsMs = 250;

/** A system that does not say by then is one that does not say: the transaction has a watchdog of its own. */
const answersInMs = 1000;

export interface SpaceOptions {
  /** Bytes on the database's disk; null when the system does not say. */
  readonly free: () => Promise<number | null>;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number;
}

/** Resolves when there is room to write, or nobody knows; rejects with StoreError 'disk'. */
export type EnoughSpace = () => Promise<void>;

export function createEnoughSpace({ free, monotonic }: SpaceOptions): EnoughSpace {
  let known: { readonly bytes: Promise<number | null>; readonly at: number } | undefined;
  return async () => {
    if (known === undefined || monotonic() - known.at > holdsMs) {
      known = { bytes: withinTime(answersInMs, free, () => undefined).catch(() => null), at: monotonic() };
    }
    const bytes = await known.bytes;
    if (bytes !== null && bytes < leastFreeBytes) throw new StoreError('disk');
  };
}
