import { useCallback, useRef, useState } from 'react';
import { useShortcut } from './use-shortcut.ts';

export interface Lock {
  /** sealing: what is being typed is being saved. failed: it could not be, so nothing was locked yet. */
  readonly state: 'open' | 'sealing' | 'failed';
  /** Seals what is being typed, then locks. */
  readonly ask: () => Promise<void>;
  /** Locks although the last change could not be saved: the person knows and wants it. */
  readonly anyway: () => Promise<void>;
  /** An editor says what has to be saved before a lock; returns how to take it back. */
  readonly registerFlush: (flush: () => Promise<void>) => () => void;
}

/** Locking ends the page's process, so whatever is not on disk by then is gone. Ctrl+L asks for it from anywhere. */
export function useLock(lock: () => Promise<void>): Lock {
  const flushes = useRef(new Set<() => Promise<void>>());
  const [state, setState] = useState<Lock['state']>('open');

  const anyway = useCallback(async () => {
    try {
      await lock();
    } catch {
      setState('failed');
    }
  }, [lock]);
  const ask = useCallback(async () => {
    setState('sealing');
    try {
      await Promise.all([...flushes.current].map((flush) => flush()));
    } catch {
      setState('failed');
      return;
    }
    await anyway();
  }, [anyway]);
  const registerFlush = useCallback((flush: () => Promise<void>) => {
    const { current } = flushes;
    current.add(flush);
    return () => void current.delete(flush);
  }, []);

  useShortcut(
    'l',
    useCallback(() => void ask(), [ask]),
  );

  return { state, ask, anyway, registerFlush };
}
