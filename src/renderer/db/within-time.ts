import { StoreError } from './store.ts';

/**
 * On a full disk a transaction may never settle, neither complete nor abort (F10). So nothing waits for the disk without
 * an end: after `milliseconds` this rejects with 'timeout' and calls `giveUp`.
 */
export async function withinTime<Value>(
  milliseconds: number,
  start: () => PromiseLike<Value>,
  giveUp: () => void,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new StoreError('timeout'));
      giveUp();
    }, milliseconds);
  });
  try {
    return await Promise.race([start(), tooLong]);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    clearTimeout(timer);
  }
}

/** What the disk's errors are called: which one comes depends on the moment (F10: a full disk gives UnknownError). */
const diskErrors: ReadonlySet<string> = new Set([
  'AbortError',
  'BulkError',
  'DataError',
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'OpenFailedError',
  'QuotaExceededError',
  'ReadOnlyError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
]);

/** Names what went wrong by a closed list of codes. An error that is not the disk's is a fault of ours and stays what it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  // Only versions are added rather than put, so only they can collide.
  if (error.name === 'ConstraintError') return new StoreError('version-exists');
  if (error.name === 'VersionError') return new StoreError('newer-database');
  return diskErrors.has(error.name) ? new StoreError('disk') : error;
}
