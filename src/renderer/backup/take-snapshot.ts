import type { BackupError, KnownSnapshot } from '../../shared/backup/backup-calls.ts';
import type { SnapshotHeader } from '../../shared/backup/snapshot.ts';
import type { CallAnswer, CallArgument, CallName } from '../../shared/ipc-contract.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { SealedRow } from '../db/db.ts';
import type { RawRows } from '../db/raw-rows.ts';
import { seal } from '../vault/seal.ts';
import { digestOf, rowsLine, toBase64 } from './row-lines.ts';

type BackupCall = Extract<
  CallName,
  `backup.${string}` | `aside.${string}` | 'disk.space' | 'vault.setAside' | 'database.setAside' | 'database.found'
>;
/** The part of the bridge that is used (host.ts). */
export interface BackupHost {
  readonly call: <N extends BackupCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;
}

/** Where the seal of a backup belongs: it opens nowhere else, and nothing else opens there. */
export const sealContext = { table: 'varmuuskopio', id: 'tiivisteet', schemaVersion: 1 } as const;

const lineBytes = 512 * 1024;

export interface TakeSnapshot {
  readonly host: BackupHost;
  readonly key: CryptoKey;
  readonly rows: Pick<RawRows, 'readAll' | 'version'>;
  readonly why: SnapshotHeader['why'];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Copies every sealed row as it lies into one file outside the database. Nothing is opened for it. Rejects with StoreError when
 * the database cannot be read; what the disk under the file refuses is in the answer.
 */
export async function takeSnapshot({
  host,
  key,
  rows,
  why,
  now,
}: TakeSnapshot): Promise<Result<KnownSnapshot, BackupError>> {
  const counts: Record<string, number> = {};
  const lines: string[] = [];
  const database = await rows.version();
  if (database === 0) return fail({ code: 'failed' });
  await rows.readAll((table, read) => {
    counts[table] = (counts[table] ?? 0) + read.length;
    for (const group of groupsOf(read)) lines.push(rowsLine(table, group));
  });

  const begun = await host.call('backup.begin', { database, madeAt: now, why, counts });
  if (!begun.ok) return begun;
  const digests = [await digestOf(begun.value)];
  for (const line of lines) {
    const added = await host.call('backup.add', { line });
    if (!added.ok) return added;
    digests.push(await digestOf(line));
  }
  const { nonce, ciphertext } = await seal(key, sealContext, { digests });
  const last = { nonce: toBase64(nonce), ciphertext: toBase64(ciphertext) };
  const ended = await host.call('backup.add', { line: JSON.stringify(last) });
  return ended.ok ? host.call('backup.finish', null) : ended;
}

/** Lines of about half a megabyte: small enough to cross over one by one, whatever the size of the database. */
function groupsOf(rows: readonly SealedRow[]): SealedRow[][] {
  const groups: SealedRow[][] = [];
  let bytes = lineBytes;
  for (const row of rows) {
    if (bytes >= lineBytes) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(row);
    bytes += row.ciphertext.length;
  }
  return groups;
}
