import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logFile } from '../../../src/shared/audit/log-file.ts';
import { chained } from './a-log.ts';

const { entries, head } = chained(
  Array.from({ length: 4 }, (_, at) => ({ at, monotonic: at, actor: 'Olga Ohjaaja', action: 'viewed' as const })),
);
const whole = JSON.stringify(logFile(entries, head, 0, undefined));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loki-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function verify(content: string) {
  const file = join(folder, 'loki.json');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-log.ts', file], { encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

test('a whole log passes, and the command says what it cannot check', () => {
  const { status, text } = verify(whole);
  expect(status).toBe(0);
  expect(text).toContain('The chain is whole: 4 entries. Signatures were not checked');
});

test.each([
  ['an entry that was changed', whole.replace('Olga Ohjaaja', 'Olga Ohjaava'), 1, 'entry 2 does not go on'],
  ['a log that was cut off', JSON.stringify({ ...JSON.parse(whole), entries: entries.slice(0, 3) }), 1, 'entry 4 and'],
  [
    'an entry that is gone',
    JSON.stringify({ ...JSON.parse(whole), entries: entries.toSpliced(1, 1) }),
    1,
    'entry 2 is',
  ],
  ['something else', '{"entries":[]}', 2, 'This is not an exported log'],
])('%s is told, with the place', (_what, content, code, sentence) => {
  const { status, text } = verify(content);
  expect(status).toBe(code);
  expect(text).toContain(sentence);
  expect(text).not.toContain('Olga');
});
