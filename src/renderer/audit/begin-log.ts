import type { AuditAction, AuditHead } from '../../shared/audit/entry.ts';
import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';

/** What somebody did on the way in, besides opening: the log cannot be written before. */
export type WayIn = Extract<AuditAction, 'restored' | 'recovered' | 'recovery-key-made'>;

type LogCall = 'audit.anchor' | 'audit.keepAnchor';

/** The calls of the host that concern the log. */
type LogCalls = <N extends LogCall>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N>>;

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
    void call('audit.keepAnchor', { head, recordedFailures: 0 }).catch(() => undefined);
  };
  return (head) => {
    newest = head;
    if (!isResting) send();
  };
}

/**
 * The first entries of an opened vault: when somebody was refused before, whether the log goes on from where it was last seen to
 * end, and that it was opened, and how.
 */
export async function beginLog(store: Store, call: LogCalls, ways: readonly WayIn[] = []): Promise<void> {
  const { head, failedUnlocks } = await call('audit.anchor', null);
  const broken = await store.resumeAudit(head);
  if (broken !== undefined) await store.record({ action: 'log-broken-off', result: broken });
  for (const at of failedUnlocks) await store.record({ action: 'unlock-failed', at });
  for (const action of ways) await store.record({ action });
  await store.record({ action: 'unlocked' });
  const { head: now } = await store.auditLog();
  if (now !== 'unreadable' && failedUnlocks.length > 0) {
    await call('audit.keepAnchor', { head: now, recordedFailures: failedUnlocks.length });
  }
}
