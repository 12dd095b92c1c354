import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BackupState, type KnownSnapshot, snapshotIdSchema } from '../../shared/backup/backup-calls.ts';
import { toRemove } from '../../shared/backup/rotation.ts';
import { type SnapshotHeader, snapshotHeaderSchema } from '../../shared/backup/snapshot.ts';
import type { Profile } from '../../shared/profile.ts';
import { isMissing } from '../vault/vault-file.ts';
import { diskErrorCode } from '../disk-error.ts';
import { firstLine } from './snapshot-file.ts';

/** The folder that a person's backups lie in, and what is in it. Several machines may share one: a name says whose it is. */
export interface BackupFolder {
  /** Its own name; null for the program's own place. */
  readonly state: () => Promise<BackupState>;
  readonly pathOf: (id: string) => string;
  readonly nameAt: (madeAt: number) => string;
  /**
   * Removes this machine's backups that are no longer needed, and those that a crash has left unfinished. Rejects with the system's
   * own error. Not to be called while one is being written.
   */
  readonly rotate: () => Promise<void>;
}

/**
 * @param given.installation eight hexadecimal digits that tell this machine's backups from others'
 */
export function createBackupFolder(given: {
  readonly folder: string;
  readonly isOwn: boolean;
  readonly profile: Profile;
  readonly installation: string;
}): BackupFolder {
  const { folder, profile, installation } = given;
  const prefix = `hoks-${profile}-${installation}-`;

  async function list(): Promise<KnownSnapshot[]> {
    const names = (await readdir(folder)).filter(
      // Nobody else's are in the program's own place, whatever this machine was called when they were made.
      (name) => (given.isOwn || name.startsWith(prefix)) && snapshotIdSchema.safeParse(name).success,
    );
    const known = await Promise.all(names.map((name) => describe(join(folder, name))));
    return known.flatMap((one) => one ?? []).toSorted((one, other) => other.madeAt - one.madeAt);
  }

  return {
    async state() {
      const name = given.isOwn ? null : basename(folder);
      try {
        return { folder: name, snapshots: await list(), fault: null };
      } catch (error) {
        // The program's own folder is made with the first backup.
        if (isMissing(error)) return { folder: name, snapshots: [], fault: given.isOwn ? null : 'folder-missing' };
        return {
          folder: name,
          snapshots: [],
          fault: diskErrorCode(error) === 'not-allowed' ? 'not-allowed' : 'failed',
        };
      }
    },
    pathOf: (id) => join(folder, id),
    nameAt: (madeAt) => `${prefix}${new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '')}.hoksvara`,
    async rotate() {
      // What was set aside because it was damaged is evidence, not a backup.
      const own = (await list()).filter(({ why }) => why !== 'damaged');
      const unfinished = (await readdir(folder)).filter(
        (name) => name.startsWith(prefix) && name.endsWith('.hoksvara.tmp'),
      );
      for (const name of [...toRemove(own).map(({ id }) => id), ...unfinished]) {
        await rm(join(folder, name), { force: true });
      }
    },
  };
}

/** What a backup says of itself; undefined when its first line says nothing. */
async function describe(path: string): Promise<KnownSnapshot | undefined> {
  try {
    const header = parseHeader(await firstLine(path));
    if (header === undefined) return undefined;
    const { app, madeAt, why, counts } = header;
    return { id: basename(path), bytes: (await stat(path)).size, app, madeAt, why, counts };
  } catch {
    return undefined;
  }
}

export function parseHeader(line: string | undefined): SnapshotHeader | undefined {
  try {
    return snapshotHeaderSchema.parse(JSON.parse(line ?? ''));
  } catch {
    return undefined;
  }
}
