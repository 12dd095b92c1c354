import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { sayStep, SetupError } from './say.mjs';

/**
 * Which Debian or Ubuntu package carries a library that Electron links to. Two names where a release renamed it: the
 * first one that the machine's package index knows is taken.
 */
const PACKAGE_OF_LIBRARY: Record<string, string[]> = {
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk_pixbuf-2.0.so.0': ['libgdk-pixbuf-2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

/** What has to be installed on this machine before the app can be shown. */
interface Need {
  what: string;
  packages: string[];
}

/**
 * On Linux makes sure that Electron finds its libraries, a font, and a display or a stand-in for one. Installs with
 * apt when run as root, otherwise ends with the exact command.
 * @param executable the Electron executable
 */
export async function ensureLinuxLibraries(executable: string) {
  if (process.platform !== 'linux') return;
  const needs = findNeeds(executable);
  if (needs.length === 0) return;
  const what = needs.map((need) => need.what).join(', ');
  if (!isOnPath('apt-get')) {
    throw new SetupError(`Electron needs ${what}. Install them with this system's package manager, then try again.`);
  }
  if (process.getuid?.() !== 0) {
    const packages = choosePackages(needs).join(' ');
    throw new SetupError(`Electron needs ${what}. Run this, then try again:\n  sudo apt-get install -y ${packages}`);
  }
  await sayStep(`Installing system packages for ${what}`, () => {
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...choosePackages(needs)]);
  });
  const left = findNeeds(executable);
  if (left.length > 0)
    throw new SetupError(`apt-get ended well, but ${left.map(({ what }) => what).join(', ')} is missing.`);
}

/** Whether a program of this name can be started. */
export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Whether windows have a screen to appear on. */
export function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function findNeeds(executable: string): Need[] {
  const needs = missingLibraries(executable).map((library) => {
    const packages = PACKAGE_OF_LIBRARY[library];
    if (packages === undefined)
      throw new SetupError(`Electron needs the library ${library}. Install it, then try again.`);
    return { what: library, packages };
  });
  // Without any font Chromium ends as soon as it draws text.
  if (!hasFonts()) needs.push({ what: 'a font', packages: ['fonts-dejavu-core'] });
  if (!hasDisplay() && !isOnPath('Xvfb')) needs.push({ what: 'Xvfb (there is no display)', packages: ['xvfb'] });
  return needs;
}

function missingLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}

function hasFonts(): boolean {
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some(
    (folder) => existsSync(folder) && readdirSync(folder).length > 0,
  );
}

function choosePackages(needs: Need[]): string[] {
  const chosen = needs.map(({ packages }) => packages.find(isInstallable) ?? packages.at(-1) ?? '');
  return [...new Set(chosen)].toSorted();
}

function isInstallable(name: string): boolean {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

function apt(args: string[]) {
  const result = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-10).join('\n');
  throw new SetupError(
    `apt-get ${args.join(' ')} failed. Check the network and the package sources, then try again.\n${said}`,
  );
}
