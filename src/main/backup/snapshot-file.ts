import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { longestLine } from '../../shared/backup/snapshot.ts';
import { syncFolder } from '../write-file.ts';

/** A file of lines that is being written beside its place: nobody sees it before it is whole and has been read back. */
export interface GrowingFile {
  readonly add: (line: string) => Promise<void>;
  /** Forces it to the disk, reads it back and gives it its name. False: what was read is not what was written; it is gone. */
  readonly finish: () => Promise<boolean>;
  readonly abandon: () => Promise<void>;
}

/** Rejects with the system's own error, as do the functions of the file; then nothing is left behind. */
export async function beginFile(path: string): Promise<GrowingFile> {
  const temporary = `${path}.tmp`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', 0o600);
  const written = createHash('sha256');
  const abandon = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
  };
  const orAbandon = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      await abandon();
      throw error;
    }
  };
  return {
    abandon,
    add: (line) =>
      orAbandon(async () => {
        const bytes = Buffer.from(`${line}\n`);
        written.update(bytes);
        await handle.writeFile(bytes);
      }),
    finish: () =>
      orAbandon(async () => {
        await handle.sync();
        await handle.close();
        if ((await digestOf(temporary)) !== written.digest('hex')) {
          await rm(temporary, { force: true });
          return false;
        }
        await rename(temporary, path);
        syncFolder(dirname(path));
        return true;
      }),
  };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

/** A file whose lines can be read one by one, whatever its size. */
export interface OpenLines {
  readonly count: number;
  /** Undefined when there is no such line. */
  readonly read: (index: number) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Undefined when it is not a file of lines: it does not end with one, or has one that is too long. */
export async function openLines(path: string): Promise<OpenLines | undefined> {
  const handle = await open(path, 'r');
  try {
    const ends = await lineEnds(path, handle);
    if (ends !== undefined) return linesOf(handle, ends);
    await handle.close();
    return undefined;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function lineEnds(path: string, handle: FileHandle): Promise<number[] | undefined> {
  const ends: number[] = [];
  let offset = 0;
  for await (const piece of createReadStream(path)) {
    const bytes = piece as Buffer;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(offset + at);
    offset += bytes.length;
    if (offset - (ends.at(-1) ?? 0) > longestLine) return undefined;
  }
  return ends.at(-1) === (await handle.stat()).size - 1 ? ends : undefined;
}

function linesOf(handle: FileHandle, ends: readonly number[]): OpenLines {
  return {
    count: ends.length,
    read: async (index) => {
      const end = ends[index];
      if (end === undefined) return undefined;
      const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
      const bytes = Buffer.alloc(end - start);
      await handle.read(bytes, 0, bytes.length, start);
      return bytes.toString('utf8');
    },
    close: () => handle.close(),
  };
}

/** The first line of a file that may be large. */
export async function firstLine(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(256 * 1024);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    const end = bytes.subarray(0, bytesRead).indexOf(10);
    return end === -1 ? undefined : bytes.toString('utf8', 0, end);
  } finally {
    await handle.close();
  }
}
