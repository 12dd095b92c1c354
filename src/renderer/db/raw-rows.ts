import type { IndexedDb, SealedRow } from './db.ts';
import { StoreError } from './store.ts';
import { withinTime } from './within-time.ts';

/**
 * The database as it lies on the disk, whatever its version: no key, no migration. What backups are made of and what is
 * rebuilt goes through here. Rejects with StoreError like the store.
 */
export interface RawRows {
  /** 0 when there is no database. Looking does not make one. */
  readonly version: () => Promise<number>;
  /** Hands over every row, a few at a time, all as they were at one moment. `take` may not wait for anything. */
  readonly readAll: (take: (table: string, rows: readonly SealedRow[]) => void) => Promise<void>;
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
  /** The first rows of each table, by table; tables without any are left out. */
  readonly sample: (perTable: number) => Promise<ReadonlyMap<string, readonly SealedRow[]>>;
  /** Writes and takes back a row of no meaning: resolves when the disk takes writes. */
  readonly probe: () => Promise<void>;
  /** One transaction: all of them are on the disk or none. Rows of tables that there are not are refused with 'disk'. */
  readonly put: (rows: ReadonlyMap<string, readonly SealedRow[]>) => Promise<void>;
}

const atATime = 200;
const probeId = 'kirjoituskoe';

export function createRawRows(
  { indexedDB, IDBKeyRange }: IndexedDb,
  name: string,
  watchdogMs: { readonly open: number; readonly all: number } = { open: 8000, all: 120_000 },
): RawRows {
  const isThere = async () => (await indexedDB.databases()).find((database) => database.name === name);

  async function onDatabase<Value>(work: (db: IDBDatabase) => Promise<Value>, none: Value): Promise<Value> {
    if ((await withinTime(watchdogMs.open, isThere, () => undefined)) === undefined) return none;
    let opened: IDBDatabase | undefined;
    try {
      const db = await withinTime(
        watchdogMs.open,
        () => answerTo(indexedDB.open(name)),
        () => undefined,
      );
      opened = db;
      return await withinTime(
        watchdogMs.all,
        () => work(db),
        () => db.close(),
      );
    } finally {
      opened?.close();
    }
  }

  return {
    // Dexie keeps its version times ten as the browser's.
    version: async () => Math.floor(((await withinTime(watchdogMs.open, isThere, () => undefined))?.version ?? 0) / 10),
    readAll: (take) =>
      onDatabase(async (db) => {
        const tables = [...db.objectStoreNames];
        if (tables.length === 0) return;
        const transaction = db.transaction(tables);
        await Promise.all(tables.map((table) => readTable(transaction.objectStore(table), table, take, IDBKeyRange)));
      }, undefined),
    counts: () =>
      onDatabase(async (db) => {
        const tables = [...db.objectStoreNames];
        if (tables.length === 0) return {};
        const transaction = db.transaction(tables);
        const counts = await Promise.all(tables.map((table) => answerTo(transaction.objectStore(table).count())));
        return Object.fromEntries(tables.map((table, index) => [table, counts[index] ?? 0]));
      }, {}),
    sample: (perTable) =>
      onDatabase(async (db) => {
        const tables = [...db.objectStoreNames];
        if (tables.length === 0) return new Map<string, SealedRow[]>();
        const transaction = db.transaction(tables);
        const first = (table: string) =>
          answerTo(transaction.objectStore(table).getAll(null, perTable) as IDBRequest<SealedRow[]>);
        const rows = await Promise.all(tables.map(async (table) => [table, await first(table)] as const));
        return new Map(rows.filter(([, some]) => some.length > 0));
      }, new Map<string, SealedRow[]>()),
    put: (rows) =>
      onDatabase(async (db) => {
        const tables = [...rows.keys()];
        if (tables.some((table) => !db.objectStoreNames.contains(table))) throw new StoreError('disk');
        if (tables.length === 0) return;
        const transaction = db.transaction(tables, 'readwrite', { durability: 'strict' });
        for (const [table, given] of rows) for (const row of given) transaction.objectStore(table).put(row);
        await endOf(transaction);
      }, undefined),
    probe: () =>
      onDatabase(async (db) => {
        const transaction = db.transaction('edits', 'readwrite', { durability: 'strict' });
        transaction.objectStore('edits').put({ id: probeId, schemaVersion: Number.MAX_SAFE_INTEGER });
        transaction.objectStore('edits').delete(probeId);
        await endOf(transaction);
      }, undefined),
  };
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new StoreError('disk'));
  });
}

/** Page by page, each asked for in the answer to the one before: so the transaction never pauses and shows one moment. */
function readTable(
  store: IDBObjectStore,
  table: string,
  take: (table: string, rows: readonly SealedRow[]) => void,
  ranges: typeof IDBKeyRange,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const from = (after: string | undefined): void => {
      const request = store.getAll(after === undefined ? null : ranges.lowerBound(after, true), atATime);
      request.onerror = () => reject(request.error ?? new StoreError('disk'));
      request.onsuccess = () => {
        // Every table's key is the row's id (db.ts).
        const rows = request.result as SealedRow[];
        if (rows.length > 0) take(table, rows);
        const last = rows.at(-1);
        if (last === undefined || rows.length < atATime) resolve();
        else from(last.id);
      };
    };
    from(undefined);
  });
}

function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new StoreError('disk'));
  });
}
