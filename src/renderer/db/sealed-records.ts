import { open, seal } from '../vault/seal.ts';
import { recordVersion, type DatabaseVersion, type SealedRow, type TableName } from './db.ts';
import { StoreError, type DamagedRecord } from './store.ts';

/** Seals records into rows and opens them again, and knows which ones did not open. */
export interface SealedRecords {
  readonly seal: (table: TableName, id: string, record: unknown) => Promise<SealedRow>;
  /** Rejects with StoreError 'sealed-record-damaged', naming table and id. */
  readonly open: <Record>(table: TableName, row: SealedRow) => Promise<Record>;
  /** The records that open, in the rows' order. Those that do not are remembered in `damaged` and hide nothing else. */
  readonly openAll: <Record>(table: TableName, rows: readonly SealedRow[]) => Promise<Record[]>;
  /** What did not open when it was last read. */
  readonly damaged: () => readonly DamagedRecord[];
}

export function createSealedRecords(key: CryptoKey, versions: readonly DatabaseVersion[]): SealedRecords {
  const damaged = new Map<string, DamagedRecord>();

  async function openRow<Record>(table: TableName, row: SealedRow): Promise<Record> {
    const name = `${table}:${row.id}`;
    try {
      if (row.schemaVersion !== recordVersion(versions, table)) throw new Error('left behind by a migration');
      const record = await open(key, { table, id: row.id, schemaVersion: row.schemaVersion }, row);
      damaged.delete(name);
      // Authenticated: exactly what this app sealed into this table at this version, so its shape is known.
      return record as Record;
    } catch {
      damaged.set(name, { table, id: row.id });
      throw new StoreError('sealed-record-damaged', { table, id: row.id });
    }
  }

  return {
    async seal(table, id, record) {
      const schemaVersion = recordVersion(versions, table);
      return { id, schemaVersion, ...(await seal(key, { table, id, schemaVersion }, record)) };
    },
    open: openRow,
    openAll: async <Record>(table: TableName, rows: readonly SealedRow[]) => {
      const opened = await Promise.allSettled(rows.map((row) => openRow<Record>(table, row)));
      return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
    damaged: () => [...damaged.values()],
  };
}
