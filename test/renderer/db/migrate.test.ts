import Dexie from 'dexie';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseVersions, tableNames, type DatabaseVersion, type IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { changeRows, damage, newDisk, openTestStore, plan, storedRows, student } from './open-test-store.ts';

/**
 * How a migration is written and tested, shown on an example: after the first released version the student's name got
 * a mark at its end (2) and the group was taken from the name (3). Marking twice would show.
 */
const first = databaseVersions.slice(0, 1);
const second: readonly DatabaseVersion[] = [
  ...first,
  {
    version: 2,
    stores: {},
    records: { students: (record) => ({ ...asRecord(record), nimi: `${nameOf(record)}*` }) },
  },
];
const third: readonly DatabaseVersion[] = [
  ...second,
  { version: 3, stores: {}, records: { students: (record) => ({ ...asRecord(record), ryhma: `${nameOf(record)}!` }) } },
];

function asRecord(record: unknown): object {
  if (typeof record !== 'object' || record === null) throw new Error('not a record');
  return record;
}

function nameOf(record: unknown): string {
  const known = asRecord(record);
  return 'nimi' in known && typeof known.nimi === 'string' ? known.nimi : '';
}

const many = 250;
let disk: IndexedDb;

beforeEach(async () => {
  disk = newDisk();
  const old = await openTestStore(disk, { versions: first });
  await Promise.all(
    Array.from({ length: many }, (_, index) =>
      old.saveStudent({ ...student, id: `student-${index}`, nimi: `Aino ${index}` }),
    ),
  );
  await old.savePlan(plan());
  old.close();
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function namesOf(store: Store): Promise<string[]> {
  return (await store.students()).map(({ nimi }) => nimi).toSorted();
}

const expectedNames = Array.from({ length: many }, (_, index) => `Aino ${index}*`).toSorted();

async function schemaVersions(table: string): Promise<Set<unknown>> {
  return new Set((await storedRows(disk))[table]?.map((row) => row['schemaVersion']));
}

describe('a migration of sealed records', () => {
  it('changes every record of its table and none of the others', async () => {
    const store = await openTestStore(disk, { versions: second });
    expect(await namesOf(store)).toEqual(expectedNames);
    expect(await schemaVersions('students')).toEqual(new Set([2]));
    expect(await store.plans()).toEqual([plan()]);
    expect(await schemaVersions('plans')).toEqual(new Set([1]));
    expect(store.damaged()).toEqual([]);
  });

  it('runs the versions in between in their order', async () => {
    const store = await openTestStore(disk, { versions: third });
    expect((await store.students()).every(({ nimi, ryhma }) => nimi.endsWith('*') && ryhma === `${nimi}!`)).toBe(true);
    expect(await schemaVersions('students')).toEqual(new Set([3]));
  });

  it('runs only what a record has not been through', async () => {
    (await openTestStore(disk, { versions: second })).close();
    const store = await openTestStore(disk, { versions: third });
    expect(await namesOf(store)).toEqual(expectedNames);
    expect(await schemaVersions('students')).toEqual(new Set([3]));
  });

  it('writes new records in the newest shape', async () => {
    const store = await openTestStore(disk, { versions: third });
    await store.saveStudent({ ...student, id: 'new' });
    store.close();
    const again = await openTestStore(disk, { versions: third });
    expect((await again.students()).find(({ id }) => id === 'new')).toEqual({ ...student, id: 'new' });
  });

  it('does nothing at the next start', async () => {
    (await openTestStore(disk, { versions: second })).close();
    const before = await storedRows(disk);
    (await openTestStore(disk, { versions: second })).close();
    expect(await storedRows(disk)).toEqual(before);
  });

  it('goes on where it was cut off, changing no record twice, and the old app stays out', async () => {
    let changed = 0;
    const untilTheDiskIsFull = third.map((one) => ({
      ...one,
      records: one.records?.students && {
        students: (record: unknown) => {
          changed += 1;
          if (changed === 250) {
            vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
              throw new DOMException('', 'QuotaExceededError');
            });
          }
          return one.records?.students?.(record);
        },
      },
    }));
    await expect(openTestStore(disk, { versions: untilTheDiskIsFull })).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    expect(await schemaVersions('students')).toEqual(new Set([1, 3]));
    await expect(openTestStore(disk, { versions: first })).rejects.toMatchObject({ code: 'newer-database' });

    const store = await openTestStore(disk, { versions: third });
    expect(await namesOf(store)).toEqual(expectedNames);
    expect((await store.students()).every(({ nimi, ryhma }) => ryhma === `${nimi}!`)).toBe(true);
  });

  it('leaves a record that does not open bit for bit as it is, and names it', async () => {
    await changeRows(disk, 'students', (row) => (row['id'] === 'student-7' ? damage(row) : row));
    const find = async (): Promise<unknown> =>
      (await storedRows(disk))['students']?.find((row) => row['id'] === 'student-7');
    const before = await find();
    const store = await openTestStore(disk, { versions: second });
    expect(await namesOf(store)).toHaveLength(many - 1);
    expect(store.damaged()).toEqual([{ table: 'students', id: 'student-7' }]);
    expect(await find()).toEqual(before);
  });

  it('opens and seals outside every transaction', async () => {
    const inTransaction: boolean[] = [];
    for (const operation of ['encrypt', 'decrypt'] as const) {
      const original = crypto.subtle[operation].bind(crypto.subtle);
      vi.spyOn(crypto.subtle, operation).mockImplementation((...given) => {
        inTransaction.push(Boolean(Dexie.currentTransaction));
        return original(...given);
      });
    }
    await openTestStore(disk, { versions: second });
    expect(inTransaction).toHaveLength(2 * many);
    expect(inTransaction).not.toContain(true);
  });
});

describe('the history of versions', () => {
  it('counts up from 1 and describes every table once it exists', () => {
    expect(databaseVersions.map(({ version }) => version)).toEqual(databaseVersions.map((_, index) => index + 1));
    const described = databaseVersions.flatMap(({ stores }) => Object.keys(stores));
    expect(new Set(described)).toEqual(new Set(tableNames));
  });
});
