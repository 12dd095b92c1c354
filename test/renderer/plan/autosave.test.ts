import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../src/renderer/db/store.ts';
import { createAutosave } from '../../../src/renderer/plan/autosave.ts';
import type { SaveStatus } from '../../../src/renderer/plan/save-status.ts';

function autosaveOf(save: (draft: string) => Promise<void>) {
  let draft = '';
  let pending: (() => void) | undefined;
  const statuses: SaveStatus[] = [];
  const autosave = createAutosave({
    read: () => draft,
    save,
    onStatus: (status) => statuses.push(status),
    now: () => 7,
    delayMs: 400,
    retryMs: 5000,
    timers: {
      start: (run) => {
        pending = run;
        return 1;
      },
      stop: () => {
        pending = undefined;
      },
    },
  });
  return {
    autosave,
    statuses,
    type: (text: string) => {
      draft = text;
      autosave.changed();
    },
    timerRuns: () => pending?.(),
    isTimerSet: () => pending !== undefined,
  };
}

describe('autosave', () => {
  test('saves the last of what was typed, once', async () => {
    const saved: string[] = [];
    const { autosave, type, timerRuns, statuses } = autosaveOf((draft) => Promise.resolve(void saved.push(draft)));
    type('a');
    type('ab');
    timerRuns();
    await autosave.flush();
    expect(saved).toEqual(['ab']);
    expect(statuses).toEqual([{ state: 'saving' }, { state: 'saved', at: 7 }]);
  });

  test('does not wait for a pause: the clock runs from the first change', () => {
    let started = 0;
    const autosave = createAutosave({
      read: () => 'a',
      save: () => Promise.resolve(),
      onStatus: () => {},
      now: () => 7,
      delayMs: 400,
      retryMs: 5000,
      timers: { start: () => ++started, stop: () => {} },
    });
    autosave.changed();
    autosave.changed();
    autosave.changed();
    expect(started).toBe(1);
  });

  test('saves what was typed during a save before it says that all is saved', async () => {
    const saved: string[] = [];
    let finishFirst = () => {};
    const first = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    const { autosave, type, isTimerSet } = autosaveOf(async (draft) => {
      if (saved.length === 0) await first;
      saved.push(draft);
    });
    type('a');
    const flushed = autosave.flush();
    type('ab');
    const flushedAgain = autosave.flush();
    finishFirst();
    await Promise.all([flushed, flushedAgain]);
    expect(saved).toEqual(['a', 'ab']);
    expect(isTimerSet()).toBe(false);
  });

  test('tells why a save failed, keeps the text and tries again by itself', async () => {
    let broken = true;
    const saved: string[] = [];
    const { autosave, type, timerRuns, statuses } = autosaveOf(async (draft) => {
      if (broken) throw new StoreError('disk');
      saved.push(draft);
    });
    type('a');
    await autosave.flush();
    expect(statuses.at(-1)).toEqual({ state: 'failed', code: 'disk' });
    await expect(autosave.flushOrFail()).rejects.toThrow('not on disk');
    expect(autosave.isSaved()).toBe(false);
    broken = false;
    timerRuns();
    await autosave.flush();
    expect(saved).toEqual(['a']);
    expect(statuses.at(-1)).toEqual({ state: 'saved', at: 7 });
    await autosave.flushOrFail();
    expect(autosave.isSaved()).toBe(true);
  });

  test('saves nothing when nothing was typed, and starts no timer once stopped', async () => {
    const saved: string[] = [];
    const { autosave, type, isTimerSet } = autosaveOf((draft) => Promise.resolve(void saved.push(draft)));
    await autosave.flush();
    autosave.stop();
    type('a');
    expect([saved, isTimerSet()]).toEqual([[], false]);
  });
});
