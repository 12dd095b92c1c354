import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { addStudent, beginPlan, createVault, openMainPage, startPlanOf, unlockVault } from './counselor.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';

/** Backups made by the real app, and brought back to an empty machine, an emptied database and damaged records. */

const passphrase = 'neljä hyvin tavallista sanaa';
const nextPassphrase = 'uusi lause lähteen rannalta';
const name = 'Salokannas Ilta-Inkeri';
const student = { ...sampleEntry('Rantavuo Onni'), nimi: name };

async function answerDialogs(app: ElectronApplication, path: string) {
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [filePath] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath }),
    });
  }, path);
}

/** What the system says of the room on every disk from now on. */
async function sayFree(app: ElectronApplication, bytes: number) {
  await app.evaluate((_electron, bavail) => {
    Object.assign(process.getBuiltinModule('fs/promises'), { statfs: () => Promise.resolve({ bavail, bsize: 1 }) });
  }, bytes);
}

async function takeBackup(page: Page, shown: number) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Ota varmuuskopio nyt' }).click();
  const list = page.getByRole('region', { name: 'Otetut varmuuskopiot' });
  await expect(list.getByRole('row', { name: 'otettu käsin' })).toHaveCount(shown);
}

function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.hoksvara'))
    .toSorted();
}

function studentButton(page: Page) {
  return page.getByRole('button', { name: `Uusi suunnitelma: ${name}` });
}

