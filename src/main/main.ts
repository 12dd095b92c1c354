import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  clipboard,
  dialog,
  ipcMain,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  webContents,
} from 'electron';
import { windowTitle } from '../shared/delivery/deadline-text.ts';
import type { Waiting } from '../shared/delivery/deadline.ts';
import type { Connection, LockReason, LockSettings, Profile } from '../shared/ipc-contract.ts';
import type { Kieli } from '../shared/kieli.ts';
import { createAutoLock } from './auto-lock.ts';
import { answerCalls } from './answer-call.ts';
import { createBackups } from './backup/backups.ts';
import { createAsideFolders } from './backup/aside-folders.ts';
import { copyAside, databaseBytes, databaseFolder, freeBytes, keepShadow, settleShadow } from './backup/set-aside.ts';
import { lackOfSpace } from './backup/lack-of-space.ts';
import { cutTornLogs } from './backup/torn-log.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { checkBody } from './check-body.ts';
import { createCallLimit } from './call-limit.ts';
import { clearBeforeQuit, createClipboardGuard } from './clipboard-guard.ts';
import { forbidCoreDumps, processTools } from './core-dumps.ts';
import { createCrashLimit } from './crash-limit.ts';
import { prepareDataFolder } from './data-folder.ts';
import { tryConnection } from './ehoks/check-connection.ts';
import { createEhoksApi } from './ehoks/ehoks-api.ts';
import {
  chooseBackupFile,
  chooseBackupFolder,
  chooseDataFile,
  chooseHandoverFile,
  chooseLogFile,
  choosePrintedFile,
  chooseReceiptsFile,
  chooseReferenceFile,
} from './electron-choose-file.ts';
import { finnishDate } from '../shared/finnish-date.ts';
import { createHandover } from './handover/handover.ts';
import { createHandlers } from './handlers.ts';
import { createKeyStore } from './key-store.ts';
import { openLogAnchor } from './log-anchor.ts';
import { createLog, type Log, openLogFile } from './log.ts';
import { showMenu } from './menu.ts';
import { listPageFiles, type PageFiles } from './page-files.ts';
import { startPractice } from './practice-mode.ts';
import { sampleStudents } from './practice/students.ts';
import { openReferenceData } from './reference/reference-data.ts';
import { asciiUserAgent } from './user-agent.ts';
import { chooseProfile, readRememberedProfile, rememberProfile, withoutProfile } from './profile.ts';
import { guardContents, guardSession } from './session-guard.ts';
import { createSaveData, createSaveLog, createSavePage, createSaveReceipts } from './save-file.ts';
import { openSettingsFile, type SettingsFile } from './settings-file.ts';
import { claimSingleInstance } from './single-instance.ts';
import { explainStartFailure, productName, type StartFailure } from './start-failure.ts';
import { debuggingPorts, findUnsafeStart } from './unsafe-start.ts';
import { createDeriveKey } from './vault/derive-key.ts';
import { setVaultAside } from './vault/set-vault-aside.ts';
import { createVault } from './vault/vault.ts';
import { refuseWhileWatched } from './vault/watched-vault.ts';
import { watchNetwork } from './watch-network.ts';
import { isWatched, lookForWatchers } from './watcher.ts';
import { type AppWindow, openWindow } from './window.ts';
import { writeWholeFile } from './write-file.ts';

/*
 * The composition root: everything is built here by hand and gets Electron, paths and the clock as arguments.
 * `crashReporter` is never started: a dump of the page would hold plans in plain text.
 */

const isDevelopment = !app.isPackaged;

function start(): void {
  const unsafe = findUnsafeStart({
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
    environment: process.env,
    packaged: app.isPackaged,
  });
  if (unsafe !== undefined) {
    // Chromium would open them beside the window that says why the app does not start.
    for (const port of debuggingPorts) app.commandLine.removeSwitch(port);
    return stop({ code: 'unsafe-start', detail: unsafe });
  }

  const baseFolder = chooseBaseFolder();
  const profile = chooseProfile(process.argv, readRememberedProfile(baseFolder));
  if (!profile.ok) return stop({ code: 'unknown-profile' });

  const folder = join(baseFolder, profile.value);
  for (const needed of [baseFolder, folder]) {
    if (!prepareDataFolder(needed).ok) return stop({ code: 'data-folder', detail: needed });
  }
  // Each profile has a Chromium profile of its own: its own IndexedDB, settings and single-instance lock.
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);

  const files = listPageFiles(join(__dirname, '../renderer/main_window'));
  if (files === undefined) return stop({ code: 'incomplete-program' });

  let window: AppWindow | undefined;
  if (!claimSingleInstance(app, () => window?.focus())) return app.quit();

  const log = createLog(openLogFile(join(folder, 'logs')));
  survive(log);
  if (!forbidCoreDumps(process.pid, processTools)) log.event('core-dumps.allowed', {});
  app.enableSandbox();
  app.userAgentFallback = asciiUserAgent(app.userAgentFallback, `hoks-desktop/${app.getVersion()}`);
  registerAppScheme();
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => {
      window = run({ profile: profile.value, baseFolder, folder, files, log });
    })
    .catch(() => stop({ code: 'unexpected' }));
}

