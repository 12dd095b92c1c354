import { randomBytes, randomUUID } from 'node:crypto';
import { chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDeriveKey } from '../../src/main/vault/derive-key.ts';
import { createVault } from '../../src/main/vault/vault.ts';
import type { Plan } from '../../src/renderer/db/records.ts';
import type { Store } from '../../src/renderer/db/store.ts';
import { importDataKey } from '../../src/renderer/vault/data-key.ts';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';
import type { HoksDraft } from '../../src/shared/hoks/hoks.ts';
import { putTables, sealedTables } from '../faults/sealed-disk.ts';
import type { LaunchApp } from './app.ts';
import { passphraseBytes } from '../../src/renderer/vault/secret-bytes.ts';
import { confirmRecovery } from './confirmed-recovery.ts';
import { unlockVault } from './counselor.ts';
import type { RunningApp } from './start-app.ts';

const profile = 'testi';
const passphrase = 'jono on valmiina ennen avaamista';

/** A student with a plan that was approved, and where its delivery is. */
export interface PreparedDelivery {
  readonly nimi: string;
  readonly ryhma: string;
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
  readonly document?: HoksDraft;
  readonly ehoks?: Plan['ehoks'];
  /** Which version of the plan it is; 1 unless given. */
  readonly number?: number;
  readonly delivery?: Partial<Delivery>;
}

/** The app, unlocked, with these deliveries in its store, as if they had been made in it before it was opened. */
export async function openWithDeliveries(
  launchApp: LaunchApp,
  prepared: readonly PreparedDelivery[],
  fillMore: (store: Store) => Promise<void> = () => Promise.resolve(),
): Promise<RunningApp> {
  const { userDataDir, close } = await launchApp({ profile });
  await close();
  const dataKey = await makeVault(userDataDir);
  const tables = await sealedTables(dataKey, async (store) => {
    for (const one of prepared) await addDelivery(store, one);
    await fillMore(store);
  });
  const filled = await launchApp({ profile, userDataDir });
  await unlockVault(filled.page, passphrase);
  await putTables(filled.page, tables);
  await filled.close();
  const app = await launchApp({ profile, userDataDir });
  await unlockVault(app.page, passphrase);
  return app;
}

async function makeVault(userDataDir: string): Promise<CryptoKey> {
  const file = join(userDataDir, profile, 'vault.json');
  const vault = createVault({
    file,
    deriveKey: createDeriveKey(new URL('../../src/main/vault/argon2-worker.ts', import.meta.url)),
    random: randomBytes,
    clock: Date.now,
    holdsData: () => Promise.resolve(false),
    practice: false,
  });
  const made = await vault.create(passphraseBytes(passphrase));
  if (!made.ok) throw new Error(`no vault: ${made.error.code}`);
  await confirmRecovery(vault, passphrase);
  // Electron may run as another user than the tests.
  const { uid, gid } = statSync(userDataDir);
  chownSync(file, uid, gid);
  return importDataKey(made.value.dataKey);
}

async function addDelivery(store: Store, given: PreparedDelivery): Promise<void> {
  const { nimi, ryhma, oppijaOid, opiskeluoikeusOid, ehoks, number = 1 } = given;
  const studentId = randomUUID();
  const planId = randomUUID();
  const approvedAt = given.delivery?.approvedAt ?? Date.now();
  await store.saveStudent({ id: studentId, nimi, ryhma, oppijaOid, opiskeluoikeus: { oid: opiskeluoikeusOid } });
  const document: HoksDraft = {
    'oppija-oid': oppijaOid,
    'opiskeluoikeus-oid': opiskeluoikeusOid,
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: 'opiskelija@example.org',
    'ensikertainen-hyvaksyminen': '2026-08-20',
    ...given.document,
  };
  const id = `${planId}:${number}`;
  await store.commitApproval({
    plan: { id: planId, studentId, document, approvedVersion: number, updatedAt: approvedAt, ehoks },
    version: { id, planId, number, document, approvedAt },
    deliveries: [
      {
        id,
        planId,
        state: 'queued',
        attempts: 0,
        nextAttemptAt: 0,
        outcomeUnknown: false,
        approvedAt,
        ...given.delivery,
      },
    ],
  });
}
