import type { EditBursts } from './acts.ts';
import type { VersionRow } from './db.ts';
import { editedPlan } from './merge-plan.ts';
import type { EditRecord } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';
import type { UpdatePlan } from './update-plan.ts';

/** Steps of editing, kept beside their plans; and what was typed into a form that is not saved yet. */
export function createEdits(
  records: SealedRecords,
  transactions: Transactions,
  updatePlan: UpdatePlan,
  bursts: EditBursts,
): Pick<Store, 'edits' | 'commitEdit' | 'unfinished' | 'saveUnfinished'> {
  return {
    async edits(planId) {
      const rows = await transactions.read((db) => db.edits.where('planId').equals(planId).toArray());
      const edits = await records.openAll<EditRecord>('edits', rows);
      return edits.toSorted((one, other) => one.serial - other.serial);
    },
    async commitEdit({ plan, put, keep }) {
      const idOf = (serial: number) => `${plan.id}:${serial}`;
      const rows = await Promise.all(
        put.map(async (record): Promise<VersionRow> => {
          return { ...(await records.seal('edits', idOf(record.serial), record)), planId: plan.id };
        }),
      );
      const kept = new Set(keep.map(idOf));
      await updatePlan(
        plan.id,
        (stored) => editedPlan(stored, { approvedVersion: 0, ...plan }),
        bursts.name('changed'),
        {
          tables: ['edits'],
          async write(db) {
            const onDisk = await db.edits.where('planId').equals(plan.id).primaryKeys();
            await db.edits.bulkDelete(onDisk.filter((id) => !kept.has(id)));
            await db.edits.bulkPut(rows);
          },
        },
      );
      bursts.written(plan.id);
    },
    async unfinished(form) {
      const row = await transactions.read((db) => db.edits.get(formId(form)));
      return row && records.open('edits', row);
    },
    async saveUnfinished(form, content) {
      const id = formId(form);
      const row = content === undefined ? undefined : { ...(await records.seal('edits', id, content)), planId: id };
      await transactions.write(['edits'], async (db) => {
        if (row === undefined) await db.edits.delete(id);
        else await db.edits.put(row);
      });
    },
  };
}

/** Forms belong to no plan; a plan's id is a UUID, so these are never among its steps. */
function formId(form: string): string {
  return `lomake:${form}`;
}