/** Builds the app once Electron is ready, and opens its window. */
function run(given: {
  readonly profile: Profile;
  readonly baseFolder: string;
  readonly folder: string;
  readonly files: PageFiles;
  readonly log: Log;
}): AppWindow {
  const { profile, baseFolder, folder, log } = given;
  const isPractice = profile === 'harjoittelu';
  log.event('app.started', { profile, electronMajor: Number.parseInt(process.versions.electron, 10) });

  keepShadow(folder);
  const tornBytes = cutTornLogs(join(folder, databaseFolder));
  if (tornBytes > 0) log.event('database.torn-end-cut', { bytes: tornBytes });
  guardSession(session.defaultSession, log, isDevelopment);
  serveApp(protocol, given.files);

  const settings = openSettingsFile(join(folder, 'settings.json'));
  const kieli = (): Kieli => settings.current().kieli ?? (app.getLocale().startsWith('sv') ? 'sv' : 'fi');
  const drawMenu = (): void => showMenu({ kieli: kieli(), platform: process.platform, devTools: isDevelopment });
  drawMenu();

  let connection: Connection | undefined;
  const practiceFault = isPractice
    ? startPractice({ folder, clock: Date.now, random: randomBytes }).then(
        (practice) => {
          connection = practice.connection;
          app.on('will-quit', () => void practice.close());
          log.event('practice.started', { port: practice.port });
          return practice.startedEmpty ? 'practice-store' : undefined;
        },
        () => {
          log.event('practice.failed', {});
          return 'practice-server' as const;
        },
      )
    : Promise.resolve(undefined);

  // A session in memory, apart from the page's: the page's own may load nothing from the network, and tickets, cookies
  // and answers of eHOKS are never written to a cache on disk. It uses the system's proxy and certificates.
  const network = session.fromPartition('ehoks', { cache: false });
  const ehoks = createEhoksApi({
    fetch: async (input, init) => {
      // On a connection that was used before, Chromium by itself sends a request again when no answer came, a write too.
      if (input instanceof Request && input.method !== 'GET') await network.closeAllConnections();
      return network.fetch(input instanceof URL ? input.href : input, init);
    },
    connection: () => connection,
    clock: Date.now,
  });

  let isOpen = false;
  let lockReason: LockReason | undefined;
  /** What belongs to an open page goes with it, however it ended. */
  const noteLocked = (why: LockReason | undefined): void => {
    isOpen = false;
    lockReason = why;
    autoLock.locked();
    vault.forget();
    void clipboardGuard.clear().catch(() => undefined);
    // The connection holds a password; the page gives it again after the next unlock.
    if (!isPractice) connection = undefined;
    reference.cancel();
  };

  const window = openWindow({
    preload: join(__dirname, 'preload.cjs'),
    title: productName[kieli()],
    devTools: isDevelopment,
    settings,
    log,
    mayReopen: createCrashLimit(Date.now).mayReopen,
    onPageGone: () => {
      if (isOpen) noteLocked('page-gone');
    },
    onPageFailing: () => stop({ code: 'page-keeps-failing' }),
  });

  // Apart from the deliveries' session: public data has no business on connections that carry tickets.
  const publicNetwork = session.fromPartition('reference', { cache: false });
  const reference = openReferenceData({
    profile,
    file: join(folder, 'koodistot.json'),
    fetch: (input, init) => publicNetwork.fetch(input instanceof URL ? input.href : input, init),
    clock: Date.now,
    connection: () => connection,
    read: (path) => readFileSync(path, 'utf8'),
    size: (path) => statSync(path).size,
    write: writeWholeFile,
    chooseFile: (why) => chooseReferenceFile(why, kieli()),
    onProgress: () => window.announce('reference-progress'),
  });

  const deriveKey = createDeriveKey(join(__dirname, 'argon2-worker.cjs'));
  const vaultFile = join(folder, 'vault.json');
  const holdsData = async () => (await databaseBytes(folder)) > 0;
  const start = { packaged: app.isPackaged, askedInspector: app.commandLine.hasSwitch('inspect') };
  const vaultAt = (file: string) =>
    refuseWhileWatched(
      createVault({ file, deriveKey, random: randomBytes, clock: Date.now, holdsData, practice: isPractice }),
      () => isWatched(lookForWatchers(webContents.getAllWebContents()), start),
    );

  let waiting: Waiting = { count: 0, nearest: null };
  const drawTitle = (): void => window.setTitle(windowTitle(productName[kieli()], waiting, Date.now(), kieli()));
  // "tänään" becomes "eilen", and a deadline passes, without anything else happening.
  setInterval(drawTitle, 60_000).unref();

  const after = (work: () => void, milliseconds: number): (() => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  };
  const clipboardGuard = createClipboardGuard(clipboard, after);
  clearBeforeQuit(app, clipboardGuard, after);
  const lockSettings = (): LockSettings => settings.current().lock ?? { minutes: 10, isProtected: false };
  window.protect(lockSettings().isProtected);
  const vault = vaultAt(vaultFile);
  const lock = (why?: LockReason): void => {
    noteLocked(why);
    window.lock();
  };
  const autoLock = createAutoLock({
    power: powerMonitor,
    clock: Date.now,
    minutes: () => lockSettings().minutes,
    // Practice mode has no passphrase: a lock would hide its made-up people from nobody.
    isOpen: () => isOpen && !isPractice,
    askPage: () => window.announce('lock'),
    endPage: () => lock(autoLock.reason()),
    every: (work, milliseconds) => setInterval(work, milliseconds).unref(),
    after,
  });
  window.onUse(autoLock.used);

  answerCalls(
    ipcMain,
    createHandlers({
      profile,
      versions: { app: app.getVersion(), electron: process.versions.electron },
      kieli,
      setKieli: (chosen) => {
        if (!settings.update({ kieli: chosen })) log.event('settings.not-saved', {});
        drawMenu();
        drawTitle();
      },
      useProfile: (chosen) => {
        rememberProfile(baseFolder, chosen);
        app.relaunch({ args: withoutProfile(process.argv.slice(1)) });
        app.quit();
      },
      saveReceipts: createSaveReceipts({
        chooseFile: () => chooseReceiptsFile(kieli()),
        write: writeWholeFile,
      }),
      saveData: createSaveData({
        chooseFile: (document) => chooseDataFile(document, kieli()),
        write: writeWholeFile,
      }),
      savePage: createSavePage({
        chooseFile: (document) => choosePrintedFile(document, kieli()),
        layOut: window.layOut,
        write: writeWholeFile,
      }),
      saveLog: createSaveLog({
        chooseFile: (format) => chooseLogFile(format, kieli()),
        write: writeWholeFile,
      }),
      logAnchor: openLogAnchor({ file: join(folder, 'log-anchor.json'), clock: Date.now }),
      backups: createBackups({
        profile,
        appVersion: app.getVersion(),
        vaultFile,
        vaultAt,
        ownFolder: join(folder, 'varmuuskopiot'),
        installation: () => installationOf(settings),
        chosenFolder: {
          current: () => settings.current().backupFolder,
          use: (backupFolder) => settings.update({ backupFolder }),
        },
        chooseFolder: chooseBackupFolder,
        chooseFile: () => chooseBackupFile(kieli()),
        free: freeBytes,
        databaseBytes: () => databaseBytes(folder),
      }),
      handover: createHandover({
        profile,
        deriveKey,
        random: randomBytes,
        clock: Date.now,
        chooseFile: (why) => chooseHandoverFile(why, kieli()),
        write: writeWholeFile,
      }),
      setDatabaseAside: async () => {
        await copyAside(folder, Date.now());
        // The copy takes the place of what was kept at the start.
        await settleShadow(folder, 'whole', Date.now());
        await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
        lock();
      },
      setVaultAside: async ({ keepsBackups }) => {
        // In a folder that others share, the backups of the old data are no longer this installation's to remove: known first.
        if (!keepsBackups && !settings.update({ installation: newInstallation() }))
          throw new Error('settings not saved');
        const aside = await setVaultAside({
          profileFolder: folder,
          now: Date.now(),
          keepsBackups,
          clearDatabase: () => session.defaultSession.clearStorageData({ storages: ['indexdb'] }),
        });
        if (!keepsBackups) settings.update({ unsent: 0 });
        return aside;
      },
      asideFolders: createAsideFolders(folder),
      vaultFile,
      settleDatabase: (found) => settleShadow(folder, found, Date.now()),
      lackOfSpace: () => lackOfSpace({ free: () => freeBytes(folder), databaseBytes: () => databaseBytes(folder) }),
      diskSpace: async () => ({
        free: await freeBytes(folder).catch(() => null),
        database: await databaseBytes(folder),
      }),
      writeClipboard: clipboardGuard.write,
      noteCopied: clipboardGuard.noteCopied,
      vault,
      onOpened: () => {
        isOpen = true;
        lockReason = undefined;
        autoLock.used();
      },
      lock: () => lock(autoLock.reason() ?? 'asked'),
      lockReason: () => lockReason,
      autoLock,
      lockSettings: {
        current: lockSettings,
        use: (chosen) => {
          window.protect(chosen.isProtected);
          return settings.update({ lock: chosen });
        },
      },
      connection: {
        current: () => connection,
        use: (given) => {
          connection = given;
        },
        allowLogin: ehoks.allowLogin,
      },
      keyStore: createKeyStore(safeStorage, process.platform),
      tryConnection: async (given, opiskeluoikeusOid) => {
        // Apart from the deliveries' session, and on new connections: what is tried is the way there as it is now.
        const trial = session.fromPartition('ehoks-check', { cache: false });
        await trial.closeAllConnections();
        return tryConnection(given, opiskeluoikeusOid, {
          fetch: (input, init) => trial.fetch(input instanceof URL ? input.href : input, init),
          clock: Date.now,
        });
      },
      setWaiting: (given) => {
        waiting = given;
        drawTitle();
        if (settings.current().unsent !== given.count && !settings.update({ unsent: given.count }))
          log.event('settings.not-saved', {});
      },
      unsent: () => settings.current().unsent ?? 0,
      nearestDue: () => waiting.nearest,
      ehoks,
      reference,
      checkBody: (body, method) => checkBody(body, method, finnishDate(Date.now())),
      practiceFault,
      sampleStudents: () => sampleStudents(finnishDate(Date.now())),
      log,
    }),
    createCallLimit(() => performance.now()),
    log,
  );
  powerMonitor.on('suspend', () => ehoks.interrupt());
  powerMonitor.on('resume', () => window.announce('online'));
  watchNetwork({
    isOnline: () => net.isOnline(),
    every: (ask) => setInterval(ask, 10_000).unref(),
    announce: () => window.announce('online'),
  });
  return window;
}

