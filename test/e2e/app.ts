import { rmSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import { type AppLaunch, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import { ensureDisplay } from '../../scripts/lib/display.ts';
import { search } from './search-files.ts';
import { type LaunchOptions, type RunningApp, startApp } from './start-app.ts';
import { noteTyping, typedTexts } from './typed-texts.ts';

export { expect };
export { untilReady } from './start-app.ts';

export type LaunchApp = (options?: LaunchOptions) => Promise<RunningApp>;

/**
 * `launchApp` starts the app any number of times; what it started and made is gone after the test. Before that, nothing that a test
 * has typed may lie in any file of the app.
 */
export const test = base.extend<{ launchApp: LaunchApp }, { display: void }>({
  display: [
    // Playwright wants the fixtures a fixture uses as a destructured first parameter.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, provide) => {
      const stop = await ensureDisplay();
      await provide();
      stop();
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright wants the fixtures a fixture uses as a destructured first parameter.
  // oxlint-disable-next-line eslint/no-empty-pattern
  launchApp: async ({}, provide) => {
    const launch = howToLaunch();
    const running: RunningApp[] = [];
    const folders = new Set<string>();
    await provide(async (options = {}) => {
      const userDataDir = options.userDataDir ?? freshUserDataFolder(launch);
      folders.add(userDataDir);
      const started = await startApp(launch, options, userDataDir);
      running.push(started);
      noteTyping(started.page);
      return started;
    });
    for (const { close } of running) await close();
    const typed = typedTexts();
    for (const folder of folders) expect(search(folder, typed).found.filter(isOfApp)).toEqual([]);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
});

/** Not what a person saved in plain text: tests choose a place for that beside the profiles' folders. */
function isOfApp({ file }: { readonly file: string }): boolean {
  return !/^[^/\\]+\.(json|csv|pdf)$/.test(file);
}

/** What the global set-up decided. */
export function howToLaunch(): AppLaunch {
  const decided = process.env['HOKS_APP_LAUNCH'];
  if (decided === undefined) throw new Error('HOKS_APP_LAUNCH is missing: the global set-up did not run.');
  return JSON.parse(decided) as AppLaunch;
}
