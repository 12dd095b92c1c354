import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupError } from '../../shared/backup/backup-calls.ts';
import { type SnapshotHeader, snapshotVersion } from '../../shared/backup/snapshot.ts';
import type { CallAnswer, CallArgument, CallName } from '../../shared/ipc-contract.ts';
import type { Profile } from '../../shared/profile.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { diskErrorCode } from '../disk-error.ts';
import { secretCopy } from '../vault/secret-copy.ts';
import type { Vault } from '../vault/vault.ts';
import { writeWholeFile } from '../write-file.ts';
import { type BackupFolder, createBackupFolder, parseHeader } from './backup-folder.ts';
import { lackOfSpace } from './lack-of-space.ts';
import { beginFile, type GrowingFile, type OpenLines, openLines } from './snapshot-file.ts';

type BackupCall = Extract<CallName, `backup.${string}`>;
/** The calls about backups, as the contract has them. */
export type Backups = {
  readonly [N in BackupCall]: (argument: CallArgument<N>) => CallAnswer<N> | Promise<CallAnswer<N>>;
};

export interface BackupDependencies {
  readonly profile: Profile;
  readonly appVersion: string;
  /** vault.json of the profile. */
  readonly vaultFile: string;
  /** Where backups are kept unless the person has chosen another folder. */
  readonly ownFolder: string;
  readonly installation: () => string;
  readonly chosenFolder: {
    readonly current: () => string | undefined;
    readonly use: (folder: string | undefined) => boolean;
  };
  /** Both ask the person; undefined when they changed their mind. */
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly chooseFile: () => Promise<string | undefined>;
  /** A vault at another place, opened as the profile's own is. */
  readonly vaultAt: (file: string) => Vault;
  /** Bytes that are free in a folder, and how large the database is; rejects when the system does not say. */
  readonly free: (folder: string) => Promise<number>;
  readonly databaseBytes: () => Promise<number>;
}

interface Reading {
  readonly lines: OpenLines;
  readonly header: SnapshotHeader;
}

/**
 * Writes and reads backups for the page, which alone knows the data key: main keeps paths, space and the order of files, and
 * sees sealed lines only.
 */
