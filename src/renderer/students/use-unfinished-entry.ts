import { useEffect, useState } from 'react';
import type { Store } from '../db/store.ts';
import { createAutosave } from '../plan/autosave.ts';
import type { Saving } from '../plan/save-status.ts';
import { windowTimers } from '../plan/use-open-drafts.ts';
import { entryFrom, type NewStudentEntry } from './new-student.ts';

const delayMs = 250;
const retryMs = 5_000;

export interface UnfinishedEntry {
  /** 'reading' until it is known what was typed before. */
  readonly before: NewStudentEntry | undefined | 'reading';
  readonly keep: (entry: NewStudentEntry | undefined) => void;
  /** The form is done with: nothing of it is kept. */
  readonly forget: () => Promise<void>;
}

/** Keeps a half-filled form, sealed, so that a lock, a crash or another page loses nothing of it. */
export function useUnfinishedEntry(
  store: Pick<Store, 'unfinished' | 'saveUnfinished'>,
  registerSaving: (saving: Saving) => () => void,
): UnfinishedEntry {
  const [before, setBefore] = useState<UnfinishedEntry['before']>('reading');
  const [kept] = useState(() => {
    let entry: NewStudentEntry | undefined;
    const autosave = createAutosave({
      read: () => entry,
      save: (content) => store.saveUnfinished('new-student', content),
      // The form itself says when a student could not be saved.
      onStatus: () => undefined,
      now: Date.now,
      delayMs,
      retryMs,
      timers: windowTimers,
    });
    const keep = (next: NewStudentEntry | undefined) => {
      entry = next;
      autosave.changed();
    };
    const forget = async () => {
      entry = undefined;
      await autosave.flush();
      // A record that stays is offered again and can be emptied there: no reason to hold anyone up.
      await store.saveUnfinished('new-student', undefined).catch(() => undefined);
    };
    return { autosave, keep, forget };
  });

  useEffect(() => {
    let isWanted = true;
    // A record that does not open is no reason to keep anyone from an empty form.
    const show = (content: unknown) => isWanted && setBefore(entryFrom(content));
    store.unfinished('new-student').then(show, () => show(undefined));
    return () => {
      isWanted = false;
    };
  }, [store]);

  useEffect(() => {
    const { autosave } = kept;
    const takeBack = registerSaving({ flush: autosave.flushOrFail, isSaved: autosave.isSaved });
    return () => {
      void autosave.flush();
      takeBack();
    };
  }, [registerSaving, kept]);

  return { before, keep: kept.keep, forget: kept.forget };
}
