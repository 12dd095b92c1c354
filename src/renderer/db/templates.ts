import type { Template } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

export function createTemplates(
  records: SealedRecords,
  transactions: Transactions,
): Pick<Store, 'templates' | 'saveTemplate' | 'removeTemplate'> {
  return {
    async templates() {
      const rows = await transactions.read((db) => db.templates.toArray());
      return records.openAll<Template>('templates', rows);
    },
    async saveTemplate(template) {
      const row = await records.seal('templates', template.id, template);
      await transactions.write(['templates'], (db) => db.templates.put(row));
    },
    async removeTemplate(id) {
      await transactions.write(['templates'], (db) => db.templates.delete(id));
    },
  };
}
