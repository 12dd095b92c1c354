import type { SealedRecords } from './sealed-records.ts';
import type { Settings, Store } from './store.ts';
import type { Transactions } from './transactions.ts';

const names = ['connection', 'organisation', 'counselor'] as const satisfies readonly (keyof Settings)[];

interface Setting {
  readonly name: string;
  readonly value: unknown;
}

export function createSettings(
  records: SealedRecords,
  transactions: Transactions,
): Pick<Store, 'settings' | 'saveSettings'> {
  return {
    async settings() {
      const rows = await transactions.read((db) => db.settings.toArray());
      const stored = await records.openAll<Setting>('settings', rows);
      return Object.fromEntries(stored.map(({ name, value }) => [name, value]));
    },
    async saveSettings(settings) {
      const given = names.filter((name) => settings[name] !== undefined);
      const rows = await Promise.all(
        given.map((name) => records.seal('settings', name, { name, value: settings[name] })),
      );
      await transactions.write(['settings'], async (db) => {
        await db.settings.clear();
        await db.settings.bulkPut(rows);
      });
    },
  };
}
