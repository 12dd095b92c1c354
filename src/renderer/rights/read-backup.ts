import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import type { VaultError } from '../../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { checkedRows } from '../backup/restore-snapshot.ts';
import type { ReadProblem } from '../backup/read-snapshot.ts';
import type { BackupHost } from '../backup/take-snapshot.ts';
import type { Store } from '../db/store.ts';
import { importDataKey } from '../vault/data-key.ts';
import { open } from '../vault/seal.ts';
import { passphraseBytes, recoveryKeyBytes } from '../vault/secret-bytes.ts';
import type { HeldRecords } from './held-data.ts';

/** What a backup held, and how many of its records do not open. */
export interface BackupContents {
  readonly madeAt: number;
  readonly profile: OpenedSnapshot['profile'];
  readonly records: HeldRecords;
  readonly lost: number;
}

export type BackupReadError =
  | { readonly of: 'vault'; readonly error: VaultError }
  | { readonly of: 'backup'; readonly code: ReadProblem | BackupError['code'] };

/** What the lost machine was opened with. */
export type BackupSecret = { readonly passphrase: string } | { readonly recoveryKey: string };

/**
 * Opens the backup that main has open, to look into it: nothing is restored, and nothing of it is written to this disk in clear.
 * Its key is gone with the answer. That it was looked into is logged first; rejects when it cannot be, or main does not answer.
 */
export async function readBackup(
  { host, store }: { readonly host: BackupHost; readonly store: Pick<Store, 'record'> },
  opened: OpenedSnapshot,
  secret: BackupSecret,
): Promise<Result<BackupContents, BackupReadError>> {
  // A recovery key sets a new passphrase: one that nobody needs, as the copy of the vault goes when the backup is closed.
  const unlocked = await host.call(
    'backup.unlock',
    'passphrase' in secret
      ? { passphrase: passphraseBytes(secret.passphrase) }
      : { passphrase: passphraseBytes(crypto.randomUUID()), recoveryKey: recoveryKeyBytes(secret.recoveryKey) },
  );
  if (!unlocked.ok) return fail({ of: 'vault', error: unlocked.error });
  const key = await importDataKey(Uint8Array.from(unlocked.value.dataKey));
  unlocked.value.dataKey.fill(0);
  const checked = await checkedRows(host, key, opened);
  if (!checked.ok) return fail({ of: 'backup', code: checked.error });
  await store.record({ action: 'backup-viewed' }, 'or-fail');
  const { rows, lost } = checked.value;
  const all = async <Kept>(table: string): Promise<Kept[]> =>
    Promise.all(
      (rows.get(table) ?? []).map(async (row) => {
        const { id, schemaVersion } = row;
        // Authenticated: just what the other installation sealed into this table.
        return (await open(key, { table, id, schemaVersion }, row)) as Kept;
      }),
    );
  const records: HeldRecords = {
    students: await all('students'),
    plans: await all('plans'),
    versions: await all('versions'),
    deliveries: await all('deliveries'),
    // The register keeps a row of its own that says that it was begun.
    registered: Math.max(0, (rows.get('register')?.length ?? 0) - 1),
  };
  return ok({ madeAt: opened.madeAt, profile: opened.profile, records, lost });
}
