import type { Verdict } from './audit.ts';
import { type Row, tryRow } from './row.ts';
import { type Harness, openStage, type Stage } from './stage.ts';

/** What one try of one row came to. */
export interface Tried {
  readonly row: number;
  readonly title: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly verdict: Verdict;
}

/** Tries rows one after the other on a stage that is kept as long as it is clean. */
export interface RowRunner {
  readonly run: (row: Extract<Row, { run: unknown }>, seed: number) => Promise<Tried>;
  readonly close: () => Promise<void>;
}

/** No row uses more people than this. */
const peopleForOneTry = 12;

export function createRowRunner(harness: Harness): RowRunner {
  let stage: Stage | undefined;
  const end = async () => {
    const ending = stage;
    stage = undefined;
    await ending?.close();
  };
  return {
    run: async (row, seed) => {
      const began = Date.now();
      if (row.isDestructive === true || (stage?.unused.length ?? 0) < peopleForOneTry) await end();
      stage ??= await openStage(harness);
      const verdict = await tryRow(row, seed, stage);
      // What one run has left behind must not be held against the next.
      if (row.isDestructive === true || !isClean(verdict)) await end();
      return { row: row.row, title: row.title, seed, milliseconds: Date.now() - began, verdict };
    },
    close: end,
  };
}

export function isClean({ lost, doubled, wrongState }: Verdict): boolean {
  return lost.length + doubled.length + wrongState.length === 0;
}
