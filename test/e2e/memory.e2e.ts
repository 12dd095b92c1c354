import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createDeriveKey } from '../../src/main/vault/derive-key.ts';
import { createVault } from '../../src/main/vault/vault.ts';
import { passphraseBytes } from '../../src/renderer/vault/secret-bytes.ts';
import { expect, test } from './app.ts';
import { keepRecoveryKey, openMainPage } from './counselor.ts';
import { pageProcesses } from './host-calls.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';
import { countInMemory, processesOf } from './process-memory.ts';

/** Words that nothing in the program holds by chance. */
const planted = { nimi: 'Zyrkkälampi Qvintus-Elvira', passphrase: 'yhdeksän violettia qvasaari-ahmaa tunturissa' };

/**
 * Types into the field with the focus, inside the page and from character codes: what Playwright types goes through main's debugging
 * port and would be found there because of the test.
 */
async function typeInPage(page: Page, name: RegExp, text: string) {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  await page
    .getByRole('textbox', { name })
    .first()
    .evaluate((field: HTMLInputElement, given) => {
      field.focus();
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

/** As the app gets it from the passphrase. */
async function dataKeyOf(file: string): Promise<Uint8Array> {
  const vault = createVault({
    file,
    deriveKey: createDeriveKey(new URL('../../src/main/vault/argon2-worker.ts', import.meta.url)),
    random: randomBytes,
    clock: Date.now,
    holdsData: () => Promise.resolve(true),
    practice: false,
  });
  const opened = await vault.unlock(passphraseBytes(planted.passphrase));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.dataKey;
}

if (process.platform === 'linux' && process.getuid?.() === 0) {
  test('after a lock no process of the app holds a name, the passphrase or the data key', async ({ launchApp }) => {
    const running = await launchApp({ profile: 'testi' });
    const { app, page, userDataDir } = running;
    await typeInPage(page, /^Salalause$/, planted.passphrase);
    await typeInPage(page, /^Salalause uudelleen/, planted.passphrase);
    const [before = 0] = await pageProcesses(app);
    // The search finds what is there: the page has what was typed into it, and later its open plan and the key.
    expect(countInMemory(before, [planted.passphrase])[0]).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
    await keepRecoveryKey(page);
    await addPlantedStudent(page);

    const main = await app.evaluate(() => process.pid);
    const dataKey = await dataKeyOf(join(userDataDir, 'testi', 'vault.json'));
    expect(Math.min(...countInMemory(before, [planted.nimi, dataKey]))).toBeGreaterThan(0);

    await lockAndReopen(running, 'testi', () => page.keyboard.press('Control+l'));
    const secrets = [planted.nimi, planted.passphrase, dataKey];
    const processes = processesOf(main);
    expect(processes).not.toContain(before);
    expect(processes.length).toBeGreaterThan(3);
    const found = processes.map((pid) => ({ isMain: pid === main, counts: countInMemory(pid, secrets) }));
    expect(found.filter(({ counts }) => Math.max(...counts) > 0)).toEqual([]);
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
