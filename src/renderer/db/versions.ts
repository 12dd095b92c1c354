import { approvedPlan } from './merge-plan.ts';
import { sealedDelivery } from './outbox.ts';
import type { PlanVersion } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import { StoreError, type Store } from './store.ts';
import type { Transactions } from './transactions.ts';
import type { UpdatePlan } from './update-plan.ts';

export function createVersions(
  records: SealedRecords,
  transactions: Transactions,
  updatePlan: UpdatePlan,
): Pick<Store, 'versions' | 'version' | 'versionsNamed' | 'commitApproval'> {
  return {
    async versions(planId) {
      const rows = await transactions.read((db) => db.versions.where('planId').equals(planId).toArray());
      const versions = await records.openAll<PlanVersion>('versions', rows);
      return versions.toSorted((one, other) => one.number - other.number);
    },
    async version(id) {
      const row = await transactions.read((db) => db.versions.get(id));
      return row && records.open<PlanVersion>('versions', row);
    },
    async versionsNamed(ids) {
      const rows = await transactions.read((db) => db.versions.bulkGet([...ids]));
      return records.openAllKept<PlanVersion>(
        'versions',
        rows.flatMap((row) => row ?? []),
      );
    },
    async commitApproval({ plan, version, deliveries, basedOn }) {
      const versionRow = { ...(await records.seal('versions', version.id, version)), planId: version.planId };
      const deliveryRows = await Promise.all(deliveries.map((delivery) => sealedDelivery(records, delivery)));
      await updatePlan(
        plan.id,
        (stored) => {
          if (basedOn !== undefined && stored?.updatedAt !== basedOn) throw new StoreError('plan-changed');
          return approvedPlan(stored, plan);
        },
        () => [{ action: 'approved', about: plan.id, result: `version-${version.number}` }],
        {
          tables: ['versions', 'deliveries'],
          async write(db) {
            // Added, never put: what has been approved is not written over (R24).
            await db.versions.add(versionRow);
            await db.deliveries.bulkPut(deliveryRows);
          },
        },
      );
    },
  };
}
