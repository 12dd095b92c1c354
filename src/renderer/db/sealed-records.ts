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
  /**
   * The same for a table that is read as a whole again and again: what has not changed since it was last opened is not
   * opened again. Its records stay in memory while the vault is open.
   */
  readonly openAllKept: <Record>(table: TableName, rows: readonly SealedRow[]) => Promise<Record[]>;
  /** What did not open when it was last read. */
  readonly damaged: () => readonly DamagedRecord[];
}

export function createSealedRecords(key: CryptoKey, versions: readonly DatabaseVersion[]): SealedRecords {
  const damaged = new Map<string, DamagedRecord>();
  const kept = new Map<string, { readonly nonce: Uint8Array; readonly record: unknown }>();

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

  async function openAll<Record>(
    table: TableName,
    rows: readonly SealedRow[],
    openOne: (table: TableName, row: SealedRow) => Promise<Record>,
  ): Promise<Record[]> {
    const opened = await Promise.allSettled(rows.map((row) => openOne(table, row)));
    return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  /** A nonce is made anew for every seal, so the same nonce is the same content. */
  async function openKept<Record>(table: TableName, row: SealedRow): Promise<Record> {
    const name = `${table}:${row.id}`;
    const known = kept.get(name);
    if (known !== undefined && isSame(known.nonce, row.nonce)) return known.record as Record;
    const record = await openRow<Record>(table, row);
    kept.set(name, { nonce: row.nonce, record });
    return record;
  }

  return {
    async seal(table, id, record) {
      const schemaVersion = recordVersion(versions, table);
      return { id, schemaVersion, ...(await seal(key, { table, id, schemaVersion }, record)) };
    },
    open: openRow,
    openAll: <Record>(table: TableName, rows: readonly SealedRow[]) => openAll(table, rows, openRow<Record>),
    openAllKept: <Record>(table: TableName, rows: readonly SealedRow[]) => openAll(table, rows, openKept<Record>),
    damaged: () => [...damaged.values()],
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
