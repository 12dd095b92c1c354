import { sameJson } from '../plan/edit-patch.ts';
import type { LoggedWrites } from './audit.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Settings, Store } from './store.ts';
import type { Transactions } from './transactions.ts';

const names = ['connection', 'organisation', 'counselor', 'retention'] as const satisfies readonly (keyof Settings)[];

interface Setting {
  readonly name: string;
  readonly value: unknown;
}

export function createSettings(
  records: SealedRecords,
  transactions: Transactions,
  logged: LoggedWrites,
): Pick<Store, 'settings' | 'saveSettings'> {
  const read = async (): Promise<Settings> => {
    const rows = await transactions.read((db) => db.settings.bulkGet([...names]));
    const stored = await records.openAll<Setting>(
      'settings',
      rows.flatMap((row) => row ?? []),
    );
    return Object.fromEntries(stored.map(({ name, value }) => [name, value]));
  };
  return {
    settings: read,
    async saveSettings(settings) {
      const stored = await read();
      const given = names.filter((name) => settings[name] !== undefined);
      const rows = await Promise.all(
        given.map((name) => records.seal('settings', name, { name, value: settings[name] })),
      );
      const fields = names.filter((name) => !sameJson(stored[name], settings[name]));
      await logged.write([{ action: 'settings-changed', fields }], ['settings'], async (db) => {
        await db.settings.bulkDelete([...names]);
        await db.settings.bulkPut(rows);
        return true;
      });
      logged.forgetActor();
    },
  };
}
