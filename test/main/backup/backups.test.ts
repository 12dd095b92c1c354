import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BackupDependencies, type Backups, createBackups } from '../../../src/main/backup/backups.ts';
import { copyAside, keepShadow, settleShadow } from '../../../src/main/backup/set-aside.ts';
import { createVault } from '../../../src/main/vault/vault.ts';
import { passphraseBytes, recoveryKeyBytes } from '../../../src/renderer/vault/secret-bytes.ts';
import { confirmRecovery } from '../../e2e/confirmed-recovery.ts';
import { quickDeriveKey } from '../vault/quick-derive-key.ts';

const passphrase = 'neljä hyvin tavallista sanaa';
let folder: string;
let chosen: string | undefined;
let file: string | undefined;
let free: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'varmuus-'));
  chosen = undefined;
  file = undefined;
  free = 10 ** 12;
});
afterEach(() => rmSync(folder, { recursive: true }));

const vaultAt = (path: string) =>
  createVault({
    file: path,
    deriveKey: quickDeriveKey,
    random: randomBytes,
    clock: Date.now,
    holdsData: () => Promise.resolve(false),
    practice: false,
  });

function machine(changes: Partial<BackupDependencies> = {}): Backups {
  return createBackups({
    profile: 'testi',
    appVersion: '0.1.0',
    vaultFile: join(folder, 'vault.json'),
    vaultAt,
    ownFolder: join(folder, 'varmuuskopiot'),
    installation: () => '0a1b2c3d',
    chosenFolder: {
      current: () => chosen,
      use: (path) => {
        chosen = path;
        return true;
      },
    },
    chooseFolder: () => Promise.resolve(file),
    chooseFile: () => Promise.resolve(file),
    free: () => Promise.resolve(free),
    databaseBytes: () => Promise.resolve(5 * 1024 ** 2),
    ...changes,
  });
}

const plan = (madeAt: number) => ({ database: 2, madeAt, why: 'asked' as const, counts: { students: 3 } });

async function write(backups: Backups, madeAt: number) {
  const begun = await backups['backup.begin'](plan(madeAt));
  if (!begun.ok) return begun;
  await backups['backup.add']({ line: '{"one":1}' });
  await backups['backup.add']({ line: '{"äö":2}' });
  return backups['backup.finish'](null);
}

