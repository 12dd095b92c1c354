import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseVersions, type IndexedDb } from '../../../src/renderer/db/db.ts';
import { ForeignVault, refuseForeignVault } from '../../../src/renderer/db/foreign-vault.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import { importDataKey, importVaultKeys } from '../../../src/renderer/vault/data-key.ts';
import {
  changeRows,
  damage,
  databaseName,
  newDisk,
  openTestStore,
  plan,
  storedRows,
  student,
  testKey,
} from './open-test-store.ts';

let disk: IndexedDb;
const look = (key: CryptoKey) => refuseForeignVault(createRawRows(disk, databaseName), key);
const otherKey = () => importDataKey(new Uint8Array(32).fill(43));

/** Rows of several tables, more students than a sample holds, and entries in the log. */
async function fill(students = 8): Promise<void> {
  const { logKey } = await importVaultKeys(new Uint8Array(32).fill(42));
  const log = { key: logKey, now: () => 1, monotonic: () => 1, onHead: () => undefined };
  const store = await openTestStore(disk, { log });
  for (let number = 0; number < students; number += 1) await store.saveStudent({ ...student, id: `s${number}` });
  await store.savePlan(plan({ studentId: 's0' }));
  store.close();
}

beforeEach(() => {
  disk = newDisk();
});

describe('a key that is not the one of the rows', () => {
  it('is refused, and nothing is written', async () => {
    await fill();
    const before = await storedRows(disk);
    await expect(look(await otherKey())).rejects.toBeInstanceOf(ForeignVault);
    expect(await storedRows(disk)).toEqual(before);
    await look(await testKey());
    expect(await storedRows(disk)).toEqual(before);
  });

  it('is no matter where there are no rows, and looking makes no database', async () => {
    await look(await otherKey());
    expect(await disk.indexedDB.databases()).toEqual([]);
    (await openTestStore(disk)).close();
    await look(await otherKey());
  });

  it('is left to whoever opens it in a database of a newer app', async () => {
    const newer = [...databaseVersions, { version: databaseVersions.length + 1, stores: {} }];
    const store = await openTestStore(disk, { versions: newer });
    await store.saveStudent(student);
    store.close();
    await expect(look(await otherKey())).resolves.toBeUndefined();
  });
});

it('damaged rows never keep anybody out while one row opens, wherever it is', async () => {
  await fill();
  const places = Object.entries(await storedRows(disk)).flatMap(([table, rows]) =>
    rows.map(({ id }) => ({ table, id: String(id) })),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), async (whole) => {
      disk = newDisk();
      await fill();
      const tables = Object.keys(await storedRows(disk));
      for (const table of tables) {
        await changeRows(disk, table, (row) => (table === whole.table && row['id'] === whole.id ? row : damage(row)));
      }
      await look(await testKey());
    }),
    { numRuns: 8 },
  );
});
