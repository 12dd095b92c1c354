import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { type RunningApp, untilReady } from './start-app.ts';
import { pageProcesses } from './host-calls.ts';

/**
 * Locks and gives the page that the app then opens. Playwright gives a page whose process ended up for lost, so the new
 * one is reached through Chromium's own debugging port, which Playwright has opened in the profile's folder.
 */
export async function lockAndReopen(
  { app, page, userDataDir }: RunningApp,
  profile: string,
  lock: () => Promise<unknown>,
): Promise<Page> {
  const [before] = await pageProcesses(app);
  const ended = page.waitForEvent('crash');
  // The page ends while it handles the key or the press, so no answer may come.
  void lock().catch(() => undefined);
  await ended;
  await expect.poll(async () => (await pageProcesses(app)).filter((pid) => pid !== before && pid > 0)).toHaveLength(1);
  return connectAnew(userDataDir, profile);
}

/** The page of a running app, over a connection of its own. */
export async function connectAnew(userDataDir: string, profile: string): Promise<Page> {
  const port = readFileSync(join(userDataDir, profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (page === undefined) throw new Error('the app shows no page');
  await untilReady(page);
  return page;
}
