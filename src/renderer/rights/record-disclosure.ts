import type { RecordDisclosure } from '../../shared/rights/disclosure.ts';
import type { Store } from '../db/store.ts';

/** Keeps disclosures sealed beside the plan they were made of: what a student asks for holds them. */
export function disclosuresBesidePlans(store: Pick<Store, 'commitPlan'>): RecordDisclosure {
  return (planId, disclosure) =>
    store.commitPlan({
      planId,
      change: (stored) => {
        if (stored === undefined) throw new Error('no such plan');
        return { ...stored, luovutukset: [...(stored.luovutukset ?? []), disclosure] };
      },
      deliveries: [],
      action: 'disclosed',
    });
}
