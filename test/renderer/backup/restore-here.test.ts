import { beforeEach, expect, test } from 'vitest';
import { restoreHere } from '../../../src/renderer/backup/restore-here.ts';
import { type BackupHost, takeSnapshot } from '../../../src/renderer/backup/take-snapshot.ts';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import type { CallAnswer } from '../../../src/shared/ipc-contract.ts';
import { passphraseBytes } from '../../../src/renderer/vault/secret-bytes.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { databaseName, newDisk, openTestStore, plan, student, testKey } from '../db/open-test-store.ts';
import { createMemoryBackups, type MemoryBackups } from './memory-backups.ts';

let backups: MemoryBackups;
let target: IndexedDb;

beforeEach(async () => {
  backups = createMemoryBackups();
  target = newDisk();
  const source = newDisk();
  const store = await openTestStore(source);
  await store.saveStudent(student);
  await store.savePlan(plan());
  store.close();
  const rows = createRawRows(source, databaseName);
  await takeSnapshot({ host: backups.host, key: await testKey(), rows, why: 'asked', now: 5 });
});

/** Restores with what main answers when it is asked to move aside what is here; gives also what was asked and told. */
async function restore(aside: CallAnswer<'vault.setAside'>, passphrase = 'oikea') {
  const asked: string[] = [];
  const told: string[] = [];
  const host: BackupHost = {
    call: (name, argument) => {
      asked.push(name);
      if (name === 'vault.setAside') return Promise.resolve(aside as never);
      if (name === 'backup.installVault') return Promise.resolve(ok(null) as never);
      return backups.host.call(name, argument);
    },
  };
  const opened = await host.call('backup.open', { id: [...backups.files.keys()][0] ?? null });
  if (!opened.ok || opened.value === 'cancelled') throw new Error('not opened');
  const onAside = (folder: string) => told.push(folder);
  const result = await restoreHere(
    opened.value,
    { passphrase: passphraseBytes(passphrase) },
    { host, indexedDb: target, opensNothing: false, onAside },
  );
  return { result, asked, told };
}

const students = async () => (await createRawRows(target, 'hoks').counts())['students'] ?? 0;

test('an empty machine gets the rows first and the vault last', async () => {
  const { result, asked, told } = await restore(ok(null));
  expect(result).toEqual(ok(new Uint8Array(32).fill(42)));
  expect(asked.filter((name) => name !== 'backup.read')).toEqual([
    'backup.open',
    'backup.unlock',
    'disk.space',
    'vault.setAside',
    'disk.space',
    'backup.installVault',
  ]);
  expect(await students()).toBe(1);
  expect(told).toEqual([]);
});

test('nothing is moved for a backup that does not open or is damaged', async () => {
  const closed = await restore(ok('/sivussa'), 'väärä');
  expect(closed.result).toEqual(fail({ of: 'vault', code: 'wrong-passphrase', waitSeconds: 2 }));
  for (const lines of backups.files.values()) lines.splice(1, 1);
  const damaged = await restore(ok('/sivussa'));
  expect(damaged.result).toEqual(fail({ of: 'backup', code: 'damaged' }));
  for (const { asked, told } of [closed, damaged]) {
    expect(asked).not.toContain('vault.setAside');
    expect(told).toEqual([]);
  }
});

test('where the old data went is told, also when the rest fails', async () => {
  expect(await restore(ok('/sivussa'))).toMatchObject({ result: { ok: true }, told: ['/sivussa'] });
  // The database has rows now, as one has that did not let itself be emptied.
  const again = await restore(ok('/toinen'));
  expect(again).toMatchObject({ result: fail({ of: 'backup', code: 'not-empty' }), told: ['/toinen'] });
  expect(again.asked).not.toContain('backup.installVault');
});

test('so is a move that stopped half way, and one that did not begin tells of no folder', async () => {
  const half = await restore(fail({ code: 'in-use', movedTo: '/puoliksi' }));
  expect(half).toMatchObject({ result: fail({ of: 'backup', code: 'in-use' }), told: ['/puoliksi'] });
  const none = await restore(fail({ code: 'disk-full' }));
  expect(none).toMatchObject({ result: fail({ of: 'backup', code: 'disk-full' }), told: [] });
  expect(await students()).toBe(0);
});
