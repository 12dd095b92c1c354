import type { MainAct } from '../shared/audit/entry.ts';
import type { BackupError } from '../shared/backup/backup-calls.ts';
import { checkConnection, type CheckedConnection, type ConnectionError } from '../shared/connection.ts';
import type { EhoksCalls } from '../shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../shared/ehoks-error.ts';
import type { CheckedStep } from '../shared/connection-check.ts';
import type { Waiting } from '../shared/delivery/deadline.ts';
import type { Method } from '../shared/hoks/field-spec.ts';
import type {
  CallAnswer,
  CallArgument,
  Connection,
  KeptConnection,
  LockReason,
  LockSettings,
  Profile,
  RememberedPlace,
  SampleStudent,
  VaultError,
} from '../shared/ipc-contract.ts';
import type { Kieli } from '../shared/kieli.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { AutoLock } from './auto-lock.ts';
import type { Handlers } from './answer-call.ts';
import type { AsideFolders } from './backup/aside-folders.ts';
import type { Backups } from './backup/backups.ts';
import { diskErrorCode } from './disk-error.ts';
import type { Handover } from './handover/handover.ts';
import type { KeyStore } from './key-store.ts';
import type { LogAnchorFile } from './log-anchor.ts';
import type { Log } from './log.ts';
import type { ReferenceData } from './reference/reference-data.ts';
import type { SaveData, SaveLog, SavePage, SaveReceipts } from './save-file.ts';
import { secretCopy } from './vault/secret-copy.ts';
import { HalfMoved } from './vault/set-vault-aside.ts';
import type { Opened, Vault, VaultState } from './vault/vault.ts';

/** What the handlers act on. Everything that touches Electron, the disk or the network comes in from main.ts. */
export interface HandlerDependencies {
  readonly profile: Profile;
  readonly versions: { readonly app: string; readonly electron: string };
  readonly kieli: () => Kieli;
  readonly setKieli: (kieli: Kieli) => void;
  /** Remembers the profile and starts the app again with it. */
  readonly useProfile: (profile: Profile) => void;
  readonly writeClipboard: (text: string) => void | Promise<void>;
  readonly saveReceipts: SaveReceipts;
  readonly savePage: SavePage;
  readonly saveLog: SaveLog;
  readonly logAnchor: LogAnchorFile;
  readonly saveData: SaveData;
  readonly vault: Vault;
  readonly backups: Backups;
  readonly handover: Handover;
  /** Keeps a copy of the database's files, empties the database and opens the page again. Rejects as the disk does. */
  readonly setDatabaseAside: () => Promise<void>;
  /** Moves data that no vault opens out of the way and gives the folder they are in then. Rejects as the disk does, or with HalfMoved. */
  readonly setVaultAside: (how: CallArgument<'vault.setAside'>) => Promise<string>;
  readonly asideFolders: AsideFolders;
  /** vault.json of the profile. */
  readonly vaultFile: string;
  /** The page has found the database whole, or lost: what was kept of its files at the start is let go, or kept for good. */
  readonly settleDatabase: (found: 'whole' | 'lost') => Promise<void>;
  /** What is missing for a copy of the database beside it, which setting it aside makes. */
  readonly lackOfSpace: () => Promise<BackupError | undefined>;
  readonly diskSpace: () => Promise<CallAnswer<'disk.space'>>;
  /** A data key goes to the page: from now on there is something to lock. */
  readonly onOpened: () => void;
  readonly autoLock: Pick<AutoLock, 'secondsLeft' | 'keepOpen'>;
  readonly lockSettings: {
    readonly current: () => LockSettings;
    /** False when the disk refused to keep them. */
    readonly use: (chosen: LockSettings) => boolean;
  };
  /** Watches what the system has copied out of the page. */
  readonly noteCopied: () => void;
  /** Ends the page's process and forgets the connection. */
  readonly lock: () => void;
  /** Why it was ended last; undefined while it is open, and after a start of the app. */
  readonly lockReason: () => LockReason | undefined;
  readonly connection: {
    readonly current: () => Connection | undefined;
    readonly use: (connection: Connection) => void;
    readonly allowLogin: () => void;
  };
  readonly keyStore: KeyStore;
  /** Tries a connection without using or keeping it. */
  readonly tryConnection: (connection: CheckedConnection, opiskeluoikeusOid?: string) => Promise<CheckedStep[]>;
  /** Says in the window's title what is not in eHOKS yet. */
  readonly setWaiting: (waiting: Waiting) => void;
  /** The number of them that was said last, in this run or an earlier one. */
  readonly unsent: () => number;
  /** When the first of them has to be in eHOKS, epoch milliseconds; null when this run does not know. */
  readonly nearestDue: () => number | null;
  readonly ehoks: EhoksCalls;
  readonly reference: ReferenceData;
  /** Refuses a body that eHOKS would refuse, before anything leaves the machine. */
  readonly checkBody: (body: Readonly<Record<string, unknown>>, method: Method) => Result<null, EhoksError>;
  /** Settles when the practice server runs or could not start, with what the person has to know. At once in the other profiles. */
  readonly practiceFault: Promise<CallAnswer<'app.info'>['fault']>;
  readonly sampleStudents: () => readonly SampleStudent[];
  readonly log: Log;
}

