import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { cp, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { asideStamp } from '../../shared/backup/aside.ts';

/** The page's database as Chromium keeps it in the profile's folder. */
export const databaseFolder = 'IndexedDB';

/** Second names of the database's files as they were at the start, until it is known that the database opens. */
export const shadowFolder = 'tietokanta-alussa';

/**
 * Chromium removes the files of a database that it finds damaged and begins an empty one. So before it opens them they get a
 * second name, which costs no room and keeps what it removes. One that was not settled at an earlier start is older and better.
 * A disk that knows no second names goes without.
 */
export function keepShadow(profileFolder: string): void {
  const from = join(profileFolder, databaseFolder);
  const shadow = join(profileFolder, shadowFolder);
  if (existsSync(shadow) || !existsSync(from)) return;
  const growing = `${shadow}.tmp`;
  try {
    rmSync(growing, { recursive: true, force: true });
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const second = join(growing, relative(from, path));
      mkdirSync(dirname(second), { recursive: true, mode: 0o700 });
      linkSync(path, second);
    }
    renameSync(growing, shadow);
  } catch {
    rmSync(growing, { recursive: true, force: true });
  }
}

/** What the page found: a database that opens needs no second names, and one that was lost is kept under them. */
export async function settleShadow(profileFolder: string, found: 'whole' | 'lost', now: number): Promise<void> {
  const shadow = join(profileFolder, shadowFolder);
  if (found === 'whole') await rm(shadow, { recursive: true, force: true });
  else if (existsSync(shadow)) await rename(shadow, join(profileFolder, nameOfCopy(now)));
}

function nameOfCopy(now: number): string {
  return `tietokanta-sivussa-${asideStamp(now)}`;
}

/**
 * Copies the database's files into a folder of their own beside it and gives that folder's name; undefined when there are none.
 * The copy takes its name when it is whole. Rejects with the system's own error.
 */
export async function copyAside(profileFolder: string, now: number): Promise<string | undefined> {
  const from = join(profileFolder, databaseFolder);
  if ((await sizeOf(from)) === 0) return undefined;
  const name = nameOfCopy(now);
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
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
