import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { type AppLaunch, electronArguments } from '../../scripts/lib/app-launch.ts';
import { projectFolder } from '../../scripts/lib/run-script.mjs';

export interface LaunchOptions {
  /** Practice mode unless said otherwise. */
  profile?: 'harjoittelu' | 'testi' | 'tuotanto';
  /** The data of an earlier launch; a fresh, empty folder unless given. */
  userDataDir?: string;
  /** More switches for the app. */
  args?: string[];
  /** More environment variables for the app. */
  env?: Record<string, string>;
}

/** The real app, built and sandboxed, in a window of its own. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** The app's data; it outlives `close`, so that the app can be launched on it again. */
  userDataDir: string;
  /** Console errors, uncaught errors and content security policy violations of every page so far. */
  problems: string[];
  close: () => Promise<void>;
}

/** Waits until the page says that it has been drawn and takes input. */
export async function untilReady(page: Page) {
  // A locator, because waitForFunction needs eval, which the page's content security policy refuses.
  await expect(page.locator('html[data-ready="true"]')).toBeAttached({ timeout: 20_000 });
}

/** Starts the built app and waits until it can be used. */
export async function startApp(launch: AppLaunch, options: LaunchOptions, userDataDir: string): Promise<RunningApp> {
  const { profile = 'harjoittelu', args = [], env = {} } = options;
  const switches = [`--user-data-dir=${userDataDir}`, `--profile=${profile}`, '--lang=fi', ...args];
  const app = await _electron.launch({
    executablePath: launch.executable,
    args: ['-r', playwrightLoader(launch), ...electronArguments(launch, switches)],
    chromiumSandbox: launch.sandboxed,
    env: {
      ...inheritedEnvironment(),
      ...launch.env,
      TZ: 'Europe/Helsinki',
      LANG: 'fi_FI.UTF-8',
      LANGUAGE: 'fi',
      ...env,
    },
  });
  try {
    const problems: string[] = [];
    // A lock ends the page's process and the app opens the page anew; its problems count as well.
    app.on('window', (page) => collectProblems(page, problems));
    const page = await app.firstWindow();
    collectProblems(page, problems);
    await untilReady(page);
    return { app, page, userDataDir, problems, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/**
 * Playwright's own module that holds the app until the test is connected. Playwright adds it only when it chooses the
 * executable itself; without it a start can race with the connection. A copy, where the app's user cannot read the clone.
 */
function playwrightLoader(launch: AppLaunch): string {
  const loader = join(projectFolder, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');
  if (launch.temporaryFolder === undefined) return loader;
  const copy = join(launch.temporaryFolder, 'playwright-loader.js');
  copyFileSync(loader, copy);
  chmodSync(copy, 0o644);
  return copy;
}

const watched = new WeakSet<Page>();

/** Chromium reports a refused script, style or request as a console error too. */
function collectProblems(page: Page, problems: string[]) {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
