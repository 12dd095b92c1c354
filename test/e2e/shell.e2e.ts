import { spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { type AppLaunch, electronArguments, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import { expect, test } from './app.ts';
import { callHost, pageProcesses } from './host-calls.ts';

/** Whether the one page is up, drawn and taking input; asked of main, because Playwright gives a page that ended up for lost. */
function pageIsReady(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return false;
    return (await contents.executeJavaScript('document.documentElement.dataset.ready')) === 'true';
  });
}

test('locking ends the process of the page and opens a new one', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const [before] = await pageProcesses(app);
  const ended = page.waitForEvent('crash');
  // The page ends while it asks, so no answer comes.
  void callHost(page, 'vault.lock', null).catch(() => undefined);
  await ended;
  await expect.poll(() => pageIsReady(app)).toBe(true);
  const after = await pageProcesses(app);
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
});

test('a page that ends unexpectedly is opened again, and one that keeps ending is not', async ({ launchApp }) => {
  const { app } = await launchApp();
  const crash = () => app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  for (let time = 1; time <= 3; time += 1) {
    const [before] = await pageProcesses(app);
    await crash();
    await expect.poll(async () => (await pageProcesses(app))[0] !== before && (await pageIsReady(app))).toBe(true);
  }
  let said = '';
  app.process().stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exit = new Promise((resolve) => app.process().once('exit', resolve));
  await crash().catch(() => undefined);
  expect(await exit).toBe(1);
  expect(said).toContain('Ohjelman ikkuna sulkeutui odottamatta');
});

test('the language comes from the system until the person chooses', async ({ launchApp }) => {
  const first = await launchApp();
  expect(await callHost(first.page, 'app.info', null)).toMatchObject({ answer: { kieli: 'fi' } });
  await callHost(first.page, 'app.setKieli', { kieli: 'sv' });
  await first.close();
  const { app, page } = await launchApp({ userDataDir: first.userDataDir });
  expect(await callHost(page, 'app.info', null)).toMatchObject({ answer: { kieli: 'sv' } });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.title)).toBe('PUK-skrivbordet');
  const menu = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label, submenu }) => ({
      label,
      roles: submenu?.items.map((item) => item.role?.toLowerCase() ?? item.type),
    })),
  );
  expect(menu?.at(-1)).toEqual({
    label: 'Visa',
    roles: ['zoomin', 'zoomout', 'resetzoom', 'separator', 'togglefullscreen', 'toggledevtools'],
  });
});

test('each profile has a folder of its own that only its owner can enter', async ({ launchApp }) => {
  const practice = await launchApp();
  const folder = await practice.app.evaluate(({ app }) => [app.getPath('userData'), app.getPath('sessionData')]);
  expect(folder).toEqual([join(practice.userDataDir, 'harjoittelu'), join(practice.userDataDir, 'harjoittelu')]);
  const trial = await launchApp({ profile: 'testi', userDataDir: practice.userDataDir });
  expect(await callHost(trial.page, 'app.info', null)).toMatchObject({ answer: { profile: 'testi', server: null } });
  expect(await callHost(trial.page, 'practice.students', null)).toEqual({ answer: [] });
  expect(await callHost(trial.page, 'vault.openPractice', null)).toMatchObject({ answer: { ok: false } });
  for (const profile of ['', 'harjoittelu', 'testi']) {
    expect(statSync(join(practice.userDataDir, profile)).mode & 0o077).toBe(0);
  }
});

const launch = () => JSON.parse(process.env['HOKS_APP_LAUNCH'] ?? '{}') as AppLaunch;

/** Runs the program to its end without the harness, as a person starts it. */
function runToEnd(userDataDir: string, switches: string[]): { code: number | null; said: string } {
  const { executable, env } = launch();
  const { status, stdout, stderr } = spawnSync(
    executable,
    electronArguments(launch(), [`--user-data-dir=${userDataDir}`, ...switches]),
    { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 30_000 },
  );
  return { code: status, said: stdout + stderr };
}

test('a start that cannot succeed ends with a sentence in both languages and no stack trace', () => {
  const folder = freshUserDataFolder(launch());
  const occupied = join(folder, 'tiedosto');
  writeFileSync(occupied, '');
  const starts: [userDataDir: string, switches: string[], fi: string, sv: string][] = [
    [folder, ['--profile=muu'], 'Profiilia ei tunnisteta.', 'Profilen är okänd.'],
    [occupied, [], 'Tietoja ei voi tallentaa kansioon', 'Uppgifter kan inte sparas i mappen'],
    [folder, ['--js-flags=--expose-gc'], 'asetuksella --js-flags', 'inställningen --js-flags'],
    [folder, ['--disable-web-security'], 'asetuksella --disable-web-security', '--disable-web-security'],
  ];
  for (const [userDataDir, switches, fi, sv] of starts) {
    const { code, said } = runToEnd(userDataDir, switches);
    expect(said).toContain(fi);
    expect(said).toContain(sv);
    expect(said).not.toMatch(/^\s+at .*:\d+/m);
    expect(code).toBe(1);
  }
  rmSync(folder, { recursive: true });
});

test('a second start of the same profile leaves the first one alone', async ({ launchApp }) => {
  const { app, page, userDataDir } = await launchApp();
  expect(runToEnd(userDataDir, ['--profile=harjoittelu']).code).toBe(0);
  expect(await pageProcesses(app)).toHaveLength(1);
  expect(await callHost(page, 'app.info', null)).toMatchObject({ answer: { profile: 'harjoittelu' } });
});
