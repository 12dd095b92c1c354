import {
  type AuditBody,
  type AuditHead,
  auditEntrySchema,
  auditHeadSchema,
  emptyHead,
} from '../../shared/audit/entry.ts';
import { type AuditRow, verifyLog } from '../../shared/audit/verify-log.ts';
import type { AuditAct, AuditSigner } from '../audit/audit-signer.ts';
import type { Database, SealedRow, TableName } from './db.ts';
import type { SealedRecords } from './sealed-records.ts';
import { type Settings, type Store, StoreError } from './store.ts';
import type { Transactions } from './transactions.ts';

export interface AuditOptions {
  readonly signer: AuditSigner;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number;
  /** Called after each write with where the log now ends. */
  readonly onHead: (head: AuditHead) => void;
}

/** A write that is on disk together with its entries in the log, or not at all. */
export interface LoggedWrites {
  /** `work` gives false when it wrote nothing: then nothing is logged either. */
  readonly write: (
    acts: readonly AuditAct[],
    tables: readonly TableName[],
    work: (db: Database) => Promise<boolean>,
  ) => Promise<boolean>;
  /** The counselor's name may be another from now on. */
  readonly forgetActor: () => void;
}

export interface Audit
  extends LoggedWrites, Pick<Store, 'record' | 'auditLog' | 'verifyAudit' | 'auditSubjects' | 'resumeAudit'> {}

/** Apart from the rows it speaks of. Sealed like every setting. */
export const headId = 'audit-head';

/** Far more than writers there can be; reaching it means the disk does not keep what it is given. */
const mostRepeats = 100;

/**
 * The log of use: sealed rows, each chained to the one before and signed. The head is compared inside the transaction, so that
 * two writers never go on from the same entry; the later one is signed anew.
 */
