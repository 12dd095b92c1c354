import { endLaunch, prepareLaunch } from '../../scripts/lib/app-launch.ts';
import { buildApp } from '../../scripts/lib/build-app.ts';
import { ensureDisplay } from '../../scripts/lib/display.ts';
import { print, say } from '../../scripts/lib/say.mjs';

/**
 * Builds the app, finds a display and decides how Electron is started; the test workers get the decision through
 * HOKS_APP_LAUNCH. @returns what ends the display and removes the temporary copy
 */
export default async function setUp(): Promise<() => void> {
  await buildApp();
  const launch = prepareLaunch();
  const stopDisplay = await ensureDisplay();
  process.env['HOKS_APP_LAUNCH'] = JSON.stringify(launch);
  for (const notice of launch.notices) say(notice);
  print(`End-to-end tests in Electron ${launch.electronVersion}, ${launch.sandboxed ? 'sandboxed' : 'NOT sandboxed'}.`);
  return () => {
    endLaunch(launch);
    stopDisplay();
  };
}
