import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import {
  ensureFallback,
  FALLBACK_ELECTRON_VERSION,
  fallbackIsPossible,
  findFallback,
  versionOf,
} from './electron-fallback.ts';
import { projectFolder } from './run-script.mjs';
import { say, sayStep, SetupError } from './say.mjs';

/** An Electron that is on disk and can be started. */
export interface ElectronBuild {
  /** The folder with everything Electron needs. */
  folder: string;
  /** Absolute path of the executable. */
  executable: string;
  version: string;
  /** True for the third-party build that stands in where the release host cannot be reached. */
  isFallback: boolean;
}

/** What is said each time the fallback is used. */
export const FALLBACK_NOTICE =
  `Using Electron ${FALLBACK_ELECTRON_VERSION} from the package registry because the release of the pinned version cannot be reached: ` +
  'it is out of support, for development and tests only.';

const RETRY_RELEASE_AFTER_MS = 24 * 60 * 60 * 1000;
/** A host that drops packets answers with an error after ten seconds; this is for a download that stops midway. */
const RELEASE_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * The Electron to run: the pinned release, otherwise the fallback where one exists.
 * @param options.retryRelease asks the release host again although it could not be reached lately
 */
export async function ensureElectron(options: { retryRelease: boolean }): Promise<ElectronBuild> {
  const release = findRelease();
  if (release !== undefined) return release;
  const skipsRelease = fallbackIsPossible && releaseFailedLately() && !options.retryRelease;
  const failure = skipsRelease ? 'not reached lately' : await installRelease();
  const installed = findRelease();
  if (installed !== undefined) return installed;
  if (!fallbackIsPossible) {
    throw new SetupError(
      `Electron ${pinnedVersion()} could not be fetched (${failure}). Check the network and proxy settings, or set ` +
        'ELECTRON_MIRROR to a mirror you can reach, then try again.',
    );
  }
  if (!skipsRelease) writeFileSync(failureStamp(), pinnedVersion());
  const wasReady = findFallback(sharedFolder()) !== undefined;
  const folder = await ensureFallback(sharedFolder());
  if (!wasReady) say(FALLBACK_NOTICE);
  return fallbackBuild(folder);
}

/** The Electron that is ready to run without asking the network, or undefined. */
export function findElectron(): ElectronBuild | undefined {
  const release = findRelease();
  if (release !== undefined) return release;
  const folder = fallbackIsPossible ? findFallback(sharedFolder()) : undefined;
  return folder === undefined ? undefined : fallbackBuild(folder);
}

/**
 * A folder that other users of the machine can enter. As root that is needed: Electron is started as an unprivileged
 * user, who cannot look into root's home.
 */
export function sharedFolder(): string {
  const own = cacheFolder();
  if (process.getuid?.() !== 0 || othersCanEnter(own)) return own;
  const shared = '/var/cache/hoks-desktop';
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  return shared;
}

/** Whether users other than the owner and group may enter the folder and all folders above it. */
export function othersCanEnter(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || othersCanEnter(parent);
}

function fallbackBuild(folder: string): ElectronBuild {
  return { folder, executable: join(folder, 'electron'), version: FALLBACK_ELECTRON_VERSION, isFallback: true };
}

/** The release where Electron's own installer puts it. */
function findRelease(): ElectronBuild | undefined {
  const packageFolder = join(projectFolder, 'node_modules', 'electron');
  const folder = join(packageFolder, 'dist');
  const pathFile = join(packageFolder, 'path.txt');
  const version = versionOf(folder);
  if (version !== pinnedVersion() || !existsSync(pathFile)) return undefined;
  const executable = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? { folder, executable, version, isFallback: false } : undefined;
}

/** Runs Electron's own installer. @returns what went wrong, or "" */
async function installRelease(): Promise<string> {
  try {
    await sayStep(`Fetching Electron ${pinnedVersion()}`, () => runInstaller());
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function runInstaller(): Promise<void> {
  const installer = join(projectFolder, 'node_modules', 'electron', 'install.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [installer], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
      timeout: RELEASE_TIMEOUT_MS,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(said.trim().split('\n')[0] ?? `ended with ${signal ?? code}`));
    });
  });
}

/** Its age and content say when and for which version the release host could not be reached. */
function failureStamp(): string {
  return join(cacheFolder(), 'electron-release-not-reached');
}

function releaseFailedLately(): boolean {
  const stamp = failureStamp();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== pinnedVersion()) return false;
  return Date.now() - statSync(stamp).mtimeMs < RETRY_RELEASE_AFTER_MS;
}

/** The exact version in package.json. */
export function pinnedVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'devDependencies' in manifest) {
    const { devDependencies } = manifest;
    if (typeof devDependencies === 'object' && devDependencies !== null && 'electron' in devDependencies) {
      return String(devDependencies.electron);
    }
  }
  throw new SetupError('package.json names no electron in devDependencies.');
}
