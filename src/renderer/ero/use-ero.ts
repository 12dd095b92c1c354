import { useCallback } from 'react';
import type { EhoksCalls } from '../../shared/delivery/ehoks-calls.ts';
import { type Delivery, versionNumber } from '../../shared/delivery/delivery.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { readForPerson } from '../audit/logged-acts.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { readServerPlan } from '../delivery/server-plan.ts';

/** What eHOKS was last known to hold of a plan. */
export interface KnownInEhoks {
  /** Undefined for a plan that is not known to be there. */
  readonly document: HoksDraft | undefined;
  /** When this program delivered just that, epoch milliseconds; undefined when it was read there. */
  readonly deliveredAt: number | undefined;
}

/** From the baseline when there is one, else from the last delivered version. */
export function knownInEhoks(
  plan: Plan,
  versions: readonly PlanVersion[],
  delivered: Delivery | undefined,
): KnownInEhoks {
  const baseline = plan.ehoks?.baseline;
  const version = versions.find(({ id }) => id === delivered?.id);
  const isOwn =
    delivered !== undefined && (baseline === undefined || versionNumber(delivered) >= baseline.throughVersion);
  return { document: baseline?.document ?? version?.document, deliveredAt: isOwn ? delivered.deliveredAt : undefined };
}

/** Reads what eHOKS holds of a plan now; the same function as long as it is the same plan. */
export function useReadServer(planId: string, store: Store, ehoks: EhoksCalls) {
  return useCallback(
    () => readForPerson({ store }, planId, () => readServerPlan({ planId, store, ehoks })),
    [planId, store, ehoks],
  );
}
