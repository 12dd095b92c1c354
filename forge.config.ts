import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerSquirrel } from '@electron-forge/maker-squirrel';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { fuses, fusesOfTestPackage } from './forge.fuses.ts';

/** Set by scripts/lib/test-package.ts: the folder with the installed Electron as a zip. Such a package is never shipped. */
const testElectronZips = process.env['HOKS_TEST_ELECTRON_ZIPS'];
/** Whether that is the fallback, which is too old to have every fuse. */
const isOldElectron = testElectronZips !== undefined && process.env['HOKS_TEST_ELECTRON_IS_OLD'] === '1';

const config: ForgeConfig = {
  outDir: testElectronZips === undefined ? 'out' : 'out/test-package',
  packagerConfig: {
    // The name with letters outside ASCII is for people (productName in package.json); files use the plain one.
    name: 'hoks-desktop',
    executableName: 'hoks-desktop',
    appBundleId: 'fi.hoks.tyopoyta',
    asar: true,
    ...(testElectronZips === undefined ? {} : { electronZipDir: testElectronZips }),
  },
  makers: [
    new MakerDeb({
      options: {
        bin: 'hoks-desktop',
        name: 'hoks-desktop',
        productName: 'HOKS-työpöytä',
        genericName: 'HOKS',
        categories: ['Education', 'Office'],
      },
    }),
    new MakerSquirrel({ name: 'hoks_desktop', title: 'HOKS-työpöytä' }),
    new MakerZIP({}, ['darwin', 'linux', 'win32']),
  ],
  plugins: [
    new VitePlugin({
      build: [
        // vite.main.config.ts names its entries itself: the main process and its worker.
        { entry: 'src/main/main.ts', config: 'vite.main.config.ts', target: 'main' },
        { entry: 'src/main/preload.ts', config: 'vite.preload.config.ts', target: 'preload' },
      ],
      renderer: [{ name: 'main_window', config: 'vite.renderer.config.ts' }],
    }),
    new FusesPlugin(isOldElectron ? fusesOfTestPackage : fuses),
  ],
};

export default config;
