import type { Delivery, DeliveryState } from '../../shared/delivery/delivery.ts';
import { deliveryActs, type EditBursts, everyChange } from './acts.ts';
import type { LoggedWrites } from './audit.ts';
import type { DeliveryRow } from './db.ts';
import { deliveredPlan } from './merge-plan.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';
import type { UpdatePlan } from './update-plan.ts';

export function createOutbox(
  records: SealedRecords,
  transactions: Transactions,
  updatePlan: UpdatePlan,
  logged: LoggedWrites,
  bursts: EditBursts,
): Pick<Store, 'deliveries' | 'deliveriesOf' | 'undelivered' | 'commitDelivery' | 'commitPlan'> {
  return {
    async deliveries() {
      const rows = await transactions.read((db) => db.deliveries.toArray());
      return records.openAllKept<Delivery>('deliveries', rows);
    },
    async deliveriesOf(planId) {
      const rows = await transactions.read((db) => db.deliveries.where('planId').equals(planId).toArray());
      return records.openAllKept<Delivery>('deliveries', rows);
    },
    async undelivered() {
      const onTheWay: readonly DeliveryState[] = ['queued', 'sending'];
      // Each state as a whole, which is far faster than a cursor through several; at one moment, so that none slips between.
      const rows = await transactions.read((db) =>
        db.transaction('r', db.deliveries, () =>
          Promise.all(onTheWay.map((state) => db.deliveries.where('state').equals(state).toArray())),
        ),
      );
      return records.openAllKept<Delivery>('deliveries', rows.flat());
    },
    async commitDelivery({ delivery, ehoks }) {
      const row = await sealedDelivery(records, delivery);
      const acts = deliveryActs(delivery, ehoks);
      if (ehoks === undefined) {
        await logged.write(acts, ['deliveries'], async (db) => {
          await db.deliveries.put(row);
          return true;
        });
        return;
      }
      await updatePlan(
        delivery.planId,
        (stored) => stored && deliveredPlan(stored, ehoks),
        () => acts,
        {
          tables: ['deliveries'],
          write: (db) => db.deliveries.put(row),
        },
      );
    },
    async commitPlan({ planId, change, deliveries, action = 'changed' }) {
      const rows = await Promise.all(deliveries.map((delivery) => sealedDelivery(records, delivery)));
      // A meeting is saved again with every word that is typed into it.
      const isTyped = action === 'meeting-recorded';
      await updatePlan(planId, change, isTyped ? bursts.name(action) : everyChange(action), {
        tables: ['deliveries'],
        write: (db) => db.deliveries.bulkPut(rows),
      });
      if (isTyped) bursts.written(planId);
    },
  };
}

/** A delivery as it goes into its table. */
export async function sealedDelivery(records: SealedRecords, delivery: Delivery): Promise<DeliveryRow> {
  const { id, planId, state, nextAttemptAt } = delivery;
  return { ...(await records.seal('deliveries', id, delivery)), planId, state, nextAttemptAt };
}
