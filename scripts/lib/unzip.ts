import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

interface Entry {
  name: string;
  deflated: boolean;
  packedSize: number;
  mode: number;
  headerOffset: number;
}

/**
 * Unpacks the entries of a zip file that `place` gives a place for. Own code because the machine may have no unzip,
 * and because the file holds 25,000 entries of which we want 70. Plain zip only (no zip64, no encryption).
 * @param place from the name inside the zip to a path relative to `folder`; undefined skips the entry
 */
export async function unzip(zipFile: string, folder: string, place: (name: string) => string | undefined) {
  const file = await open(zipFile);
  try {
    for (const entry of await readDirectory(file)) {
      const target = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (target === undefined) continue;
      if (isAbsolute(target) || target.split(/[\\/]/).includes('..')) throw new Error(`Unsafe path in ${zipFile}`);
      await unpack(zipFile, await dataOffset(file, entry), entry, join(folder, target));
    }
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const end = await readEndRecord(file);
  const directory = await readBytes(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const entries: Entry[] = [];
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: directory.readUInt16LE(at + 10) === 8,
      packedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The record at the very end of the file; only a comment of up to 64 KiB may follow it. */
async function readEndRecord(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const length = Math.min(size, 22 + 0xffff);
  const tail = await readBytes(file, size - length, length);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0) throw new Error('Not a zip file');
  return tail.subarray(at);
}

async function dataOffset(file: FileHandle, entry: Entry): Promise<number> {
  const header = await readBytes(file, entry.headerOffset, 30);
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip file is cut short');
  return bytes;
}

async function unpack(zipFile: string, start: number, entry: Entry, target: string) {
  mkdirSync(dirname(target), { recursive: true });
  const sink = createWriteStream(target, { mode: entry.mode || 0o644 });
  if (entry.packedSize === 0) {
    sink.end();
    return;
  }
  const packed = createReadStream(zipFile, { start, end: start + entry.packedSize - 1 });
  await (entry.deflated ? pipeline(packed, createInflateRaw(), sink) : pipeline(packed, sink));
}
