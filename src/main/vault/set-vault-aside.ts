import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asideStamp } from '../../shared/backup/aside.ts';
import { databaseFolder, shadowFolder } from '../backup/set-aside.ts';

/** What belongs to a vault besides the database, by its name in the profile's folder. */
const vaultFiles = ['vault.json', 'vault-attempts.json', 'log-anchor.json', 'practice-passphrase'];
const backupsFolder = 'varmuuskopiot';

/**
 * Moves data that no vault opens out of the way of a new one, into a folder of its own in the profile's folder: copying that folder's
 * content back brings all of it back. The copy takes its name when it is whole, and only then the old place is emptied; a crash
 * before that leaves everything where it was, one after it the same question at the next start. Nothing is removed for good.
 * Gives the folder's path. Rejects with the system's own error while all is in its old place, and with HalfMoved after that.
 * @param given.keepsBackups true when one of them is being restored: they stay in force
 */
export async function setVaultAside(given: {
  readonly profileFolder: string;
  readonly now: number;
  readonly keepsBackups: boolean;
  /** Empties the page's database. */
  readonly clearDatabase: () => Promise<void>;
}): Promise<string> {
  const { profileFolder, now, keepsBackups, clearDatabase } = given;
  const at = (name: string) => join(profileFolder, name);
  const aside = at(`sivussa-${asideStamp(now)}`);
  const growing = `${aside}.tmp`;
  // A restored log is compared with where it was last seen to end; a new one begins.
  const files = vaultFiles.filter((name) => existsSync(at(name)) && !(keepsBackups && name === 'log-anchor.json'));
  try {
    await mkdir(growing, { mode: 0o700 });
    if (existsSync(at(databaseFolder)))
      await cp(at(databaseFolder), join(growing, databaseFolder), { recursive: true });
    for (const name of files) await copyFile(at(name), join(growing, name));
    await rename(growing, aside);
  } catch (error) {
    // A part of a copy helps nobody and takes the room that was too little.
    await rm(growing, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }

  try {
    // The backups that a new vault makes would push these out of their folder in time.
    const moved = keepsBackups ? [shadowFolder] : [shadowFolder, backupsFolder];
    for (const name of moved) if (existsSync(at(name))) await rename(at(name), join(aside, name));
    await clearDatabase();
    for (const name of files) await rm(at(name), { force: true });
  } catch (cause) {
    throw new HalfMoved(aside, { cause });
  }
  return aside;
}

/** The copy is whole, and the old place is not empty yet. `cause` is the system's own error. */
export class HalfMoved extends Error {
  readonly folder: string;

  constructor(folder: string, options: ErrorOptions) {
    super('not all was moved aside', options);
    this.folder = folder;
  }
}
