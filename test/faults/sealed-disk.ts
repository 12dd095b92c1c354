import type { Page } from '@playwright/test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { databaseVersions, type SealedRow, type TableName, tableNames } from '../../src/renderer/db/db.ts';
import { openStore } from '../../src/renderer/db/open-store.ts';
import type { Plan, PlanVersion, Student } from '../../src/renderer/db/records.ts';
import { createSealedRecords } from '../../src/renderer/db/sealed-records.ts';
import type { Store } from '../../src/renderer/db/store.ts';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';

/**
 * The app's own database from the outside: its rows as they lie on the disk, put there or read in the page, and opened
 * with the app's own sealing. The key is the one the test made the vault with.
 */

/** A row with its bytes as base64, fit to cross into the page. */
type PlainRow = Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<TableName, readonly PlainRow[]>>;

const databaseName = 'hoks';

/** Everything that the app knows, opened. `damaged`: how many records did not open. */
export interface Records {
  readonly students: readonly Student[];
  readonly plans: readonly Plan[];
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  readonly damaged: number;
}

/** What the app's real store makes of `fill`, as rows to be put into a page. */
export async function sealedTables(dataKey: CryptoKey, fill: (store: Store) => Promise<void>): Promise<Tables> {
  const indexedDB = new IDBFactory();
  const store = await openStore({ name: databaseName, dataKey, indexedDb: { indexedDB, IDBKeyRange } });
  await fill(store);
  store.close();
  const raw = await settled(indexedDB.open(databaseName));
  const tables: Partial<Record<TableName, PlainRow[]>> = {};
  for (const name of tableNames) {
    const rows = await settled(
      raw.transaction(name).objectStore(name).getAll() as IDBRequest<Record<string, unknown>[]>,
    );
    tables[name] = rows.map((row) => withBytes(row, (value) => ({ base64: Buffer.from(value).toString('base64') })));
  }
  raw.close();
  return tables as Tables;
}

/** Puts rows into the page's database, which the app has made. */
export async function putTables(page: Page, tables: Tables): Promise<void> {
  await page.evaluate(
    async ([name, given]) => {
      const bytes = (value: unknown): unknown => {
        if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
        return Uint8Array.from(atob(String(value.base64)), (letter) => letter.charCodeAt(0));
      };
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('the database does not open'));
      });
      const transaction = db.transaction(Object.keys(given), 'readwrite', { durability: 'strict' });
      for (const [table, rows] of Object.entries(given)) {
        for (const row of rows) {
          const whole = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, bytes(value)]));
          transaction.objectStore(table).put(whole);
        }
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(new Error('the rows were not taken'));
      });
      db.close();
    },
    [databaseName, tables] as const,
  );
}

/** Reads and opens everything. Works at the locked door as well: the page's origin is the same. */
export async function readRecords(page: Page, dataKey: CryptoKey): Promise<Records> {
  const tables = await readTables(page);
  const records = createSealedRecords(dataKey, databaseVersions);
  const openAll = async <Value>(table: TableName) => records.openAll<Value>(table, tables[table].map(asSealedRow));
  return {
    students: await openAll<Student>('students'),
    plans: await openAll<Plan>('plans'),
    versions: await openAll<PlanVersion>('versions'),
    deliveries: await openAll<Delivery>('deliveries'),
    damaged: records.damaged().length,
  };
}

async function readTables(page: Page): Promise<Tables> {
  const text = await page.evaluate(
    async ([name, tables]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('the database does not open'));
      });
      const all: Record<string, unknown> = {};
      // One transaction: the tables are seen at the same moment.
      const transaction = db.transaction([...tables], 'readonly');
      await Promise.all(
        tables.map(
          (table) =>
            new Promise<void>((resolve, reject) => {
              const reading = transaction.objectStore(table).getAll();
              reading.onsuccess = () => {
                all[table] = reading.result;
                resolve();
              };
              reading.onerror = () => reject(new Error('the rows cannot be read'));
            }),
        ),
      );
      db.close();
      return JSON.stringify(all, (_key, value: unknown) =>
        value instanceof Uint8Array
          ? { base64: btoa(Array.from(value, (one) => String.fromCharCode(one)).join('')) }
          : value,
      );
    },
    [databaseName, tableNames] as const,
  );
  return JSON.parse(text) as Tables;
}

function asSealedRow(row: PlainRow): SealedRow {
  const bytes = (value: unknown) =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? new Uint8Array(Buffer.from(String(value.base64), 'base64'))
      : value;
  // Written by the app or by its own store: the shape is known.
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, bytes(value)])) as unknown as SealedRow;
}

function withBytes(row: Record<string, unknown>, change: (value: Uint8Array) => unknown): PlainRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value instanceof Uint8Array ? change(value) : value]),
  );
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}
