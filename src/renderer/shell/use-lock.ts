import { useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../host.ts';
import type { Saving } from '../plan/save-status.ts';
import { useShortcut } from './use-shortcut.ts';

export interface Lock {
  /** sealing: what is being typed is being saved. lockFailed, closeFailed: it could not be, so neither was done yet. */
  readonly state: 'open' | 'sealing' | 'lockFailed' | 'closeFailed';
  /** Seals what is being typed, then locks. */
  readonly ask: () => Promise<void>;
  /** Locks although the last change could not be saved: the person knows and wants it. */
  readonly anyway: () => Promise<void>;
  /** An editor says what has to be saved before the page ends; returns how to take it back. */
  readonly registerSaving: (saving: Saving) => () => void;
}

/**
 * Locking and closing end the page's process, so whatever is not on disk by then is gone. Ctrl+L asks for a lock from anywhere.
 * A window that is closed over unsaved text saves it first; closed once more after that has failed, it closes.
 */
export function useLock(lock: () => Promise<void>, host: Host): Lock {
  const savings = useRef(new Set<Saving>());
  const [state, setState] = useState<Lock['state']>('open');

  const saveAll = useCallback(async () => {
    await Promise.all([...savings.current].map((saving) => saving.flush()));
  }, []);
  const anyway = useCallback(async () => {
    try {
      await lock();
    } catch {
      setState('lockFailed');
    }
  }, [lock]);
  const ask = useCallback(async () => {
    setState('sealing');
    try {
      await saveAll();
    } catch {
      setState('lockFailed');
      return;
    }
    await anyway();
  }, [anyway, saveAll]);
  const registerSaving = useCallback((saving: Saving) => {
    const { current } = savings;
    current.add(saving);
    return () => void current.delete(saving);
  }, []);

  useEffect(() => {
    let hasFailed = false;
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (hasFailed || [...savings.current].every((saving) => saving.isSaved())) return;
      event.preventDefault();
      saveAll().then(
        () => window.close(),
        () => {
          hasFailed = true;
          setState('closeFailed');
        },
      );
    };
    window.addEventListener('beforeunload', beforeUnload);
    return () => window.removeEventListener('beforeunload', beforeUnload);
  }, [saveAll]);

  // Main asks: nobody has used the computer, or it is about to sleep. A page that cannot save says so and stays open.
  useEffect(
    () =>
      host.on('lock', () => {
        setState('sealing');
        saveAll().then(anyway, () => {
          setState('lockFailed');
          void host.call('lock.keepOpen', null).catch(() => undefined);
        });
      }),
    [host, saveAll, anyway],
  );

  // Whoever leaves the screen does not close a dialog first.
  useShortcut('lock', () => void ask(), { isAlways: true });

  return { state, ask, anyway, registerSaving };
}
