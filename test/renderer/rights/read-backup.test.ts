import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { takeSnapshot } from '../../../src/renderer/backup/take-snapshot.ts';
import { createRawRows } from '../../../src/renderer/db/raw-rows.ts';
import { heldSections, heldText, namedSection } from '../../../src/renderer/rights/device-report.ts';
import { heldOfStudents } from '../../../src/renderer/rights/held-data.ts';
import { type BackupSecret, readBackup } from '../../../src/renderer/rights/read-backup.ts';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import { createMemoryBackups, type MemoryBackups } from '../backup/memory-backups.ts';
import {
  changeRows,
  damage,
  databaseName,
  delivery,
  newDisk,
  openTestStore,
  plan,
  student,
  testKey,
  version,
} from '../db/open-test-store.ts';

let disk: IndexedDb;
let backups: MemoryBackups;
let logged: string[];
const store = { record: ({ action }: { action: string }) => Promise.resolve(void logged.push(action)) };

beforeEach(async () => {
  disk = newDisk();
  backups = createMemoryBackups();
  logged = [];
  const lost = await openTestStore(disk);
  await lost.saveStudent(student);
  const sent = plan({ approvedVersion: 1, suostumukset: [] });
  await lost.commitApproval({
    plan: sent,
    version: version(1),
    deliveries: [delivery(1, { state: 'delivered', deliveredAt: 3000 })],
  });
  await lost.saveStudent({ ...student, id: 'student-2', nimi: 'Toinen Opiskelija' });
  await lost.savePlan(
    plan({
      id: 'plan-2',
      studentId: 'student-2',
      document: { 'oppimisen-tuki': [{}] as never },
      keskustelut: [{ id: 'k1', date: '2026-11-23', present: [] }],
    }),
  );
  await lost.saveStudent({ ...student, id: 'student-3', nimi: 'Kolmas Opiskelija', ryhma: undefined });
  await lost.updateRegister(() => [{ id: 'w', kind: 'workplace', facts: { nimi: 'Paja Oy' }, usedAt: 1 }]);
  lost.close();
});

async function readFrom(secret: BackupSecret, change: (lines: string[]) => void = () => undefined) {
  const rows = createRawRows(disk, databaseName);
  await takeSnapshot({ host: backups.host, key: await testKey(), rows, why: 'asked', now: 5 });
  const id = [...backups.files.keys()].at(-1) ?? '';
  change(backups.files.get(id) ?? []);
  const opened = await backups.host.call('backup.open', { id });
  if (!opened.ok || opened.value === 'cancelled') throw new Error('not opened');
  return readBackup({ host: backups.host, store }, opened.value, secret);
}

const words = { t: ((key: string) => key) as never, kieli: 'fi' } as const;

test('a backup of a lost machine tells whose data it held, of what kinds, and what is not in eHOKS', async () => {
  const read = await readFrom({ passphrase: 'oikea' });
  if (!read.ok) throw new Error('not read');
  const { records, madeAt, lost } = read.value;
  expect({ madeAt, lost }).toEqual({ madeAt: 5, lost: 0 });
  const held = heldOfStudents(records).map(({ student: { nimi }, plan: state, kinds }) => [nimi, state, ...kinds]);
  expect(held).toEqual([
    [student.nimi, 'sent', 'contacts'],
    ['Toinen Opiskelija', 'unsent', 'secret', 'meetings'],
    ['Kolmas Opiskelija', 'none'],
  ]);
  expect(records.registered).toBe(1);
  expect(logged).toEqual(['backup-viewed']);

  const [contents] = heldSections(records, words);
  expect(contents?.rows.map(({ value }) => value)).toEqual(['3', '2', '1', '1']);
  expect(JSON.stringify(heldSections(records, words))).not.toContain('Opiskelija"');
  const [one] = heldOfStudents(records);
  expect(namedSection(records, words).rows[0]).toMatchObject({
    label: student.nimi,
    value: one && heldText(one, words),
  });
});

test('a record that does not open is counted, and the others are told of', async () => {
  await changeRows(disk, 'students', (row) => (row['id'] === 'student-2' ? damage(row) : row));
  const read = await readFrom({ passphrase: 'oikea' });
  if (!read.ok) throw new Error('not read');
  expect(read.value.lost).toBe(1);
  expect(read.value.records.students.map(({ id }) => id)).toEqual(['student-1', 'student-3']);
});

test('nothing is told, nor logged as seen, under a wrong passphrase or of a backup that was changed', async () => {
  expect(await readFrom({ passphrase: 'väärä' })).toEqual({
    ok: false,
    error: { of: 'vault', error: { code: 'wrong-passphrase', waitSeconds: 2 } },
  });
  const changed = (lines: string[]) => void lines.splice(1, 1, `${lines[1]} `);
  expect(await readFrom({ passphrase: 'oikea' }, changed)).toEqual({
    ok: false,
    error: { of: 'backup', code: 'damaged' },
  });
  expect(logged).toEqual([]);
});

test('the recovery key of the lost machine opens it too, and needs no passphrase of anybody', async () => {
  const read = await readFrom({ recoveryKey: 'PAPERILTA' });
  expect(read.ok && read.value.records.students).toHaveLength(3);
  expect(await readFrom({ recoveryKey: 'VÄÄRÄ' })).toMatchObject({
    error: { of: 'vault', error: { code: 'wrong-recovery-key', waitSeconds: 2 } },
  });
  expect(logged).toEqual(['backup-viewed']);
});
