import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { addStudent, beginPlan, keepRecoveryKey, openMainPage, openSection, startPlanOf } from './counselor.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';

const first = 'neljä hyvin tavallista sanaa';
const second = 'uusi lause lähteen rannalta';
const student = sampleEntry('Rantavuo Onni');

/** Has main hear what the system would tell it. */
function systemSays(app: ElectronApplication, event: 'suspend' | 'lock-screen') {
  return app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test('the recovery key replaces a lost passphrase, and a lock comes back to the same field', async ({ launchApp }) => {
  const running = await launchApp({ profile: 'testi' });
  const { app, page, problems } = running;
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(first);
  await page.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(first);
  await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  await expect(page.getByRole('img', { name: 'Palautusavain QR-koodina' })).toBeVisible();
  await expectAccessible(page);
  const recoveryKey = await keepRecoveryKey(page);
  await expect(page.getByText('Lukittuu 10 min kuluttua')).toBeVisible();

  await addStudent(page, student);
  await startPlanOf(page, student.nimi);
  await beginPlan(page);
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await page.getByRole('textbox', { name: 'Sähköposti' }).focus();
  const locked = await lockAndReopen(running, 'testi', async () => {
    await page.keyboard.insertText('onni@example.org');
    await systemSays(app, 'lock-screen');
  });
  await expect(locked.locator('body')).not.toContainText(student.nimi);

  await locked.getByRole('button', { name: 'Avaa palautusavaimella' }).click();
  await expectAccessible(locked);
  const key = locked.getByRole('textbox', { name: 'Palautusavain' });
  await key.fill(`${recoveryKey.startsWith('0') ? '1' : '0'}${recoveryKey.slice(1)}`);
  await expect(locked.getByText('Ryhmässä 1 on kirjoitusvirhe. Vertaa sitä paperiin.')).toBeVisible();
  await key.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await locked.getByRole('textbox', { name: 'Uusi salalause', exact: true }).fill(second);
  await locked.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(second);
  await locked.getByRole('button', { name: 'Avaa ja vaihda salalause' }).click();

  const field = locked.getByRole('textbox', { name: 'Sähköposti' });
  await expect(field).toHaveValue('onni@example.org');
  await expect(field).toBeFocused();

  await openMainPage(locked, 'Asetukset');
  await locked.getByRole('textbox', { name: 'Nykyinen salalause' }).fill(second);
  await locked.getByRole('textbox', { name: 'Uusi salalause', exact: true }).fill(first);
  await locked.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(first);
  await locked.getByRole('button', { name: 'Vaihda salalause' }).click();
  await expect(locked.getByText('Salalause on vaihdettu.')).toBeVisible();
  await locked.getByRole('button', { name: 'Avaa lokitiedot' }).click();
  for (const act of ['Palautusavain otettiin käyttöön', 'Avattiin palautusavaimella ja', 'Salalause vaihdettiin']) {
    await expect(locked.getByRole('row', { name: act })).toHaveCount(1);
  }
  await locked.getByRole('button', { name: 'Takaisin asetuksiin' }).click();
  await locked.getByRole('combobox', { name: 'Lukitse, kun konetta ei ole käytetty' }).selectOption('5');

  await app.evaluate(({ BrowserWindow }) => {
    const said: boolean[] = [];
    Reflect.set(globalThis, 'protections', said);
    for (const window of BrowserWindow.getAllWindows()) window.setContentProtection = (on) => void said.push(on);
  });
  const protection = locked.getByText('Estä ruutukaappaukset');
  await protection.click();
  await protection.click();
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'protections') as unknown)).toEqual([true, false]);

  const onClipboard = () => app.evaluate(({ clipboard }) => clipboard.readText());
  const institution = locked.getByRole('textbox', { name: 'Oppilaitoksen nimi' });
  await institution.fill('Kopioitava opisto');
  await institution.press('ControlOrMeta+A');
  await institution.press('ControlOrMeta+C');
  await expect.poll(onClipboard).toBe('Kopioitava opisto');

  await locked.getByRole('main').evaluate((main) => main.scrollTo({ top: 321 }));
  const again = await lockAndReopen({ ...running, page: locked }, 'testi', () => systemSays(app, 'suspend'));
  await expect.poll(onClipboard).toBe('');
  await again.getByText('Svenska', { exact: true }).click();
  await again.getByRole('button', { name: 'Öppna med återställningsnyckeln' }).click();
  await expect(again.getByRole('textbox', { name: 'Återställningsnyckel' })).toBeVisible();
  await again.getByRole('button', { name: 'Tillbaka till lösenfrasen' }).click();
  await again.getByRole('textbox', { name: 'Lösenfras' }).fill(first);
  await again.getByRole('button', { name: 'Öppna', exact: true }).click();
  await expect(again.getByRole('heading', { level: 1, name: 'Inställningar' })).toBeVisible();
  await expect(again.getByText('Låses om 5 min')).toBeVisible();
  expect(await again.getByRole('main').evaluate(({ scrollTop }) => scrollTop)).toBe(321);
  expect(problems).toEqual([]);
});
