import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addStudent,
  beginPlan,
  createVault,
  keepRecoveryKey,
  openMainPage,
  startPlanOf,
  unlockVault,
} from './counselor.ts';
import { callHost, pageProcesses } from './host-calls.ts';
import { passphraseBytes } from '../../src/renderer/vault/secret-bytes.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';

const passphrase = 'neljä hyvin tavallista sanaa';
const otherPassphrase = 'toinen aivan tavallinen lause';
const name = 'Salokannas Ilta-Inkeri';
const student = { ...sampleEntry('Rantavuo Onni'), nimi: name };

test('a new vault takes only a long enough passphrase, typed twice alike', async ({ launchApp }) => {
  const { page, userDataDir, problems } = await launchApp({ profile: 'testi' });
  const create = page.getByRole('button', { name: 'Ota salalause käyttöön' });
  const first = page.getByRole('textbox', { name: 'Salalause', exact: true });
  const again = page.getByRole('textbox', { name: 'Salalause uudelleen' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByText('Vähintään 15 merkkiä tai neljä sanaa.')).toBeVisible();

  await first.fill('liian lyhyt');
  await expect(page.getByText('Vielä 4 merkkiä, tai neljä sanaa.')).toBeVisible();
  await again.fill('liian lyhyt');
  await create.click();
  await expect(page.getByText('Salalause on liian lyhyt tai helppo arvata.')).toBeVisible();
  await expect(first).toHaveAttribute('aria-invalid', 'true');

  await first.fill(passphrase);
  await expect(page.getByText('Salalause on riittävän pitkä. Vahvuus: hyvä.')).toBeVisible();
  await again.fill(`${passphrase}!`);
  await create.click();
  await expect(page.getByText('Salalauseet eivät ole samat. Kirjoita sama lause molempiin kenttiin.')).toBeVisible();

  const hidden = async () => [await first.getAttribute('type'), await again.getAttribute('type')];
  expect(await hidden()).toEqual(['password', 'password']);
  await again.fill(passphrase);
  await create.click();
  await keepRecoveryKey(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
  expect(readFileSync(join(userDataDir, 'testi', 'vault.json'), 'utf8')).not.toContain(passphrase);
  expect(problems).toEqual([]);
});

test('only the right passphrase opens, and every wrong one makes the next wait longer', async ({ launchApp }) => {
  const before = await launchApp({ profile: 'testi' });
  await createVault(before.page, passphrase);
  await addStudent(before.page, student);
  await before.close();

  const { app, page, problems } = await launchApp({ profile: 'testi', userDataDir: before.userDataDir });
  const field = page.getByRole('textbox', { name: 'Salalause' });
  const open = page.getByRole('button', { name: 'Avaa', exact: true });
  await expect(page.getByText('Tiedot ovat lukossa')).toBeVisible();
  await open.click();
  await expect(page.getByText('Kirjoita salalause.')).toBeVisible();

  const debug = (act: 'attach' | 'detach') =>
    app.evaluate(({ webContents }, asked) => webContents.getAllWebContents()[0]?.debugger[asked](), act);
  await debug('attach');
  await field.fill(passphrase);
  await open.click();
  await expect(page.getByText('Jokin ulkopuolinen ohjelma (esimerkiksi virheenjäljitin) lukee')).toBeVisible();
  await debug('detach');

  for (const _time of ['first', 'second']) {
    await field.fill('väärä salalause tässä näin');
    await open.click();
    await expect(page.getByText('Salalause ei avannut tietoja. Tarkista kirjoitusasu')).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByText('Seuraava yritys onnistuu sekunnin kuluttua.')).toBeVisible();
  await expect(open).toBeDisabled();
  await expect(open).toBeEnabled();
  await expect(page.locator('body')).not.toContainText(name);
  await unlockVault(page, passphrase);
  await expect(page.getByRole('button', { name: `Uusi suunnitelma: ${name}` })).toBeVisible();
  expect(problems).toEqual([]);
});

/** Everything a locked page could show or say. */
async function expectNothingOfAnyone(page: Page) {
  await expect(page.getByText('Lukittu pyynnöstäsi')).toBeVisible();
  const content = `${await page.content()} ${await page.title()}`;
  for (const personal of [name, 'inkeri@example.org', student.oppijaOid, 'Viime hetki']) {
    expect(content).not.toContain(personal);
  }
}

test('a lock ends the process of the page and saves what was typed in the very last moment', async ({ launchApp }) => {
  const running = await launchApp({ profile: 'testi' });
  const { app, page } = running;
  await createVault(page, passphrase);
  await addStudent(page, student);
  await startPlanOf(page, name);
  await beginPlan(page);
  await page.getByRole('textbox', { name: 'Puhelinnumero' }).fill('040 000 1288');
  await page.getByRole('textbox', { name: 'Sähköposti' }).focus();
  const processes = [...(await pageProcesses(app))];

  const locked = await lockAndReopen(running, 'testi', async () => {
    await page.keyboard.insertText('inkeri@example.org');
    await page.keyboard.press('Control+l');
  });
  await expectNothingOfAnyone(locked);
  processes.push(...(await pageProcesses(app)));

  await unlockVault(locked, passphrase);
  await locked.getByRole('button', { name: `Avaa suunnitelma: ${name}` }).click();
  await expect(locked.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('inkeri@example.org');
  await expect(locked.getByRole('textbox', { name: 'Puhelinnumero' })).toHaveValue('040 000 1288');
  await locked.getByRole('textbox', { name: 'Puhelinnumero' }).focus();

  const again = await lockAndReopen({ ...running, page: locked }, 'testi', async () => {
    await locked.keyboard.insertText(' Viime hetki');
    await locked.getByRole('button', { name: 'Lukitse' }).click();
  });
  await expectNothingOfAnyone(again);
  processes.push(...(await pageProcesses(app)));
  await unlockVault(again, passphrase);
  await again.getByRole('button', { name: `Avaa suunnitelma: ${name}` }).click();
  await expect(again.getByRole('textbox', { name: 'Puhelinnumero' })).toHaveValue(/ Viime hetki/);
  expect(new Set(processes).size).toBe(3);
});

/** The sentence of a door that does not open, in one language and then the other. */
async function expectSentences(page: Page, fi: string, sv: string) {
  await expect(page.getByRole('alert')).toContainText(fi);
  await page.getByText('Svenska', { exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(sv);
  await expect(page.getByRole('textbox')).toHaveCount(0);
}

test('a vault file of a newer app is left as it is, with a sentence in both languages', async ({ launchApp }) => {
  const before = await launchApp({ profile: 'testi' });
  await createVault(before.page, passphrase);
  await before.close();
  const file = join(before.userDataDir, 'testi', 'vault.json');
  const newer = readFileSync(file, 'utf8').replace('"version": 2', '"version": 3');
  writeFileSync(file, newer);

  const { page, close, problems } = await launchApp({ profile: 'testi', userDataDir: before.userDataDir });
  await expectSentences(
    page,
    'Tiedot on salattu tämän sovelluksen uudemmalla versiolla. Niihin ei ole koskettu.',
    'Uppgifterna har krypterats med en nyare version av programmet. De har inte rörts.',
  );
  expect(problems).toEqual([]);
  await close();
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('data whose vault file is lost or another one are never given a new key: put back, or moved aside after a confirmation', async ({
  launchApp,
}) => {
  const before = await launchApp({ profile: 'testi' });
  await createVault(before.page, passphrase);
  await addStudent(before.page, student);
  await before.close();
  const profile = join(before.userDataDir, 'testi');
  const file = join(profile, 'vault.json');
  const whole = readFileSync(file, 'utf8');
  rmSync(file);

  const first = await launchApp({ profile: 'testi', userDataDir: before.userDataDir });
  const { page } = first;
  await expect(page.getByRole('heading', { level: 1, name: 'Tietojen avaintiedosto puuttuu' })).toBeVisible();
  await expect(page.getByText('Tietokannassa on 1 opiskelija ja 0 suunnitelmaa.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  // A page that asks all the same is refused by main.
  expect(await callHost(page, 'vault.create', { passphrase: passphraseBytes(otherPassphrase) })).toEqual({
    answer: { ok: false, error: { code: 'missing' } },
  });
  const again = page.getByRole('button', { name: 'Yritä uudelleen' });
  writeFileSync(file, whole.slice(0, 100));
  await again.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tietojen avaintiedosto on vioittunut' })).toBeVisible();
  await again.click();
  await expect(page.getByText('Tiedosto on edelleen vioittunut.')).toBeVisible();
  writeFileSync(file, whole);
  await again.click();
  await unlockVault(page, passphrase);
  await expect(page.getByRole('button', { name: `Uusi suunnitelma: ${name}` })).toBeVisible();
  expect(first.problems).toEqual([]);

  // The file goes while the app runs.
  rmSync(file);
  const locked = await lockAndReopen(first, 'testi', () => page.keyboard.press('Control+l'));
  await locked.getByRole('button', { name: 'Aloita alusta…' }).click();
  const move = locked.getByRole('button', { name: 'Siirrä sivuun ja aloita alusta' });
  await move.click();
  await expect(locked.getByText('Kirjoita kenttään sanat aloita alusta')).toBeVisible();
  await locked.getByRole('textbox', { name: 'Vahvista kirjoittamalla' }).fill('Aloita alusta');
  await move.click();
  await expect(locked.getByRole('heading', { name: 'Vanhat tiedot ovat sivussa' })).toBeVisible();
  const [aside = ''] = readdirSync(profile).filter((entry) => entry.startsWith('sivussa-'));
  await expect(locked.getByText(join(profile, aside))).toBeVisible();
  await locked.getByRole('button', { name: 'Jatka' }).click();
  await createVault(locked, otherPassphrase);
  await expect(locked.getByRole('button', { name: `Uusi suunnitelma: ${name}` })).toHaveCount(0);
  await first.close();

  // As the page has said: the folder's content and the old vault file bring everything back, and no other vault file does.
  // Moved, not copied: the app may run as another user than the tests.
  for (const entry of readdirSync(join(profile, aside))) {
    rmSync(join(profile, entry), { recursive: true, force: true });
    renameSync(join(profile, aside, entry), join(profile, entry));
  }
  const last = await launchApp({ profile: 'testi', userDataDir: before.userDataDir });
  await last.page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(otherPassphrase);
  await last.page.getByRole('button', { name: 'Avaa', exact: true }).click();
  await expect(last.page.getByRole('heading', { name: 'Avaintiedosto ei kuulu näihin tietoihin' })).toBeVisible();
  await expect(last.page.getByText('Tietokannassa on 1 opiskelija ja 0 suunnitelmaa.')).toBeVisible();
  writeFileSync(file, whole);
  await last.page.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await unlockVault(last.page, passphrase);
  await expect(last.page.getByRole('button', { name: `Uusi suunnitelma: ${name}` })).toBeVisible();

  // What lies aside is shown and goes for good, but only after a yes.
  await openMainPage(last.page, 'Asetukset');
  const remove = last.page.getByRole('button', { name: /^Poista lopullisesti sivuun siirretyt tiedot/ });
  await remove.click();
  await last.page.getByRole('button', { name: 'Peru', exact: true }).click();
  await expect(remove).toBeFocused();
  expect(existsSync(join(profile, aside))).toBe(true);
  await remove.click();
  await last.page.getByRole('button', { name: 'Poista lopullisesti', exact: true }).click();
  await expect(last.page.getByText('Tiedot on poistettu.')).toBeVisible();
  await expect(remove).toHaveCount(0);
  expect(existsSync(join(profile, aside))).toBe(false);
  expect(last.problems).toEqual([]);
});

/** The browser's number of the database and how many records it holds. */
function databaseOf(page: Page) {
  return page.evaluate(
    () =>
      new Promise<{ version: number; students: number }>((resolve, reject) => {
        const opening = indexedDB.open('hoks');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const count = db.transaction('students').objectStore('students').count();
          count.onsuccess = () => {
            resolve({ version: db.version, students: count.result });
            db.close();
          };
        };
      }),
  );
}

test('a database of a newer app is left as it is, with a sentence in both languages', async ({ launchApp }) => {
  const before = await launchApp({ profile: 'testi' });
  await createVault(before.page, passphrase);
  await addStudent(before.page, student);
  await before.close();

  const { page, problems } = await launchApp({ profile: 'testi', userDataDir: before.userDataDir });
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hoks', 9990);
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await page.getByRole('textbox', { name: 'Salalause' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expectSentences(
    page,
    'Tiedot on tehty tämän sovelluksen uudemmalla versiolla. Niihin ei ole koskettu.',
    'Uppgifterna har gjorts med en nyare version av programmet. De har inte rörts.',
  );
  expect(await databaseOf(page)).toEqual({ version: 9990, students: 1 });
  expect(problems).toEqual([]);
});

test('what was typed in the moment before the window is closed is there at the next start', async ({ launchApp }) => {
  const first = await launchApp();
  await startPlanOf(first.page, 'Lampisuo Eetu');
  await beginPlan(first.page);
  await first.page.getByRole('textbox', { name: 'Sähköposti' }).pressSequentially('eetu@example.test');
  const closed = first.app.waitForEvent('close');
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;

  const { page, problems } = await launchApp({ userDataDir: first.userDataDir });
  await page.getByRole('button', { name: 'Avaa suunnitelma: Lampisuo Eetu' }).click();
  await expect(page.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('eetu@example.test');
  expect(problems).toEqual([]);
});
