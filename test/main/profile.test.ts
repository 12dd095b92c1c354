import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseProfile, readRememberedProfile, rememberProfile, withoutProfile } from '../../src/main/profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profiili-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('opens practice when nothing is asked for or remembered', () => {
  expect(chooseProfile(['electron', '.'], undefined)).toEqual({ ok: true, value: 'harjoittelu' });
});

test('opens what the command line says before what is remembered', () => {
  expect(chooseProfile(['electron', '.', '--profile=testi'], 'tuotanto')).toEqual({ ok: true, value: 'testi' });
});

test.each(['--profile=', '--profile=prod', '--profile=Tuotanto', '--profile=../tuotanto'])(
  'refuses %s instead of opening another profile',
  (argument) => {
    expect(chooseProfile([argument], 'tuotanto')).toEqual({ ok: false, error: 'unknown-profile' });
  },
);

test('remembers the chosen profile in the data folder, readable by its owner only', () => {
  expect(readRememberedProfile(folder)).toBeUndefined();
  rememberProfile(folder, 'tuotanto');
  expect(readRememberedProfile(folder)).toBe('tuotanto');
  expect(statSync(join(folder, 'profiili.json')).mode & 0o077).toBe(0);
});

test.each(['', '{', '{"profiili":"muu"}', '[]', 'null'])('takes a damaged memory %j as none', (text) => {
  writeFileSync(join(folder, 'profiili.json'), text);
  expect(readRememberedProfile(folder)).toBeUndefined();
});

test('drops only the profile from the command line of a restart', () => {
  expect(withoutProfile(['.', '--profile=testi', '--user-data-dir=data'])).toEqual(['.', '--user-data-dir=data']);
});
