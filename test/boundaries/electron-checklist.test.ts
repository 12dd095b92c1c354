import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checklist } from './electron-checklist.ts';

const project = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');

test("answers every row of Electron's checklist, in its order", () => {
  const rows = checklist.map(({ row }) => row).filter((row) => row !== 'extra');
  expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test.each(checklist)('$row $item: the setting is there, and so are its tests', ({ setting: [file, words], tests }) => {
  expect(read(file)).toContain(words);
  const missing = Object.entries(tests).flatMap(([testFile, names]) =>
    names.filter((name) => !read(testFile).includes(name)).map((name) => `${testFile}: ${name}`),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(tests)).not.toEqual([]);
});

test('no file of the program uses what the checklist warns of', () => {
  const warnedOf = /\bshell\.openExternal\b|\bwebviewTag: true\b|\bnodeIntegration: true\b|\bcrashReporter\.start\b/;
  const offending = readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => warnedOf.test(readFileSync(file, 'utf8')));
  expect(offending).toEqual([]);
});

test('the pinned Electron is an exact version', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});
