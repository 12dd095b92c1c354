import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog, openLogFile } from '../../src/main/log.ts';

function writtenBy(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog((line) => lines.push(line)));
  return lines;
}

test('writes an event with its codes and numbers', () => {
  expect(writtenBy((log) => log.event('delivery.failed', { code: 'no-access', status: 401 }))).toEqual([
    'delivery.failed code=no-access status=401',
  ]);
});

test('drops every field that is not listed', () => {
  const careless = { code: 'invalid' as const, status: 400, value: 'Aino Esimerkki' };
  expect(writtenBy((log) => log.event('delivery.failed', careless))).toEqual([
    'delivery.failed code=invalid status=400',
  ]);
});

test('writes only the name when a value is not on the list', () => {
  const reply: unknown = JSON.parse('{"code":"Aino Esimerkki"}');
  const isFields = (value: unknown): value is { code: 'invalid' } => typeof value === 'object';
  expect(writtenBy((log) => isFields(reply) && log.event('delivery.failed', reply))).toEqual(['delivery.failed']);
});

test('keeps the file small and for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loki-'));
  const write = openLogFile(folder);
  write('app.started profile=harjoittelu');
  const file = join(folder, 'hoks.log');
  expect(readFileSync(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+ app\.started profile=harjoittelu\n$/);
  expect(statSync(file).mode & 0o077).toBe(0);
  for (let line = 0; line < 3; line += 1) write('x'.repeat(700_000));
  expect(statSync(file).size).toBeLessThan(1.5 * 1024 ** 2);
  rmSync(folder, { recursive: true });
});
