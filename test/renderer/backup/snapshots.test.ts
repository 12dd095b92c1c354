import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { repairDamaged } from '../../../src/renderer/backup/repair.ts';
import { prepareDatabase, type RebuildOffer } from '../../../src/renderer/backup/prepare-database.ts';
import { checkedRows, putIntoEmpty } from '../../../src/renderer/backup/restore-snapshot.ts';
import { takeSnapshot } from '../../../src/renderer/backup/take-snapshot.ts';
import { databaseVersions, type IndexedDb } from '../../../src/renderer/db/db.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import { StoreError } from '../../../src/renderer/db/store.ts';
import { importDataKey } from '../../../src/renderer/vault/data-key.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';
import {
  changeRows,
  damage,
  databaseName,
  delivery,
  newDisk,
  openTestStore,
  plan,
  storedRows,
  student,
  testKey,
  version,
} from '../db/open-test-store.ts';
import { createMemoryBackups, type MemoryBackups } from './memory-backups.ts';

let disk: IndexedDb;
let key: CryptoKey;
let backups: MemoryBackups;
const name = databaseName;

beforeEach(async () => {
  disk = newDisk();
  key = await testKey();
  backups = createMemoryBackups();
});

async function fill(deliveries: readonly Delivery[] = [delivery(1)]): Promise<void> {
  const store = await openTestStore(disk);
  await store.saveStudent(student);
  await store.savePlan(plan());
  await store.commitApproval({ plan: plan({ approvedVersion: 1 }), version: version(1), deliveries });
  store.close();
}

const take = (now = 1, why: 'asked' | 'approval' = 'asked') =>
  takeSnapshot({ host: backups.host, key, rows: createRawRows(disk, name), why, now });

async function restoreTo(target: IndexedDb, id = [...backups.files.keys()].at(-1) ?? '', under = key) {
  const opened = await backups.host.call('backup.open', { id });
  if (!opened.ok || opened.value === 'cancelled') throw new Error('not opened');
  const checked = await checkedRows(backups.host, under, opened.value);
  if (!checked.ok) return checked.error;
  const put = await putIntoEmpty(checked.value.rows, { host: backups.host, name, indexedDb: target });
  return put.ok ? checked.value : put.error;
}

