import { revived, withdrawn } from '../../shared/delivery/delivery.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from './exclusive.ts';

/**
 * Takes an approval back: its row is superseded (`isWithdrawn`), and the plan is a draft again,
 * or approved as far as an earlier version that may have been stored. Error 'has-left' when it
 * is on its way, may have been stored, or is done: then nothing is changed.
 */
export async function withdrawApproval(on: {
  readonly deliveryId: string;
  readonly store: Store;
  readonly exclusive: Exclusive;
}): Promise<Result<null, 'has-left'>> {
  return on.exclusive(outboxLock, async () => {
    const rows = await on.store.deliveries();
    const row = rows.find((candidate) => candidate.id === on.deliveryId);
    const taken = row && withdrawn(row);
    if (taken === undefined) return fail('has-left');
    const plan = await on.store.plan(taken.planId);
    const ofPlan = rows.filter(({ planId }) => planId === taken.planId);
    const back = revived(taken, ofPlan, plan?.ehoks?.baseline?.throughVersion);
    if (back !== undefined) await on.store.commitDelivery({ delivery: back });
    await on.store.commitDelivery({ delivery: taken });
    return ok(null);
  });
}
