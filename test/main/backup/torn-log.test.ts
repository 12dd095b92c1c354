import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { crc32c, cutTornLogs, wholeLength as lengthOf } from '../../../src/main/backup/torn-log.ts';

const wholeLength = (log: Buffer) => lengthOf(log, 'transactions');

/** Appends as LevelDB does, from wherever the file ends. Gives where each record ends in the file. */
function append(file: Buffer, contents: readonly Buffer[]): { file: Buffer; ends: number[] } {
  const ends: number[] = [];
  let log = file;
  for (const content of contents) {
    let [rest, isFirst] = [content, true];
    do {
      const room = 32_768 - (log.length % 32_768);
      if (room < 7) log = Buffer.concat([log, Buffer.alloc(room)]);
      const left = 32_768 - (log.length % 32_768) - 7;
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      const isLast = rest.length === 0;
      const kind = isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3;
      log = Buffer.concat([log, header(kind, part), part]);
      isFirst = false;
    } while (rest.length > 0);
    ends.push(log.length);
  }
  return { file: log, ends };
}

function header(kind: number, part: Buffer): Buffer {
  const bytes = Buffer.alloc(7);
  const crc = crc32c(Buffer.concat([Buffer.from([kind]), part]));
  bytes.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0, 0);
  bytes.writeUInt16LE(part.length, 4);
  bytes.writeUInt8(kind, 6);
  return bytes;
}

const contents = fc.array(
  fc.integer({ min: 0, max: 70_000 }).map((length) => Buffer.alloc(length, 'x')),
  { minLength: 1, maxLength: 12 },
);

describe('a log with a torn end', () => {
  it('has the checksum of the format', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });

  it('keeps every record that is whole, wherever it was cut off', () => {
    fc.assert(
      fc.property(contents, fc.double({ min: 0, max: 1, noNaN: true }), (given, where) => {
        const { file, ends } = append(Buffer.alloc(0), given);
        const cutAt = Math.floor(where * file.length);
        const whole = wholeLength(file.subarray(0, cutAt));
        const expected = ends.findLast((end) => end <= cutAt) ?? 0;
        // Zeros that fill a block after a whole record may stay.
        expect(whole).toBeGreaterThanOrEqual(expected);
        expect(whole - expected).toBeLessThan(7);
        expect(wholeLength(file.subarray(0, whole))).toBe(whole);
      }),
    );
  });

  it('reads to the end whatever is appended once it has been cut', () => {
    fc.assert(
      fc.property(contents, contents, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, where) => {
        const { file } = append(Buffer.alloc(0), before);
        const torn = file.subarray(0, Math.floor(where * file.length));
        const { file: longer, ends } = append(torn.subarray(0, wholeLength(torn)), after);
        expect(wholeLength(longer)).toBe(ends.at(-1));
        // One byte less shows that all of it was read.
        expect(wholeLength(longer.subarray(0, -1))).toBeLessThan(longer.length - 1);
      }),
    );
  });

  it('leaves damage in the middle alone', () => {
    const { file, ends } = append(Buffer.alloc(0), [Buffer.alloc(500, 'a'), Buffer.alloc(500, 'b')]);
    const spoiled = Buffer.from(file);
    spoiled[(ends[0] ?? 0) - 10] = 0;
    expect(wholeLength(spoiled)).toBe(spoiled.length);
    // A length that points past the end, with whole records behind it: damage as well.
    const misread = Buffer.from(file);
    misread.writeUInt16LE(30_000, 4);
    expect(wholeLength(misread)).toBe(misread.length);
    const poisoned = append(Buffer.concat([file, header(1, Buffer.alloc(900, 'c'))]), [Buffer.alloc(2000, 'd')]).file;
    expect(wholeLength(poisoned)).toBe(poisoned.length);
  });

  it('cuts what a computer without power left: the length without the content', () => {
    const { file } = append(Buffer.alloc(0), [Buffer.alloc(500, 'a')]);
    const whole = file.length;
    const next = append(file, [Buffer.alloc(300, 'b')]).file;
    expect(wholeLength(Buffer.concat([file, Buffer.alloc(5000)]))).toBe(whole);
    expect(wholeLength(next.fill(0, whole + 50))).toBe(whole);
  });

  it('goes without a last record of the wrong checksum, but keeps one that tells which files there are', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, where, flip) => {
        const { file, ends } = append(Buffer.alloc(0), [...given, Buffer.alloc(300, 'b')]);
        const begins = ends.at(-2) ?? 0;
        // Content only: a spoiled header may say that the record is longer than the file.
        const at = file.length - 1 - (where % 290);
        const spoiled = Buffer.from(file);
        spoiled[at] = (spoiled[at] ?? 0) ^ flip;
        // A record that goes on in the next block is damaged in the middle when its first part is.
        fc.pre(Math.floor(begins / 32_768) === Math.floor((file.length - 1) / 32_768));
        expect(lengthOf(spoiled, 'transactions')).toBe(begins);
        expect(lengthOf(spoiled, 'manifest')).toBe(file.length);
      }),
    );
  });

  it('is cut off the list of files too where it was never written as a whole', () => {
    const { file } = append(Buffer.alloc(0), [Buffer.alloc(500, 'a')]);
    const next = append(file, [Buffer.alloc(300, 'b')]).file;
    for (const torn of [next.subarray(0, -1), next.subarray(0, file.length + 7), next.subarray(0, file.length + 3)]) {
      expect(lengthOf(torn, 'manifest')).toBe(file.length);
    }
    expect(lengthOf(Buffer.concat([file, Buffer.alloc(5000)]), 'manifest')).toBe(file.length);
  });
});

describe('the logs of a profile', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  it('are cut in place, the others are left', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hoks-torn-'));
    made.push(folder);
    const database = join(folder, 'app_hoks_0.indexeddb.leveldb');
    mkdirSync(database);
    const { file } = append(Buffer.alloc(0), [Buffer.alloc(500, 'a')]);
    const torn = Buffer.concat([file, header(1, Buffer.alloc(9, 'z'))]);
    const names = ['000003.log', 'MANIFEST-000001', '000005.ldb', 'LOG'];
    for (const name of names) writeFileSync(join(database, name), torn);
    linkSync(join(database, '000003.log'), join(folder, 'second name'));
    expect(cutTornLogs(folder)).toBe(14);
    // The shadow copy keeps what was there.
    expect(readFileSync(join(folder, 'second name'))).toEqual(torn);
    expect(names.map((name) => readFileSync(join(database, name)).length)).toEqual([
      file.length,
      file.length,
      torn.length,
      torn.length,
    ]);
    expect(cutTornLogs(folder)).toBe(0);
    expect(cutTornLogs(join(folder, 'nothing here'))).toBe(0);

    const spoiled = append(file, [Buffer.alloc(300, 'b')]).file.fill(0, file.length + 298);
    for (const name of names) writeFileSync(join(database, name), spoiled);
    expect(cutTornLogs(folder)).toBe(307);
    expect(readFileSync(join(database, '000003.log')).length).toBe(file.length);
    expect(readFileSync(join(database, 'MANIFEST-000001'))).toEqual(spoiled);
  });
});