describe('a backup', () => {
  it('brings every record back, and says nothing of anybody in clear', async () => {
    await fill([{ ...delivery(1), state: 'delivered' }]);
    const before = await storedRows(disk);
    expect(await take()).toMatchObject({ ok: true, value: { counts: { students: 1, plans: 1, versions: 1 } } });
    const text = [...backups.files.values()].flat().join('\n');
    for (const personal of [student.nimi, student.oppijaOid, 'aino.yla']) expect(text).not.toContain(personal);

    const other = newDisk();
    expect(await restoreTo(other)).toMatchObject({ lost: 0 });
    expect(await storedRows(other)).toEqual(before);
  });

  it('is refused whole when any one character of it is another, or a line is gone, doubled or moved', async () => {
    await fill();
    await take();
    const [id = ''] = backups.files.keys();
    const whole = backups.files.get(id) ?? [];
    const anyChange = fc.oneof(
      fc.record({ line: fc.nat(whole.length - 1), at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }) }),
      fc.record({ gone: fc.nat(whole.length - 1) }),
      fc.record({ doubled: fc.nat(whole.length - 1) }),
      fc.record({ swapped: fc.integer({ min: 1, max: whole.length - 2 }) }),
    );
    await fc.assert(
      fc.asyncProperty(anyChange, async (change) => {
        const lines = [...whole];
        if ('line' in change) {
          const line = lines[change.line] ?? '';
          const at = Math.floor(change.at * line.length);
          lines[change.line] = `${line.slice(0, at)}${line[at] === 'A' ? 'B' : 'A'}${line.slice(at + 1)}`;
        } else if ('gone' in change) lines.splice(change.gone, 1);
        else if ('doubled' in change) lines.splice(change.doubled, 0, lines[change.doubled] ?? '');
        else lines.splice(change.swapped - 1, 2, lines[change.swapped] ?? '', lines[change.swapped - 1] ?? '');
        backups.files.set(id, lines);
        const other = newDisk();
        // What main would not even open is refused as well.
        const outcome = await restoreTo(other, id).catch(() => 'not-a-backup');
        expect(['damaged', 'wrong-key', 'not-a-backup']).toContain(outcome);
        expect(await createRawRows(other, name).version()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('does not open under another key', async () => {
    await fill();
    await take();
    const another = await importDataKey(new Uint8Array(32).fill(7));
    expect(await restoreTo(newDisk(), undefined, another)).toBe('wrong-key');
  });

  it('is never put over anything', async () => {
    await fill();
    await take();
    const before = await storedRows(disk);
    expect(await restoreTo(disk)).toBe('not-empty');
    expect(await storedRows(disk)).toEqual(before);
  });

  it('is not begun to be put anywhere without room for it', async () => {
    await fill();
    await take();
    const empty = newDisk();
    backups.free = 200 * 1024 ** 2;
    await expect(restoreTo(empty)).rejects.toMatchObject({ name: 'TooLittleSpace', needMb: 201, freeMb: 200 });
    expect(await createRawRows(empty, name).version()).toBe(0);
    backups.free += 1024 ** 2;
    expect(await restoreTo(empty)).toMatchObject({ lost: 0 });
  });

  it('makes whatever was on its way something to be asked about first', async () => {
    const states = ['queued', 'sending', 'delivered', 'blocked', 'manual', 'superseded'] as const;
    await fill(states.map((state, index) => ({ ...delivery(index + 1), state, nextAttemptAt: 5 })));
    await take();
    const other = newDisk();
    await restoreTo(other);
    const store = await openTestStore(other);
    const rows = (await store.deliveries()).map(({ state, outcomeUnknown }) => ({ state, outcomeUnknown }));
    expect(rows).toEqual([
      { state: 'queued', outcomeUnknown: true },
      { state: 'queued', outcomeUnknown: true },
      ...states.slice(2).map((state) => ({ state, outcomeUnknown: false })),
    ]);
    expect((await store.undelivered()).map(({ nextAttemptAt }) => nextAttemptAt)).toEqual([0, 0]);
    store.close();
  });

  it('of an earlier database goes through its migrations', async () => {
    const old = await openTestStore(disk, { versions: databaseVersions.slice(0, 1) });
    await old.saveStudent(student);
    old.close();
    await take();
    const other = newDisk();
    expect(await restoreTo(other)).toMatchObject({ lost: 0 });
    const store = await openTestStore(other);
    expect(await store.students()).toEqual([student]);
    store.close();
  });
});

describe('records that do not open', () => {
  const repair = (enoughSpace = () => Promise.resolve()) =>
    repairDamaged({
      host: backups.host,
      key,
      rows: createRawRows(disk, name),
      name,
      indexedDb: disk,
      now: 99,
      enoughSpace,
    });
  const spoil = (table: string, id: string) => changeRows(disk, table, (row) => (row['id'] === id ? damage(row) : row));

  it('come back from the newest backup that has them whole, and nothing else changes', async () => {
    await fill();
    await take(1);
    await spoil('students', student.id);
    // This one holds the student damaged already.
    await take(2);
    const store = await openTestStore(disk);
    await store.savePlan(plan({ updatedAt: 7777 }));
    store.close();
    const plansBefore = (await storedRows(disk))['plans'];
    expect(await repair()).toEqual({
      ok: true,
      value: { restored: [{ madeAt: 1, counts: { students: 1 } }], lost: {}, unusable: 0 },
    });
    const again = await openTestStore(disk);
    expect(await again.students()).toEqual([student]);
    expect((await storedRows(disk))['plans']).toEqual(plansBefore);
    again.close();
  });

  it('are told when no backup has them, stay as they are, and are kept in a copy', async () => {
    await fill();
    await spoil('students', student.id);
    await take(1);
    const before = await storedRows(disk);
    expect(await repair()).toEqual({ ok: true, value: { restored: [], lost: { students: 1 }, unusable: 0 } });
    expect(await storedRows(disk)).toEqual(before);
    const { snapshots } = await backups.host.call('backup.state', null);
    expect(snapshots.map(({ why }) => why)).toEqual(['damaged', 'asked']);
  });

  it('are left alone on a disk that is nearly full', async () => {
    await fill();
    await take();
    await spoil('plans', plan().id);
    const before = await storedRows(disk);
    await expect(repair(() => Promise.reject(new StoreError('disk')))).rejects.toMatchObject({ code: 'disk' });
    expect(await storedRows(disk)).toEqual(before);
  });

  it('are left alone when the copy before cannot be made', async () => {
    await fill();
    await take(1);
    await spoil('students', student.id);
    backups.refuses = 'no-space';
    const before = await storedRows(disk);
    expect(await repair()).toEqual({ ok: false, error: 'no-space' });
    expect(await storedRows(disk)).toEqual(before);
  });

  it('are not taken from a backup that is not whole', async () => {
    await fill();
    await take(1);
    await take(2);
    const newest = backups.files.get([...backups.files.keys()].at(-1) ?? '');
    newest?.splice(1, 1);
    await spoil('plans', 'plan-1');
    expect(await repair()).toMatchObject({
      value: { restored: [{ madeAt: 1, counts: { plans: 1 } }], unusable: 1 },
    });
  });
});

describe('before the database is opened', () => {
  const offers: RebuildOffer[] = [];
  const prepare = (answer: (offer: RebuildOffer) => Promise<unknown> = () => Promise.resolve()) =>
    prepareDatabase({
      host: backups.host,
      key,
      name,
      indexedDb: disk,
      now: () => 50,
      ask: async (offer) => {
        offers.push(offer);
        await answer(offer);
      },
    });

  beforeEach(() => {
    offers.length = 0;
  });

  it('nothing happens on a new machine, nor when all is well', async () => {
    await prepare();
    expect(await createRawRows(disk, name).version()).toBe(0);
    await fill();
    await take();
    await prepare();
    expect(offers).toEqual([]);
    expect(backups.files.size).toBe(1);
  });

  it('an emptied database is offered the newest backup, and gets it only when asked', async () => {
    await fill();
    await take(1);
    disk = newDisk();
    await prepare();
    expect(offers).toHaveLength(1);
    expect(await createRawRows(disk, name).version()).toBe(0);
    await prepare((offer) => offer.restore());
    const store = await openTestStore(disk);
    expect(await store.students()).toEqual([student]);
    store.close();
  });

  it('one of an earlier version is copied first, and not touched when there is too little room', async () => {
    const old = await openTestStore(disk, { versions: databaseVersions.slice(0, 1) });
    await old.saveStudent(student);
    old.close();
    backups.free = 200 * 1024 ** 2;
    await expect(prepare()).rejects.toMatchObject({ name: 'TooLittleSpace', needMb: 202, freeMb: 200 });
    expect(backups.files.size).toBe(0);
    backups.free = 10 ** 12;
    await prepare();
    const { snapshots } = await backups.host.call('backup.state', null);
    expect(snapshots.map(({ why, counts }) => [why, counts['students']])).toEqual([['migration', 1]]);
  });
});
