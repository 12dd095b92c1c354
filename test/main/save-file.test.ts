import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSavePage, createSaveReceipts, csvText } from '../../src/main/save-file.ts';
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
    ['EPERM', 'not-allowed', 'open'],
    ['EPERM', 'in-use', 'rename'],
    ['EIO', 'failed'],
  ])('tells %s as %s', async (system, code, syscall?: string) => {
    const save = createSaveReceipts({
      chooseFile: () => Promise.resolve(join(folder, 'kuitit.csv')),
      write: () => {
        throw Object.assign(new Error('refused'), { code: system, syscall });
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

describe('saving a page', () => {
  test('makes the PDF after the place was chosen, and writes it there', async () => {
    const steps: string[] = [];
    const save = createSavePage({
      chooseFile: (document) => {
        steps.push(`choose for ${document}`);
        return Promise.resolve('/valittu.pdf');
      },
      layOut: () => {
        steps.push('lay out');
        return Promise.resolve(Uint8Array.of(37, 80, 68, 70));
      },
      write: (path, content) => void steps.push(`write ${content.length} to ${path}`),
    });
    expect(await save({ document: 'aikajana' })).toEqual({ ok: true, value: 'saved' });
    expect(steps).toEqual(['choose for aikajana', 'lay out', 'write 4 to /valittu.pdf']);
  });

  test('makes nothing when the person changes their mind, and tells why it failed', async () => {
    const fail = (): never => {
      throw Object.assign(new Error('a path may stand here'), { code: 'EBUSY' });
    };
    const cancelled = createSavePage({ chooseFile: () => Promise.resolve(undefined), layOut: fail, write: fail });
    expect(await cancelled({ document: 'aikajana' })).toEqual({ ok: true, value: 'cancelled' });
    const refused = createSavePage({
      chooseFile: () => Promise.resolve('/x.pdf'),
      layOut: () => Promise.resolve(new Uint8Array()),
      write: fail,
    });
    expect(await refused({ document: 'aikajana' })).toEqual({ ok: false, error: { code: 'in-use' } });
    const unmade = createSavePage({
      chooseFile: () => Promise.resolve('/x.pdf'),
      layOut: () => Promise.reject(new Error('no page')),
      write: fail,
    });
    expect(await unmade({ document: 'aikajana' })).toEqual({ ok: false, error: { code: 'failed' } });
  });
});