export function createBackups(on: BackupDependencies): Backups {
  let writing: { readonly file: GrowingFile; readonly id: string; readonly header: SnapshotHeader } | undefined;
  let bytes = 0;
  let reading: Reading | undefined;
  // Beside the vault, so that taking it into use is a rename on the same disk.
  const stagedVault = join(dirname(on.vaultFile), 'palautus', 'vault.json');
  // One for all attempts: it remembers since when the next one has to wait.
  let staged: Vault | undefined;

  const folder = (): BackupFolder => {
    const chosen = on.chosenFolder.current();
    const { profile, ownFolder } = on;
    const installation = on.installation();
    return createBackupFolder({ folder: chosen ?? ownFolder, isOwn: chosen === undefined, profile, installation });
  };

  async function stopReading(): Promise<void> {
    const { lines } = reading ?? {};
    reading = undefined;
    await lines?.close().catch(() => undefined);
  }

  return {
    'backup.state': () => folder().state(),

    'backup.begin': (plan) =>
      onDisk(async () => {
        await writing?.file.abandon();
        writing = undefined;
        const chosen = on.chosenFolder.current();
        // A folder that was chosen is not made anew: a stick that is not plugged in would become a folder on this disk.
        if (chosen === undefined) await mkdir(on.ownFolder, { recursive: true, mode: 0o700 });
        else if (!(await isFolder(chosen))) return fail({ code: 'folder-missing' });
        const place = chosen ?? on.ownFolder;
        const lack = await lackOfSpace({ free: () => on.free(place), databaseBytes: on.databaseBytes });
        if (lack !== undefined) return fail(lack);

        const vault = await readFile(on.vaultFile, 'utf8').catch(() => undefined);
        if (vault === undefined) return fail({ code: 'no-vault' });
        const { profile, appVersion } = on;
        const header: SnapshotHeader = {
          format: 'hoks-varmuuskopio',
          version: snapshotVersion,
          app: appVersion,
          profile,
          vault,
          ...plan,
        };
        const line = JSON.stringify(header);
        const id = folder().nameAt(plan.madeAt);
        const file = await beginFile(folder().pathOf(id));
        await file.add(line);
        writing = { file, id, header };
        bytes = Buffer.byteLength(line) + 1;
        return ok(line);
      }),
    'backup.add': ({ line }) =>
      onDisk(async () => {
        if (writing === undefined) return fail({ code: 'not-open' });
        await writing.file.add(line);
        bytes += Buffer.byteLength(line) + 1;
        return ok(null);
      }),
    'backup.finish': () =>
      onDisk(async () => {
        const done = writing;
        writing = undefined;
        if (done === undefined) return fail({ code: 'not-open' });
        if (!(await done.file.finish())) return fail({ code: 'differs' });
        // One that could not be removed is removed another time: the new one is there.
        await folder()
          .rotate()
          .catch(() => undefined);
        const { app, madeAt, why, counts } = done.header;
        return ok({ id: done.id, bytes, app, madeAt, why, counts });
      }),

    'backup.chooseFolder': async () => {
      const chosen = await on.chooseFolder();
      if (chosen === undefined) return ok('cancelled');
      return onDisk(async () => {
        // Tried at once: a folder that takes no file is found out now and not on the day it is needed.
        const probe = await beginFile(join(chosen, `.kirjoituskoe-${process.pid}`));
        await probe.add('');
        await probe.abandon();
        return on.chosenFolder.use(chosen) ? ok('chosen') : fail({ code: 'failed' });
      });
    },
    'backup.useOwnFolder': () => (on.chosenFolder.use(undefined) ? ok(null) : fail({ code: 'failed' })),

    'backup.open': async ({ id }) => {
      const path = id === null ? await on.chooseFile() : folder().pathOf(id);
      if (path === undefined) return ok('cancelled');
      return onDisk(async () => {
        await stopReading();
        const lines = await openLines(path);
        const first = await lines?.read(0);
        const header = parseHeader(first);
        if (lines === undefined || header === undefined || header.version > snapshotVersion || lines.count < 2) {
          await lines?.close();
          return fail({ code: isNewer(first) ? 'newer' : 'not-a-backup' });
        }
        reading = { lines, header };
        const { app, madeAt, why, counts, profile, database } = header;
        return ok({ app, madeAt, why, counts, profile, database, lines: lines.count });
      });
    },
    'backup.read': ({ index }) =>
      onDisk(async () => {
        const line = await reading?.lines.read(index);
        return line === undefined ? fail({ code: 'not-open' }) : ok(line);
      }),
    'backup.unlock': async ({ passphrase, recoveryKey }) => {
      if (reading === undefined) return fail({ code: 'missing' });
      try {
        await mkdir(dirname(stagedVault), { recursive: true, mode: 0o700 });
        writeWholeFile(stagedVault, reading.header.vault);
      } catch {
        return fail({ code: 'not-writable' });
      }
      staged ??= on.vaultAt(stagedVault);
      const opened = await (recoveryKey === undefined
        ? staged.unlock(passphrase)
        : staged.recover(recoveryKey, passphrase));
      if (!opened.ok) return opened;
      const dataKey = secretCopy(opened.value.dataKey);
      opened.value.dataKey.fill(0);
      return ok({ dataKey, hasRecoveryKey: opened.value.hasRecoveryKey });
    },
    'backup.close': async () => {
      await stopReading();
      // A sealed copy that could not be removed is written over by the next one.
      await rm(dirname(stagedVault), { recursive: true, force: true }).catch(() => undefined);
      return null;
    },
    'backup.installVault': () =>
      onDisk(async () => {
        if (await exists(on.vaultFile)) return fail({ code: 'vault-in-place' });
        await rename(stagedVault, on.vaultFile);
        // All is restored by now; an empty folder that stays is written over by the next one.
        await rm(dirname(stagedVault), { recursive: true, force: true }).catch(() => undefined);
        await stopReading();
        return ok(null);
      }),
  };
}

/** What the disk refuses becomes a word. */
async function onDisk<Value>(work: () => Promise<Result<Value, BackupError>>): Promise<Result<Value, BackupError>> {
  try {
    return await work();
  } catch (error) {
    return fail({ code: diskErrorCode(error) });
  }
}

/** A later version may say more in its header than this one knows. */
function isNewer(line: string | undefined): boolean {
  try {
    const header: unknown = JSON.parse(line ?? '');
    if (typeof header !== 'object' || header === null || !('format' in header) || !('version' in header)) return false;
    return header.format === 'hoks-varmuuskopio' && Number(header.version) > snapshotVersion;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
