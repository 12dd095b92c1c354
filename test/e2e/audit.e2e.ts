import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  approve,
  beginPlan,
  createVault,
  fillBasics,
  openApproval,
  openMainPage,
  startPlanOf,
  unlockVault,
  waitUntilSent,
} from './counselor.ts';

const passphrase = 'neljä hyvin tavallista sanaa';

async function openLog(page: Page) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Avaa lokitiedot' }).click();
  return page.getByRole('table', { name: 'Lokimerkinnät, uusin ensin' });
}

const verify = (page: Page) => page.getByRole('button', { name: 'Tarkista lokin eheys' }).click();

/** One bit of one row on the disk is another. */
function damageRow(page: Page, id: string): Promise<void> {
  return page.evaluate(
    (row) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hoks');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const db = opening.result;
          const transaction = db.transaction('audit', 'readwrite', { durability: 'strict' });
          const rows = transaction.objectStore('audit');
          const reading = rows.get(row) as IDBRequest<{ ciphertext: Uint8Array }>;
          reading.onsuccess = () => {
            const { ciphertext } = reading.result;
            rows.put({
              ...reading.result,
              ciphertext: ciphertext.map((byte, index) => (index === 5 ? byte ^ 1 : byte)),
            });
          };
          transaction.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    id,
  );
}

test('what was done is in the log, leaves as a file that can be checked, and one changed byte is told with its place', async ({
  launchApp,
}) => {
  const first = await launchApp();
  const { app, page, problems } = first;
  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await fillBasics(page, { email: 'onni@example.org' });
  await openApproval(page);
  await approve(page);
  await waitUntilSent(page);

  await page.getByRole('button', { name: /^Kopioi eHOKS ID/ }).click();
  await openMainPage(page, 'Asetukset');
  await page.getByRole('combobox', { name: 'Lukitse, kun konetta ei ole käytetty' }).selectOption('5');

  const log = await openLog(page);
  await expect(log.getByRole('row', { name: /Kopioitiin leikepöydälle Rantavuo Onni tunniste/ })).toBeVisible();
  await expect(log.getByRole('row', { name: /Asetuksia muutettiin.*Lukitus käyttämättömänä/ })).toBeVisible();
  for (const act of [/Suunnitelma avattiin/, /Hyväksyttiin.*versio 1/, /Lähetys eHOKSiin alkoi/, /On eHOKSissa/]) {
    await expect(log.getByRole('row', { name: act }).filter({ hasText: 'Rantavuo Onni' }).first()).toBeVisible();
  }
  await expect(log.getByRole('row', { name: /Suunnitelmaa muutettiin.*Sähköposti/ }).first()).toBeVisible();
  await expect(log).not.toContainText('onni@example.org');
  await verify(page);
  await expect(page.getByText(/^Loki on ehjä/)).toBeVisible();

  await page.getByRole('combobox', { name: 'Toiminto' }).selectOption('approved');
  await expect(log.getByRole('row')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Toiminto' }).selectOption('all');

  const file = join(first.userDataDir, 'loki.json');
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, file);
  await page.getByRole('button', { name: 'Vie loki' }).click();
  await page.getByText('JSON (tarkistettava)').click();
  await page.getByRole('checkbox', { name: /Ota mukaan opiskelijoiden nimet/ }).check();
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click();
  await expect(page.getByText('Kirjoita, kenelle nimet annetaan.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Kenelle tiedot annetaan' }).fill('Tietosuojavastaava');
  await page.getByRole('textbox', { name: 'Millä perusteella' }).fill('Lokitietojen tarkastuspyyntö');
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click();
  await expect(page.getByText('Loki tallennettiin.')).toBeVisible();
  await expect(log.getByRole('row', { name: /Loki vietiin tiedostoon.*Tietosuojavastaava/ })).toBeVisible();

  const text = readFileSync(file, 'utf8');
  expect(text).toContain('Rantavuo Onni');
  expect(text).not.toContain('onni@example.org');
  const checked = spawnSync(process.execPath, ['scripts/verify-log.ts', file], { encoding: 'utf8' });
  expect(checked.stdout).toContain('The chain is whole');

  await damageRow(page, '0000000003');
  expect(problems).toEqual([]);
  await first.close();

  const again = await launchApp({ userDataDir: first.userDataDir });
  const after = await openLog(again.page);
  await expect(after.getByRole('row', { name: /^3 Merkintä ei avaudu/ })).toBeVisible();
  await expect(after.getByRole('row', { name: /Tiedot avattiin/ }).first()).toBeVisible();
  await verify(again.page);
  const place = 'Loki ei ole ehjä. Ensimmäinen poikkeama on merkinnässä 3: merkintä ei avaudu.';
  await expect(again.page.getByRole('alert').filter({ hasText: place })).toBeVisible();
  expect(again.problems).toEqual([]);
});

test('a wrong passphrase and a log that was put back to an older state are told after the next opening', async ({
  launchApp,
}) => {
  const first = await launchApp({ profile: 'testi' });
  await createVault(first.page, passphrase);
  await first.close();

  const { page, problems } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hoks');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const db = opening.result;
          const transaction = db.transaction(['audit', 'settings'], 'readwrite', { durability: 'strict' });
          transaction.objectStore('audit').clear();
          transaction.objectStore('settings').clear();
          transaction.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
  );
  await page.getByRole('textbox', { name: 'Salalause' }).fill('väärä salalause tässä näin');
  await page.getByRole('button', { name: 'Avaa', exact: true }).click();
  await expect(page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
  await unlockVault(page, passphrase);
  const log = await openLog(page);
  await expect(log.getByRole('row', { name: /Avaaminen epäonnistui/ })).toHaveCount(1);
  await expect(log.getByRole('row', { name: /Loki ei jatku siitä, mihin se jäi.*puuttuu lopusta/ })).toBeVisible();
  await verify(page);
  await expect(page.getByText(/Lisäksi loki on kerran jatkunut muualta/)).toBeVisible();
  expect(problems).toEqual([]);
});