describe('writing', () => {
  test('gives a file of its owner only, whole, with the vault in its header', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    const backups = machine();
    const made = await write(backups, 1_800_000_000_000);
    if (!made.ok) throw new Error(made.error.code);
    const path = join(folder, 'varmuuskopiot', made.value.id);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).size).toBe(made.value.bytes);
    const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n');
    expect(lines).toEqual(['{"one":1}', '{"äö":2}', '']);
    expect(JSON.parse(header)).toMatchObject({
      profile: 'testi',
      counts: { students: 3 },
      vault: readFileSync(join(folder, 'vault.json'), 'utf8'),
    });
    expect(await backups['backup.state'](null)).toEqual({ folder: null, snapshots: [made.value], fault: null });
  });

  test('leaves nothing behind when it is not finished, and no name before it is', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    const backups = machine();
    await backups['backup.begin'](plan(1));
    await backups['backup.add']({ line: 'x' });
    expect((await backups['backup.state'](null)).snapshots).toEqual([]);
    await write(backups, 2);
    expect(readdirSync(join(folder, 'varmuuskopiot'))).toHaveLength(1);
    expect(await backups['backup.add']({ line: 'x' })).toEqual({ ok: false, error: { code: 'not-open' } });
  });

  test('removes what a crash in the middle of another one has left', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    const dying = machine();
    await dying['backup.begin'](plan(1));
    expect(readdirSync(join(folder, 'varmuuskopiot'))).toHaveLength(1);
    const made = await write(machine(), 2);
    expect(readdirSync(join(folder, 'varmuuskopiot'))).toEqual(made.ok ? [made.value.id] : []);
  });

  test('has no name when the disk gives back something else than was written', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    const backups = machine();
    await backups['backup.begin'](plan(1));
    await backups['backup.add']({ line: '{"one":1}' });
    const [growing = ''] = readdirSync(join(folder, 'varmuuskopiot'));
    appendFileSync(join(folder, 'varmuuskopiot', growing), 'x');
    expect(await backups['backup.finish'](null)).toEqual({ ok: false, error: { code: 'differs' } });
    expect(readdirSync(join(folder, 'varmuuskopiot'))).toEqual([]);
  });

  test('goes into no folder that takes no file: it is tried when it is chosen', async () => {
    const backups = machine();
    file = join(folder, 'tikku');
    expect(await backups['backup.chooseFolder'](null)).toMatchObject({ ok: false });
    writeFileSync(file, 'not a folder');
    expect(await backups['backup.chooseFolder'](null)).toMatchObject({ ok: false });
    expect(chosen).toBeUndefined();
    rmSync(file);
    mkdirSync(file);
    expect(await backups['backup.chooseFolder'](null)).toEqual({ ok: true, value: 'chosen' });
    expect(chosen).toBe(file);
    expect(readdirSync(file)).toEqual([]);
    file = undefined;
    expect(await backups['backup.chooseFolder'](null)).toEqual({ ok: true, value: 'cancelled' });
  });

  test('is not begun with too little room, and says how much is missing', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    free = 100 * 1024 ** 2;
    expect(await write(machine(), 1)).toEqual({ ok: false, error: { code: 'no-space', needMb: 210, freeMb: 100 } });
  });

  test('is not done into a chosen folder that is gone, nor is the folder made', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    chosen = join(folder, 'tikku');
    expect(await write(machine(), 1)).toEqual({ ok: false, error: { code: 'folder-missing' } });
    expect(existsSync(chosen)).toBe(false);
    expect(await machine()['backup.state'](null)).toEqual({ folder: 'tikku', snapshots: [], fault: 'folder-missing' });
  });

  test('removes what is no longer needed, and nothing of another machine in the same folder', async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    chosen = join(folder, 'yhteinen');
    mkdirSync(chosen);
    const other = machine({ installation: () => 'ffffffff' });
    await write(other, 1_700_000_000_000);
    const backups = machine();
    for (let index = 0; index < 14; index += 1) await write(backups, 1_800_000_000_000 + index * 1000);
    expect((await backups['backup.state'](null)).snapshots).toHaveLength(10);
    expect((await other['backup.state'](null)).snapshots).toHaveLength(1);
  });
});

