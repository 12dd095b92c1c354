import type { AuditHead } from '../../shared/audit/entry.ts';
import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';

export type LogCall = 'audit.anchor' | 'audit.keepAnchor';

/** The calls of the host that concern the log. */
export type LogCalls = <N extends LogCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;

/** Main writes a file for each call: while many entries come, as in bulk delivery, it is told this often. */
const restMs = 500;

/**
 * Tells main where the log ends: the newest, and after a rest again. An end that main did not come to know of is no harm, as
 * the log goes on from the older one.
 */
export function createAnchorKeeper(
  call: LogCalls,
  rest: (run: () => void, ms: number) => unknown,
): (head: AuditHead) => void {
  let newest: AuditHead | undefined;
  let isResting = false;
  const send = (): void => {
    const head = newest;
    newest = undefined;
    isResting = head !== undefined;
    if (head === undefined) return;
    rest(send, restMs);
    void call('audit.keepAnchor', { head, recordedFailures: 0, recordedActs: 0 }).catch(() => undefined);
  };
  return (head) => {
    newest = head;
    if (!isResting) send();
  };
}

/**
 * The first entries of an opened vault: when somebody was refused before, whether the log goes on from where it was last seen to
 * end, what main has done since, and that it was opened.
 * @param isRebuilt the page itself has put a backup in the place of an emptied database
 */
export async function beginLog(store: Store, call: LogCalls, isRebuilt = false): Promise<void> {
  const { head, failedUnlocks } = await call('audit.anchor', null);
  const broken = await store.resumeAudit(head);
  if (broken !== undefined) await store.record({ action: 'log-broken-off', result: broken });
  for (const at of failedUnlocks) await store.record({ action: 'unlock-failed', at });
  // What the disk refuses now stays noted.
  await recordMainActs(store, call).catch(() => undefined);
  if (isRebuilt) await store.record({ action: 'restored' });
  await store.record({ action: 'unlocked' });
  if (failedUnlocks.length > 0) await keep(store, call, { recordedFailures: failedUnlocks.length, recordedActs: 0 });
}

/** Writes down what main has done and noted; only then main forgets it. Rejects when the disk refuses. */
export async function recordMainActs(store: Pick<Store, 'record' | 'auditLog'>, call: LogCalls): Promise<void> {
  const { acts } = await call('audit.anchor', null);
  for (const act of acts) await store.record(act, 'or-fail');
  if (acts.length > 0) await keep(store, call, { recordedFailures: 0, recordedActs: acts.length });
}

async function keep(
  store: Pick<Store, 'auditLog'>,
  call: LogCalls,
  recorded: Omit<CallArgument<'audit.keepAnchor'>, 'head'>,
): Promise<void> {
  const { head } = await store.auditLog();
  if (head !== 'unreadable') await call('audit.keepAnchor', { head, ...recorded });
}
