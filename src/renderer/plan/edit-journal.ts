import type { EditRecord } from '../db/records.ts';
import { patchBetween, withPatch } from './edit-patch.ts';
import type { Step } from './edit-steps.ts';
import type { EditState, OnCopy } from './plan-document.ts';

/** What has to be written so that the disk holds the steps of a state, and nothing else. */
export interface JournalEntry {
  /** Steps that are not on disk yet. */
  readonly put: readonly EditRecord[];
  /** Serials of all steps of the state; any other of the plan's is obsolete. */
  readonly keep: readonly number[];
  /** Serial of the newest step that is done, 0 when there is none: those after it have been undone. */
  readonly lastDone: number;
}

/**
 * The steps of a plan as they lie on disk: a small patch each, in the order of their serials. Remembers what is there, so
 * that each step is written once.
 */
export interface Journal<Draft> {
  /** The steps that lead to `current` and on from it. Those that do not fit it any more, and what is beyond them, are left out. */
  readonly restored: (current: Draft, onCopy: OnCopy) => Pick<EditState<Draft>, 'done' | 'undone'>;
  readonly entryFor: (state: EditState<Draft>) => JournalEntry;
  /** The entry is on disk. */
  readonly written: (entry: JournalEntry) => void;
}

export function createJournal<Draft>(records: readonly EditRecord[], lastDone: number): Journal<Draft> {
  const serials = new WeakMap<Step<Draft>, number>();
  let onDisk: ReadonlySet<number> = new Set(records.map(({ serial }) => serial));
  let newest = Math.max(0, ...onDisk);

  const serialOf = (step: Step<Draft>): number => {
    const known = serials.get(step);
    if (known !== undefined) return known;
    newest += 1;
    serials.set(step, newest);
    return newest;
  };

  const stepOf = ({ serial, path, at, session, event }: EditRecord, before: Draft, after: Draft): Step<Draft> => {
    const step = { before, after, path, at, session, ...(event && { event }) };
    serials.set(step, serial);
    return step;
  };

  return {
    restored: (current, onCopy) => {
      const ordered = records.toSorted((one, other) => one.serial - other.serial);
      const done: Step<Draft>[] = [];
      let here = current;
      for (const record of ordered.filter(({ serial }) => serial <= lastDone).toReversed()) {
        const before = withPatch(here, record.patch, 'back', onCopy);
        if (before === undefined) break;
        done.unshift(stepOf(record, before, here));
        here = before;
      }
      const undone: Step<Draft>[] = [];
      here = current;
      for (const record of ordered.filter(({ serial }) => serial > lastDone)) {
        const after = withPatch(here, record.patch, 'forward', onCopy);
        if (after === undefined) break;
        undone.unshift(stepOf(record, here, after));
        here = after;
      }
      return { done, undone };
    },
    entryFor: ({ done, undone }) => {
      const chain = [...done, ...undone.toReversed()];
      const keep = chain.map(serialOf);
      const put = chain.flatMap((step, index): EditRecord[] => {
        const serial = keep[index];
        if (serial === undefined || onDisk.has(serial)) return [];
        const { path, at, session, event, before, after } = step;
        return [{ serial, at, session, path, patch: patchBetween(before, after), ...(event && { event }) }];
      });
      return { put, keep, lastDone: keep[done.length - 1] ?? 0 };
    },
    written: ({ keep }) => {
      onDisk = new Set(keep);
    },
  };
}
