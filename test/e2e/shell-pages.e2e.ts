import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

const passphrase = 'neljä sanaa riittää hyvin';

async function createVault(page: Page): Promise<void> {
  await page.getByLabel('Salalause', { exact: true }).fill(passphrase);
  await page.getByLabel('Salalause uudelleen').fill(passphrase);
  await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  await expect(page.getByRole('heading', { name: 'Opiskelijat' })).toBeVisible();
}

test('what is being typed outlives a lock at the next moment, and a change of language', async ({ launchApp }) => {
  const first = await launchApp();
  await first.page.getByRole('button', { name: 'Uusi suunnitelma: Lampisuo Eetu' }).click();
  await first.page.getByRole('button', { name: 'Aloita suunnitelma' }).click();
  await first.page.getByLabel('Sähköposti').fill('eetu@example.test');
  // The lock ends the page's process: from here on this page can no longer be asked anything.
  const ended = new Promise((resolve) => first.page.once('crash', resolve));
  await first.page.keyboard.press('Control+l').catch(() => undefined);
  await ended;
  await first.close();

  const { page, problems } = await launchApp({ userDataDir: first.userDataDir });
  await page.getByRole('button', { name: 'Avaa suunnitelma: Lampisuo Eetu' }).click();
  await expect(page.getByLabel('Sähköposti')).toHaveValue('eetu@example.test');
  await page.getByLabel('Sähköposti').fill('eetu.l@example.test');
  await page.getByRole('button', { name: 'På svenska' }).click();
  await expect(page.getByLabel('E-post')).toHaveValue('eetu.l@example.test');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  expect(problems).toEqual([]);
});

test('a student added by hand is behind the passphrase after a restart', async ({ launchApp }) => {
  const first = await launchApp({ profile: 'testi' });
  await createVault(first.page);
  await first.page.keyboard.press('Control+n');
  await first.page.getByLabel('Nimi').fill('Kokeilija Kaisla');
  await first.page.getByLabel('Oppijanumero').fill('1.2.246.562.24.13579246803');
  await first.page.getByLabel('Opiskeluoikeuden OID').fill('1.2.246.562.15.13579246806');
  await first.page.getByLabel('Alkaa').fill('10.8.2026');
  await first.page.getByLabel('Arvioitu päättyminen').fill('31.5.2029');
  await first.page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await expect(first.page.getByText('Tarkista, onko joku numero kirjoitettu väärin.')).toBeVisible();
  await first.page.getByLabel('Opiskeluoikeuden OID').fill('1.2.246.562.15.13579246805');
  await first.page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await expect(first.page.getByRole('row', { name: /Kokeilija Kaisla/ })).toBeVisible();
  await first.close();

  const { page, problems } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  await expect(page.getByText('Tiedot ovat lukossa')).toBeVisible();
  await expect(page.getByText('Kokeilija')).toHaveCount(0);
  await page.getByLabel('Salalause').fill('väärä salalause');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
  await page.getByLabel('Salalause').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Kokeilija Kaisla/ })).toBeVisible();
  expect(problems).toEqual([]);
});

test('the main pages have no accessibility findings, in light and dark', async ({ launchApp }) => {
  const { page } = await launchApp();
  const findings = async (where: string) => {
    // Legacy mode: the usual one opens a second page, which the app refuses.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations.map(({ id, nodes }) => `${where}: ${id} (${nodes.length})`);
  };
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of ['Opiskelijat', 'Lähetykset', 'Asetukset']) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      all.push(...(await findings(`${name}, ${colorScheme}`)));
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Opiskelijat' }).click();
    await page.getByRole('button', { name: 'Uusi opiskelija' }).click();
    await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
    all.push(...(await findings(`Uusi opiskelija, ${colorScheme}`)));
  }
  expect(all).toEqual([]);
});
