import { liveQuery } from 'dexie';
import { useEffect, useRef, useState } from 'react';
import { StoreError } from './db/store.ts';

/** What is read again by itself whenever the rows it was read from change. */
export interface Live<Value> {
  /** Undefined until the first reading; after a failed one the last value that was read. */
  readonly value: Value | undefined;
  /** Set while the latest reading failed. */
  readonly problem: 'disk' | 'timeout' | 'unknown' | undefined;
}

/**
 * While rows change many times a second, as in bulk delivery, the page is drawn anew at most this often; a page that takes
 * long to draw rests four times as long as that takes, so that drawing never holds up what it shows.
 */
const shortestRestMs = 200;
const restsPerDrawing = 4;

/** `read` must be the same function as long as it reads the same thing. */
export function useLive<Value>(read: () => Promise<Value>): Live<Value> {
  const [live, setLive] = useState<Live<Value>>({ value: undefined, problem: undefined });
  const drawing = useRef({ beganAt: 0, tookMs: 0 });
  useEffect(() => {
    drawing.current.tookMs = performance.now() - drawing.current.beganAt;
  }, [live]);
  useEffect(() => {
    let waiting: { readonly value: Value } | undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const draw = (value: Value) => {
      drawing.current = { beganAt: performance.now(), tookMs: 0 };
      setLive({ value, problem: undefined });
      waiting = undefined;
      resting = setTimeout(afterRest, shortestRestMs);
    };
    const afterRest = () => {
      const { beganAt, tookMs } = drawing.current;
      const left = beganAt + tookMs * (1 + restsPerDrawing) - performance.now();
      resting = left > 0 ? setTimeout(afterRest, left) : undefined;
      if (left <= 0 && waiting !== undefined) draw(waiting.value);
    };
    const subscription = liveQuery(read).subscribe({
      next: (value) => {
        if (resting === undefined) draw(value);
        else waiting = { value };
      },
      error: (error) => setLive(({ value }) => ({ value, problem: problemOf(error) })),
    });
    return () => {
      subscription.unsubscribe();
      clearTimeout(resting);
    };
  }, [read]);
  return live;
}

function problemOf(error: unknown): Live<unknown>['problem'] {
  const code = error instanceof StoreError ? error.code : undefined;
  return code === 'disk' || code === 'timeout' ? code : 'unknown';
}
