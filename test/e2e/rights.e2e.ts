import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { openMainPage, openMeeting, openStep } from './counselor.ts';
import { startWithTimeline } from './timeline-plan.ts';

/** Has the next save dialogs answer this instead of asking. */
async function choose(app: ElectronApplication, filePath: string) {
  await app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen }) });
  }, filePath);
}

const student = 'Aallonsalo Miisa';

async function openRights(page: Page) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Avaa tietosuoja' }).click();
  const choice = page.getByRole('combobox', { name: 'Opiskelija' });
  const name = await choice.getByRole('option').filter({ hasText: student }).innerText();
  await choice.selectOption(name);
}

test('a student gets all of it, a supervisor one period, and nobody anything after the study right', async ({
  launchApp,
}) => {
  const { app, page, problems, userDataDir } = await launchApp();
  const saved = page.getByText(/^Tiedosto on tallennettu\./);
  const fileOf = async (name: string, button: string) => {
    const file = join(userDataDir, name);
    await choose(app, file);
    await page.getByRole('button', { name: button, exact: true }).click();
    // The words of the file before may still stand: what counts is the file.
    await expect.poll(() => existsSync(file)).toBe(true);
    await expect(saved).toBeVisible();
    return readFileSync(file);
  };
  await startWithTimeline(page);
  await openMeeting(page);
  await openStep(page, 'Sovitaan');
  const guardian = page.getByRole('group', { name: 'Huoltajalle: koko suunnitelma' });
  await guardian.getByText('Kyllä').click();
  await expect(guardian.getByText(/^Annettu \d/)).toBeVisible();
  await page.getByRole('button', { name: 'Lopeta', exact: true }).click();
  await openRights(page);

  const everything = JSON.parse(String(await fileOf('kaikki.json', 'Tietopyyntö: Tallenna JSON'))) as {
    student: { nimi: string };
    plans: { plan: { suostumukset: unknown[] }; edits: unknown[] }[];
  };
  expect(everything.student.nimi).toBe(student);
  expect(everything.plans[0]?.plan.suostumukset).toHaveLength(1);
  expect(String((await fileOf('kaikki.pdf', 'Tietopyyntö: Tallenna PDF')).subarray(0, 5))).toBe('%PDF-');

  await page.getByRole('combobox', { name: 'Kenelle' }).selectOption('ohjaaja');
  await page.getByRole('button', { name: 'Luovutus: Tallenna JSON' }).click();
  await expect(page.getByText('Kirjoita sekä saaja että peruste.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Saajan nimi tai virasto' }).fill('Korjaamo Oy, Oiva Ohjaaja');
  await page.getByRole('textbox', { name: 'Lainkohta tai muu peruste' }).fill('Oman jakson ohjaaminen');
  // Who changes their mind has given nobody anything.
  await app.evaluate(({ dialog }) => {
    const showSaveDialog = () => {
      Reflect.set(globalThis, 'wasAsked', true);
      return Promise.resolve({ canceled: true, filePath: '' });
    };
    Object.assign(dialog, { showSaveDialog });
  });
  const given = page.getByRole('list', { name: 'Tehdyt luovutukset' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Luovutus: Tallenna PDF' }).click();
  // It is written down before anybody is asked where to.
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'wasAsked') as unknown)).toBe(true);
  await expect(given).toHaveCount(0);

  const extract = JSON.parse(String(await fileOf('ote.json', 'Luovutus: Tallenna JSON'))) as {
    osat: { tiedot: Record<string, unknown> }[];
  };
  expect(extract.osat).toHaveLength(1);
  expect(Object.keys(extract.osat[0]?.tiedot ?? {})).toContain('tyopaikalla-jarjestettava-koulutus');
  expect(JSON.stringify(extract)).not.toContain('oppija-oid');
  await expect(given).toContainText('Korjaamo Oy, Oiva Ohjaaja. Oman jakson ohjaaminen.');

  await page.getByRole('combobox', { name: 'Kenelle' }).selectOption('suostumus');
  await expect(page.getByRole('combobox', { name: 'Mikä osa' })).toContainText('Huoltajalle: koko suunnitelma');
  await page.getByRole('button', { name: 'Peru suostumus: Huoltajalle: koko suunnitelma' }).click();
  await expect(page.getByText('Voimassa olevaa suostumusta ei ole. Ilman sitä tietoja ei luovuteta.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Luovutus: Tallenna PDF' })).toBeDisabled();

  const device = String(await fileOf('laite.json', 'Laiteselvitys: Tallenna JSON'));
  expect(device).toContain('Opiskelijoita');
  expect(device).not.toContain(student);

  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`)).toEqual([]);

  await page.getByRole('combobox', { name: 'Päättymisen syy' }).selectOption('pidattaminen');
  await page.getByRole('textbox', { name: 'Viimeinen päivä' }).fill('31.5.2026');
  await page.getByRole('button', { name: 'Tallenna päättyminen' }).click();
  await expect(page.getByText(/Opetushallitus vastaa luovutuksesta/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Luovutus: Tallenna PDF' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Päättyneet opiskeluoikeudet' })).toContainText(
    /Päättyi 31\.5\.2026, opiskeluoikeus pidätetty\s*Poistetaan 1\.6\.2027 alkaen/,
  );
  expect(problems).toEqual([]);
});
