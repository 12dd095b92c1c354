import Dexie, { type Table } from 'dexie';
import type { Sealed } from '../vault/seal.ts';
import type { EnoughSpace } from './enough-space.ts';
import { StoreError } from './store.ts';
import { withinTime } from './within-time.ts';

export const tableNames = [
  'students',
  'plans',
  'versions',
  'deliveries',
  'settings',
  'edits',
  'register',
  'templates',
  'audit',
] as const;
export type TableName = (typeof tableNames)[number];

/** A record on disk: its id and its sealed content. Only what says nothing about a person stands outside the seal. */
export interface SealedRow extends Sealed {
  readonly id: string;
  /** The database version whose shape the sealed content has. Part of what the seal authenticates. */
  readonly schemaVersion: number;
}

export interface PlanRow extends SealedRow {
  /** Grows by one with every write: two writers of the same plan notice each other by it. */
  readonly revision: number;
  readonly updatedAt: number;
}

/** A row that belongs to a plan. */
export interface VersionRow extends SealedRow {
  readonly planId: string;
}

/** The clear columns are for finding rows; what is read comes out of the seal. */
export interface DeliveryRow extends SealedRow {
  readonly planId: string;
  readonly state: string;
  readonly nextAttemptAt: number;
}

/**
 * One version of the database: its tables and indexes, and how a sealed record of the version before becomes one of this.
 *
 * A change of what is sealed cannot run in Dexie's own upgrade, because nothing may be opened or sealed inside a
 * transaction. So Dexie raises the version number and the indexes first (from then on an older app refuses the
 * database), and `migrateRecords` then rewrites the records in small transactions, before anyone reads them.
 */
export interface DatabaseVersion {
  readonly version: number;
  readonly stores: Readonly<Partial<Record<TableName, string>>>;
  /** Pure, and given exactly what the version before sealed. A table that is not named keeps its records as they are. */
  readonly records?: Readonly<Partial<Record<TableName, (record: unknown) => unknown>>>;
}

/** Every version there has been, oldest first. A version that has been released never changes: add the next one. */
export const databaseVersions: readonly DatabaseVersion[] = [
  {
    version: 1,
    stores: {
      students: 'id, schemaVersion',
      plans: 'id, schemaVersion, updatedAt',
      versions: 'id, schemaVersion, planId',
      deliveries: 'id, schemaVersion, planId, state, nextAttemptAt',
      settings: 'id, schemaVersion',
    },
  },
  {
    version: 2,
    stores: {
      // Steps of editing a plan, for undoing across restarts and for its history.
      edits: 'id, schemaVersion, planId',
      // Workplaces and people that have been used, offered again.
      register: 'id, schemaVersion',
      templates: 'id, schemaVersion',
      // Who did what and when; the id is the entry's number in the chain, padded.
      audit: 'id, schemaVersion',
    },
  },
];

export type Database = Dexie & {
  readonly students: Table<SealedRow, string>;
  readonly plans: Table<PlanRow, string>;
  readonly versions: Table<VersionRow, string>;
  readonly deliveries: Table<DeliveryRow, string>;
  readonly settings: Table<SealedRow, string>;
  readonly edits: Table<VersionRow, string>;
  readonly register: Table<SealedRow, string>;
  readonly templates: Table<SealedRow, string>;
  readonly audit: Table<SealedRow, string>;
};

/** IndexedDB as the browser gives it; tests give another. */
export interface IndexedDb {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/**
 * Opens the database, made when there is none. Rejects with StoreError: 'newer-database' (nothing was written: the number
 * is looked at before the database is opened, because Dexie would open a newer one and go on), 'disk', 'timeout'.
 */
export async function openDatabase(
  name: string,
  versions: readonly DatabaseVersion[],
  { indexedDB, IDBKeyRange }: IndexedDb,
  watchdogMs: number,
  enoughSpace: EnoughSpace = () => Promise.resolve(),
): Promise<Database> {
  const db = new Dexie(name, {
    indexedDB,
    IDBKeyRange,
    // Chromium's own default answers before the data has reached the disk (F10).
    chromeTransactionDurability: 'strict',
    // Dexie's cache would show a write before it is on disk.
    cache: 'disabled',
  });
  for (const { version, stores } of versions) db.version(version).stores(stores);
  const open = async (): Promise<void> => {
    const installed = await installedVersion(indexedDB, name);
    if (installed > newest(versions)) throw new StoreError('newer-database');
    // Making tables is a write as any other.
    if (installed < newest(versions)) await enoughSpace();
    await db.open();
  };
  try {
    await withinTime(watchdogMs, open, () => db.close());
    return db as Database;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The version that records of this table are sealed with: the last one that changed their shape. */
export function recordVersion(versions: readonly DatabaseVersion[], table: TableName): number {
  const introduced = versions.find(({ stores }) => stores[table] !== undefined)?.version ?? 1;
  return Math.max(introduced, ...versions.filter(({ records }) => records?.[table]).map(({ version }) => version));
}

function newest(versions: readonly DatabaseVersion[]): number {
  return Math.max(...versions.map(({ version }) => version));
}

/** 0 when there is no such database. Dexie keeps its version times ten as the browser's. */
async function installedVersion(indexedDB: IDBFactory, name: string): Promise<number> {
  const databases = await indexedDB.databases();
  return Math.floor((databases.find((database) => database.name === name)?.version ?? 0) / 10);
}
