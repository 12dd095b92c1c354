import { open, seal } from '../vault/seal.ts';
import { recordVersion, tableNames, type DatabaseVersion, type SealedRow, type TableName } from './db.ts';
import type { Transactions } from './transactions.ts';

const chunkSize = 100;

/**
 * Brings every sealed record to the shape of the newest version: read a chunk, open, change and seal it outside any
 * transaction, write it in one. Killed at any moment it goes on at the next start: a row says itself which version it
 * has. A record that does not open stays as it is, bit for bit, and is reported when it is read.
 */
export async function migrateRecords(
  key: CryptoKey,
  versions: readonly DatabaseVersion[],
  transactions: Transactions,
): Promise<void> {
  const existing = tableNames.filter((table) => versions.some(({ stores }) => stores[table] !== undefined));
  for (const table of existing) {
    const target = recordVersion(versions, table);
    const behind = await transactions.read((db) =>
      db.table<SealedRow, string>(table).where('schemaVersion').below(target).primaryKeys(),
    );
    for (let start = 0; start < behind.length; start += chunkSize) {
      await migrateChunk(table, behind.slice(start, start + chunkSize));
    }
  }

  async function migrateChunk(table: TableName, ids: readonly string[]): Promise<void> {
    const rows = await transactions.read((db) => db.table<SealedRow, string>(table).bulkGet([...ids]));
    const migrated = await Promise.all(rows.flatMap((row) => row ?? []).map((row) => migratedRow(table, row)));
    const changed = migrated.filter((row) => row !== undefined);
    await transactions.write([table], async (db) => {
      await db.table<SealedRow, string>(table).bulkPut(changed);
    });
  }

  async function migratedRow(table: TableName, row: SealedRow): Promise<SealedRow | undefined> {
    let record: unknown;
    try {
      record = await open(key, { table, id: row.id, schemaVersion: row.schemaVersion }, row);
    } catch {
      return undefined;
    }
    for (const { version, records } of versions) {
      const change = records?.[table];
      if (change !== undefined && version > row.schemaVersion) record = change(record);
    }
    const schemaVersion = recordVersion(versions, table);
    return { ...row, schemaVersion, ...(await seal(key, { table, id: row.id, schemaVersion }, record)) };
  }
}
