import { cp, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** The page's database as Chromium keeps it in the profile's folder. */
const databaseFolder = 'IndexedDB';

/**
 * Copies the database's files into a folder of their own beside it and gives that folder's name; undefined when there are none.
 * The copy takes its name when it is whole. Rejects with the system's own error.
 */
export async function copyAside(profileFolder: string, now: number): Promise<string | undefined> {
  const from = join(profileFolder, databaseFolder);
  if ((await sizeOf(from)) === 0) return undefined;
  const name = `tietokanta-sivussa-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}`;
  const copy = join(profileFolder, name);
  await rm(`${copy}.tmp`, { recursive: true, force: true });
  await cp(from, `${copy}.tmp`, { recursive: true });
  await rename(`${copy}.tmp`, copy);
  return name;
}

export function databaseBytes(profileFolder: string): Promise<number> {
  return sizeOf(join(profileFolder, databaseFolder));
}

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Bytes of all files under a folder; 0 when there is none. A file that goes away meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
