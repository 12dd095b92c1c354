import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { keepRecoveryKey, openMainPage } from './counselor.ts';
import { pageProcesses } from './host-calls.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';
import { countInMemory, processesOf } from './process-memory.ts';

/** Words that nothing in the program holds by chance. */
const planted = { nimi: 'Zyrkkälampi Qvintus-Elvira', passphrase: 'yhdeksän violettia qvasaari-ahmaa tunturissa' };

/**
 * Types into a field inside the page, from character codes: what Playwright types goes through main's debugging port and
 * would be found there because of the test.
 */
async function typeInPage(page: Page, name: RegExp, text: string) {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  await page
    .getByRole('textbox', { name })
    .first()
    .evaluate((field, given) => {
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      value?.set?.call(field, String.fromCodePoint(...given));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, codes);
}

async function addPlantedStudent(page: Page) {
  const { oppijaOid, opiskeluoikeusOid, alkaa, paattyy } = sampleEntry('Rantavuo Onni');
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await typeInPage(page, /^Nimi/, planted.nimi);
  await page.getByRole('textbox', { name: 'Oppijanumero' }).fill(oppijaOid);
  await page.getByRole('textbox', { name: 'Opiskeluoikeuden OID' }).fill(opiskeluoikeusOid);
  await page.getByRole('textbox', { name: 'Alkaa' }).fill(alkaa);
  await page.getByRole('textbox', { name: 'Arvioitu päättyminen' }).fill(paattyy);
  await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await page.getByRole('button', { name: /^Uusi suunnitelma: / }).click();
  await expect(
    page
      .getByRole('button', { name: 'Aloita ilman perustetta' })
      .or(page.getByRole('button', { name: 'Aloita suunnitelma' })),
  ).toBeVisible();
}

if (process.platform === 'linux' && process.getuid?.() === 0) {
  test('after a lock no process of the app holds a name', async ({ launchApp }) => {
    const running = await launchApp({ profile: 'testi' });
    const { app, page } = running;
    const texts = [planted.nimi, planted.passphrase];
    await typeInPage(page, /^Salalause$/, planted.passphrase);
    await typeInPage(page, /^Salalause uudelleen/, planted.passphrase);
    await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
    await keepRecoveryKey(page);
    await addPlantedStudent(page);

    const main = await app.evaluate(() => process.pid);
    const [before = 0] = await pageProcesses(app);
    // The search finds what is there: an open plan is in the memory of its page.
    expect(countInMemory(before, [planted.nimi])[0]).toBeGreaterThan(0);

    await lockAndReopen(running, 'testi', () => page.keyboard.press('Control+l'));
    const processes = processesOf(main);
    expect(processes).not.toContain(before);
    expect(processes.length).toBeGreaterThan(3);
    const found = processes.map((pid) => ({ isMain: pid === main, counts: countInMemory(pid, texts) }));
    expect(found.filter(({ counts: [name] }) => name !== 0)).toEqual([]);
    console.info('processes with the passphrase after a lock:', found.filter(({ counts }) => counts[1] !== 0).length);
  });
}

if (process.platform === 'linux') {
  test('the app keeps no crash dump and no dictionary, in folders of its owner only', async ({ launchApp }) => {
    const { app, page, userDataDir, close } = await launchApp();
    await expect(page.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
    const { uploads, spelling } = await app.evaluate(({ crashReporter, session }) => ({
      uploads: crashReporter.getUploadToServer(),
      spelling: session.defaultSession.isSpellCheckerEnabled(),
    }));
    expect([uploads, spelling]).toEqual([false, false]);
    await close();
    const files = readdirSync(userDataDir, { recursive: true, withFileTypes: true });
    const kept = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(kept.filter((file) => /\.(dmp|bdic)$|(^|\/)core(\.\d+)?$/.test(file))).toEqual([]);
    for (const folder of [userDataDir, join(userDataDir, 'harjoittelu')]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
  });
}
