import type { KnownSnapshot } from '../../shared/backup/backup-calls.ts';
import { databaseVersions, type IndexedDb } from '../db/db.ts';
import { createRawRows } from '../db/raw-rows.ts';
import { needSpace } from './need-space.ts';
import { checkedRows, putIntoEmpty, type Restored } from './restore-snapshot.ts';
import { type BackupHost, takeSnapshot } from './take-snapshot.ts';

/** An empty database, and backups that are not: what a person is asked. */
export interface RebuildOffer {
  readonly newest: KnownSnapshot;
  /** Puts the newest backup that is whole into the database; undefined when none is. Rejects with StoreError or TooLittleSpace. */
  readonly restore: () => Promise<Rebuilt | undefined>;
}

export interface Rebuilt extends Restored {
  /** Newer backups that were not whole. */
  readonly unusable: number;
}

export interface PrepareOptions {
  readonly host: BackupHost;
  readonly key: CryptoKey;
  readonly name: string;
  readonly indexedDb: IndexedDb;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Asks the person; resolves when they want to go on with what is in the database then. */
  readonly ask: (offer: RebuildOffer) => Promise<void>;
}

/**
 * Before the database is opened for work: a copy before it is brought to a new version, and the offer to rebuild one that has
 * lost everything. Chromium itself begins an empty database when the files of the old one are damaged, so an empty one beside
 * backups that are not is never taken as a matter of course. Resolves with what was put back from a backup, if anything.
 * Rejects with TooLittleSpace or StoreError.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<Rebuilt | undefined> {
  const { host, key, name, indexedDb, now, ask } = options;
  const rows = createRawRows(indexedDb, name);
  const version = await rows.version();
  const newestVersion = Math.max(...databaseVersions.map((one) => one.version));
  if (version > newestVersion) return undefined;
  const isEmpty = Object.values(await rows.counts()).every((count) => count === 0);
  if (!isEmpty && version < newestVersion) {
    await needSpace(host);
    // A folder that cannot be written to is told by the notices; a migration that is cut off goes on by itself.
    await takeSnapshot({ host, key, rows, why: 'migration', now: now() });
  }
  if (!isEmpty) return undefined;
  const { snapshots } = await host.call('backup.state', null);
  const filled = snapshots.filter(({ why, counts }) => why !== 'damaged' && (counts['students'] ?? 0) > 0);
  const [newest] = filled;
  if (newest === undefined) return undefined;
  await host.call('database.found', { state: 'lost' }).catch(() => undefined);
  let rebuilt: Rebuilt | undefined;
  await ask({ newest, restore: async () => (rebuilt = await restoreNewest(filled, options)) });
  return rebuilt;
}

async function restoreNewest(
  newestFirst: readonly KnownSnapshot[],
  { host, key, name, indexedDb }: PrepareOptions,
): Promise<Rebuilt | undefined> {
  for (const [unusable, { id, madeAt, counts }] of newestFirst.entries()) {
    const opened = await host.call('backup.open', { id });
    if (!opened.ok || opened.value === 'cancelled') continue;
    const checked = await checkedRows(host, key, opened.value);
    if (!checked.ok) continue;
    const put = await putIntoEmpty(checked.value.rows, { host, name, indexedDb });
    return put.ok ? { madeAt, counts, lost: checked.value.lost, unusable } : undefined;
  }
  return undefined;
}
