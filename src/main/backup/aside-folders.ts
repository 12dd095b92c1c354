import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AsideFolder, asideMadeAt } from '../../shared/backup/aside.ts';
import { sizeOf } from './set-aside.ts';

/** What lies aside in a profile's folder: nothing but a person removes it (ADR 13). */
export interface AsideFolders {
  /** Newest first. Rejects with the system's own error. */
  readonly list: () => Promise<AsideFolder[]>;
  /** Removes one for good; one that is not there counts as removed. Rejects with the system's own error. */
  readonly remove: (id: string) => Promise<void>;
}

export function createAsideFolders(profileFolder: string): AsideFolders {
  return {
    list: async () => {
      const entries = await readdir(profileFolder, { withFileTypes: true });
      const found = entries.flatMap((entry) => {
        const madeAt = entry.isDirectory() ? asideMadeAt(entry.name) : undefined;
        return madeAt === undefined ? [] : [{ id: entry.name, madeAt }];
      });
      const sized = found.map(async (one) => ({ ...one, bytes: await sizeOf(join(profileFolder, one.id)) }));
      return (await Promise.all(sized)).toSorted((one, other) => other.madeAt - one.madeAt);
    },
    remove: async (id) => {
      // Only what has a name of the list is ever removed, whatever was asked.
      if (asideMadeAt(id) === undefined) return;
      await rm(join(profileFolder, id), { recursive: true, force: true });
    },
  };
}
