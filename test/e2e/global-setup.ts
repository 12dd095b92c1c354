import { endLaunch, prepareLaunch } from '../../scripts/lib/app-launch.ts';
import { buildApp } from '../../scripts/lib/build-app.ts';
import { print, say } from '../../scripts/lib/say.mjs';
import { watchTemporaryFiles } from './after-run.ts';

/**
 * Builds the app and decides how Electron is started; the test workers get the decision through HOKS_APP_LAUNCH.
 * @returns what searches the temporary files and removes the temporary copy
 */
export default async function setUp(): Promise<() => void> {
  await buildApp();
  const launch = prepareLaunch();
  const searchTemporaryFiles = watchTemporaryFiles(launch);
  process.env['HOKS_APP_LAUNCH'] = JSON.stringify(launch);
  for (const notice of launch.notices) say(notice);
  print(`End-to-end tests in Electron ${launch.electronVersion}, ${launch.sandboxed ? 'sandboxed' : 'NOT sandboxed'}.`);
  return () => {
    try {
      searchTemporaryFiles();
    } finally {
      endLaunch(launch);
    }
  };
}
