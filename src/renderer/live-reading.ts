import { liveQuery } from 'dexie';

/**
 * While rows change many times a second, as in bulk delivery, they are read and drawn at most this often; what takes long to
 * read and draw rests fifteen times as long as that takes, so that showing the work never holds it up.
 */
const shortestRestMs = 200;
const restsPerReading = 15;
/** What a slow disk or a sleeping computer made long is not rested for in the same measure. */
const longestRestMs = 5000;

export interface LiveReading {
  /** What was shown has been drawn: its time counts like that of the reading. */
  readonly drawn: () => void;
  readonly end: () => void;
}

export interface LiveShow<Value> {
  readonly value: (value: Value) => void;
  readonly error: (error: unknown) => void;
}

/**
 * Reads now and again whenever the rows that were read have changed. Dexie notices the changes, but throws away a reading
 * during which rows change and begins anew at once: while much is written it would read all the time and show nothing. So
 * each reading is shown as it is, and the next one waits until it is rested.
 */
export function readLive<Value>(read: () => Promise<Value>, show: LiveShow<Value>): LiveReading {
  let isOver = false;
  let newest = 0;
  let reading: Promise<unknown> = Promise.resolve();
  let beganAt = 0;
  let restUntil = 0;

  const rest = () => {
    const now = performance.now();
    restUntil = now + Math.min(Math.max(shortestRestMs, restsPerReading * (now - beganAt)), longestRestMs);
  };
  const readOnce = async () => {
    beganAt = performance.now();
    try {
      const value = await read();
      outside(() => show.value(value));
      return value;
    } catch (error) {
      outside(() => show.error(error));
      throw error;
    } finally {
      rest();
    }
  };
  /** Out of Dexie's own zone, in which everything that is called counts as part of the reading. */
  const outside = (work: () => void) => void setTimeout(() => !isOver && work(), 0);

  const subscription = liveQuery(async () => {
    newest += 1;
    const turn = newest;
    // Made here, both promises are Dexie's own, behind which it still notices what is read.
    await Promise.resolve(reading);
    for (let left = restUntil - performance.now(); left > 0; left = restUntil - performance.now()) {
      const wait = left;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    if (turn !== newest || isOver) throw new Error('a newer reading takes its place');
    const value = readOnce();
    reading = value.catch(() => undefined);
    return value;
  }).subscribe({ next: () => undefined, error: () => undefined });

  return {
    drawn: rest,
    end: () => {
      isOver = true;
      subscription.unsubscribe();
    },
  };
}
