import { StoreError } from '../db/store.ts';
import type { SaveStatus } from './save-status.ts';

/** Saves a document soon after a change, one save at a time, and never gives up what is not yet saved. */
export interface Autosave {
  /** Something was changed: save it soon. */
  readonly changed: () => void;
  /** Something that is saved with the document was changed, not the document itself. */
  readonly changedBeside: () => void;
  /** Saves now what is not saved yet. Resolves when nothing is left to save or the save has failed; never rejects. */
  readonly flush: () => Promise<void>;
  /** The same for those who must not go on without it: rejects while something is not on disk. */
  readonly flushOrFail: () => Promise<void>;
  readonly isSaved: () => boolean;
  /** No more saves; call after a flush. */
  readonly stop: () => void;
}

export interface AutosaveOptions<Draft> {
  readonly read: () => Draft;
  readonly save: (draft: Draft) => Promise<void>;
  readonly onStatus: (status: SaveStatus) => void;
  readonly now: () => number;
  readonly delayMs: number;
  /** Tries again this long after a failed save. */
  readonly retryMs: number;
  /** `setTimeout` and `clearTimeout` in the app. */
  readonly timers: {
    readonly start: (run: () => void, ms: number) => number;
    readonly stop: (id: number) => void;
  };
}

export function createAutosave<Draft>(options: AutosaveOptions<Draft>): Autosave {
  const { read, save, onStatus, now, delayMs, retryMs, timers } = options;
  let saved: Draft | undefined = read();
  let timer: number | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  const isSaved = () => read() === saved;

  const startTimer = (ms: number) => {
    if (timer !== undefined) timers.stop(timer);
    timer = timers.start(() => {
      timer = undefined;
      void flush();
    }, ms);
  };

  const saveOnce = async (): Promise<boolean> => {
    const draft = read();
    if (draft === saved) return true;
    onStatus({ state: 'saving' });
    try {
      await save(draft);
      saved = draft;
      onStatus({ state: 'saved', at: now() });
      return true;
    } catch (error) {
      onStatus({ state: 'failed', code: error instanceof StoreError ? error.code : 'unknown' });
      if (!stopped) startTimer(retryMs);
      return false;
    }
  };

  const saveAll = async () => {
    // What was typed during a save is saved by the next round.
    while (!isSaved()) {
      if (!(await saveOnce())) return;
    }
  };

  const flush = (): Promise<void> => {
    if (timer !== undefined) timers.stop(timer);
    timer = undefined;
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    changed: () => {
      // From the first change, not the last: somebody who works without a pause is saved too.
      if (!stopped && timer === undefined) startTimer(delayMs);
    },
    changedBeside: () => {
      saved = undefined;
    },
    flush,
    flushOrFail: async () => {
      await flush();
      if (!isSaved()) throw new Error('the draft is not on disk');
    },
    isSaved,
    stop: () => {
      stopped = true;
      if (timer !== undefined) timers.stop(timer);
      timer = undefined;
    },
  };
}
