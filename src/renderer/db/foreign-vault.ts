import { open } from '../vault/seal.ts';
import { databaseVersions, type SealedRow } from './db.ts';
import type { RawRows } from './raw-rows.ts';

/** There are rows, and none of them opens with this key: the vault belongs to other data. Nothing was written. */
export class ForeignVault extends Error {
  constructor() {
    super('foreign-vault');
    this.name = 'ForeignVault';
  }
}

const perTable = 5;

/**
 * Before anything is written under a key: looks whether it is the one of the rows that are there. One row that opens is enough, so
 * that damaged records never keep anybody out; only when none of a sample opens, all are tried. Rejects with ForeignVault or StoreError.
 */
export async function refuseForeignVault(
  rows: Pick<RawRows, 'version' | 'sample' | 'readAll'>,
  key: CryptoKey,
): Promise<void> {
  // What a newer app has sealed is told by whoever opens the database.
  if ((await rows.version()) > Math.max(...databaseVersions.map(({ version }) => version))) return;
  const sample = await rows.sample(perTable);
  if (sample.size === 0 || (await opensAny(key, sample))) return;
  const all = new Map<string, SealedRow[]>();
  await rows.readAll((table, some) => void all.set(table, [...(all.get(table) ?? []), ...some]));
  if (!(await opensAny(key, all))) throw new ForeignVault();
}

async function opensAny(key: CryptoKey, tables: ReadonlyMap<string, readonly SealedRow[]>): Promise<boolean> {
  const tries = [...tables].flatMap(([table, rows]) =>
    rows.map((row) => open(key, { table, id: row.id, schemaVersion: row.schemaVersion }, row)),
  );
  return Promise.any(tries).then(
    () => true,
    () => false,
  );
}
