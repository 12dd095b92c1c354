import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { auditHeadSchema, type MainAct, mainActs } from '../shared/audit/entry.ts';
import type { CallAnswer, CallArgument } from '../shared/ipc-contract.ts';
import { writeWholeFile } from './write-file.ts';

/** Where the log of use was last seen to end, and what happened while it could not be written. */
export type LogAnchor = CallAnswer<'audit.anchor'>;

/** More than this many wrong passphrases since the last opening are no longer told one by one. */
export const mostFailedUnlocks = 500;

const anchorSchema = z.strictObject({
  version: z.literal(1),
  head: auditHeadSchema.nullable(),
  /** Epoch milliseconds. */
  failedUnlocks: z.array(z.number().int().nonnegative()).max(mostFailedUnlocks),
  acts: z.array(z.strictObject({ action: z.enum(mainActs), at: z.number().int().nonnegative() })).default([]),
});

export interface LogAnchorFile {
  readonly read: () => LogAnchor;
  /** Remembers the new end, and forgets as many failed unlocks and acts as the log has taken over. */
  readonly keep: (kept: CallArgument<'audit.keepAnchor'>) => void;
  readonly noteFailedUnlock: () => void;
  /** Main has done this by itself: a crash before the page writes it down does not hide it. */
  readonly noteAct: (action: MainAct) => void;
}

/**
 * Kept apart from the database, so that one that was put back to an older state is noticed. Holds numbers, words of the program and a hash only: the
 * hash is made over a keyed one and leads nowhere. A file that is missing or damaged means that the end is not known.
 * A disk that refuses keeps nobody from anything: the log then notes at the next opening that it could not be compared.
 * @param clock epoch milliseconds
 */
export function openLogAnchor({ file, clock }: { readonly file: string; readonly clock: () => number }): LogAnchorFile {
  const read = (): LogAnchor => {
    try {
      const { head, failedUnlocks, acts } = anchorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      return { head, failedUnlocks, acts };
    } catch {
      return { head: null, failedUnlocks: [], acts: [] };
    }
  };
  const write = (anchor: LogAnchor): void => {
    try {
      writeWholeFile(file, `${JSON.stringify({ version: 1, ...anchor })}\n`);
    } catch {
      // See above: the next opening says so.
    }
  };
  return {
    read,
    keep: ({ head, recordedFailures, recordedActs }) => {
      const { failedUnlocks, acts } = read();
      write({ head, failedUnlocks: failedUnlocks.slice(recordedFailures), acts: acts.slice(recordedActs) });
    },
    noteFailedUnlock: () => {
      const { failedUnlocks, ...others } = read();
      if (failedUnlocks.length < mostFailedUnlocks) write({ ...others, failedUnlocks: [...failedUnlocks, clock()] });
    },
    noteAct: (action) => {
      const { acts, ...others } = read();
      write({ ...others, acts: [...acts, { action, at: clock() }] });
    },
  };
}
