import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { buildApp } from './build-app.ts';
import { type ElectronBuild, findElectron, pinnedVersion } from './electron.ts';
import { runForge } from './forge.ts';
import { projectFolder } from './run-script.mjs';
import { sayStep, SetupError } from './say.mjs';

/** Where Forge puts a test package: beside real ones, never in their place. */
const outFolder = join(projectFolder, 'out', 'test-package');
const buildFolder = join(projectFolder, '.vite');

/** The packaged program of this platform, made for tests. */
export interface TestPackage {
  readonly folder: string;
  readonly executable: string;
  readonly resources: string;
  readonly electron: ElectronBuild;
}

/**
 * A package for tests, by Forge and from the Electron that is installed: nothing is fetched. Made anew when the app, Electron or
 * the package's own settings changed. The build that the end-to-end tests run is put back afterwards, so that the two can be compared.
 * @throws SetupError when Forge fails or Electron is missing
 */
export async function ensureTestPackage(): Promise<TestPackage> {
  const electron = findElectron();
  if (electron === undefined) throw new SetupError('Electron is not ready. Run npm test, which prepares it.');
  await buildApp();
  const inputs = hashOfInputs(electron);
  const stamp = join(outFolder, 'made-from');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
    await sayStep('Packaging the app for tests', async () => {
      rmSync(outFolder, { recursive: true, force: true });
      await mkdir(outFolder, { recursive: true });
      await keepingBuild(async () => {
        if ((await forgeTestPackage(electron, 'package', true)) !== 0)
          throw new SetupError('The app does not package.');
      });
      // What is made here has to be readable for the unprivileged user that the app runs as when we are root.
      spawnSync('chmod', ['-R', 'a+rX', outFolder]);
      await writeFile(stamp, inputs);
    });
  }
  return packageIn(outFolder, electron);
}

/** Runs Forge with the installed Electron, which it takes from a zip under the file name of the pinned version. */
export async function forgeTestPackage(
  electron: ElectronBuild,
  command: 'package' | 'make',
  isQuiet: boolean,
): Promise<number> {
  const zips = mkdtempSync(join(tmpdir(), 'hoks-electron-zip-'));
  try {
    await zipFolder(
      electron.folder,
      join(zips, `electron-v${pinnedVersion()}-${process.platform}-${process.arch}.zip`),
    );
    return runForge(
      command,
      { HOKS_TEST_ELECTRON_ZIPS: zips, HOKS_TEST_ELECTRON_IS_OLD: electron.isFallback ? '1' : '' },
      isQuiet,
    );
  } finally {
    rmSync(zips, { recursive: true, force: true });
  }
}

/** Stored, not compressed: it is read back at once. */
async function zipFolder(folder: string, zipFile: string) {
  const zip = new ZipFile();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) zip.addFile(path, path.slice(folder.length + 1).replaceAll('\\', '/'), { compress: false });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(zipFile));
}

/** Forge empties .vite and builds into it. */
async function keepingBuild(work: () => Promise<void>) {
  const kept = join(outFolder, 'kept-build');
  renameSync(buildFolder, kept);
  try {
    await work();
  } finally {
    rmSync(buildFolder, { recursive: true, force: true });
    renameSync(kept, buildFolder);
  }
}

function hashOfInputs({ folder, version }: ElectronBuild): string {
  const hash = createHash('sha256').update(`${folder}\n${version}\n`);
  hash.update(readFileSync(join(buildFolder, 'built-from')));
  for (const file of [
    'forge.config.ts',
    'forge.fuses.ts',
    'package.json',
    join('scripts', 'lib', 'test-package.ts'),
    join('scripts', 'lib', 'forge.ts'),
  ])
    hash.update(readFileSync(join(projectFolder, file)));
  return hash.digest('hex');
}

function packageIn(parent: string, electron: ElectronBuild): TestPackage {
  const name = `hoks-desktop-${process.platform}-${process.arch}`;
  const folder = join(parent, name);
  if (process.platform !== 'darwin') {
    const executable = join(folder, process.platform === 'win32' ? 'hoks-desktop.exe' : 'hoks-desktop');
    return { folder, executable, resources: join(folder, 'resources'), electron };
  }
  const contents = join(folder, 'hoks-desktop.app', 'Contents');
  return {
    folder,
    executable: join(contents, 'MacOS', 'hoks-desktop'),
    resources: join(contents, 'Resources'),
    electron,
  };
}
