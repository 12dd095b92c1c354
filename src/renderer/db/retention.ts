import type { Delivery } from '../../shared/delivery/delivery.ts';
import { everyChange } from './acts.ts';
import type { LoggedWrites } from './audit.ts';
import type { VersionRow } from './db.ts';
import { sealedDelivery } from './outbox.ts';
import type { EditRecord, Plan, PlanVersion } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import { StoreError, type Store } from './store.ts';
import type { Transactions } from './transactions.ts';
import type { UpdatePlan } from './update-plan.ts';

/** What makes less of what is stored: removing what may not be kept any longer. */
export function createRetention(
  records: SealedRecords,
  transactions: Transactions,
  updatePlan: UpdatePlan,
  logged: LoggedWrites,
): Pick<Store, 'tidyPlan' | 'purgePlan' | 'purgeStudent'> {
  const ofPlan = async (planId: string) => {
    const read = (table: 'versions' | 'edits') =>
      transactions.read((db) => db[table].where('planId').equals(planId).toArray());
    const versions = await records.openAll<PlanVersion>('versions', await read('versions'));
    const edits = await records.openAll<EditRecord>('edits', await read('edits'));
    return { versions, edits: edits.toSorted((one, other) => one.serial - other.serial) };
  };
  return {
    async tidyPlan(planId, tidy) {
      const row = await transactions.read((db) => db.plans.get(planId));
      if (row === undefined) return;
      const whole = { plan: await records.open<Plan>('plans', row), ...(await ofPlan(planId)) };
      const after = tidy(whole);
      const changed = after.versions.filter((version) => !whole.versions.includes(version));
      const versionRows = await Promise.all(
        changed.map(async (version): Promise<VersionRow> => {
          return { ...(await records.seal('versions', version.id, version)), planId };
        }),
      );
      const kept = new Set(after.edits);
      const gone = whole.edits.filter((edit) => !kept.has(edit)).map(({ serial }) => `${planId}:${serial}`);
      // Writes stand in line, so the stored plan is still the one that was read.
      await updatePlan(planId, () => after.plan, everyChange('tidied'), {
        tables: ['versions', 'edits'],
        async write(db) {
          await db.versions.bulkPut(versionRows);
          await db.edits.bulkDelete(gone);
        },
      });
    },
    async purgePlan({ planId, basedOn, receipts, student, register }) {
      const rows = await Promise.all(receipts.map((receipt: Delivery) => sealedDelivery(records, receipt)));
      const tables = ['students', 'plans', 'versions', 'deliveries', 'edits', 'register'] as const;
      await logged.write([{ action: 'purged', about: planId }], tables, async (db) => {
        const stored = await db.plans.get(planId);
        if (stored?.updatedAt !== basedOn) throw new StoreError('plan-changed');
        for (const table of [db.versions, db.edits, db.deliveries]) {
          await table.where('planId').equals(planId).delete();
        }
        await db.deliveries.bulkPut(rows);
        await db.register.bulkDelete([...register]);
        if (student !== undefined) await db.students.delete(student);
        await db.plans.delete(planId);
        return true;
      });
    },
    async purgeStudent(studentId) {
      const rows = await transactions.read((db) => db.plans.toArray());
      const plans = await records.openAllKept<Plan>('plans', rows);
      // Writes stand in line, so no plan comes between.
      const mayHavePlan = plans.length < rows.length || plans.some((plan) => plan.studentId === studentId);
      if (mayHavePlan) return false;
      return logged.write([{ action: 'purged', about: studentId }], ['students'], async (db) => {
        if ((await db.students.get(studentId)) === undefined) return false;
        await db.students.delete(studentId);
        return true;
      });
    },
  };
}
