import { setAside } from '../../shared/delivery/delivery.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { StoreError, type Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from './exclusive.ts';
import { seenByPerson, type ServerPlan } from './server-plan.ts';

/**
 * A person has compared the plan with what eHOKS holds and chosen what stays: `document` becomes the draft, what eHOKS
 * holds becomes the baseline, and no row goes as it was approved before. The next approval then sends the merged plan; if
 * eHOKS has changed again by then, the difference is shown again. Error 'on-its-way' while a version of the plan is being
 * sent or may have been stored. Rejects when the store does: 'plan-changed' when the draft was edited after `basedOn`.
 */
export async function resolveDifference(on: {
  readonly planId: string;
  readonly document: HoksDraft;
  readonly server: ServerPlan;
  readonly store: Store;
  readonly exclusive: Exclusive;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `updatedAt` of the plan that the person has in front of them. */
  readonly basedOn?: number;
}): Promise<Result<null, 'on-its-way'>> {
  const { planId, server, store, now, basedOn } = on;
  return on.exclusive(outboxLock, async () => {
    const rows = await store.deliveriesOf(planId);
    const deliveries = setAside(rows);
    if (deliveries === undefined) return fail('on-its-way');
    await store.commitPlan({
      planId,
      change: (stored) => {
        if (stored === undefined) throw new Error('no such plan');
        if (basedOn !== undefined && stored.updatedAt !== basedOn) throw new StoreError('plan-changed');
        const { id: _id, ...document } = on.document;
        return {
          ...stored,
          document,
          updatedAt: Math.max(now, stored.updatedAt + 1),
          // What was cleaned up before is settled by what the person has seen and chosen.
          ehoks: { ...seenByPerson(server, stored.approvedVersion), origin: stored.ehoks?.origin },
        };
      },
      deliveries,
      action: 'difference-resolved',
    });
    return ok(null);
  });
}
