import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { openStore, type OpenStoreOptions } from '../../../src/renderer/db/open-store.ts';
import type { Plan, PlanVersion, Student } from '../../../src/renderer/db/records.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { importDataKey } from '../../../src/renderer/vault/data-key.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

export const databaseName = 'hoks';

/** An empty disk. */
export function newDisk(): IndexedDb {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

/** The same key every time, so that a store can be opened again. */
export function testKey(): Promise<CryptoKey> {
  return importDataKey(new Uint8Array(32).fill(42));
}

export async function openTestStore(disk: IndexedDb, options: Partial<OpenStoreOptions> = {}): Promise<Store> {
  return openStore({ name: databaseName, dataKey: await testKey(), indexedDb: disk, ...options });
}

/** A connection of its own to what lies on the disk. */
export function openRaw(disk: IndexedDb): Promise<IDBDatabase> {
  return answerTo(disk.indexedDB.open(databaseName));
}

export function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

type Row = Record<string, unknown>;

/** Every row of every table, as it is stored. */
export async function storedRows(disk: IndexedDb): Promise<Record<string, Row[]>> {
  const raw = await openRaw(disk);
  const rows: Record<string, Row[]> = {};
  for (const table of raw.objectStoreNames) {
    rows[table] = await answerTo(raw.transaction(table).objectStore(table).getAll() as IDBRequest<Row[]>);
  }
  raw.close();
  return rows;
}

/** Changes stored rows behind the app's back. */
export async function changeRows(disk: IndexedDb, table: string, change: (row: Row) => Row): Promise<void> {
  const raw = await openRaw(disk);
  const rows = raw.transaction(table, 'readwrite').objectStore(table);
  for (const row of await answerTo(rows.getAll() as IDBRequest<Row[]>)) await answerTo(rows.put(change(row)));
  raw.close();
}

/** One bit of the sealed content is another. */
export function damage(row: Row): Row {
  const { ciphertext } = row;
  if (!(ciphertext instanceof Uint8Array)) throw new Error('row has no ciphertext');
  return { ...row, ciphertext: ciphertext.map((byte, index) => (index === 3 ? byte ^ 1 : byte)) };
}

export const student: Student = {
  id: 'student-1',
  nimi: 'Aino Ylä-Häkkinen',
  ryhma: 'LÄHI24B',
  oppijaOid: '1.2.246.562.24.13579246803',
  opiskeluoikeus: { oid: '1.2.246.562.15.13579246805' },
};

export function plan(changes: Partial<Plan> = {}): Plan {
  return {
    id: 'plan-1',
    studentId: student.id,
    document: { sahkoposti: 'aino.yla-hakkinen@example.invalid' },
    approvedVersion: 0,
    updatedAt: 1000,
    ...changes,
  };
}

export function version(number: number, changes: Partial<PlanVersion> = {}): PlanVersion {
  return {
    id: `plan-1:${number}`,
    planId: 'plan-1',
    number,
    document: { sahkoposti: 'aino.yla-hakkinen@example.invalid' },
    approvedAt: 2000 + number,
    ...changes,
  };
}

export function delivery(number: number, changes: Partial<Delivery> = {}): Delivery {
  return {
    id: `plan-1:${number}`,
    planId: 'plan-1',
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt: 2000 + number,
    ...changes,
  };
}
