import type { BackupError, KnownSnapshot } from '../../shared/backup/backup-calls.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  databaseVersions,
  type IndexedDb,
  openDatabase,
  type SealedRow,
  type TableName,
  tableNames,
} from '../db/db.ts';
import type { EnoughSpace } from '../db/enough-space.ts';
import type { RawRows } from '../db/raw-rows.ts';
import { readSnapshot } from './read-snapshot.ts';
import { restoredRow } from './restored-rows.ts';
import { type BackupHost, takeSnapshot } from './take-snapshot.ts';

/** What became of the damaged records, in numbers: each of them is counted once. */
export interface RepairReport {
  /** By backup, newest first: how many records of each table came from it. */
  readonly restored: readonly { readonly madeAt: number; readonly counts: Readonly<Record<string, number>> }[];
  /** Records of each table that are in no backup. They stay in the database as they are. */
  readonly lost: Readonly<Record<string, number>>;
  /** Backups that were damaged themselves, and were not used. */
  readonly unusable: number;
}

export interface RepairOptions {
  readonly host: BackupHost;
  readonly key: CryptoKey;
  readonly rows: RawRows;
  readonly name: string;
  readonly indexedDb: IndexedDb;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Asked before a record is written over. */
  readonly enoughSpace: EnoughSpace;
}

interface Damaged {
  readonly table: TableName;
  readonly row: SealedRow;
}

const openMs = 8000;

/**
 * Replaces every record that does not open by its newest copy in the backups that does, and no other record. The whole database
 * is first copied into a file as it lies, so that what is damaged is not lost. Rejects with StoreError.
 */
export async function repairDamaged(options: RepairOptions): Promise<Result<RepairReport, BackupError['code']>> {
  const { host, key, rows, now } = options;
  const wanted = await damagedRows(key, rows);
  if (wanted.size === 0) return ok({ restored: [], lost: {}, unusable: 0 });
  const kept = await takeSnapshot({ host, key, rows, why: 'damaged', now });
  if (!kept.ok) return fail(kept.error.code);

  const restored: { madeAt: number; counts: Record<string, number> }[] = [];
  let unusable = 0;
  const { snapshots } = await host.call('backup.state', null);
  for (const snapshot of snapshots.filter(({ why }) => why !== 'damaged')) {
    if (wanted.size === 0) break;
    const found = await findIn(snapshot, wanted, options);
    if (found === undefined) {
      unusable += 1;
      continue;
    }
    const put = await replace(found, wanted, options);
    if (put.length > 0) restored.push({ madeAt: snapshot.madeAt, counts: countsOf(put) });
    for (const { table, row } of put) wanted.delete(nameOf(table, row));
  }
  return ok({ restored, lost: countsOf([...wanted.values()]), unusable });
}

async function damagedRows(key: CryptoKey, rows: RawRows): Promise<Map<string, Damaged>> {
  const all: Damaged[] = [];
  await rows.readAll((table, read) => {
    const known = tableNames.find((name) => name === table);
    if (known !== undefined) all.push(...read.map((row) => ({ table: known, row })));
  });
  const damaged = new Map<string, Damaged>();
  for (const one of all) {
    if ((await restoredRow(key, one.table, one.row)) === undefined) damaged.set(nameOf(one.table, one.row), one);
  }
  return damaged;
}

/** The wanted records as they are in a backup; undefined when the backup itself is not whole. */
async function findIn(
  { id }: KnownSnapshot,
  wanted: ReadonlyMap<string, Damaged>,
  { host, key }: RepairOptions,
): Promise<Damaged[] | undefined> {
  const opened = await host.call('backup.open', { id });
  if (!opened.ok || opened.value === 'cancelled') return undefined;
  const read = await readSnapshot(host, key, opened.value);
  if (!read.ok) return undefined;
  const found: Damaged[] = [];
  for (const table of tableNames) {
    for (const sealed of read.value.get(table) ?? []) {
      if (!wanted.has(nameOf(table, sealed))) continue;
      const row = await restoredRow(key, table, sealed);
      if (row !== undefined) found.push({ table, row });
    }
  }
  return found;
}

/** Only a row that still is the damaged one is written over: what was saved anew meanwhile is newer than any backup. */
async function replace(
  found: readonly Damaged[],
  wanted: ReadonlyMap<string, Damaged>,
  { name, indexedDb, enoughSpace }: RepairOptions,
): Promise<Damaged[]> {
  if (found.length === 0) return [];
  await enoughSpace();
  // Over Dexie, so that every view that shows these records reads them again.
  const db = await openDatabase(name, databaseVersions, indexedDb, openMs);
  try {
    return await db.transaction('rw', [...new Set(found.map(({ table }) => table))], async () => {
      const put: Damaged[] = [];
      for (const one of found) {
        const rows = db.table<SealedRow, string>(one.table);
        const stored = await rows.get(one.row.id);
        const damaged = wanted.get(nameOf(one.table, one.row))?.row;
        if (stored === undefined || damaged === undefined || !isSame(stored, damaged)) continue;
        await rows.put(one.row);
        put.push(one);
      }
      return put;
    });
  } finally {
    db.close();
  }
}

function nameOf(table: string, { id }: Pick<SealedRow, 'id'>): string {
  return `${table}:${id}`;
}

function countsOf(records: readonly Damaged[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { table } of records) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
}

function isSame(one: SealedRow, other: SealedRow): boolean {
  return sameBytes(one.nonce, other.nonce) && sameBytes(one.ciphertext, other.ciphertext);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
