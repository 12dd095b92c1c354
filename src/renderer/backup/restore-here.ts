import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import type { CallArgument, VaultError } from '../../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { IndexedDb } from '../db/db.ts';
import { importDataKey } from '../vault/data-key.ts';
import { checkedRows, needSpaceFor, putIntoEmpty, type RestoreProblem } from './restore-snapshot.ts';
import type { BackupHost } from './take-snapshot.ts';

export type RestoreFailure =
  | { readonly of: 'vault'; readonly code: VaultError['code']; readonly waitSeconds: number }
  | {
      readonly of: 'backup';
      readonly code: RestoreProblem | BackupError['code'];
      /** What `no-space` says. */
      readonly space?: Pick<BackupError, 'needMb' | 'freeMb'>;
    };

interface RestoreOptions {
  readonly host: BackupHost;
  readonly indexedDb: IndexedDb;
  /** A vault is in place whose key fits none of the data: it goes aside with them. */
  readonly opensNothing: boolean;
  /** What was here is in this folder now, whatever becomes of the rest. */
  readonly onAside: (folder: string) => void;
}

/**
 * Puts the backup that main has open in the place of what no vault opens, and gives its data key. Everything is checked first; then
 * the rows go into the empty database, and the vault last: until it is in its place nothing of it can be opened, so what a crash
 * leaves behind is never half a set of data that somebody works on. Rejects when the database or main does, and with
 * TooLittleSpace.
 */
export async function restoreHere(
  opened: OpenedSnapshot,
  secrets: CallArgument<'backup.unlock'>,
  { host, indexedDb, opensNothing, onAside }: RestoreOptions,
): Promise<Result<Uint8Array, RestoreFailure>> {
  const unlocked = await host.call('backup.unlock', secrets);
  if (!unlocked.ok) {
    const { code, waitSeconds = 0 } = unlocked.error;
    return fail({ of: 'vault', code, waitSeconds });
  }
  const { dataKey } = unlocked.value;
  const key = await importDataKey(Uint8Array.from(dataKey));
  const checked = await checkedRows(host, key, opened);
  if (!checked.ok) return fail({ of: 'backup', code: checked.error });
  // Before what is there is moved, so that a refusal leaves all in its place.
  await needSpaceFor(host, checked.value.rows);
  // What no vault opens goes out of the way first, and only for a backup that is whole.
  const aside = await host.call('vault.setAside', { keepsBackups: true, opensNothing });
  const folder = aside.ok ? aside.value : aside.error.movedTo;
  if (typeof folder === 'string') onAside(folder);
  if (!aside.ok) return fail({ of: 'backup', code: aside.error.code, space: aside.error });
  const put = await putIntoEmpty(checked.value.rows, { host, name: 'hoks', indexedDb });
  if (!put.ok) return fail({ of: 'backup', code: put.error });
  const installed = await host.call('backup.installVault', null);
  return installed.ok ? ok(dataKey) : fail({ of: 'backup', code: installed.error.code });
}
