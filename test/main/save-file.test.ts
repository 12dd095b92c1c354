import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSaveReceipts, csvText } from '../../src/main/save-file.ts';
import { writeWholeFile } from '../../src/main/write-file.ts';

const table = { columns: ['eHOKS ID', 'Vastaus'], rows: [['471205', 'Lähetetty']] };

describe('the text of a table', () => {
  test('begins with a byte order mark and has semicolons and Windows line ends', () => {
    expect(csvText(table.columns, table.rows)).toBe('\uFEFFeHOKS ID;Vastaus\r\n471205;Lähetetty\r\n');
  });

  test('quotes what would break a line or a column', () => {
    expect(csvText(['a'], [['x;y'], ['"z"'], ['1\n2']])).toBe('\uFEFFa\r\n"x;y"\r\n"""z"""\r\n"1\n2"\r\n');
  });

  test('holds no cell that a spreadsheet program reads as a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (sign, rest) => {
        const cell = csvText(['a'], [[sign + rest]]).slice('\uFEFFa\r\n'.length);
        expect(cell.replace(/^"/, '')).toMatch(/^'/);
      }),
    );
  });
});

describe('saving receipts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kuitit-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  test('writes the file that the person chose', async () => {
    const path = join(folder, 'kuitit.csv');
    const save = createSaveReceipts({ chooseFile: () => Promise.resolve(path), write: writeWholeFile });
    expect(await save(table)).toEqual({ ok: true, value: 'saved' });
    expect(readFileSync(path, 'utf8')).toBe(csvText(table.columns, table.rows));
  });

  test('writes nothing when the person changes their mind', async () => {
    const save = createSaveReceipts({
      chooseFile: () => Promise.resolve(undefined),
      write: () => {
        throw new Error('nothing was chosen');
      },
    });
    expect(await save(table)).toEqual({ ok: true, value: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'not-allowed'],
    ['EROFS', 'not-allowed'],
    ['EBUSY', 'in-use'],
    ['EIO', 'failed'],
  ])('tells %s as %s', async (system, code) => {
    const save = createSaveReceipts({
      chooseFile: () => Promise.resolve(join(folder, 'kuitit.csv')),
      write: () => {
        throw Object.assign(new Error('refused'), { code: system });
      },
    });
    expect(await save(table)).toEqual({ ok: false, error: { code } });
  });

  test('says why a missing folder could not take it', async () => {
    const path = join(folder, 'poissa', 'kuitit.csv');
    const save = createSaveReceipts({ chooseFile: () => Promise.resolve(path), write: writeWholeFile });
    expect(await save(table)).toEqual({ ok: false, error: { code: 'failed' } });
  });
});
