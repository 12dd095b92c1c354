import type { Database, TableName } from './db.ts';
import type { Plan } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import { StoreError } from './store.ts';
import type { Transactions } from './transactions.ts';

/** Rows that go to disk together with the plan or not at all. */
export interface Alongside {
  readonly tables: readonly TableName[];
  readonly write: (db: Database) => Promise<unknown>;
}

/**
 * Changes the plan that is stored now; `change` may be called several times and returns undefined to leave the plan as it is.
 */
export type UpdatePlan = (
  planId: string,
  change: (stored: Plan | undefined) => Plan | undefined,
  alongside?: Alongside,
) => Promise<void>;

/** Far more than writers there can be; reaching it means the disk does not keep what it is given. */
const mostRepeats = 100;

/**
 * Nothing can be opened or sealed inside a transaction. So the plan is read, changed and sealed outside, and the
 * transaction writes it only if its revision is still the one that was read; else everything is done again.
 */
export function createUpdatePlan(records: SealedRecords, transactions: Transactions): UpdatePlan {
  return async (planId, change, alongside = { tables: [], write: () => Promise.resolve() }) => {
    for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
      const row = await transactions.read((db) => db.plans.get(planId));
      const plan = change(row && (await records.open<Plan>('plans', row)));
      const changed = plan && {
        ...(await records.seal('plans', planId, plan)),
        revision: (row?.revision ?? 0) + 1,
        updatedAt: plan.updatedAt,
      };
      const written = await transactions.write(['plans', ...alongside.tables], async (db) => {
        if ((await db.plans.get(planId))?.revision !== row?.revision) return false;
        if (changed) await db.plans.put(changed);
        await alongside.write(db);
        return true;
      });
      if (written) return;
    }
    throw new StoreError('disk');
  };
}
