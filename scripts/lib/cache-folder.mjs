import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of this user where Node, Electron and stamps are kept between clones.
 * @returns {string} absolute path; the folder exists
 */
export function cacheFolder() {
  const folder = join(cacheBase(), 'hoks-desktop');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function cacheBase() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME || join(homedir(), '.cache');
}

/**
 * A fresh folder beside `target` to build it in. It is renamed to `target` when complete, so that an interrupted run
 * never leaves something that looks finished. What a killed run left behind is removed here.
 * @param {string} parent existing folder
 * @param {string} name of the target inside `parent`
 */
export function freshPartialFolder(parent, name) {
  for (const entry of readdirSync(parent)) {
    const owner = entry.startsWith(`${name}.partial-`) ? Number(entry.split('-').at(-1)) : undefined;
    if (owner !== undefined && !isRunning(owner)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
  const folder = join(parent, `${name}.partial-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
