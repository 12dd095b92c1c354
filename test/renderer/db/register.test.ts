import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import { learnFromPlans } from '../../../src/renderer/register/learn-from-plans.ts';
import type { RegisterEntry } from '../../../src/shared/register/register.ts';
import { changeRows, damage, newDisk, openTestStore, plan, storedRows } from './open-test-store.ts';

let disk: IndexedDb;
let store: Store;

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
});

const entry = (id: string, nimi: string): RegisterEntry => ({
  id,
  kind: 'workplace',
  facts: { nimi, yTunnus: '9222223-2' },
  usedAt: 1,
});
const [korjaamo, autotalo] = [entry('a', 'Korjaamo'), entry('b', 'Autotalo')];

test('a register that was never begun is not an empty one', async () => {
  expect(await store.register()).toBeUndefined();
  await store.updateRegister(() => []);
  expect(await store.register()).toEqual([]);
});

test('changes are on disk, each after the one before, and show nothing outside the seal', async () => {
  await Promise.all([
    store.updateRegister((register) => [...register, korjaamo]),
    store.updateRegister((register) => [...register, autotalo]),
    store.updateRegister((register) => register.filter(({ id }) => id !== 'a')),
  ]);
  store.close();
  store = await openTestStore(disk);
  expect(await store.register()).toEqual([autotalo]);
  const { register = [] } = await storedRows(disk);
  expect(register.map((row) => Object.keys(row).toSorted())).toEqual(
    register.map(() => ['ciphertext', 'id', 'nonce', 'schemaVersion']),
  );
  expect(register.map(({ id }) => id)).toEqual(['b', 'begun']);
});

test('an entry that is damaged hides no other and is not written over', async () => {
  await store.updateRegister(() => [korjaamo, autotalo]);
  store.close();
  await changeRows(disk, 'register', (row) => (row['id'] === 'a' ? damage(row) : row));
  store = await openTestStore(disk);
  expect(await store.register()).toEqual([autotalo]);
  await store.updateRegister((register) => register.map((one) => ({ ...one, usedAt: 2 })));
  expect(await store.register()).toEqual([{ ...autotalo, usedAt: 2 }]);
  expect((await storedRows(disk))['register']).toHaveLength(3);
});

test('plans begin the register once', async () => {
  const representative = { nimi: 'Petri', 'oppilaitos-oid': '1.2.246.562.10.55110000126' };
  const document = {
    'hankittavat-paikalliset-tutkinnon-osat': [
      { 'osaamisen-hankkimistavat': [{ 'jarjestajan-edustaja': representative }] },
    ],
  };
  await store.savePlan(plan({ document, updatedAt: 5 }));
  await learnFromPlans(store);
  expect(await store.register()).toMatchObject([{ kind: 'staff', facts: { nimi: 'Petri' }, usedAt: 5 }]);
  await store.updateRegister(() => []);
  await learnFromPlans(store);
  expect(await store.register()).toEqual([]);
});
