import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AppLaunch, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import { createDeriveKey } from '../../src/main/vault/derive-key.ts';
import { createVault } from '../../src/main/vault/vault.ts';
import type { Store } from '../../src/renderer/db/store.ts';
import { importDataKey } from '../../src/renderer/vault/data-key.ts';
import type { Opiskeluoikeus } from '../../src/shared/hoks/opiskeluoikeus.ts';
import type { Connection } from '../../src/shared/ipc-contract.ts';
import { passphraseBytes } from '../../src/renderer/vault/secret-bytes.ts';
import { confirmRecovery } from '../e2e/confirmed-recovery.ts';
import { unlockVault } from '../e2e/counselor.ts';
import { startApp } from '../e2e/start-app.ts';
import { completeDraft, type Person } from './people.ts';
import { putTables, sealedTables } from './sealed-disk.ts';

export const profile = 'testi';
export const passphrase = 'vikojen koe alkaa tyhjästä';

/** A userData folder with a vault, the connection, and every person with a plan ready to be approved. Copied for each use. */
export interface PreparedData {
  readonly folder: string;
  readonly dataKey: CryptoKey;
  readonly recoveryKey: string;
  /** The plan each person has, by study right OID. */
  readonly planIds: ReadonlyMap<string, string>;
  /** A copy of `from` that the app's user can write to: this folder unless another is given. */
  readonly copy: (from?: string) => string;
  /** The same in a given place, which does not exist yet. */
  readonly copyTo: (target: string, from?: string) => string;
}

/** Makes the vault as the app does, lets the app make its database, and puts the people's sealed rows into it. */
export async function prepareData(
  launch: AppLaunch,
  given: { readonly people: readonly Person[]; readonly today: string; readonly connection: Connection },
): Promise<PreparedData> {
  const folder = freshUserDataFolder(launch);
  mkdirSync(join(folder, profile));
  const vault = createVault({
    file: join(folder, profile, 'vault.json'),
    deriveKey: createDeriveKey(new URL('../../src/main/vault/argon2-worker.ts', import.meta.url)),
    random: randomBytes,
    clock: Date.now,
    holdsData: () => Promise.resolve(false),
    practice: false,
  });
  const made = await vault.create(passphraseBytes(passphrase));
  if (!made.ok) throw new Error(`no vault: ${made.error.code}`);
  const recoveryKey = await confirmRecovery(vault, passphrase);
  const dataKey = await importDataKey(made.value.dataKey);
  giveTo(launch, folder);

  const planIds = new Map(given.people.map(({ opiskeluoikeusOid }) => [opiskeluoikeusOid, randomUUID()]));
  const tables = await sealedTables(dataKey, async (store) => {
    const organisation = { nimi: 'Suvirannan ammattiopisto', oppilaitosOid: '1.2.246.562.10.55110000126' };
    await store.saveSettings({
      connection: given.connection,
      organisation,
      counselor: { nimi: 'Olga Ohjaaja', rooli: '' },
    });
    for (const person of given.people) await addPerson(store, person, planIds, given.today);
  });
  const app = await startApp(launch, { profile }, folder);
  try {
    await unlockVault(app.page, passphrase);
    await putTables(app.page, tables);
  } finally {
    await app.close();
  }

  const copyTo = (target: string, from = folder): string => {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    // Chromium's own lock on the folder is not part of what it holds.
    for (const name of readdirSync(from)) {
      if (!name.startsWith('Singleton'))
        cpSync(join(from, name), join(target, name), { recursive: true, filter: isData });
    }
    giveTo(launch, target);
    return target;
  };
  return { folder, dataKey, recoveryKey, planIds, copyTo, copy: (from) => copyTo(freshUserDataFolder(launch), from) };
}

async function addPerson(store: Store, person: Person, planIds: ReadonlyMap<string, string>, today: string) {
  const { nimi, oppijaOid, opiskeluoikeusOid, sample } = person;
  const opiskeluoikeus = { ...(sample.opiskeluoikeus as Opiskeluoikeus), oid: opiskeluoikeusOid };
  const studentId = randomUUID();
  await store.saveStudent({ id: studentId, nimi, ryhma: 'KOE', oppijaOid, opiskeluoikeus });
  const id = planIds.get(opiskeluoikeusOid) ?? '';
  await store.savePlan({
    id,
    studentId,
    document: completeDraft(person, today),
    diaarinumero: 'OPH-5410-2021',
    approvedVersion: 0,
    updatedAt: Date.now(),
  });
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isData(path: string): boolean {
  return !/(?:^|\/)(?:Singleton[A-Za-z]+|GPUCache|DawnGraphiteCache|DawnWebGPUCache)$/.test(path.replaceAll('\\', '/'));
}

/** Electron may run as another user than the tests. */
function giveTo({ uid }: AppLaunch, folder: string): void {
  if (uid !== undefined) spawnSync('chown', ['-R', `${uid}:${uid}`, folder]);
}
