import { type AuditEntry, type AuditHead, chainedText, emptyHead, signedText } from './entry.ts';

/** A row of the log as it was found: an entry, or one that does not open. */
export type AuditRow = AuditEntry | { readonly seq: number; readonly isUnreadable: true };

/** How a log is not what was written, and at which entry. */
export interface AuditFault {
  readonly seq: number;
  readonly kind:
    | 'unreadable' // the row does not open
    | 'missing' // there is no entry of this number
    | 'out-of-place' // an entry stands twice or in another's place
    | 'changed' // its signature, or the hash that the head holds of it, is another
    | 'chain' // it does not go on from the entry before
    | 'head-unreadable' // where the log ends cannot be told
    | 'cut-off'; // entries are missing at the end, from this one on
}

/** `faults`: every place that is not as it was written, in order; none when the log is whole. */
export interface AuditVerdict {
  readonly count: number;
  readonly faults: readonly AuditFault[];
}

export interface VerifyWith {
  /** SHA-256 of a text in UTF-8, as 64 hex digits. */
  readonly sha256: (text: string) => string | Promise<string>;
  /** Whether `mac` is the log's own over the text. Absent where the key is not: then only the chain of hashes is checked. */
  readonly isMac?: (text: string, mac: string) => Promise<boolean>;
}

/**
 * Goes through a log from its first entry to its head. `rows` in their stored order. A log that was cut off together with its
 * head is told apart only by whoever knows an older head.
 */
export async function verifyLog(
  rows: readonly AuditRow[],
  head: AuditHead | 'unreadable',
  { sha256, isMac }: VerifyWith,
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const note = (seq: number, kind: AuditFault['kind']) => void faults.push({ seq, kind });
  /** Without a hash where the entry before cannot be known: what follows is not blamed for it. */
  let before: { readonly seq: number; readonly hash: string | undefined } = emptyHead;
  for (const row of rows) {
    if (row.seq <= before.seq) {
      note(row.seq, 'out-of-place');
      continue;
    }
    if (row.seq > before.seq + 1) {
      note(before.seq + 1, 'missing');
      before = { seq: row.seq - 1, hash: undefined };
    }
    if ('isUnreadable' in row) {
      note(row.seq, 'unreadable');
      before = { seq: row.seq, hash: undefined };
      continue;
    }
    if (isMac !== undefined && !(await isMac(signedText(row), row.mac))) note(row.seq, 'changed');
    else if (before.hash !== undefined && row.prevHash !== before.hash) note(row.seq, 'chain');
    before = { seq: row.seq, hash: await sha256(chainedText(row)) };
  }
  if (head === 'unreadable') note(before.seq + 1, 'head-unreadable');
  else if (head.seq > before.seq) note(before.seq + 1, 'cut-off');
  else if (head.seq < before.seq) note(head.seq + 1, 'out-of-place');
  else if (before.hash !== undefined && head.hash !== before.hash) note(before.seq, 'changed');
  return { count: rows.length, faults };
}
