import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshPartialFolder } from './cache-folder.mjs';
import { type ElectronBuild, FALLBACK_NOTICE, findElectron, othersCanEnter, sharedFolder } from './electron.ts';
import { versionOf } from './electron-fallback.ts';
import { isOnPath } from './linux-libraries.ts';
import { projectFolder } from './run-script.mjs';
import { SetupError } from './say.mjs';

/** The user "nobody" of Debian and its relatives; any user without rights would do. */
const UNPRIVILEGED_UID = 65534;

/** How to start the built app on this machine. Plain data: the test workers get it as JSON. */
export interface AppLaunch {
  /** Electron itself, or as root the launcher that becomes an unprivileged user first. */
  executable: string;
  /** The folder with package.json and .vite that Electron loads. */
  appFolder: string;
  /** Environment variables on top of the present ones. */
  env: Record<string, string>;
  /** The user Electron runs as when that is not us. */
  uid: number | undefined;
  electronVersion: string;
  /** False where the machine allows no sandbox; Electron then needs `--no-sandbox`. */
  sandboxed: boolean;
  /** Sentences the person must see: the fallback, a missing sandbox. */
  notices: string[];
  /** A folder of this run to remove at the end; Electron's HOME as root. */
  temporaryFolder: string | undefined;
}

/**
 * Decides how the built app is started. As root: as an unprivileged user, from a copy when that user cannot read the
 * clone. The sandbox is only given up where the machine allows none, and that is said.
 * @throws SetupError when Electron or the built app is missing
 */
export function prepareLaunch(): AppLaunch {
  const electron = findElectron();
  if (electron === undefined)
    throw new SetupError('Electron is not ready. Run npm start or npm test, which prepare it.');
  const notices = electron.isFallback ? [FALLBACK_NOTICE] : [];
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot && isOnPath('setpriv')) return prepareLaunchAsRoot(electron, notices);
  const sandboxed = process.platform !== 'linux' || (!isRoot && sandboxIsPossible(electron.folder, []));
  return {
    executable: electron.executable,
    appFolder: projectFolder,
    env: {},
    uid: undefined,
    electronVersion: electron.version,
    sandboxed,
    notices: sandboxed ? notices : [...notices, noSandboxNotice(electron.folder)],
    temporaryFolder: undefined,
  };
}

/** Removes what prepareLaunch made for this run. */
export function endLaunch(launch: AppLaunch) {
  if (launch.temporaryFolder !== undefined) rmSync(launch.temporaryFolder, { recursive: true, force: true });
}

/**
 * The arguments for Electron: the app, the sandbox switch where it is unavoidable, then the app's own.
 * @param args for example `--user-data-dir=...`
 */
export function electronArguments(launch: AppLaunch, args: string[]): string[] {
  return [...(launch.sandboxed ? [] : ['--no-sandbox']), launch.appFolder, ...args];
}

/** A fresh folder that the user Electron runs as can write to and nobody else can enter. */
export function freshUserDataFolder(launch: Pick<AppLaunch, 'uid'>): string {
  const folder = mkdtempSync(join(temporaryParent(), 'hoks-userdata-'));
  giveTo(launch.uid, folder);
  return folder;
}

/** Where `npm start` as root keeps the app's data between starts; as another user the app's own default is used. */
export function lastingUserDataFolder(launch: Pick<AppLaunch, 'uid'>): string | undefined {
  if (launch.uid === undefined) return undefined;
  const folder = join(sharedFolder(), 'userdata');
  mkdirSync(folder, { recursive: true });
  giveTo(launch.uid, folder);
  return folder;
}

function prepareLaunchAsRoot(electron: ElectronBuild, notices: string[]): AppLaunch {
  const temporaryFolder = mkdtempSync(join(temporaryParent(), 'hoks-desktop-'));
  chmodSync(temporaryFolder, 0o755);
  const home = join(temporaryFolder, 'home');
  mkdirSync(home);
  giveTo(UNPRIVILEGED_UID, home);
  const folder = readableElectronFolder(electron);
  const executable = join(folder, 'electron');
  const sandboxed = sandboxIsPossible(folder, asUnprivileged());
  return {
    executable: join(projectFolder, 'scripts', 'electron-launcher.sh'),
    appFolder: readableAppFolder(temporaryFolder),
    env: { HOKS_ELECTRON: executable, HOKS_SANDBOX_UID: String(UNPRIVILEGED_UID), HOKS_SANDBOX_HOME: home },
    uid: UNPRIVILEGED_UID,
    electronVersion: electron.version,
    sandboxed,
    notices: sandboxed ? notices : [...notices, noSandboxNotice(folder)],
    temporaryFolder,
  };
}

/** Command words that make what follows run as the unprivileged user. */
function asUnprivileged(): string[] {
  const uid = String(UNPRIVILEGED_UID);
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
}

function giveTo(uid: number | undefined, folder: string) {
  if (uid !== undefined) chownSync(folder, uid, uid);
  chmodSync(folder, 0o700);
}

/** The app as the unprivileged user can read it: the clone, or a copy of what a package would hold. */
function readableAppFolder(temporaryFolder: string): string {
  const needed = ['package.json', join('.vite', 'build', 'main.cjs'), join('.vite', 'renderer')];
  if (needed.every((path) => unprivilegedCanRead(join(projectFolder, path)))) return projectFolder;
  const copy = join(temporaryFolder, 'app');
  for (const path of ['package.json', '.vite'])
    cpSync(join(projectFolder, path), join(copy, path), { recursive: true });
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  return copy;
}

function unprivilegedCanRead(path: string): boolean {
  const [command, ...args] = [...asUnprivileged(), 'test', '-r', path];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** The Electron folder, copied once to where other users can read it if it lies in a private clone. */
function readableElectronFolder(electron: ElectronBuild): string {
  if (othersCanEnter(electron.folder)) return electron.folder;
  const name = `electron-${electron.version}`;
  const target = join(sharedFolder(), name);
  if (versionOf(target) === electron.version) return target;
  const partial = freshPartialFolder(sharedFolder(), name);
  cpSync(electron.folder, partial, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', partial]);
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
  return target;
}

/** A folder for temporary files that other users can enter; TMPDIR may be private. */
function temporaryParent(): string {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && othersCanEnterOrNotRoot(folder));
  return found ?? tmpdir();
}

function othersCanEnterOrNotRoot(folder: string): boolean {
  return process.getuid?.() !== 0 || othersCanEnter(folder);
}

/**
 * Chromium's sandbox needs user namespaces for ordinary users, or its own setuid helper.
 * @param prefix command words that switch to the user Electron will run as
 */
function sandboxIsPossible(electronFolder: string, prefix: string[]): boolean {
  const [command, ...args] = [...prefix, 'unshare', '--user', '--map-root-user', 'true'];
  if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return true;
  return hasSetuidHelper(join(electronFolder, 'chrome-sandbox'));
}

function hasSetuidHelper(helper: string): boolean {
  if (!existsSync(helper)) return false;
  const { mode, uid } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
}

function noSandboxNotice(electronFolder: string): string {
  const helper = join(electronFolder, 'chrome-sandbox');
  return (
    'WARNING: this machine lets no ordinary user make a sandbox, so Electron runs without one (--no-sandbox). ' +
    `To have it: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
  );
}
