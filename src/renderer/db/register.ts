import type { RegisterEntry } from '../../shared/register/register.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

/** A record of its own that says that the register has been begun: one that was emptied is not filled again from old plans. */
const begun = 'begun';

export function createRegister(
  records: SealedRecords,
  transactions: Transactions,
): Pick<Store, 'register' | 'updateRegister'> {
  const read = async () => {
    const rows = await transactions.read((db) => db.register.toArray());
    const entries = await records.openAllKept<RegisterEntry>(
      'register',
      rows.filter(({ id }) => id !== begun),
    );
    return { entries, isBegun: rows.some(({ id }) => id === begun) };
  };
  return {
    async register() {
      const { entries, isBegun } = await read();
      return isBegun ? entries : undefined;
    },
    async updateRegister(change) {
      const { entries, isBegun } = await read();
      const after = change(entries);
      // What a change leaves as it is, is the same object.
      const changed = after.filter((entry) => !entries.includes(entry));
      const kept = new Set(after.map(({ id }) => id));
      const gone = entries.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
      if (isBegun && changed.length === 0 && gone.length === 0) return;
      const rows = await Promise.all([
        records.seal('register', begun, {}),
        ...changed.map((entry) => records.seal('register', entry.id, entry)),
      ]);
      await transactions.write(['register'], async (db) => {
        await db.register.bulkDelete(gone);
        await db.register.bulkPut(rows);
      });
    },
  };
}
