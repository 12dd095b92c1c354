import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addStudent,
  approve,
  createVault,
  importPlan,
  openApproval,
  openMainPage,
  openSection,
  saveConnection,
  startPlanOf,
  unlockVault,
  waitUntilSent,
} from './counselor.ts';
import { closedPort, connectionTo, sampleEntry, startEhoks, writesTo } from './practice-ehoks.ts';

const passphrase = 'neljä hyvin tavallista sanaa';
const onni = sampleEntry('Rantavuo Onni');
const plan = { 'osaamisen-hankkimisen-tarve': true, sahkoposti: 'onni@example.org' };

function titleOf(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
}

/** Approves a plan while the server at `port` is down; gives the account the server will have. */
async function approveWithoutServer(page: Page, port: number) {
  const server = await startEhoks(port);
  const connection = connectionTo(server);
  await server.close();
  await createVault(page, passphrase);
  await saveConnection(page, connection);
  await addStudent(page, onni);
  await startPlanOf(page, onni.nimi);
  await importPlan(page, {
    name: 'suunnitelma.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(plan)),
  });
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await openApproval(page);
  await approve(page);
  await expect(page.getByRole('contentinfo')).toContainText('Ei yhteyttä eHOKSiin');
  return connection;
}

test('what was approved without a server goes by itself when the computer wakes up', async ({ launchApp }) => {
  const { app, page, problems } = await launchApp({ profile: 'testi' });
  const port = await closedPort();
  const { password } = await approveWithoutServer(page, port);
  await expect.poll(() => titleOf(app)).toMatch(/^1 lähettämättä, lähin huomenna \d{1,2}\.\d\d – HOKS-työpöytä$/);
  await expect(page.getByText(/^Määräaika huomenna/)).toBeVisible();
  await openMainPage(page, 'Opiskelijat');
  await expect(page.getByRole('row', { name: new RegExp(onni.nimi) })).toContainText(/huomenna \d{1,2}\.\d\d/);
  await page.getByRole('button', { name: `Avaa suunnitelma: ${onni.nimi}` }).click();

  const server = await startEhoks(port, password);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await waitUntilSent(page);
  expect(writesTo(server)).toEqual(['POST 200']);
  await expect.poll(() => titleOf(app)).toBe('HOKS-työpöytä');
  await expect(page.getByText(/^Määräaika/)).toBeHidden();
  await server.close();
  expect(problems).toEqual([]);
});

test('what was approved without a server goes by itself after the next unlock', async ({ launchApp }) => {
  const port = await closedPort();
  const first = await launchApp({ profile: 'testi' });
  const { password } = await approveWithoutServer(first.page, port);
  await first.close();

  const server = await startEhoks(port, password);
  const { app, page, problems } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  // Locked, the app can read nothing and so claims nothing.
  expect(await titleOf(app)).toBe('HOKS-työpöytä');
  expect(server.requests).toEqual([]);
  await unlockVault(page, passphrase);
  await expect.poll(() => writesTo(server), { timeout: 30_000 }).toEqual(['POST 200']);
  await expect(page.getByRole('row', { name: new RegExp(onni.nimi) })).toContainText('Lähetetty');
  await server.close();
  expect(problems).toEqual([]);
});
