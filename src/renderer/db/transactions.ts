import type { Database, TableName } from './db.ts';
import type { EnoughSpace } from './enough-space.ts';
import { withinTime } from './within-time.ts';

/** Every way to the disk goes through these two; both reject with StoreError 'disk', 'timeout' or 'version-exists'. */
export interface Transactions {
  /** One query. */
  readonly read: <Value>(query: (db: Database) => PromiseLike<Value>) => Promise<Value>;
  /** All of it on disk when this resolves, or none of it. Inside, only the tables named and nothing else may be awaited. */
  readonly write: <Value>(tables: readonly TableName[], work: (db: Database) => Promise<Value>) => Promise<Value>;
}

/** Gives each transaction `watchdogMs`; then it is aborted, and the next one opens a fresh connection. None is begun on a full disk. */
export function createTransactions(
  db: Database,
  watchdogMs: number,
  enoughSpace: EnoughSpace = () => Promise.resolve(),
): Transactions {
  const reconnect = (): void => db.close({ disableAutoOpen: false });
  return {
    read: (query) => withinTime(watchdogMs, () => query(db), reconnect),
    write: async (tables, work) => {
      await enoughSpace();
      let abort: (() => void) | undefined;
      return withinTime(
        watchdogMs,
        () =>
          db.transaction('rw', [...tables], (transaction) => {
            abort = () => transaction.abort();
            return work(db);
          }),
        () => {
          abort?.();
          reconnect();
        },
      );
    },
  };
}
