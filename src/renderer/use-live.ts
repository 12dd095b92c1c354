import { useEffect, useRef, useState } from 'react';
import { StoreError } from './db/store.ts';
import { type LiveReading, readLive } from './live-reading.ts';

/** What is read again by itself whenever the rows it was read from change. */
export interface Live<Value> {
  /** Undefined until the first reading; after a failed one the last value that was read. */
  readonly value: Value | undefined;
  /** Set while the latest reading failed. */
  readonly problem: 'disk' | 'timeout' | 'unknown' | undefined;
}

/** `read` must be the same function as long as it reads the same thing. */
export function useLive<Value>(read: () => Promise<Value>): Live<Value> {
  const [live, setLive] = useState<Live<Value>>({ value: undefined, problem: undefined });
  const reading = useRef<LiveReading>(undefined);
  useEffect(() => {
    if (live.value !== undefined) reading.current?.drawn();
  }, [live]);
  useEffect(() => {
    const begun = readLive(read, {
      value: (value) => setLive({ value, problem: undefined }),
      error: (error) => setLive(({ value }) => ({ value, problem: problemOf(error) })),
    });
    reading.current = begun;
    return begun.end;
  }, [read]);
  return live;
}

function problemOf(error: unknown): Live<unknown>['problem'] {
  const code = error instanceof StoreError ? error.code : undefined;
  return code === 'disk' || code === 'timeout' ? code : 'unknown';
}