/** Tells the backups of this machine from those of others in the same folder. Random: it says nothing of the machine. */
function installationOf(settings: SettingsFile): string {
  const known = settings.current().installation;
  if (known !== undefined) return known;
  const installation = newInstallation();
  settings.update({ installation });
  return installation;
}

function newInstallation(): string {
  return randomBytes(4).toString('hex');
}

/** Where the profiles' folders are: the folder given on the command line, else one in the system's place for app data. */
function chooseBaseFolder(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  return given === '' ? join(app.getPath('appData'), 'hoks-desktop') : given;
}

/** A fault in main is one line in the log: Electron's own dialog would show a stack trace, which may hold content. */
function survive(log: Log): void {
  const note = (error: unknown): void => {
    log.event('main.failed', {});
    // The places without the message: enough to find the fault, and no content.
    const places = error instanceof Error ? error.stack?.match(/^ +at .*$/gm) : undefined;
    if (isDevelopment) process.stderr.write(`main.failed\n${places?.join('\n') ?? ''}\n`);
  };
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}

/** Ends the app with one clear sentence in both languages: on the terminal, and in a window for who started it from a menu. */
function stop(failure: StartFailure): void {
  const sentence = explainStartFailure(failure);
  process.stderr.write(`${productName.fi}: ${sentence.fi}\n${productName.sv}: ${sentence.sv}\n`);
  if (isDevelopment) return app.exit(1);
  void app.whenReady().then(() => {
    dialog.showErrorBox(productName.fi, `${sentence.fi}\n\n${sentence.sv}`);
    app.exit(1);
  });
}

try {
  start();
} catch {
  stop({ code: 'unexpected' });
}
