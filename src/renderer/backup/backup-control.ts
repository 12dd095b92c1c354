import type { BackupError, BackupState } from '../../shared/backup/backup-calls.ts';
import type { SnapshotHeader } from '../../shared/backup/snapshot.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import type { IndexedDb } from '../db/db.ts';
import type { EnoughSpace } from '../db/enough-space.ts';
import { createRawRows } from '../db/raw-rows.ts';
import { repairDamaged, type RepairReport } from './repair.ts';
import { type BackupHost, takeSnapshot } from './take-snapshot.ts';

export interface BackupStatus {
  /** Undefined until main has told. */
  readonly state: BackupState | undefined;
  readonly isTaking: boolean;
  /** Why the latest backup was not made; gone when one is. */
  readonly problem: BackupError | undefined;
  readonly repair:
    | { readonly state: 'running' }
    | { readonly state: 'done'; readonly report: RepairReport }
    | { readonly state: 'failed'; readonly code: BackupError['code'] }
    | undefined;
}

/** Backups as the page sees them: made by themselves while people work, and never in their way. */
export interface BackupControl {
  readonly status: () => BackupStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /** The first backup of the day, soon. */
  readonly start: () => void;
  /** Something was approved: a backup soon, one for all that are approved meanwhile. */
  readonly approved: () => void;
  readonly takeNow: () => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  readonly useOwnFolder: () => Promise<void>;
  /** Brings back from the backups what does not open. */
  readonly repair: () => Promise<void>;
}

export interface BackupOptions {
  readonly host: BackupHost;
  readonly key: CryptoKey;
  readonly name: string;
  readonly indexedDb: IndexedDb;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly later: (work: () => void, milliseconds: number) => void;
  /** Damaged records have been replaced from backups. */
  readonly onRepaired: () => void;
  /** Asked before a record is written over. */
  readonly enoughSpace: EnoughSpace;
}

/** So that whoever has just unlocked or approved sees the result of that first. */
const soonMs = 3000;

export function createBackupControl(options: BackupOptions): BackupControl {
  const { host, key, name, indexedDb, now, later, onRepaired, enoughSpace } = options;
  const rows = createRawRows(indexedDb, name);
  let status: BackupStatus = { state: undefined, isTaking: false, problem: undefined, repair: undefined };
  let last: Promise<void> = Promise.resolve();
  let isPlanned = false;
  const listeners = new Set<() => void>();
  const change = (next: Partial<BackupStatus>): void => {
    status = { ...status, ...next };
    for (const listener of listeners) listener();
  };
  const refresh = async (): Promise<void> => change({ state: await host.call('backup.state', null) });

  /** One after the other: there is one file being written, and one being read. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    // A call that was refused, or a database that cannot be read, is a backup that was not made.
    last = last.then(work).catch(() => change({ isTaking: false, problem: { code: 'failed' } }));
    return last;
  }
  const take = (why: SnapshotHeader['why']): Promise<void> =>
    inTurn(async () => {
      change({ isTaking: true });
      const taken = await takeSnapshot({ host, key, rows, why, now: now() });
      change({ isTaking: false, problem: taken.ok ? undefined : taken.error });
      await refresh();
    });
  const setFolder = (work: () => Promise<BackupError | undefined>): Promise<void> =>
    inTurn(async () => {
      change({ problem: await work() });
      await refresh();
    });

  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      void inTurn(refresh).then(() => {
        const today = finnishDate(now());
        const hasToday = status.state?.snapshots.some(
          ({ madeAt, why }) => why !== 'damaged' && finnishDate(madeAt) === today,
        );
        if (hasToday !== true) later(() => void take('daily'), soonMs);
      });
    },
    approved: () => {
      if (isPlanned) return;
      isPlanned = true;
      later(() => {
        isPlanned = false;
        void take('approval');
      }, soonMs);
    },
    takeNow: () => take('asked'),
    chooseFolder: () =>
      setFolder(async () => {
        const chosen = await host.call('backup.chooseFolder', null);
        return chosen.ok ? undefined : chosen.error;
      }),
    useOwnFolder: () =>
      setFolder(async () => {
        const used = await host.call('backup.useOwnFolder', null);
        return used.ok ? undefined : used.error;
      }),
    repair: () =>
      inTurn(async () => {
        change({ repair: { state: 'running' } });
        try {
          const repaired = await repairDamaged({
            host,
            key,
            rows,
            name,
            indexedDb,
            now: now(),
            enoughSpace,
          });
          const repair = repaired.ok
            ? ({ state: 'done', report: repaired.value } as const)
            : ({ state: 'failed', code: repaired.error } as const);
          change({ repair });
          if (repaired.ok && repaired.value.restored.length > 0) onRepaired();
        } catch {
          change({ repair: { state: 'failed', code: 'failed' } });
        }
        await refresh();
      }),
  };
}
