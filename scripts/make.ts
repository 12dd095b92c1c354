/**
 * npm run make [-- --package-only] [-- --test-package]
 *
 * Makes the installers for this platform in out/ (--package-only: the app's folder without installers). The fallback
 * Electron is out of support and comes from a third party, so nothing is made of it unless --test-package says that
 * the result is for a test and goes to nobody.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron, pinnedVersion } from './lib/electron.ts';
import { isOnPath } from './lib/linux-libraries.ts';
import { projectFolder } from './lib/run-script.mjs';
import { endWith, say, SetupError } from './lib/say.mjs';

try {
  const isTest = process.argv.includes('--test-package');
  const electron = findElectron();
  if (electron === undefined) throw new SetupError('Electron is not ready. Run npm run make, which prepares it.');
  if (electron.isFallback && !isTest) {
    throw new SetupError(
      `Only the fallback Electron ${electron.version} is here. It is out of support, so no installer is made from it. ` +
        'Go where the release of the pinned version can be reached, or give --test-package for a package that nobody gets.',
    );
  }
  process.exitCode = electron.isFallback ? makeTestPackage(electron.folder) : forge({});
} catch (error) {
  endWith(error);
}

/** Forge takes its Electron from a zip under the file name of the pinned version. */
function makeTestPackage(electronFolder: string): number {
  if (!isOnPath('zip')) throw new SetupError('A test package needs the program zip. Install it, then try again.');
  const zips = mkdtempSync(join(tmpdir(), 'hoks-electron-zip-'));
  try {
    const zip = join(zips, `electron-v${pinnedVersion()}-linux-x64.zip`);
    const { status } = spawnSync('zip', ['-q', '-1', '-r', zip, '.'], { cwd: electronFolder, stdio: 'inherit' });
    if (status !== 0) throw new SetupError('The fallback Electron could not be packed. Is the disk full?');
    say('This is a test package from the fallback Electron: out of support, not for anybody to use.');
    return forge({ HOKS_TEST_ELECTRON_ZIPS: zips });
  } finally {
    rmSync(zips, { recursive: true, force: true });
  }
}

function forge(env: Record<string, string>): number {
  const command = process.argv.includes('--package-only') ? 'package' : 'make';
  const forgeCli = join(
    projectFolder,
    'node_modules',
    '@electron-forge',
    'cli',
    'dist',
    `electron-forge-${command}.js`,
  );
  const result = spawnSync(process.execPath, [forgeCli], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return result.status ?? 1;
}
