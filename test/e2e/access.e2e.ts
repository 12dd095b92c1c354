import { rmSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addDemonstration,
  addVocationalUnit,
  addWorkplacePeriod,
  approve,
  backToPlan,
  beginPlan,
  createVault,
  fillBasics,
  openApproval,
  openDeliveries,
  openMainPage,
  openMeeting,
  openSection,
  openStep,
  startPlanOf,
  typedDay,
  waitUntilSent,
} from './counselor.ts';
import { startWithTimeline } from './timeline-plan.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with the screen as it is, in light and in dark: rule, how often, and the first place.
 * `only`: what to look at, when it covers the rest of the screen.
 */
async function faults(page: Page, where: string, only = 'html'): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Legacy mode: the usual one opens a second page, which the app refuses.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(only).withTags(rules).analyze();
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${where}, ${colorScheme}: ${id} (${nodes.length}) ${String(nodes[0]?.target)}`,
      ),
    );
  }
  return found;
}

test('axe finds nothing wrong with any screen before and around a plan', async ({ launchApp }) => {
  const { page } = await launchApp({ profile: 'testi' });
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await faults(page, where)));
  await check('new vault');
  await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  await check('new vault with problems');
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await check('students, none');
  // A question mark opens the sheet of keys, and begins no search; in a text it is typed. F1 opens it from anywhere.
  const sheet = page.getByRole('dialog', { name: 'Näppäimet' });
  await page.keyboard.press('?');
  await expect(sheet.getByRole('heading', { name: 'Kaikkialla' })).toBeVisible();
  found.push(...(await faults(page, 'keys', '[role="dialog"]')));
  // Nothing happens behind it: Escape leads back to the list.
  await page.keyboard.press('Control+n');
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const search = page.getByRole('searchbox');
  await expect(search).toHaveValue('');
  await search.focus();
  await page.keyboard.type('?');
  await expect(search).toHaveValue('?');
  await page.keyboard.press('F1');
  await sheet.getByRole('button', { name: 'Sulje' }).click();
  await expect(search).toBeFocused();
  await page.getByRole('button', { name: /^Näppäimet/ }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await search.fill('');
  await openMainPage(page, 'Lähetykset');
  await check('deliveries, none');
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
  await page.getByRole('button', { name: 'Tallenna oppilaitos' }).click();
  await check('settings with problems');
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await page.getByRole('combobox', { name: 'Tutkinto' }).selectOption('OPH-5410-2021');
  await page.getByRole('combobox', { name: 'Osaamisala' }).selectOption('osaamisala_1008');
  await expect(page.getByRole('combobox', { name: 'Tutkintonimike' })).toBeVisible();
  await check('new student');
  await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await expect(page.getByText('Kirjoita opiskelijan nimi.')).toBeVisible();
  await check('new student with problems');
  expect(found).toEqual([]);
});

test('axe finds nothing wrong with the log of use, its check and its export', async ({ launchApp }) => {
  const { page } = await launchApp();
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Avaa lokitiedot' }).click();
  await page.getByRole('button', { name: 'Tarkista lokin eheys' }).click();
  await expect(page.getByText(/^Loki on ehjä/)).toBeVisible();
  const found = await faults(page, 'log');
  await page.getByRole('button', { name: 'Vie loki' }).click();
  await page.getByRole('checkbox', { name: /Ota mukaan opiskelijoiden nimet/ }).check();
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click();
  found.push(...(await faults(page, 'log, export with problems')));
  expect(found).toEqual([]);
});

test('axe finds nothing wrong with a locked or a lost vault', async ({ launchApp }) => {
  const first = await launchApp({ profile: 'testi' });
  await createVault(first.page, 'neljä hyvin tavallista sanaa');
  await first.close();
  const { page } = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  const found = await faults(page, 'locked');
  await page.getByRole('textbox').fill('väärä');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
  found.push(...(await faults(page, 'wrong passphrase')));
  rmSync(join(first.userDataDir, 'testi', 'vault.json'));
  await page.reload();
  await page.getByRole('button', { name: 'Aloita alusta…' }).click();
  await page.getByRole('button', { name: 'Siirrä sivuun ja aloita alusta' }).click();
  await expect(page.getByText('Kirjoita kenttään sanat aloita alusta')).toBeVisible();
  found.push(...(await faults(page, 'lost vault')));
  expect(found).toEqual([]);

  // The search itself can fail.
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect(await faults(page, 'spoilt')).toEqual([
    expect.stringContaining('spoilt, light: image-alt'),
    expect.stringContaining('spoilt, dark: image-alt'),
  ]);
});

test('axe finds nothing wrong with what is made of a plan for others', async ({ launchApp }) => {
  const { page } = await launchApp();
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await faults(page, where)));
  const fromMenu = async (item: string) => {
    await page.getByRole('button', { name: 'Suunnitelman toiminnot' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await startPlanOf(page, 'Zaferi Elias');
  await beginPlan(page);
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await fromMenu('Tallenna malliksi…');
  await check('saving a template');
  await page.getByRole('button', { name: 'Tallenna malli' }).click();
  await check('saved template');
  await page.getByRole('button', { name: 'Takaisin suunnitelmaan' }).click();
  await fromMenu('Sama muille opiskelijoille…');
  await page.getByRole('button', { name: 'Valitse kaikki' }).click();
  await page.getByRole('checkbox', { name: 'Rantavuo Onni' }).check();
  await page.getByRole('checkbox', { name: 'Talvensola Minh Anh' }).check();
  await check('what and whom');
  await page.getByRole('button', { name: 'Katso muutokset' }).click();
  await check('a look at each');
  await page.getByRole('button', { name: 'Lisää 1 opiskelijan suunnitelmaan' }).click();
  await expect(page.getByRole('heading', { name: 'Lisääminen on tehty' })).toBeVisible();
  await check('added');
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Avaa suunnitelma: Rantavuo Onni' }).click();
  await expect(page.getByText('Tähän on lisätty osia toisesta suunnitelmasta')).toBeVisible();
  await check('a plan that awaits a review');
  await openMainPage(page, 'Opiskelijat');
  await startPlanOf(page, 'Harjuvirta Daniel');
  await expect(page.getByRole('heading', { name: 'Aloita mallista' })).toBeVisible();
  await check('start with templates');
  await openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: /^Nimeä uudelleen/ }).click();
  await check('templates in the settings');
  expect(found).toEqual([]);
});

test('axe finds nothing wrong with a plan, from its start to its delivery', async ({ launchApp }) => {
  const { page } = await launchApp();
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await faults(page, where)));
  const now = Date.now();
  await check('students');
  await startPlanOf(page, 'Zaferi Elias');
  await check('start of a plan');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'rikki.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{'),
  });
  await expect(page.getByRole('alert')).toBeVisible();
  await check('start of a plan with a problem');
  await beginPlan(page);
  await check('basic data');
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  // While it is open, the rest is hidden from screen readers, its headings and landmarks too.
  found.push(...(await faults(page, 'open list of codes', '[role="listbox"]')));
  await page.keyboard.press('Escape');
  await addWorkplacePeriod(page, {
    begins: typedDay(now, 14),
    ends: typedDay(now, 70),
    workplace: 'Korjaamo Tunturikaarre Oy',
    yTunnus: '9222223-1',
    instructor: 'Jussi Havumetso',
    instructorEmail: 'jussi@example.org',
    tasks: ['Öljyjen vaihto', 'Jarrujen tarkastus'],
    representative: 'Petri Ahvenlampi',
  });
  await addDemonstration(page, {
    begins: typedDay(now, 63),
    ends: typedDay(now, 64),
    place: 'Korjaamo Tunturikaarre Oy',
    content: ['Määräaikaishuolto'],
  });
  await check('open part with errors');
  await page.getByRole('button', { name: 'Avaa kalenteri: Näyttö alkaa' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('open calendar');
  await page.keyboard.press('Escape');
  await openApproval(page);
  await check('approval with errors');
  await page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button', { name: 'Suunnitelma' }).click();
  await page.getByRole('textbox', { name: 'Osa-aikaisuus' }).fill('100');
  await page.getByRole('textbox', { name: 'Työpaikan Y-tunnus' }).fill('9222223-2');
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await fillBasics(page, { email: 'elias@example.org' });
  await openMeeting(page);
  for (const step of ['Tavoitteesi', 'Missä ja milloin opit', 'Näytöt', 'Sovitaan']) {
    await openStep(page, step);
    await check(`meeting, ${step}`);
  }
  await page.getByRole('button', { name: 'Lisää saaja' }).click();
  await page.getByRole('button', { name: 'Joku muu mukana' }).click();
  await page.getByRole('button', { name: 'Kirjaa, mitä puhuttiin' }).click();
  await check('meeting with its forms open');
  await page.getByRole('button', { name: 'Lopeta' }).click();
  await openApproval(page);
  await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeEnabled();
  await check('approval');
  await approve(page);
  await check('approved');
  await backToPlan(page);
  await openSection(page, 'Oppimisen tuki');
  await page.getByRole('button', { name: 'Historia' }).click();
  await check('local fields and history');
  await page
    .getByRole('button', { name: /^Katso/ })
    .first()
    .click();
  await check('the plan as it was');
  const rows = await openDeliveries(page);
  await expect(rows.getByText('Käytössä olevalla tunnuksella ei ole oikeutta')).toBeVisible();
  await check('deliveries with an open reason');
  await openMainPage(page, 'Asetukset');
  await check('settings in practice');
  // What was written in the plan is remembered.
  await page.getByRole('button', { name: 'Avaa työpaikat ja henkilöt' }).click();
  await page.getByRole('button', { name: 'Korjaamo Tunturikaarre Oy' }).click();
  await expect(page.getByRole('combobox', { name: 'Sama kuin' })).toHaveCount(0);
  await check('remembered workplaces and people');
  await page.getByRole('button', { name: 'Takaisin asetuksiin' }).click();
  await page.getByRole('button', { name: 'Päivitä nyt' }).click();
  await expect(page.getByText('Aineisto on ajan tasalla')).toBeVisible();
  await check('settings after a refresh');
  expect(found).toEqual([]);
});

test('axe finds nothing wrong with what is local and with the past of a plan', async ({ launchApp }) => {
  const { page } = await launchApp();
  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await fillBasics(page, { email: 'onni@example.org' });
  await openApproval(page);
  await approve(page);
  await backToPlan(page);
  await openSection(page, 'Oppimisen tuki');
  await page.getByRole('textbox', { name: 'Päätös tuesta' }).fill('Päätös on tehty.');
  await page.getByRole('button', { name: 'Historia' }).click();
  const found = await faults(page, 'local fields and history');
  await page
    .getByRole('button', { name: /^Katso/ })
    .first()
    .click();
  found.push(...(await faults(page, 'the plan as it was')));
  expect(found).toEqual([]);
});

test('axe finds nothing wrong with a timeline, as a picture and as lines', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await startWithTimeline(page);
  const found = await faults(page, 'timeline');
  await page.getByRole('radio', { name: 'Lukukausi' }).check();
  found.push(...(await faults(page, 'timeline of a term')));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(3));
  await expect(page.getByRole('list', { name: 'Aikajana' }).first()).toBeVisible();
  found.push(...(await faults(page, 'timeline as lines')));
  expect(found).toEqual([]);
});

/** Presses Tab until what is wanted has the focus, as a person without a mouse does. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp, key = 'Tab') {
  for (let presses = 0; presses < 120; presses += 1) {
    const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
    const isThere = await wanted.evaluateAll((elements) =>
      elements.some((element) => element === document.activeElement),
    );
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never comes to ${String(name)}`);
}

