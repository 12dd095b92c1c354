import { finnishDate } from '../shared/finnish-date.ts';
import type { Opiskeluoikeus } from '../shared/hoks/opiskeluoikeus.ts';
import type { CallAnswer, Profile } from '../shared/ipc-contract.ts';
import type { Counselor } from '../shared/meeting/meeting.ts';
import { beginLog, createAnchorKeeper } from './audit/begin-log.ts';
import { type BackupControl, createBackupControl } from './backup/backup-control.ts';
import { prepareDatabase, type RebuildOffer } from './backup/prepare-database.ts';
import { createEnoughSpace } from './db/enough-space.ts';
import { refuseForeignVault } from './db/foreign-vault.ts';
import { openStore } from './db/open-store.ts';
import { createRawRows } from './db/raw-rows.ts';
import type { Student } from './db/records.ts';
import type { Store } from './db/store.ts';
import { createWriteGuard, type WriteGuard } from './db/write-guard.ts';
import { createLookAhead } from './delivery/look-ahead.ts';
import { deliverNext } from './delivery/deliver-next.ts';
import { createDeliveryLoop, type DeliveryLoop } from './delivery/delivery-loop.ts';
import { type Exclusive, webLocks } from './delivery/exclusive.ts';
import { ehoksThroughHost } from './delivery/host-ehoks.ts';
import { keepDelivering } from './delivery/triggers.ts';
import type { Host } from './host.ts';
import { openReference, type ReferenceControl } from './reference/reference-control.ts';
import { learnFromPlans } from './register/learn-from-plans.ts';
import { type RetentionOutcome, runRetention } from './retention/run-retention.ts';
import { importVaultKeys } from './vault/data-key.ts';

/** Everything an unlocked page works with. It ends with the page: locking ends the page's process. */
export interface Session {
  readonly profile: Profile;
  readonly store: Store;
  readonly delivery: DeliveryLoop;
  readonly exclusive: Exclusive;
  readonly reference: ReferenceControl;
  /** Undefined in practice: made-up people are not backed up. */
  readonly backup: BackupControl | undefined;
  readonly writing: Pick<WriteGuard, 'status' | 'subscribe' | 'retry'>;
  /** What was removed when the vault was opened; undefined when that could not even begin. */
  readonly retention: RetentionOutcome | undefined;
}

const databaseName = 'hoks';

/**
 * From the data key to a page that can work: opens the store, gives practice mode its students, hands main the connection
 * and starts delivering. Overwrites the key's bytes. `ask` is called when the database has lost everything and backups have
 * not. Rejects with ForeignVault when the key fits no row, with StoreError when the database does not open, with TooLittleSpace
 * when it cannot be brought to this version.
 */
export async function openSession(
  host: Host,
  profile: Profile,
  dataKey: Uint8Array,
  ask: (offer: RebuildOffer) => Promise<void>,
): Promise<Session> {
  const { dataKey: key, logKey } = await importVaultKeys(dataKey);
  const place = { host, key, name: databaseName, indexedDb: globalThis, now: Date.now };
  const rawRows = createRawRows(globalThis, databaseName);
  await refuseForeignVault(rawRows, key);
  const rebuilt = profile === 'harjoittelu' ? undefined : await prepareDatabase({ ...place, ask });
  const later = (work: () => void, milliseconds: number) => void window.setTimeout(work, milliseconds);
  const onRepaired = () => void store.record({ action: 'restored', result: 'damaged-records' });
  const enoughSpace = createEnoughSpace({
    free: async () => (await host.call('disk.space', null)).free,
    monotonic: () => performance.now(),
  });
  const backup =
    profile === 'harjoittelu' ? undefined : createBackupControl({ ...place, later, onRepaired, enoughSpace });
  const log = {
    key: logKey,
    now: Date.now,
    monotonic: () => performance.now(),
    onHead: createAnchorKeeper(host.call, later),
  };
  const writing = createWriteGuard(await openStore({ name: databaseName, dataKey: key, log, enoughSpace }), {
    probe: () => enoughSpace().then(rawRows.probe),
    now: Date.now,
    later,
  });
  // Only disk space hangs on it.
  void host.call('database.found', { state: 'whole' }).catch(() => undefined);
  const store: Store = {
    ...writing.store,
    commitApproval: async (approval) => {
      await writing.store.commitApproval(approval);
      backup?.approved();
    },
  };
  await beginLog(store, host.call, rebuilt !== undefined);
  const reference = await openReference(host);
  if (profile === 'harjoittelu') await addSampleStudents(store, await host.call('practice.students', null));
  else await connect(host, store);
  // Before anything is shown, so that no open plan brings back what has been removed.
  const retention = await runRetention(store, finnishDate(Date.now())).catch(() => undefined);
  // Nothing waits for it: what is not learnt yet is only not offered yet.
  void learnFromPlans(store).catch(() => undefined);

  const exclusive = webLocks(navigator.locks);
  const clock = { now: Date.now, random: Math.random };
  const on = { store, ehoks: ehoksThroughHost(host.call), exclusive, ...clock, ahead: createLookAhead(Date.now) };
  const delivery = createDeliveryLoop({
    deliverNext: (options) => deliverNext(on, options),
    now: on.now,
    random: on.random,
    timers: {
      set: (work, milliseconds) => window.setTimeout(work, milliseconds),
      clear: (handle) => {
        if (typeof handle === 'number') window.clearTimeout(handle);
      },
    },
  });
  keepDelivering(delivery, host.on, window);
  backup?.start();
  return { profile, store, delivery, exclusive, reference, backup, writing, retention };
}

/** A connection that main refuses is not a reason to stay out: plans can be made, and deliveries say what is wrong. */
async function connect(host: Host, store: Store): Promise<void> {
  const { connection } = await store.settings();
  if (connection !== undefined) await host.call('ehoks.connect', connection);
}

/** Who practises: nobody has to name themselves before they have seen what the program does. */
const practiceCounselor: Counselor = { nimi: 'Riikka Salmenkorva', rooli: '' };

/** The first run of practice mode: sample students, a name, and the institution of most students as the counselor's own. */
async function addSampleStudents(store: Store, samples: CallAnswer<'practice.students'>): Promise<void> {
  if ((await store.students()).length > 0) return;
  const students = samples.map(({ nimi, ryhma, oppijaOid, opiskeluoikeus }): Student => {
    // The samples are the app's own, in Koski's shape.
    const koski = opiskeluoikeus as Opiskeluoikeus;
    return { id: crypto.randomUUID(), nimi, ryhma, oppijaOid, opiskeluoikeus: { ...koski, oid: koski.oid ?? '' } };
  });
  for (const student of students) await store.saveStudent(student);
  const institution = students[0]?.opiskeluoikeus.oppilaitos;
  if (institution?.oid === undefined) return;
  const organisation = { nimi: institution.nimi?.fi ?? institution.oid, oppilaitosOid: institution.oid };
  await store.saveSettings({ ...(await store.settings()), organisation, counselor: practiceCounselor });
}
