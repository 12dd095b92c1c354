import type { AuditAction } from '../../shared/audit/entry.ts';
import type { Disclosure, RecordDisclosure } from '../../shared/rights/disclosure.ts';
import type { Store } from '../db/store.ts';

/** Keeps disclosures sealed beside the plan they were made of: what a student asks for holds them. */
export function disclosuresBesidePlans(store: Pick<Store, 'commitPlan'>): RecordDisclosure {
  return async (planId, disclosure) => {
    const change = (next: (kept: readonly Disclosure[]) => readonly Disclosure[], action?: AuditAction) =>
      store.commitPlan({
        planId,
        change: (stored) => {
          if (stored === undefined) throw new Error('no such plan');
          return { ...stored, luovutukset: next(stored.luovutukset ?? []) };
        },
        deliveries: [],
        action,
      });
    await change((kept) => [...kept, disclosure], 'disclosed');
    return () => change((kept) => kept.filter(({ at, saaja }) => at !== disclosure.at || saaja !== disclosure.saaja));
  };
}
