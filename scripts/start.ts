/**
 * npm start [-- SWITCH...]: builds the app when something changed and shows it; it opens in practice mode. Switches go
 * to the app, for example --profile=testi. Ends when the app is closed, with the app's exit code.
 */
import { spawn } from 'node:child_process';
import { electronArguments, endLaunch, lastingUserDataFolder, prepareLaunch } from './lib/app-launch.ts';
import { buildApp } from './lib/build-app.ts';
import { ensureDisplay } from './lib/display.ts';
import { endWith, say } from './lib/say.mjs';

try {
  await buildApp();
  const launch = prepareLaunch();
  process.once('exit', () => endLaunch(launch));
  for (const notice of launch.notices) say(notice);
  await ensureDisplay();

  const userData = lastingUserDataFolder(launch);
  // The other user has no desktop session; Chromium's complaints about the missing message bus tell nobody anything.
  const forOtherUser = userData === undefined ? [] : [`--user-data-dir=${userData}`, '--log-level=3'];
  const switches = [...forOtherUser, ...process.argv.slice(2)];
  const app = spawn(launch.executable, electronArguments(launch, switches), {
    stdio: 'inherit',
    env: { ...process.env, ...launch.env },
  });
  say(`HOKS-työpöytä is starting in Electron ${launch.electronVersion}. Close its window or press Ctrl-C to end.`);
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal));
  app.on('error', endWith);
  app.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  endWith(error);
}
