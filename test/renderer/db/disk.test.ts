import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseVersions, type IndexedDb } from '../../../src/renderer/db/db.ts';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import {
  databaseName,
  delivery,
  newDisk,
  openRaw,
  openTestStore,
  plan,
  storedRows,
  student,
  version,
} from './open-test-store.ts';

let disk: IndexedDb;
let store: Store;

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

/** Keeps every write to every table waiting until it is let go. */
async function hangTheDisk(): Promise<() => Promise<void>> {
  const raw = await openRaw(disk);
  const transaction = raw.transaction([...raw.objectStoreNames], 'readwrite');
  let hanging = true;
  const again = (): void => {
    if (hanging) transaction.objectStore('plans').count().onsuccess = again;
  };
  again();
  return () =>
    new Promise((resolve) => {
      transaction.oncomplete = () => {
        raw.close();
        resolve();
      };
      hanging = false;
    });
}

describe('a disk that does not answer', () => {
  beforeEach(async () => {
    store.close();
    store = await openTestStore(disk, { watchdogMs: 300 });
  });

  it('ends every write and every read with a timeout', async () => {
    const letGo = await hangTheDisk();
    const outcomes = await Promise.allSettled([
      store.saveStudent(student),
      store.savePlan(plan()),
      store.commitDelivery({ delivery: delivery(1) }),
      store.plans(),
      store.settings(),
    ]);
    const reasons = outcomes.map((outcome): unknown => (outcome.status === 'rejected' ? outcome.reason : 'done'));
    expect(reasons.map(String)).toEqual(outcomes.map(() => 'StoreError: timeout'));
    await letGo();
  });

  it('keeps nothing of a write that was given up, and the store goes on when the disk does', async () => {
    const letGo = await hangTheDisk();
    await expect(store.saveStudent(student)).rejects.toMatchObject({ code: 'timeout' });
    await letGo();
    expect(await store.students()).toEqual([]);
    await store.saveStudent(student);
    expect(await store.students()).toEqual([student]);
  });

  it('is asked again over a fresh connection', async () => {
    const letGo = await hangTheDisk();
    await expect(store.saveStudent(student)).rejects.toMatchObject({ code: 'timeout' });
    const opened = vi.spyOn(disk.indexedDB, 'open');
    await letGo();
    await store.students();
    await store.students();
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it('ends opening with a timeout', async () => {
    const silent = newDisk();
    vi.spyOn(silent.indexedDB, 'databases').mockReturnValue(new Promise(() => undefined));
    await expect(openTestStore(silent, { watchdogMs: 20 })).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('a disk that is nearly full', () => {
  it('gets no new database and no new tables, and what is there stays as it is', async () => {
    const disk = newDisk();
    const enoughSpace = () => Promise.reject(new StoreError('disk'));
    await expect(openTestStore(disk, { enoughSpace })).rejects.toMatchObject({ code: 'disk' });
    expect(await disk.indexedDB.databases()).toEqual([]);
    (await openTestStore(disk, { versions: databaseVersions.slice(0, 1) })).close();
    const before = await disk.indexedDB.databases();
    await expect(openTestStore(disk, { enoughSpace })).rejects.toMatchObject({ code: 'disk' });
    expect(await disk.indexedDB.databases()).toEqual(before);
  });

  it('opens what needs no writing', async () => {
    const disk = newDisk();
    (await openTestStore(disk)).close();
    const enoughSpace = () => Promise.reject(new StoreError('disk'));
    const store = await openTestStore(disk, { enoughSpace });
    expect(await store.students()).toEqual([]);
    store.close();
  });
});

describe('a disk that refuses', () => {
  it.each(['QuotaExceededError', 'UnknownError', 'DataError', 'InvalidStateError'])(
    'says so, whatever the browser calls it: %s',
    async (name) => {
      await store.savePlan(plan());
      const before = await storedRows(disk);
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('Connection is closing.', name);
      });
      await expect(store.saveStudent(student)).rejects.toMatchObject({ code: 'disk' });
      await expect(store.savePlan(plan({ updatedAt: 2 }))).rejects.toMatchObject({ code: 'disk' });
      await expect(store.saveSettings({ organisation: { nimi: 'x', oppilaitosOid: 'y' } })).rejects.toMatchObject({
        code: 'disk',
      });
      vi.restoreAllMocks();
      expect(await storedRows(disk)).toEqual(before);
    },
  );

  it('keeps nothing of an approval that was cut off in the middle', async () => {
    await store.savePlan(plan());
    const before = await storedRows(disk);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('', 'TransactionInactiveError');
    });
    const approval = { plan: plan({ approvedVersion: 1 }), version: version(1), deliveries: [delivery(1)] };
    await expect(store.commitApproval(approval)).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    expect(await storedRows(disk)).toEqual(before);
    await store.commitApproval(approval);
    expect(await store.versions('plan-1')).toHaveLength(1);
  });

  it('says nothing of the record in its error', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException(student.nimi, 'UnknownError');
    });
    const error: unknown = await store.saveStudent(student).catch((reason: unknown) => reason);
    expect(String(error)).toBe('StoreError: disk');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('a write', () => {
  it('is asked to be on the disk itself before it counts as done', async () => {
    const started = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const opened = await openTestStore(disk);
    await opened.savePlan(plan());
    opened.close();
    const writes = started.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  });
});

describe('a database of a newer app', () => {
  it('is refused and left exactly as it is', async () => {
    const newer = newDisk();
    const made = newer.indexedDB.open(databaseName, 990);
    made.onupgradeneeded = () => {
      made.result.createObjectStore('students', { keyPath: 'id' }).put({ id: 'student-1', future: true });
      made.result.createObjectStore('invented', { keyPath: 'id' });
    };
    await new Promise((resolve) => (made.onsuccess = resolve));
    made.result.close();
    const before = await storedRows(newer);
    await expect(openTestStore(newer)).rejects.toMatchObject({ name: 'StoreError', code: 'newer-database' });
    expect(await storedRows(newer)).toEqual(before);
    expect(await newer.indexedDB.databases()).toEqual([{ name: databaseName, version: 990 }]);
  });
});
