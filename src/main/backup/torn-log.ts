import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Chromium keeps the page's database in LevelDB, whose log it goes on with at the next start instead of beginning a new one.
 * It writes a record's header and its content one after the other. An app that is killed between the two leaves a torn end.
 * The next start reads past it and appends; the start after that finds the torn record in the middle, calls the database
 * damaged and begins an empty one: all work gone because of seven bytes that never counted.
 *
 * So before Chromium opens the database, the torn end is cut off. Nothing is lost with it: a transaction is not done before its
 * record is whole on disk. Damage anywhere else is left as it is, for the shadow copy and the backups to answer.
 *
 * An end that is too short, or nothing but zeros, never reached the disk as a whole; LevelDB itself reads past it in every log. A last
 * record that has its length but not its checksum is different: it may have been whole once. In a `*.log` it goes, too: LevelDB would
 * refuse all for it, and what is lost is that one transaction at most. In the MANIFEST it stays: once such a record was on disk, the
 * log that it makes superfluous was removed, so going on without it would silently lose everything since.
 *
 * Format: LevelDB's doc/log_format.md. Blocks of 32 KiB; a record is a masked CRC-32C (4 bytes), a length (2) and a kind
 * (1), little-endian, then its content; a record never crosses a block, what is longer is split.
 */
const blockSize = 32_768;
const headerSize = 7;
const [full, first, middle, last] = [1, 2, 3, 4];

/** Cuts torn ends off the logs of every database in the folder. Gives how many bytes went; a file that refuses is left as it is. */
export function cutTornLogs(databaseFolder: string): number {
  let cut = 0;
  for (const path of logsIn(databaseFolder)) {
    try {
      cut += cutFile(path);
    } catch {
      // Chromium will say what is wrong with this disk, and the page passes it on.
    }
  }
  return cut;
}

function logsIn(databaseFolder: string): string[] {
  try {
    return readdirSync(databaseFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(?:\d+\.log|MANIFEST-\d+)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function cutFile(path: string): number {
  const log = readFileSync(path);
  const whole = wholeLength(log, path.endsWith('.log') ? 'transactions' : 'manifest');
  if (whole === log.length) return 0;
  // A file of its own: the shadow copy's second name keeps the old one as it was.
  const growing = `${path}.tmp`;
  const file = openSync(growing, 'w', 0o600);
  try {
    for (let at = 0; at < whole;) at += writeSync(file, log, at, whole - at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(growing, path);
  return log.length - whole;
}

/** What a log holds: what was written to the database, or which files the database is made of. */
export type LogContent = 'transactions' | 'manifest';

/** How many bytes of a log stay when its torn end is cut off: all of them when its end is whole, or when it is damaged elsewhere. */
export function wholeLength(log: Buffer, content: LogContent): number {
  let whole = 0;
  let isInside = false;
  for (let at = 0; at < log.length;) {
    const left = blockSize - (at % blockSize);
    if (left < headerSize) {
      // Too short for a header: filled with zeros, when the writer came to fill it.
      at += left;
      if (!isInside && at <= log.length) whole = at;
      continue;
    }
    const record = readRecord(log, at, left, content);
    if (record === 'torn') return hasRecordAfter(log, at) ? log.length : whole;
    if (record === 'damaged' || isInside !== (record.kind === middle || record.kind === last)) return log.length;
    at += headerSize + record.length;
    isInside = record.kind === first || record.kind === middle;
    if (!isInside) whole = at;
  }
  return isInside ? whole : log.length;
}

/** A whole record behind what looks torn was written later: then it is damage, and what follows it counts. */
function hasRecordAfter(log: Buffer, torn: number): boolean {
  for (let at = torn + 1; at + headerSize < log.length; at += 1) {
    const [length, kind] = [log.readUInt16LE(at + 4), log.readUInt8(at + 6)];
    const end = at + headerSize + length;
    const mayBe =
      length > 0 && kind >= full && kind <= last && end <= log.length && (at % blockSize) + end - at <= blockSize;
    if (mayBe && unmasked(log.readUInt32LE(at)) === crc32c(log.subarray(at + 6, end))) return true;
  }
  return false;
}

/** torn: it ends with the file, as a write that was cut off does. damaged: something follows that was written after it. */
function readRecord(
  log: Buffer,
  at: number,
  left: number,
  content: LogContent,
): { kind: number; length: number } | 'torn' | 'damaged' {
  const isLastBlock = at + left >= log.length;
  if (at + headerSize > log.length) return 'torn';
  const [length, kind] = [log.readUInt16LE(at + 4), log.readUInt8(at + 6)];
  const end = at + headerSize + length;
  if (isLastBlock && end > log.length) return 'torn';
  const isKnown = kind >= full && kind <= last && length + headerSize <= left;
  if (isKnown && unmasked(log.readUInt32LE(at)) === crc32c(log.subarray(at + 6, end))) return { kind, length };
  // A computer without power may keep a file's new length without its content.
  const isUnwritten = content === 'transactions' && isKnown && end === log.length;
  return isUnwritten || log.subarray(at).every((byte) => byte === 0) ? 'torn' : 'damaged';
}

function unmasked(masked: number): number {
  const rotated = (masked - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}

const crcTable = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0x82f63b78 : 0);
  return remainder >>> 0;
});

/** The Castagnoli polynomial; Node has only the other one. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