export function createAudit(
  records: SealedRecords,
  transactions: Transactions,
  { signer, now, monotonic, onHead }: AuditOptions,
): Audit {
  let known: { readonly nonce: Uint8Array | undefined; readonly head: AuditHead } | undefined;
  let actor: string | undefined;
  /** What was looked at while the disk refused: written with the next entry. */
  let waiting: readonly AuditBody[] = [];

  const readActor = async (): Promise<string> => {
    const row = await transactions.read((db) => db.settings.get('counselor'));
    const kept = row && (await records.open<{ value: Settings['counselor'] }>('settings', row));
    return (kept?.value?.nimi ?? '').slice(0, 200);
  };

  const bodyOf = async ({ action, result, luovutus, at, about, fields }: AuditAct): Promise<AuditBody> => {
    actor ??= await readActor().catch(() => '');
    const subject = about === undefined ? undefined : await signer.subjectOf(about);
    const time = { at: at ?? now(), monotonic: Math.round(monotonic()) };
    return { ...time, actor, action, subject, fields: fields && [...fields], result, luovutus };
  };

  const readHead = async (): Promise<NonNullable<typeof known>> => {
    const [row, newest] = await transactions.read((db) =>
      db.transaction('r', [db.audit, db.settings], () =>
        Promise.all([db.settings.get(headId), db.audit.toCollection().reverse().primaryKeys()]),
      ),
    );
    const head = row === undefined ? emptyHead : ((await openHead(row)) ?? emptyHead);
    // A head that is gone or older than the rows: goes on after the newest row, so that none is written over, and the check
    // finds the place.
    return { nonce: row?.nonce, head: { ...head, seq: Math.max(head.seq, Number(newest[0] ?? 0)) } };
  };

  const isNothingKept = async (): Promise<boolean> => {
    const counts = await transactions.read((db) =>
      db.transaction('r', [db.students, db.plans, db.deliveries], () =>
        Promise.all([db.students.count(), db.plans.count(), db.deliveries.count()]),
      ),
    );
    return counts.every((count) => count === 0);
  };

  const openHead = async (row: SealedRow): Promise<AuditHead | undefined> => {
    const opened = await records.open('settings', row).catch(() => undefined);
    return auditHeadSchema.safeParse(opened).data;
  };

  const write: LoggedWrites['write'] = async (acts, tables, work) => {
    const waited = waiting;
    const bodies = [...waited, ...(await Promise.all(acts.map(bodyOf)))];
    if (bodies.length === 0) return transactions.write(tables, work);
    for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
      known ??= await readHead();
      const before = known;
      const { entries, head } = await signer.chain(before.head, bodies);
      const rows = await Promise.all(entries.map((entry) => records.seal('audit', rowId(entry.seq), entry)));
      const headRow = await records.seal('settings', headId, head);
      const attempt = transactions.write([...new Set([...tables, 'audit', 'settings'] as const)], async (db) => {
        if (!isSame((await db.settings.get(headId))?.nonce, before.nonce)) return 'elsewhere';
        await db.audit.bulkAdd(rows);
        await db.settings.put(headRow);
        // Takes the entries back, too: an act that was not done is not logged.
        if (!(await work(db))) throw new NothingWritten();
        return 'done';
      });
      known = undefined;
      const written = await attempt.catch(nothingWritten);
      if (written === 'nothing') return false;
      if (written === 'elsewhere') continue;
      known = { nonce: headRow.nonce, head };
      waiting = waiting.slice(waited.length);
      onHead(head);
      return true;
    }
    throw new StoreError('disk');
  };

  const readLog = async (open: SealedRecords['openAll']) => {
    const [rows, headRow] = await transactions.read((db) =>
      db.transaction('r', [db.audit, db.settings], () => Promise.all([db.audit.toArray(), db.settings.get(headId)])),
    );
    const opened = await Promise.all(rows.map((row) => openEntry(row, open)));
    const head = headRow === undefined ? emptyHead : await openHead(headRow);
    return { rows: opened, head: head ?? ('unreadable' as const) };
  };

  const openEntry = async (row: SealedRow, open: SealedRecords['openAll']): Promise<AuditRow> => {
    const entry = auditEntrySchema.safeParse((await open('audit', [row]))[0]);
    return entry.success ? entry.data : { seq: Number(row.id), isUnreadable: true };
  };

  return {
    write,
    forgetActor: () => {
      actor = undefined;
    },
    async record(act, how) {
      const body = await bodyOf(act);
      waiting = [...waiting, body];
      try {
        await write([], [], () => Promise.resolve(true));
      } catch (error) {
        // What may go on without its entry is logged when the disk takes it again.
        if (how !== 'or-fail') return;
        waiting = waiting.filter((one) => one !== body);
        throw error;
      }
    },
    auditLog: () => readLog(records.openAllKept),
    async verifyAudit() {
      // As it lies on the disk now: nothing that was opened before counts.
      const { rows, head } = await readLog(records.openAll);
      return verifyLog(rows, head, signer);
    },
    async auditSubjects(ids) {
      return new Map(await Promise.all(ids.map(async (id) => [await signer.subjectOf(id), id] as const)));
    },
    async resumeAudit(seen) {
      const { head } = await readHead();
      // A vault that holds anything has been opened before, and each opening is in the log.
      if (seen === null) return head.seq === 0 && (await isNothingKept()) ? undefined : 'not-known-here';
      if (seen.seq > head.seq) return 'rolled-back';
      if (seen.seq === head.seq) return seen.hash === head.hash ? undefined : 'another-log';
      const next = await transactions.read((db) => db.audit.get(rowId(seen.seq + 1)));
      const entry = next && (await openEntry(next, records.openAll));
      return entry !== undefined && 'prevHash' in entry && entry.prevHash === seen.hash ? undefined : 'another-log';
    },
  };
}

/** Thrown inside a transaction, which then keeps nothing. */
class NothingWritten extends Error {}

function nothingWritten(error: unknown): 'nothing' {
  if (error instanceof NothingWritten) return 'nothing';
  throw error;
}

/** Writes without a log. */
export function withoutLog(transactions: Transactions): Audit {
  return {
    write: (_acts, tables, work) => transactions.write(tables, work),
    forgetActor: () => undefined,
    record: () => Promise.resolve(),
    auditLog: () => Promise.resolve({ rows: [], head: emptyHead }),
    verifyAudit: () => Promise.resolve({ count: 0, faults: [] }),
    auditSubjects: () => Promise.resolve(new Map()),
    resumeAudit: () => Promise.resolve(undefined),
  };
}

/** Sorts as the numbers do. */
function rowId(seq: number): string {
  return String(seq).padStart(10, '0');
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
