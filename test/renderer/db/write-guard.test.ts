import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import { createWriteGuard, type WriteGuard } from '../../../src/renderer/db/write-guard.ts';
import { databaseName, newDisk, openTestStore, plan, storedRows, student } from './open-test-store.ts';

let disk: IndexedDb;
let guard: WriteGuard;
let planned: { readonly work: () => void; readonly milliseconds: number }[];

beforeEach(async () => {
  disk = newDisk();
  planned = [];
  guard = createWriteGuard(await openTestStore(disk), {
    probe: createRawRows(disk, databaseName).probe,
    now: () => 1000,
    later: (work, milliseconds) => void planned.push({ work, milliseconds }),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  guard.store.close();
});

function fillTheDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Connection is closing.', 'UnknownError');
  });
}

describe('a disk that refuses a write', () => {
  beforeEach(async () => {
    fillTheDisk();
    await guard.store.saveStudent(student).catch(() => undefined);
  });

  it('is told at once, and asked again by itself until it takes something', async () => {
    expect(guard.status()).toEqual({ state: 'refused', since: 1000, isAsking: false });
    planned[0]?.work();
    await vi.waitFor(() => expect(planned).toHaveLength(2));
    expect(guard.status().state).toBe('refused');
    vi.restoreAllMocks();
    planned[1]?.work();
    await vi.waitFor(() => expect(guard.status()).toEqual({ state: 'ok' }));
    expect(planned).toHaveLength(2);
  });

  it('is asked by one clock, however many writes it refuses', async () => {
    await expect(guard.store.savePlan(plan())).rejects.toMatchObject({ code: 'disk' });
    expect(planned).toHaveLength(1);
  });

  it('can be asked by a person, and the question leaves nothing behind', async () => {
    const before = await storedRows(disk);
    await guard.retry();
    expect(guard.status().state).toBe('refused');
    vi.restoreAllMocks();
    await guard.retry();
    expect(guard.status()).toEqual({ state: 'ok' });
    expect(await storedRows(disk)).toEqual(before);
  });

  it('has recovered when any write succeeds', async () => {
    vi.restoreAllMocks();
    await guard.store.saveStudent(student);
    expect(guard.status()).toEqual({ state: 'ok' });
  });
});

it('a write that is refused for what it says is no trouble of the disk', async () => {
  await guard.store.savePlan(plan());
  const approval = {
    plan: plan(),
    version: { id: 'plan-1:1', planId: 'plan-1', number: 1, document: {}, approvedAt: 1 },
  };
  await expect(guard.store.commitApproval({ ...approval, deliveries: [], basedOn: 1 })).rejects.toMatchObject({
    code: 'plan-changed',
  });
  expect(guard.status()).toEqual({ state: 'ok' });
});
