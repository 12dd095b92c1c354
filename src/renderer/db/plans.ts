import { everyChange } from './acts.ts';
import { editedPlan } from './merge-plan.ts';
import type { Plan } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';
import type { UpdatePlan } from './update-plan.ts';

export function createPlans(
  records: SealedRecords,
  transactions: Transactions,
  updatePlan: UpdatePlan,
): Pick<Store, 'plans' | 'plan' | 'savePlan'> {
  return {
    async plans() {
      const rows = await transactions.read((db) => db.plans.toArray());
      return records.openAllKept<Plan>('plans', rows);
    },
    async plan(id) {
      const row = await transactions.read((db) => db.plans.get(id));
      return row && records.open<Plan>('plans', row);
    },
    savePlan: (plan) => updatePlan(plan.id, (stored) => editedPlan(stored, plan), everyChange('changed')),
  };
}
