import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppLaunch, endLaunch, prepareLaunch } from '../../scripts/lib/app-launch.ts';
import { openVirtualDisplay } from '../../scripts/lib/display.ts';
import { othersCanEnter } from '../../scripts/lib/electron.ts';
import { isOnPath } from '../../scripts/lib/linux-libraries.ts';
import { print, SetupError } from '../../scripts/lib/say.mjs';
import { ensureTestPackage, type TestPackage } from '../../scripts/lib/test-package.ts';

/** What the tests of the package are told. */
export interface PackageRun {
  readonly program: TestPackage;
  /** How the build from the source tree is started, which the package is compared with. */
  readonly launch: AppLaunch;
  /** Xvfb keeps the picture of its screen here; undefined where the windows are on a person's own display. */
  readonly pictureFile: string | undefined;
}

/** Makes the package, a display whose picture can be read, and hands both to the tests through HOKS_PACKAGE_RUN. */
export default async function setUp(): Promise<() => void> {
  const made = await ensureTestPackage();
  const launch = prepareLaunch();
  if (!launch.sandboxed)
    throw new SetupError(
      'The packaged program does not start without a sandbox, and this machine allows none to an ordinary user. ' +
        'Allow user namespaces, then try again.',
    );
  const pictures = mkdtempSync(join(tmpdir(), 'hoks-pictures-'));
  const hasPicture = process.platform === 'linux' && isOnPath('Xvfb');
  const stopDisplay = hasPicture ? await openVirtualDisplay(['-fbdir', pictures]) : () => undefined;
  const program = launch.uid === undefined ? made : readable(made, launch);
  const run: PackageRun = {
    program,
    launch,
    pictureFile: hasPicture ? join(pictures, 'Xvfb_screen0') : undefined,
  };
  process.env['HOKS_PACKAGE_RUN'] = JSON.stringify(run);
  print(`Tests of the package made with Electron ${program.electron.version}.`);
  return () => {
    stopDisplay();
    endLaunch(launch);
    rmSync(pictures, { recursive: true, force: true });
  };
}

/** As root the program runs as another user, who may not be able to look into the clone. */
function readable(made: TestPackage, { temporaryFolder }: AppLaunch): TestPackage {
  if (temporaryFolder === undefined || othersCanEnter(made.folder)) return made;
  const folder = join(temporaryFolder, 'package');
  cpSync(made.folder, folder, { recursive: true });
  const moved = (path: string) => join(folder, path.slice(made.folder.length));
  return { ...made, folder, executable: moved(made.executable), resources: moved(made.resources) };
}
