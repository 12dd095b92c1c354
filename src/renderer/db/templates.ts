import { sameJson } from '../plan/edit-patch.ts';
import type { LoggedWrites } from './audit.ts';
import type { Template } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

const named = ['nimi', 'diaarinumero', 'content'] as const satisfies readonly (keyof Template)[];

export function createTemplates(
  records: SealedRecords,
  transactions: Transactions,
  logged: LoggedWrites,
): Pick<Store, 'templates' | 'saveTemplate' | 'removeTemplate'> {
  /** One that does not open is written over all the same. */
  const stored = async (id: string): Promise<Template | undefined> => {
    const row = await transactions.read((db) => db.templates.get(id));
    return row && records.open<Template>('templates', row).catch(() => undefined);
  };
  return {
    async templates() {
      const rows = await transactions.read((db) => db.templates.toArray());
      return records.openAll<Template>('templates', rows);
    },
    async saveTemplate(template) {
      const row = await records.seal('templates', template.id, template);
      const before = await stored(template.id);
      const touched = named.filter((name) => !sameJson(before?.[name], template[name]));
      const fields = touched.map((name) => `template.${name}`);
      await logged.write([{ action: 'template-saved', fields }], ['templates'], async (db) => {
        await db.templates.put(row);
        return true;
      });
    },
    async removeTemplate(id) {
      await logged.write([{ action: 'template-removed' }], ['templates'], async (db) => {
        await db.templates.delete(id);
        return true;
      });
    },
  };
}
