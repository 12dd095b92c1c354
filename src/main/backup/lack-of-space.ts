import type { BackupError } from '../../shared/backup/backup-calls.ts';
import { bytesNeeded, megabytes } from '../../shared/backup/space.ts';

/** What is missing for a copy of the database on a disk; undefined when there is room, or nothing to copy, or the system does not say. */
export async function lackOfSpace(on: {
  /** Bytes, and both may reject. */
  readonly free: () => Promise<number>;
  readonly databaseBytes: () => Promise<number>;
}): Promise<BackupError | undefined> {
  try {
    const [free, database] = [await on.free(), await on.databaseBytes()];
    const needed = bytesNeeded(database);
    if (database === 0 || free >= needed) return undefined;
    return { code: 'no-space', needMb: megabytes(needed, 'up'), freeMb: megabytes(free, 'down') };
  } catch {
    // A disk that does not say how full it is says so when it is written to.
    return undefined;
  }
}
