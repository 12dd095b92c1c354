import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HalfMoved, setVaultAside } from '../../../src/main/vault/set-vault-aside.ts';

let profileFolder: string;
const at = (...names: string[]) => join(profileFolder, ...names);
const now = Date.parse('2026-11-23T08:00:00Z');

beforeEach(async () => {
  profileFolder = await mkdtemp(join(tmpdir(), 'hoks-aside-'));
  await mkdir(at('IndexedDB', 'app'), { recursive: true });
  await mkdir(at('varmuuskopiot'));
  await writeFile(at('IndexedDB', 'app', '000003.log'), 'rows');
  await writeFile(at('vault.json'), 'damaged');
  await writeFile(at('log-anchor.json'), 'head');
  await writeFile(at('varmuuskopiot', 'one.hoksvara'), 'backup');
});

afterEach(() => rm(profileFolder, { recursive: true, force: true }));

const clearDatabase = () => rm(at('IndexedDB'), { recursive: true });

it('moves all that belongs to the old vault, and nothing of it is lost', async () => {
  const aside = await setVaultAside({ profileFolder, now, keepsBackups: false, clearDatabase });
  expect(await readdir(profileFolder)).toEqual(['sivussa-20261123T080000000Z']);
  expect(await readFile(join(aside, 'IndexedDB', 'app', '000003.log'), 'utf8')).toBe('rows');
  expect(await readFile(join(aside, 'vault.json'), 'utf8')).toBe('damaged');
  expect(await readFile(join(aside, 'log-anchor.json'), 'utf8')).toBe('head');
  expect(await readFile(join(aside, 'varmuuskopiot', 'one.hoksvara'), 'utf8')).toBe('backup');
});

it('leaves the backups and the end of the log for a restored vault', async () => {
  await setVaultAside({ profileFolder, now, keepsBackups: true, clearDatabase });
  expect((await readdir(profileFolder)).toSorted()).toEqual([
    'log-anchor.json',
    'sivussa-20261123T080000000Z',
    'varmuuskopiot',
  ]);
});

it('can be cut off before the old place is emptied, and tried again', async () => {
  const cutOff = () => Promise.reject(new Error('killed'));
  const halfMoved = setVaultAside({ profileFolder, now, keepsBackups: false, clearDatabase: cutOff });
  await expect(halfMoved).rejects.toMatchObject({
    folder: at('sivussa-20261123T080000000Z'),
    cause: expect.objectContaining({ message: 'killed' }) as unknown,
  });
  await expect(halfMoved).rejects.toBeInstanceOf(HalfMoved);
  expect(await readFile(at('IndexedDB', 'app', '000003.log'), 'utf8')).toBe('rows');
  expect(await readFile(at('vault.json'), 'utf8')).toBe('damaged');
  await setVaultAside({ profileFolder, now: now + 1, keepsBackups: false, clearDatabase });
  expect(existsSync(at('vault.json'))).toBe(false);
});

it('that cannot begin leaves everything where it was, and names no folder', async () => {
  // A file where the copy would grow, as a disk that refuses a new folder.
  await writeFile(at('sivussa-20261123T080000000Z.tmp'), '');
  const begun = setVaultAside({ profileFolder, now, keepsBackups: false, clearDatabase });
  await expect(begun).rejects.not.toBeInstanceOf(HalfMoved);
  expect(await readFile(at('IndexedDB', 'app', '000003.log'), 'utf8')).toBe('rows');
  expect(await readFile(at('varmuuskopiot', 'one.hoksvara'), 'utf8')).toBe('backup');
});
