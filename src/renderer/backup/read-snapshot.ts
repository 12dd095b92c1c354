import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import { sealedDigestsSchema, sealLineSchema } from '../../shared/backup/snapshot.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SealedRow } from '../db/db.ts';
import { open } from '../vault/seal.ts';
import { digestOf, fromBase64, readRowsLine } from './row-lines.ts';
import { type BackupHost, sealContext } from './take-snapshot.ts';

/** Everything of a backup whose seal and digests are right, by table. */
export type SnapshotRows = ReadonlyMap<string, readonly SealedRow[]>;

/** 'wrong-key': the seal does not open under this key. 'damaged': it does, and what it seals is not what is there. */
export type ReadProblem = BackupError['code'] | 'wrong-key' | 'damaged';

/**
 * Reads the backup that main has open, and gives nothing of it unless the whole of it is as it was made: each line against the
 * sealed digests, and every row against the key.
 */
export async function readSnapshot(
  host: BackupHost,
  key: CryptoKey,
  { lines, counts }: Pick<OpenedSnapshot, 'lines' | 'counts'>,
): Promise<Result<SnapshotRows, ReadProblem>> {
  const last = await host.call('backup.read', { index: lines - 1 });
  if (!last.ok) return fail(last.error.code);
  const digests = await sealedDigests(key, last.value);
  if (digests === undefined) return fail('wrong-key');
  if (digests.length !== lines - 1) return fail('damaged');

  const rows = new Map<string, SealedRow[]>();
  for (const [index, digest] of digests.entries()) {
    const line = await host.call('backup.read', { index });
    if (!line.ok) return fail(line.error.code);
    if ((await digestOf(line.value)) !== digest) return fail('damaged');
    if (index === 0) continue;
    const read = readRowsLine(line.value);
    if (read === undefined) return fail('damaged');
    rows.set(read.table, [...(rows.get(read.table) ?? []), ...read.rows]);
  }
  const isWhole = Object.entries(counts).every(([table, count]) => (rows.get(table)?.length ?? 0) === count);
  return isWhole ? ok(rows) : fail('damaged');
}

async function sealedDigests(key: CryptoKey, line: string): Promise<readonly string[] | undefined> {
  try {
    const { nonce, ciphertext } = sealLineSchema.parse(JSON.parse(line));
    const sealed = { nonce: fromBase64(nonce), ciphertext: fromBase64(ciphertext) };
    return sealedDigestsSchema.parse(await open(key, sealContext, sealed)).digests;
  } catch {
    return undefined;
  }
}
