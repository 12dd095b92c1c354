import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostFailedUnlocks, openLogAnchor } from '../../src/main/log-anchor.ts';

const none = { recordedFailures: 0, recordedActs: 0 };
const head = { seq: 7, hash: 'ab'.repeat(32) };
const nothing = { head: null, failedUnlocks: [], acts: [] };

let folder: string;
let file: string;
let time = 100;
const open = () => openLogAnchor({ file, clock: () => (time += 1) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ankkuri-'));
  file = join(folder, 'log-anchor.json');
  time = 100;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the end of the log and refused openings are there at the next start', () => {
  expect(open().read()).toEqual(nothing);
  open().noteFailedUnlock();
  open().keep({ head, ...none });
  open().noteFailedUnlock();
  expect(open().read()).toEqual({ head, failedUnlocks: [101, 102], acts: [] });
  open().keep({ head, ...none, recordedFailures: 1 });
  expect(open().read()).toEqual({ head, failedUnlocks: [102], acts: [] });
});

test('what main has done stays noted until the log has it', () => {
  open().noteAct('passphrase-changed');
  open().noteAct('recovered');
  open().keep({ head, ...none });
  open().noteFailedUnlock();
  open().noteAct('recovery-key-made');
  const [first, second, third] = open().read().acts;
  expect([first, second, third]).toEqual([
    { action: 'passphrase-changed', at: 101 },
    { action: 'recovered', at: 102 },
    { action: 'recovery-key-made', at: 104 },
  ]);
  open().keep({ head, ...none, recordedActs: 2 });
  expect(open().read()).toEqual({ head, failedUnlocks: [103], acts: [third] });
});

test('a file of an earlier version is read on', () => {
  writeFileSync(file, JSON.stringify({ version: 1, head, failedUnlocks: [5] }));
  expect(open().read()).toEqual({ head, failedUnlocks: [5], acts: [] });
});

test('endless guessing does not make the file endless', () => {
  const anchor = open();
  for (let guess = 0; guess < mostFailedUnlocks + 5; guess += 1) anchor.noteFailedUnlock();
  expect(anchor.read().failedUnlocks).toHaveLength(mostFailedUnlocks);
});

test.each(['', 'x', '{"version":2}', '{"version":1,"head":{"seq":-1,"hash":""},"failedUnlocks":[]}'])(
  'a damaged file means that the end is not known: %s',
  (content) => {
    writeFileSync(file, content);
    expect(open().read()).toEqual(nothing);
  },
);

test('a disk that refuses keeps nobody from anything', () => {
  const anchor = openLogAnchor({ file: join(folder, 'not', 'there'), clock: () => 1 });
  anchor.keep({ head, ...none });
  expect(anchor.read()).toEqual(nothing);
  open().keep({ head, ...none });
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify({ version: 1, head, failedUnlocks: [], acts: [] })}\n`);
});
