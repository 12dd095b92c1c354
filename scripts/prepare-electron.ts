/**
 * The second half of scripts/bootstrap.mjs: Electron and, on Linux, what it needs from the system.
 * `--retry-electron` asks Electron's release host again although it could not be reached lately.
 */
import { ensureElectron } from './lib/electron.ts';
import { ensureLinuxLibraries } from './lib/linux-libraries.ts';
import { endWith } from './lib/say.mjs';

// What is made here has to be readable for the unprivileged user that Electron runs as when we are root.
process.umask(0o022);
try {
  const electron = await ensureElectron({ retryRelease: process.argv.includes('--retry-electron') });
  await ensureLinuxLibraries(electron.executable);
} catch (error) {
  endWith(error);
}
