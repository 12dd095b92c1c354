import type { OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { databaseVersions, type IndexedDb, openDatabase, type SealedRow } from '../db/db.ts';
import { createRawRows } from '../db/raw-rows.ts';
import { needSpace } from './need-space.ts';
import { type ReadProblem, readSnapshot, type SnapshotRows } from './read-snapshot.ts';
import { restoredRow } from './restored-rows.ts';
import type { BackupHost } from './take-snapshot.ts';

export interface Restored {
  /** Of the backup, epoch milliseconds. */
  readonly madeAt: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Records that were damaged in the backup already. */
  readonly lost: number;
}

export type RestoreProblem = ReadProblem | 'not-empty';

const openMs = 8000;

/** Reads the backup that main has open and makes its rows fit to be put into a database. Nothing is written. */
export async function checkedRows(
  host: BackupHost,
  key: CryptoKey,
  opened: OpenedSnapshot,
): Promise<Result<{ readonly rows: SnapshotRows; readonly lost: number }, ReadProblem>> {
  if (opened.database > Math.max(...databaseVersions.map(({ version }) => version))) return fail('newer');
  const read = await readSnapshot(host, key, opened);
  if (!read.ok) return read;
  const rows = new Map<string, readonly SealedRow[]>();
  let lost = 0;
  for (const [table, sealed] of read.value) {
    const restored = await Promise.all(sealed.map((row) => restoredRow(key, table, row)));
    const whole = restored.filter((row) => row !== undefined);
    lost += restored.length - whole.length;
    rows.set(table, whole);
  }
  return ok({ rows, lost });
}

/**
 * Puts checked rows into a database that has none, all of them or none. Rejects with StoreError, and with TooLittleSpace before anything
 * is written. Rows of an earlier version are brought to this one when the database is opened for work.
 */
export async function putIntoEmpty(
  rows: SnapshotRows,
  { host, name, indexedDb }: { readonly host: BackupHost; readonly name: string; readonly indexedDb: IndexedDb },
): Promise<Result<null, 'not-empty'>> {
  const raw = createRawRows(indexedDb, name);
  if (Object.values(await raw.counts()).some((count) => count > 0)) return fail('not-empty');
  await needSpaceFor(host, rows);
  // Makes the tables, or brings those of an earlier version up to date.
  (await openDatabase(name, databaseVersions, indexedDb, openMs)).close();
  await raw.put(rows);
  return ok(null);
}

/** Rejects with TooLittleSpace. */
export function needSpaceFor(host: BackupHost, rows: SnapshotRows): Promise<void> {
  const bytes = [...rows.values()].flat().reduce((sum, { ciphertext }) => sum + ciphertext.length, 0);
  return needSpace(host, bytes);
}
