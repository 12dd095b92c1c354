import { useEffect, useRef, useState } from 'react';
import type { Plan } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import type { Editor } from './editor-context.ts';
import type { SaveStatus, Saving } from './save-status.ts';

interface AutosaveHookOptions {
  readonly editor: Editor;
  readonly plan: Plan;
  readonly store: Store;
  readonly onSaveStatus: (status: SaveStatus) => void;
  readonly registerSaving: (saving: Saving) => () => void;
  readonly now: () => number;
}

const delayMs = 400;
const retryMs = 5_000;

/** Saves the draft while it is edited: after a pause, and at once when the window is left, hidden, locked or closed. */
export function useAutosave({ editor, plan, store, onSaveStatus, registerSaving, now }: AutosaveHookOptions): {
  readonly autosave: Autosave;
  /** Saves at once which qualification the plan is made of: it lives beside the document. */
  readonly saveQualification: (diaarinumero: string | undefined) => void;
  /** `updatedAt` of the newest save: what the person has in front of them. */
  readonly savedAt: () => number;
} {
  const latest = useRef({ plan, onSaveStatus });
  useEffect(() => {
    latest.current = { plan, onSaveStatus };
  });
  const savedAt = useRef(plan.updatedAt);
  // Ahead of the live plan for a moment after a choice: a save in that moment must not take the choice back.
  const qualification = useRef(plan.diaarinumero);

  const [autosave] = useState(() =>
    createAutosave({
      read: editor.document.current,
      save: async (document) => {
        const updatedAt = Math.max(now(), savedAt.current + 1);
        await store.savePlan({
          ...latest.current.plan,
          diaarinumero: qualification.current,
          document,
          updatedAt,
        });
        savedAt.current = updatedAt;
      },
      onStatus: (status) => latest.current.onSaveStatus(status),
      now,
      delayMs,
      retryMs,
      timers: { start: (run, ms) => window.setTimeout(run, ms), stop: (id) => window.clearTimeout(id) },
    }),
  );

  useEffect(() => editor.document.subscribe(autosave.changed), [editor.document, autosave]);
  // The shell goes on flushing a draft whose page was left until it is on disk.
  useEffect(() => {
    const takeBack = registerSaving({ flush: autosave.flushOrFail, isSaved: autosave.isSaved });
    return () => void autosave.flushOrFail().then(takeBack, () => undefined);
  }, [registerSaving, autosave]);

  useEffect(() => {
    const flush = () => void autosave.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [autosave]);

  const saveQualification = (diaarinumero: string | undefined) => {
    qualification.current = diaarinumero;
    autosave.changedBeside();
    void autosave.flush();
  };

  return { autosave, saveQualification, savedAt: () => savedAt.current };
}
