import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a small file whole or not at all, readable by its owner only: a temporary file beside it is forced to the disk
 * and then takes its name. What a crash leaves behind is the old file, or none, and a temporary file nobody reads.
 * Throws the system's own error.
 * @param isGood asked with what the disk gives back, before it takes the name: a refusal leaves the old file and throws
 */
export function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  isGood?: (readBack: string) => boolean,
): void {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isGood?.(readFileSync(temporary, 'utf8')) === false) throw new Error('the disk gave something else back');
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Makes the new name itself durable. Windows has no such call for folders and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