test('a plan goes from the work list to its eHOKS ID by the keyboard alone', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  const { keyboard } = page;
  const type = async (name: string, text: string) => {
    await tabTo(page, 'textbox', name);
    await keyboard.type(text);
  };
  // Typing searches, the arrow goes to the row, Enter opens it.
  await tabTo(page, 'button', /Uusi opiskelija/);
  await keyboard.type('rantavuo');
  await expect(page.getByRole('row', { name: /Aallonsalo/ })).toHaveCount(0);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Rantavuo Onni' })).toBeVisible();
  await tabTo(page, 'button', 'Aloita suunnitelma');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Opiskelijan tavoite ja perustiedot' })).toBeVisible();

  await tabTo(page, 'radio', 'Kyllä');
  await keyboard.press('Space');
  await type('Sähköposti', 'onni@example.org');
  await tabTo(page, 'button', /Ammatilliset tutkinnon osat/, 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, 'button', 'Lisää ammatillinen tutkinnon osa');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true })).toBeFocused();
  await keyboard.type('määräaika');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true })).toHaveValue(/määräaikaishuolto/);

  const now = Date.now();
  await tabTo(page, 'button', 'Lisää jakso');
  await keyboard.press('Enter');
  await tabTo(page, 'radio', /Oppilaitosmuotoinen|Oppisopimus|Koulutussopimus/);
  await keyboard.press('Space');
  const chosen = page.getByRole('radiogroup', { name: 'Osaamisen hankkimistapa' });
  for (let presses = 0; presses < 3; presses += 1) {
    if (await chosen.getByRole('radio', { name: /^Oppilaitosmuotoinen/ }).isChecked()) break;
    await keyboard.press('ArrowRight');
  }
  await type('Aloituspäivä', typedDay(now, 14));
  await type('Lopetuspäivä', typedDay(now, 70));
  // A date is read when its field is left.
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();

  // The first press shows the approval, the second approves.
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeEnabled();
  await keyboard.press('Control+Enter');
  expect((await waitUntilSent(page)).ehoksId).toBeGreaterThan(0);
  // Back to the plan, and from the plan to the list.
  await keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Suunnitelman osat' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
  expect(problems).toEqual([]);
});
