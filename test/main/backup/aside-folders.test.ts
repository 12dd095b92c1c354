import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAsideFolders } from '../../../src/main/backup/aside-folders.ts';
import { copyAside } from '../../../src/main/backup/set-aside.ts';
import { setVaultAside } from '../../../src/main/vault/set-vault-aside.ts';
import { asideMadeAt, asideStamp } from '../../../src/shared/backup/aside.ts';

let profileFolder: string;
const at = (...names: string[]) => join(profileFolder, ...names);
const first = Date.parse('2026-11-23T08:00:00.123Z');
const second = Date.parse('2026-11-24T08:00:00Z');

beforeEach(async () => {
  profileFolder = await mkdtemp(join(tmpdir(), 'hoks-aside-'));
  await mkdir(at('IndexedDB', 'app'), { recursive: true });
  await writeFile(at('IndexedDB', 'app', '000003.log'), '12345');
  await writeFile(at('vault.json'), 'vault');
});

afterEach(() => rm(profileFolder, { recursive: true, force: true }));

it('lists what the app has put aside, newest first, and removes just the one', async () => {
  await copyAside(profileFolder, first);
  await setVaultAside({ profileFolder, now: second, keepsBackups: true, clearDatabase: () => Promise.resolve() });
  await mkdir(at('sivussa-20261122T080000000Z.tmp'));
  const { list, remove } = createAsideFolders(profileFolder);
  const [newest] = await list();
  expect((await list()).map(({ madeAt, bytes }) => [madeAt, bytes])).toEqual([
    [second, 10],
    [first, 5],
    [Date.parse('2026-11-22T08:00:00Z'), 0],
  ]);

  await remove(newest?.id ?? '');
  await remove(newest?.id ?? '');
  expect((await list()).map(({ madeAt }) => madeAt)).toEqual([first, Date.parse('2026-11-22T08:00:00Z')]);
  expect(existsSync(at('IndexedDB', 'app', '000003.log'))).toBe(true);
});

it('knows no other names, and follows no link', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'hoks-outside-'));
  await writeFile(join(outside, 'kept'), 'kept');
  await symlink(outside, at('sivussa-20261123T080000000Z'));
  await writeFile(at('sivussa-20261123T080000001Z'), 'a file');
  const { list, remove } = createAsideFolders(profileFolder);
  expect(await list()).toEqual([]);

  const before = await readdir(profileFolder);
  for (const name of ['IndexedDB', 'vault.json', '..', '', 'sivussa-1', 'sivussa-20261123T080000000Z/../IndexedDB'])
    await remove(name);
  expect(await readdir(profileFolder)).toEqual(before);
  await remove('sivussa-20261123T080000000Z');
  expect(existsSync(join(outside, 'kept'))).toBe(true);
  await rm(outside, { recursive: true });
});

it('reads the moment back from every name that the app makes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.parse('9999-12-31T23:59:59.999Z') }), (madeAt) => {
      for (const name of [`sivussa-${asideStamp(madeAt)}`, `tietokanta-sivussa-${asideStamp(madeAt)}`])
        expect(asideMadeAt(name)).toBe(madeAt);
    }),
  );
});