/** One function per call of the contract (`ipc-contract.ts` says what each takes and gives). */
export function createHandlers(app: HandlerDependencies): Handlers {
  const isPractice = app.profile === 'harjoittelu';
  let place: RememberedPlace | null = null;
  /** Whether the backup that is open was opened with its recovery key. */
  let isBackupRecovered = false;

  function logged<Value>(answer: Result<Value, EhoksError>): Result<Value, EhoksError> {
    if (!answer.ok) app.log.event('delivery.failed', { code: answer.error.code, status: answer.error.status });
    return answer;
  }

  function handOver(opened: Opened): CallAnswer<'vault.unlock'> {
    if (!opened.ok) {
      app.log.event('vault.refused', { code: opened.error.code });
      if (opened.error.code === 'wrong-passphrase') app.logAnchor.noteFailedUnlock();
      return opened;
    }
    app.onOpened();
    const dataKey = secretCopy(opened.value.dataKey);
    opened.value.dataKey.fill(0);
    return ok({ dataKey, hasRecoveryKey: opened.value.hasRecoveryKey });
  }

  /** Practice asks for no passphrase, so a lost one cannot be typed: whether it is lost is tried, not believed. */
  async function isPracticeLost(state: VaultState): Promise<boolean> {
    if (!isPractice || state !== 'locked') return false;
    const opened = await app.vault.openPractice();
    if (opened.ok) opened.value.dataKey.fill(0);
    return !opened.ok && opened.error.code === 'passphrase-lost';
  }

  function refused<Value>(answer: Result<Value, VaultError>): Result<Value, VaultError> {
    if (!answer.ok) app.log.event('vault.refused', { code: answer.error.code });
    return answer;
  }

  /** Notes what main has done, for the log of use. */
  function noted<Answer extends { readonly ok: boolean }>(action: MainAct, answer: Answer): Answer {
    if (answer.ok) app.logAnchor.noteAct(action);
    return answer;
  }

  /** The connection with its password in clear, when it may be used at all. */
  async function usable({ wrappedBy, ...kept }: KeptConnection): Promise<Result<CheckedConnection, ConnectionError>> {
    // Practice mode talks to its own server only, whatever the page asks for.
    if (isPractice) return fail({ code: 'practice' });
    const password = await app.keyStore.unwrap({ password: kept.password, wrappedBy });
    return password.ok ? checkConnection({ ...kept, password: password.value }) : fail({ code: password.error });
  }

  return {
    'app.info': async () => {
      const fault = await app.practiceFault;
      return {
        profile: app.profile,
        kieli: app.kieli(),
        version: app.versions.app,
        electron: app.versions.electron,
        server: serverOf(app.connection.current()),
        fault,
        unsent: app.unsent(),
        nearestDue: app.nearestDue(),
        lockReason: app.lockReason(),
      };
    },
    'app.setKieli': ({ kieli }) => {
      app.setKieli(kieli);
      return null;
    },
    'app.useProfile': ({ profile }) => {
      app.useProfile(profile);
      return null;
    },
    'clipboard.writeIdentifier': async ({ text }) => {
      await app.writeClipboard(text);
      return null;
    },
    'file.saveReceipts': (table) => app.saveReceipts(table),
    'file.saveLog': (log) => app.saveLog(log),
    'print.page': (page) => app.savePage(page),
    'file.saveData': (data) => app.saveData(data),

    'vault.state': async () => ({ state: await app.vault.state(), file: app.vaultFile }),
    'vault.setAside': async (how) => {
      try {
        const state = await app.vault.state();
        if (state === 'none') return ok(null);
        // What a vault opens, this version's or a newer one's, stays where it is.
        const isLost = state === 'missing' || state === 'damaged' || (state === 'locked' && how.opensNothing);
        if (!isLost && !(await isPracticeLost(state))) return fail({ code: 'vault-in-place' });
        const lack = await app.lackOfSpace();
        if (lack !== undefined) return fail(lack);
        return ok(await app.setVaultAside(how));
      } catch (error) {
        if (error instanceof HalfMoved) return fail({ code: diskErrorCode(error.cause), movedTo: error.folder });
        return fail({ code: diskErrorCode(error) });
      }
    },
    'vault.create': async ({ passphrase }) => handOver(await app.vault.create(passphrase)),
    'vault.unlock': async ({ passphrase }) => handOver(await app.vault.unlock(passphrase)),
    'vault.changePassphrase': async ({ present, next }) =>
      noted('passphrase-changed', refused(await app.vault.changePassphrase(present, next))),
    'vault.newRecoveryKey': async ({ passphrase }) => {
      const made = refused(await app.vault.newRecoveryKey(passphrase));
      return made.ok ? ok({ recoveryKey: made.value.recoveryKey, asked: [...made.value.asked] }) : made;
    },
    'vault.confirmRecoveryKey': async ({ groups }) =>
      noted('recovery-key-made', refused(await app.vault.confirmRecoveryKey(groups))),
    'vault.recover': async ({ recoveryKey, passphrase }) =>
      noted('recovered', handOver(await app.vault.recover(recoveryKey, passphrase))),
    'vault.openPractice': async () => handOver(await app.vault.openPractice()),
    'lock.settings': () => app.lockSettings.current(),
    'lock.setSettings': (chosen) => ({ isKept: app.lockSettings.use(chosen) }),
    'lock.secondsLeft': () => ({ seconds: app.autoLock.secondsLeft() }),
    'lock.keepOpen': () => {
      app.autoLock.keepOpen();
      return null;
    },
    'place.remember': (given) => {
      place = given;
      return null;
    },
    'place.recall': () => {
      // Asked by every page that begins to work, one that was opened from a backup too.
      app.onOpened();
      const recalled = place;
      place = null;
      return recalled;
    },
    'clipboard.noteCopied': () => {
      app.noteCopied();
      return null;
    },
    'vault.lock': () => {
      app.lock();
      return null;
    },

    ...app.backups,
    'backup.unlock': async (secrets) => {
      const answer = await app.backups['backup.unlock'](secrets);
      if (answer.ok) isBackupRecovered = secrets.recoveryKey !== undefined;
      return answer;
    },
    'backup.installVault': async () => {
      const answer = noted('restored', await app.backups['backup.installVault'](null));
      return isBackupRecovered ? noted('recovered', answer) : answer;
    },
    ...app.handover,
    'database.setAside': async () => {
      try {
        const lack = await app.lackOfSpace();
        if (lack !== undefined) return fail(lack);
        await app.setDatabaseAside();
        return ok(null);
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
    'aside.list': async () => {
      try {
        return ok(await app.asideFolders.list());
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
    'aside.remove': async ({ id }) => {
      try {
        await app.asideFolders.remove(id);
        return ok(null);
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
    'database.found': async ({ state }) => {
      await app.settleDatabase(state);
      return null;
    },
    'disk.space': () => app.diskSpace(),
    'audit.anchor': () => app.logAnchor.read(),
    'audit.keepAnchor': (kept) => {
      app.logAnchor.keep(kept);
      return null;
    },

    'app.setWaiting': (waiting) => {
      app.setWaiting(waiting);
      return null;
    },
    'connection.keyStore': async () => ({ name: (await app.keyStore.name()) ?? null }),
    'connection.wrapPassword': ({ password }) => app.keyStore.wrap(password),

    'ehoks.connect': async (kept) => {
      const checked = await usable(kept);
      if (!checked.ok) return checked;
      app.connection.use(checked.value);
      return ok(null);
    },
    'ehoks.allowLogin': () => {
      app.connection.allowLogin();
      return null;
    },
    'ehoks.check': async ({ connection, opiskeluoikeusOid }) => {
      const checked = await usable(connection);
      return checked.ok ? ok(await app.tryConnection(checked.value, opiskeluoikeusOid)) : checked;
    },
    'ehoks.create': async ({ body }) => {
      const checked = app.checkBody(body, 'post');
      return logged(checked.ok ? await app.ehoks.create(body) : checked);
    },
    'ehoks.replace': async ({ id, body }) => {
      const checked = app.checkBody(body, 'put');
      return logged(checked.ok ? await app.ehoks.replace(id, body) : checked);
    },
    'ehoks.patch': async ({ id, body }) => {
      const checked = app.checkBody(body, 'patch');
      return logged(checked.ok ? await app.ehoks.patch(id, body) : checked);
    },
    'ehoks.get': async ({ id }) => logged(await app.ehoks.get(id)),
    'ehoks.findByOpiskeluoikeus': async ({ oid }) => {
      const answer = await app.ehoks.findByOpiskeluoikeus(oid);
      // Finding no plan is what a look-up is for, not a failure.
      return !answer.ok && answer.error.code === 'no-hoks-for-opiskeluoikeus' ? answer : logged(answer);
    },

    'reference.current': () => app.reference.current(),
    'reference.refresh': async (wanted) => {
      // The practice server, which serves the lists in practice, may still be starting.
      await app.practiceFault;
      const answer = await app.reference.refresh(wanted);
      if (!answer.ok)
        app.log.event('reference.not-refreshed', { code: answer.error.code, status: answer.error.status });
      return answer;
    },
    'reference.progress': () => app.reference.progress(),
    'reference.cancel': () => {
      app.reference.cancel();
      return null;
    },
    'reference.import': () => app.reference.importFile(),
    'reference.export': () => app.reference.exportFile(),

    'practice.students': () => (isPractice ? [...app.sampleStudents()] : []),
  };
}

/** Host of the eHOKS in use, for the person. */
function serverOf(connection: Connection | undefined): string | null {
  const checked = connection === undefined ? undefined : checkConnection(connection);
  return checked?.ok === true ? checked.value.server : null;
}
