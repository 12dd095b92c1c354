import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareDataFolder } from '../../src/main/data-folder.ts';
import { openSettingsFile } from '../../src/main/settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiedot-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the data folder', () => {
  test('is made for its owner only and left empty', () => {
    const data = join(folder, 'a', 'b');
    expect(prepareDataFolder(data)).toEqual({ ok: true, value: null });
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual([]);
  });

  test('is closed to others when it was open', () => {
    chmodSync(folder, 0o755);
    expect(prepareDataFolder(folder).ok).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('is refused when a file is in its place', () => {
    writeFileSync(join(folder, 'tiedosto'), '');
    expect(prepareDataFolder(join(folder, 'tiedosto'))).toEqual({ ok: false, error: 'data-folder' });
    expect(prepareDataFolder(join(folder, 'tiedosto', 'alla'))).toEqual({ ok: false, error: 'data-folder' });
  });
});

describe('the settings file', () => {
  test('keeps what was set, one change at a time', () => {
    const path = join(folder, 'settings.json');
    const window = { x: 1, y: 2, width: 1000, height: 700, maximized: false };
    expect(openSettingsFile(path).update({ kieli: 'sv' })).toBe(true);
    expect(openSettingsFile(path).update({ window })).toBe(true);
    expect(openSettingsFile(path).current()).toEqual({ kieli: 'sv', window });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test.each(['', '{', '[]', '{"kieli":"en"}', '{"window":{"x":"0"}}'])('takes a damaged file %j as empty', (text) => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, text);
    expect(openSettingsFile(path).current()).toEqual({});
  });

  test('drops what it does not know', () => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{"kieli":"fi","opiskelija":"Aino Esimerkki"}');
    expect(openSettingsFile(path).current()).toEqual({ kieli: 'fi' });
  });

  test('says when the disk refuses, keeps the change for this run and leaves nothing behind', () => {
    const path = join(folder, 'settings.json');
    mkdirSync(path);
    const settings = openSettingsFile(path);
    expect(settings.update({ kieli: 'sv' })).toBe(false);
    expect(settings.current()).toEqual({ kieli: 'sv' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
