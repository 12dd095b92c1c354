import type { AuditAct } from '../audit/audit-signer.ts';
import type { LoggedWrites } from './audit.ts';
import type { Database, TableName } from './db.ts';
import type { Plan } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import { StoreError } from './store.ts';
import type { Transactions } from './transactions.ts';

/** How a change of a plan is called in the log of use; nothing when it is not logged. */
export type NameAct = (before: Plan | undefined, after: Plan) => readonly AuditAct[];

/** Rows that go to disk together with the plan or not at all. */
export interface Alongside {
  readonly tables: readonly TableName[];
  readonly write: (db: Database) => Promise<unknown>;
}

const alone: Alongside = { tables: [], write: () => Promise.resolve() };

/**
 * Changes the plan that is stored now; `change` may be called several times and returns undefined to leave the plan as it is.
 */
export type UpdatePlan = (
  planId: string,
  change: (stored: Plan | undefined) => Plan | undefined,
  acts: NameAct,
  alongside?: Alongside,
) => Promise<void>;

/** Far more than writers there can be; reaching it means the disk does not keep what it is given. */
const mostRepeats = 100;

/**
 * Nothing can be opened or sealed inside a transaction. So the plan is read, changed and sealed outside, and the
 * transaction writes it only if its revision is still the one that was read; else everything is done again.
 */
export function createUpdatePlan(records: SealedRecords, transactions: Transactions, logged: LoggedWrites): UpdatePlan {
  return async (planId, change, acts, alongside = alone) => {
    for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
      const row = await transactions.read((db) => db.plans.get(planId));
      const stored = row && (await records.open<Plan>('plans', row));
      const plan = change(stored);
      const changed = plan && {
        ...(await records.seal('plans', planId, plan)),
        revision: (row?.revision ?? 0) + 1,
        updatedAt: plan.updatedAt,
      };
      const named = plan === undefined ? [] : acts(stored, plan);
      const written = await logged.write(named, ['plans', ...alongside.tables], async (db) => {
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