test('a backup brings everything to an empty machine, with the recovery key from paper and never when it was changed', async ({
  launchApp,
}) => {
  const first = await launchApp({ profile: 'testi' });
  const recoveryKey = await createVault(first.page, passphrase);
  await addStudent(first.page, student);
  const chosen = join(first.userDataDir, 'muistitikku');
  mkdirSync(chosen);
  // The app may run as another user than the tests.
  chmodSync(chosen, 0o777);
  await answerDialogs(first.app, chosen);
  await openMainPage(first.page, 'Asetukset');
  await first.page.getByRole('button', { name: 'Valitse kansio…' }).click();
  await expect(first.page.getByText('muistitikku')).toBeVisible();
  await takeBackup(first.page, 1);
  await first.close();
  const file = join(chosen, backupsIn(chosen)[0] ?? '');
  const content = readFileSync(file, 'utf8');
  for (const personal of [name, student.oppijaOid, student.opiskeluoikeusOid]) expect(content).not.toContain(personal);

  await test.step('any machine tells from it what the first one held, and keeps nothing', async () => {
    const other = await launchApp();
    await openMainPage(other.page, 'Asetukset');
    await other.page.getByRole('button', { name: 'Avaa tietosuoja' }).click();
    await answerDialogs(other.app, file);
    await other.page.getByRole('button', { name: 'Valitse varmuuskopio…' }).click();
    const words = other.page.getByRole('textbox', { name: 'Salalause' });
    const openIt = other.page.getByRole('button', { name: 'Avaa selvitystä varten' });
    await words.fill('jotkin aivan muut sanat tässä');
    await openIt.click();
    await expect(other.page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
    await other.page.getByText('Palautusavaimella', { exact: true }).click();
    await other.page.getByRole('textbox', { name: 'Palautusavain' }).fill(recoveryKey);
    await openIt.click();
    await expect(other.page.getByRole('list', { name: /joiden tietoja koneella oli/ })).toContainText(name);
    const staged = join(other.userDataDir, 'harjoittelu', 'palautus');
    expect(existsSync(staged)).toBe(true);
    await other.page.getByRole('button', { name: 'Sulje varmuuskopio' }).click();
    await expect(other.page.getByText(name)).toHaveCount(0);
    await expect.poll(() => existsSync(staged)).toBe(false);
    expect(other.problems).toEqual([]);
    await other.close();
  });

  const restored = await launchApp({ profile: 'testi' });
  const { app, page, userDataDir, problems } = restored;
  const spoilt = join(userDataDir, 'vioittunut.hoksvara');
  writeFileSync(
    spoilt,
    content.replace(
      /"ciphertext":"(....)/,
      (_all, four: string) => `"ciphertext":"${four === 'AAAA' ? 'BBBB' : 'AAAA'}`,
    ),
  );
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click();
  await answerDialogs(app, spoilt);
  await page.getByRole('button', { name: 'Valitse tiedosto…' }).click();
  await expect(page.getByText('1 opiskelija, 0 suunnitelmaa')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Salalause' });
  const restore = page.getByRole('button', { name: 'Palauta', exact: true });
  await field.fill('väärä salalause tässä näin');
  await restore.click();
  await expect(page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
  await field.fill(passphrase);
  await restore.click();
  await expect(page.getByText('Varmuuskopio on vioittunut, joten siitä ei palautettu mitään.')).toBeVisible();

  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Valitse toinen tiedosto…' }).click();
  await page.getByText('Palautusavaimella', { exact: true }).click();
  const key = page.getByRole('textbox', { name: 'Palautusavain' });
  await page.getByRole('textbox', { name: 'Uusi salalause', exact: true }).fill(nextPassphrase);
  await page.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(nextPassphrase);
  await key.fill(`${recoveryKey.startsWith('0') ? '1' : '0'}${recoveryKey.slice(1)}`);
  await restore.click();
  await expect(page.getByText('Ryhmässä 1 on kirjoitusvirhe. Vertaa sitä paperiin.')).toBeVisible();
  await key.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await sayFree(app, 12 * 1024 ** 2);
  await restore.click();
  await expect(
    page.getByText('Levyllä on vapaata 12 Mt, ja tähän tarvitaan 201 Mt. Mitään ei muutettu.'),
  ).toBeVisible();
  await sayFree(app, 1024 ** 4);
  await restore.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
  await expect(studentButton(page)).toBeVisible();
  expect(problems).toEqual([]);

  const locked = await lockAndReopen(restored, 'testi', () => page.keyboard.press('Control+l'));
  await unlockVault(locked, nextPassphrase);
  await expect(studentButton(locked)).toBeVisible();
});

test('a database that is gone is rebuilt from the newest backup that is whole, and says so', async ({ launchApp }) => {
  const first = await launchApp({ profile: 'testi' });
  await createVault(first.page, passphrase);
  await addStudent(first.page, student);
  await takeBackup(first.page, 1);
  await takeBackup(first.page, 2);
  await first.close();
  const profile = join(first.userDataDir, 'testi');
  rmSync(join(profile, 'IndexedDB'), { recursive: true });
  const backups = join(profile, 'varmuuskopiot');
  const newest = join(backups, backupsIn(backups).at(-1) ?? '');
  writeFileSync(newest, readFileSync(newest, 'utf8').slice(0, -40).concat('\n'));

  const { page, problems } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Tietokanta on tyhjä, mutta varmuuskopio löytyi' })).toBeVisible();
  await page.getByRole('button', { name: 'Palauta uusin ehjä varmuuskopio' }).click();
  await expect(
    page.getByText(/Palautettu varmuuskopiosta, joka on otettu .*: 1 opiskelija, 0 suunnitelmaa/),
  ).toBeVisible();
  await expect(page.getByText('Yksi uudempi varmuuskopio oli vioittunut, eikä siitä otettu mitään.')).toBeVisible();
  await page.getByRole('button', { name: 'Jatka työhön' }).click();
  await expect(studentButton(page)).toBeVisible();
  expect(problems).toEqual([]);
});

test('a record that does not open comes back from a backup', async ({ launchApp }) => {
  const first = await launchApp({ profile: 'testi' });
  await createVault(first.page, passphrase);
  await addStudent(first.page, student);
  await takeBackup(first.page, 1);
  await first.close();

  const { page, problems } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  await damageStudents(page);
  await unlockVault(page, passphrase);
  await expect(page.getByText('Yhtä tallennettua tietoa ei voitu avata.')).toBeVisible();
  await expect(studentButton(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Palauta varmuuskopioista' }).click();
  await expect(page.getByText(/Varmuuskopiosta .*: opiskelijoita 1\./)).toBeVisible();
  await expect(studentButton(page)).toBeVisible();
  expect(problems).toEqual([]);
});

test('a disk that takes nothing is told, what is typed stays, and is saved when the disk does', async ({
  launchApp,
}) => {
  const first = await launchApp();
  const { page } = first;
  await startPlanOf(page, 'Lampisuo Eetu');
  await beginPlan(page);
  await page.evaluate(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
    Reflect.set(globalThis, 'mendTheDisk', () => Object.assign(IDBObjectStore.prototype, { put }));
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Connection is closing.', 'UnknownError');
    };
  });
  const email = page.getByRole('textbox', { name: 'Sähköposti' });
  await email.fill('eetu@example.test');
  const notice = page.getByText('Levy ei ota tietoja vastaan: vain luku');
  await expect(notice).toBeVisible();
  await expect(page.getByText(/Levyllä on vapaata \d+ Mt; kirjoittamiseen tarvitaan vähintään 16 Mt\./)).toBeVisible();
  await page.evaluate(() => (Reflect.get(globalThis, 'mendTheDisk') as () => void)());
  await expect(notice).toHaveCount(0);
  await expect(email).toHaveValue('eetu@example.test');
  await expect(page.getByText(/Tallennettu tälle koneelle/)).toBeVisible();
  await first.close();

  const again = await launchApp({ userDataDir: first.userDataDir });
  await again.page.getByRole('button', { name: 'Avaa suunnitelma: Lampisuo Eetu' }).click();
  await expect(again.page.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('eetu@example.test');
});

test('a draft goes to another computer in a file that its code opens', async ({ launchApp }) => {
  const giver = await launchApp();
  await startPlanOf(giver.page, 'Lampisuo Eetu');
  await beginPlan(giver.page);
  await giver.page.getByRole('textbox', { name: 'Sähköposti' }).fill('eetu@example.test');
  await expect(giver.page.getByText(/Tallennettu tälle koneelle/)).toBeVisible();
  const file = join(giver.userDataDir, 'harjoittelu', 'eetu.hokssiirto');
  await answerDialogs(giver.app, file);
  await openMainPage(giver.page, 'Asetukset');
  await giver.page.getByRole('button', { name: 'Vie opiskelijoita…' }).click();
  await giver.page.getByRole('checkbox', { name: 'Lampisuo Eetu' }).check();
  await giver.page.getByRole('button', { name: 'Tallenna 1 opiskelija tiedostoon…' }).click();
  const code = (await giver.page.getByText(/^(?:[A-Z2-9]{4}-){4}[A-Z2-9]{4}$/).textContent()) ?? '';
  expect(readFileSync(file, 'utf8')).not.toMatch(/Eetu|example/);

  const { app, page, problems } = await launchApp();
  await answerDialogs(app, file);
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Tuo tiedostosta…' }).click();
  await page.getByRole('button', { name: 'Valitse tiedosto…' }).click();
  const typed = page.getByRole('textbox', { name: 'Kertakoodi' });
  await typed.fill('AAAA-BBBB-CCCC-DDDD-EEEE');
  await page.getByRole('button', { name: 'Avaa ja tuo' }).click();
  await expect(page.getByText('Koodi ei avannut tiedostoa.')).toBeVisible();
  await typed.fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Avaa ja tuo' }).click();
  await expect(page.getByText('1 lisätty')).toBeVisible();
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Avaa suunnitelma: Lampisuo Eetu' }).click();
  await expect(page.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('eetu@example.test');
  expect(problems).toEqual([]);
});

/** Turns a bit in every student, at the locked door. */
function damageStudents(page: Page) {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hoks');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('students', 'readwrite');
          const students = transaction.objectStore('students');
          students.getAll().onsuccess = ({ target }) => {
            for (const row of (target as IDBRequest<{ ciphertext: Uint8Array }[]>).result) {
              row.ciphertext[3] = (row.ciphertext[3] ?? 0) ^ 1;
              students.put(row);
            }
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}
