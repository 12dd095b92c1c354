/**
 * npm run make [-- --test-package], npm run package [-- --test-package]
 *
 * Makes the installers for this platform in out/ (package: the app's folder without installers). The fallback Electron is out of
 * support and comes from a third party, so nothing is made of it unless --test-package says that the result is for a test and
 * goes to nobody; such a package lands in out/test-package.
 */
import { findElectron } from './lib/electron.ts';
import { runForge } from './lib/forge.ts';
import { endWith, say, SetupError } from './lib/say.mjs';
import { forgeTestPackage } from './lib/test-package.ts';

try {
  const isTest = process.argv.includes('--test-package');
  const command = process.argv.includes('--package-only') ? 'package' : 'make';
  const electron = findElectron();
  if (electron === undefined) throw new SetupError('Electron is not ready. Run npm run make, which prepares it.');
  if (electron.isFallback && !isTest) {
    throw new SetupError(
      `Only the fallback Electron ${electron.version} is here. It is out of support, so no installer is made from it. ` +
        'Go where the release of the pinned version can be reached, or give --test-package for a package that nobody gets.',
    );
  }
  if (isTest) say('This is a test package, not for anybody to use.');
  process.exitCode = isTest ? await forgeTestPackage(electron, command, false) : runForge(command);
} catch (error) {
  endWith(error);
}
