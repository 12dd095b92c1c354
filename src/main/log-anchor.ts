import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { auditHeadSchema } from '../shared/audit/entry.ts';
import type { CallAnswer, CallArgument } from '../shared/ipc-contract.ts';
import { writeWholeFile } from './write-file.ts';

/** Where the log of use was last seen to end, and when the vault was refused to somebody since it was last opened. */
export type LogAnchor = CallAnswer<'audit.anchor'>;

/** More than this many wrong passphrases since the last opening are no longer told one by one. */
export const mostFailedUnlocks = 500;

const anchorSchema = z.strictObject({
  version: z.literal(1),
  head: auditHeadSchema.nullable(),
  /** Epoch milliseconds. */
  failedUnlocks: z.array(z.number().int().nonnegative()).max(mostFailedUnlocks),
});

export interface LogAnchorFile {
  readonly read: () => LogAnchor;
  /** Remembers the new end, and forgets as many failed unlocks as the log has taken over. */
  readonly keep: (kept: CallArgument<'audit.keepAnchor'>) => void;
  readonly noteFailedUnlock: () => void;
}

/**
 * Kept apart from the database, so that one that was put back to an older state is noticed. Holds numbers and a hash only: the
 * hash is made over a keyed one and leads nowhere. A file that is missing or damaged means that the end is not known.
 * A disk that refuses keeps nobody from anything: the log then notes at the next opening that it could not be compared.
 * @param clock epoch milliseconds
 */
export function openLogAnchor({ file, clock }: { readonly file: string; readonly clock: () => number }): LogAnchorFile {
  const read = (): LogAnchor => {
    try {
      const { head, failedUnlocks } = anchorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      return { head, failedUnlocks };
    } catch {
      return { head: null, failedUnlocks: [] };
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
    keep: ({ head, recordedFailures }) => write({ head, failedUnlocks: read().failedUnlocks.slice(recordedFailures) }),
    noteFailedUnlock: () => {
      const { head, failedUnlocks } = read();
      if (failedUnlocks.length < mostFailedUnlocks) write({ head, failedUnlocks: [...failedUnlocks, clock()] });
    },
  };
}
