import type { AwaitsReview } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/** Marks that a plan holds what a person has yet to go through, or that it has been done. The document stays as it is. */
export function markReview(planId: string, awaitsReview: AwaitsReview | undefined, store: Store): Promise<void> {
  return store.commitPlan({
    planId,
    change: (stored) => {
      if (stored === undefined) throw new Error('no such plan');
      return { ...stored, awaitsReview };
    },
    deliveries: [],
  });
}