describe('restoring onto an empty machine', () => {
  let backup: string;
  beforeEach(async () => {
    await vaultAt(join(folder, 'vault.json')).create(passphraseBytes(passphrase));
    const made = await write(machine(), 1);
    if (!made.ok) throw new Error(made.error.code);
    backup = join(folder, 'varmuuskopiot', made.value.id);
    file = backup;
  });
  const emptyMachine = () => {
    mkdirSync(join(folder, 'uusi'));
    return machine({ vaultFile: join(folder, 'uusi', 'vault.json') });
  };

  test('opens with the passphrase and takes the vault into use only when it is told to', async () => {
    const backups = emptyMachine();
    expect(await backups['backup.open']({ id: null })).toMatchObject({ ok: true, value: { lines: 3, madeAt: 1 } });
    expect(await backups['backup.unlock']({ passphrase: passphraseBytes('väärä lause tässä näin') })).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    expect(await backups['backup.unlock']({ passphrase: passphraseBytes(passphrase) })).toMatchObject({ ok: true });
    expect(await backups['backup.read']({ index: 1 })).toEqual({ ok: true, value: '{"one":1}' });
    expect(await backups['backup.read']({ index: 3 })).toMatchObject({ ok: false });
    expect(existsSync(join(folder, 'uusi', 'vault.json'))).toBe(false);
    expect(await backups['backup.installVault'](null)).toEqual({ ok: true, value: null });
    expect(readdirSync(join(folder, 'uusi'))).toEqual(['vault.json']);
    expect(await vaultAt(join(folder, 'uusi', 'vault.json')).unlock(passphraseBytes(passphrase))).toMatchObject({
      ok: true,
    });
  });

  test('opens with the recovery key too, and then has the new passphrase', async () => {
    const recoveryKey = await confirmRecovery(vaultAt(join(folder, 'vault.json')), passphrase);
    const made = await write(machine(), 2);
    if (!made.ok) throw new Error(made.error.code);
    file = join(folder, 'varmuuskopiot', made.value.id);
    const backups = emptyMachine();
    await backups['backup.open']({ id: null });
    const next = 'uusi lause lähteen rannalta';
    expect(
      await backups['backup.unlock']({
        passphrase: passphraseBytes(next),
        recoveryKey: recoveryKeyBytes(recoveryKey),
      }),
    ).toMatchObject({ ok: true });
    await backups['backup.installVault'](null);
    const restored = vaultAt(join(folder, 'uusi', 'vault.json'));
    expect(await restored.unlock(passphraseBytes(next))).toMatchObject({ ok: true });
    expect(await restored.unlock(passphraseBytes(passphrase))).toMatchObject({ error: { code: 'wrong-passphrase' } });
  });

  test('makes a guesser wait, and only for so long', async () => {
    let now = 1000;
    mkdirSync(join(folder, 'uusi'));
    const backups = machine({
      vaultFile: join(folder, 'uusi', 'vault.json'),
      vaultAt: (path) =>
        createVault({
          file: path,
          deriveKey: quickDeriveKey,
          random: randomBytes,
          clock: () => now,
          holdsData: () => Promise.resolve(false),
          practice: false,
        }),
    });
    await backups['backup.open']({ id: null });
    for (const _time of ['first', 'second'])
      await backups['backup.unlock']({ passphrase: passphraseBytes('väärä lause tässä näin') });
    expect(await backups['backup.unlock']({ passphrase: passphraseBytes(passphrase) })).toMatchObject({
      error: { waitSeconds: 1 },
    });
    now += 1000;
    expect(await backups['backup.unlock']({ passphrase: passphraseBytes(passphrase) })).toMatchObject({ ok: true });
  });

  test('never replaces a vault', async () => {
    const backups = machine();
    const before = readFileSync(join(folder, 'vault.json'), 'utf8');
    await backups['backup.open']({ id: null });
    await backups['backup.unlock']({ passphrase: passphraseBytes(passphrase) });
    expect(await backups['backup.installVault'](null)).toMatchObject({ error: { code: 'vault-in-place' } });
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);
  });

  test.each([
    ['cut off in the middle', (text: string) => text.slice(0, -3), 'not-a-backup'],
    ['something else', () => 'hei\nhei\n', 'not-a-backup'],
    ['empty', () => '', 'not-a-backup'],
    ['of a newer app', (text: string) => text.replace('"version":1', '"version":2'), 'newer'],
  ])('refuses a file that is %s', async (_what, spoil, code) => {
    writeFileSync(backup, spoil(readFileSync(backup, 'utf8')));
    expect(await emptyMachine()['backup.open']({ id: null })).toEqual({ ok: false, error: { code } });
  });
});

test('a database that is put aside is copied whole before anything else', async () => {
  expect(await copyAside(folder, 1)).toBeUndefined();
  mkdirSync(join(folder, 'IndexedDB', 'app_hoks_0.indexeddb.leveldb'), { recursive: true });
  writeFileSync(join(folder, 'IndexedDB', 'app_hoks_0.indexeddb.leveldb', '000003.log'), 'sisältö');
  const copy = (await copyAside(folder, 1)) ?? '';
  expect(readFileSync(join(folder, copy, 'app_hoks_0.indexeddb.leveldb', '000003.log'), 'utf8')).toBe('sisältö');
  expect(existsSync(join(folder, 'IndexedDB'))).toBe(true);
});

describe('the files of a database before it is opened', () => {
  const database = () => join(folder, 'IndexedDB', 'hoks.leveldb');
  const aside = () => readdirSync(folder).filter((name) => name.startsWith('tietokanta-'));
  beforeEach(() => {
    mkdirSync(database(), { recursive: true });
    writeFileSync(join(database(), '000003.ldb'), 'vioittunut');
  });

  test('are kept when they are removed because they were damaged', async () => {
    keepShadow(folder);
    rmSync(join(database(), '000003.ldb'));
    // A second start must not take the empty database for the one to keep.
    keepShadow(folder);
    await settleShadow(folder, 'lost', 1);
    const [kept = ''] = aside();
    expect(kept).toMatch(/^tietokanta-sivussa-/);
    expect(readFileSync(join(folder, kept, 'hoks.leveldb', '000003.ldb'), 'utf8')).toBe('vioittunut');
  });

  test('leave nothing behind when all is well', async () => {
    keepShadow(folder);
    expect(aside()).toEqual(['tietokanta-alussa']);
    await settleShadow(folder, 'whole', 1);
    expect(aside()).toEqual([]);
    expect(readdirSync(database())).toEqual(['000003.ldb']);
  });
});
