import type { Page } from '@playwright/test';
import { samplePeople } from '../../src/main/practice/sample-people.ts';
import { expect, test } from './app.ts';
import {
  addDemonstration,
  addStudent,
  addVocationalUnit,
  addWorkplacePeriod,
  approve,
  beginPlan,
  createVault,
  openApproval,
  openDeliveries,
  openMainPage,
  openMeeting,
  openSection,
  openStep,
  startPlanOf,
  typedDay,
  unlockVault,
} from './counselor.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry } from './practice-ehoks.ts';

/** Every text of the screen that a person reads or hears, and that is in the language of the screen. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const language = document.documentElement.lang;
    // What was announced a moment ago was said in the language of that moment.
    const isForeign = (element: Element) =>
      (element.closest('[lang]')?.getAttribute('lang') ?? language) !== language ||
      element.closest('[data-live-announcer]') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text !== '' && node.parentElement !== null && !isForeign(node.parentElement)) texts.add(text);
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (isForeign(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name)?.trim() ?? '';
        if (text !== '') texts.add(text);
      }
    }
    return [...texts];
  });
}

/** Words that are the same in both languages: names of programs, keys, abbreviations and units. */
const sameInBoth = new Set([
  'Electron',
  'eid',
  'Ctrl L',
  'Ctrl N',
  'Ctrl Z',
  'Ctrl Enter',
  'F8',
  '?',
  'Alt Enter',
  'Alt Shift Enter',
  'Enter',
  'Esc',
  'Ctrl P',
  '←',
  '→',
  '↑',
  '↓',
  'Test',
  'Roll',
]);
/** Names of people and of schools, which the app knows in one language; the last is who practises. */
const names = [...samplePeople.flatMap(({ nimi, oppilaitos }) => [nimi, oppilaitos.fi]), 'Riikka Salmenkorva'];

/** What is no word of a language: numbers, days, codes, identifiers, and what the tests typed as names. */
function isNoWord(text: string): boolean {
  return (
    sameInBoth.has(text) ||
    names.includes(text) ||
    /^[\d\s.,:;·–/%()+-]*$/.test(text) ||
    /^(1\.2\.246\.562\.[\d.]*|[A-ZÄÖ]{3,5}\d{2}[A-Z]?|OPH-\d+-\d+|[0-9a-f-]{36})$/.test(text) ||
    /^\d+ h( \d+ min)?$/.test(text) ||
    // Technical details: the code of a problem and the request, for whoever supports the person.
    /^[a-z-]+ · (POST|PUT) · \d+$/.test(text) ||
    text.startsWith('Nimi:')
  );
}

const languageSwitch = { fi: 'På svenska', sv: 'Suomeksi' } as const;

async function switchTo(page: Page, kieli: 'fi' | 'sv') {
  await page.getByRole('button', { name: languageSwitch[kieli === 'sv' ? 'fi' : 'sv'] }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', kieli);
}

/** Texts that a screen shows alike in Finnish and in Swedish; comes back to Finnish. */
async function leftovers(page: Page, where: string, toSwedish = () => switchTo(page, 'sv')): Promise<string[]> {
  const finnish = new Set(await textsOf(page));
  await toSwedish();
  const swedish = await textsOf(page);
  const same = swedish.filter((text) => finnish.has(text) && !isNoWord(text));
  return same.map((text) => `${where}: ${text}`);
}

async function leftoversAndBack(page: Page, where: string): Promise<string[]> {
  const same = await leftovers(page, where);
  await switchTo(page, 'fi');
  return same;
}

const plan = {
  workplace: 'Nimi: Korjaamo Tunturikaarre Oy',
  instructor: 'Nimi: Jussi Havumetso',
  task: 'Nimi: öljynvaihto',
  representative: 'Nimi: Petri Ahvenlampi',
};

test('no screen of the work holds Finnish when it is in Swedish', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await leftoversAndBack(page, where)));

  await check('students');
  await openMainPage(page, 'Lähetykset');
  await check('deliveries, empty');
  await openMainPage(page, 'Asetukset');
  await check('settings');
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await expect(page.getByText('Kirjoita opiskelijan nimi.')).toBeVisible();
  await check('new student with problems');
  await openMainPage(page, 'Opiskelijat');

  await startPlanOf(page, 'Zaferi Elias');
  await check('start of a plan');
  await beginPlan(page);
  const sections = page.getByRole('navigation', { name: 'Suunnitelman osat' }).getByRole('button');
  const count = await sections.count();
  expect(count).toBeGreaterThan(5);
  for (let index = 0; index < count; index += 1) {
    await sections.nth(index).click();
    await check(`section ${index + 1}, empty`);
  }
  const now = Date.now();
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await addWorkplacePeriod(page, {
    ...plan,
    begins: typedDay(now, 14),
    ends: typedDay(now, 70),
    yTunnus: '9222223-2',
    instructorEmail: 'Nimi: ei osoite',
    tasks: [plan.task],
  });
  await addDemonstration(page, {
    begins: typedDay(now, 63),
    ends: typedDay(now, 60),
    place: plan.workplace,
    content: [plan.task],
  });
  await check('unit with a workplace period and a demonstration, with errors');
  await page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button', { name: 'Aikajana' }).click();
  await check('timeline with problems');
  await openApproval(page);
  await check('approval with errors');

  await page
    .getByRole('button', { name: 'Korjaa suunnitelmassa' })
    .or(page.getByText('Suunnitelma', { exact: true }))
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Osa-aikaisuus' }).fill('100');
  await page.getByRole('textbox', { name: 'Näyttö päättyy' }).fill(typedDay(now, 64));
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  const need = page.getByRole('radiogroup', { name: 'Opiskelijalla on osaamisen hankkimisen tarve' });
  await need.getByText('Kyllä', { exact: true }).click();
  await openMeeting(page);
  for (const step of ['Tavoitteesi', 'Mitä jo osaat', 'Missä ja milloin opit', 'Näytöt', 'Tuki', 'Sovitaan']) {
    await openStep(page, step);
    await check(`meeting, ${step}`);
  }
  await page.getByRole('button', { name: 'Lisää saaja' }).click();
  await page.getByRole('button', { name: 'Joku muu mukana' }).click();
  await page.getByRole('button', { name: 'Kirjaa, mitä puhuttiin' }).click();
  await page.getByText('Haluan vielä muuttaa jotain').click();
  await check('meeting with its forms open');
  await page.getByRole('button', { name: 'Lopeta' }).click();
  await openApproval(page);
  await check('approval');
  await approve(page);
  await check('approved');
  const rows = await openDeliveries(page);
  await expect(rows.getByText('Käytössä olevalla tunnuksella ei ole oikeutta')).toBeVisible();
  await check('deliveries with an open reason');
  await rows.getByRole('button', { name: 'Avaa suunnitelma' }).first().click();
  for (const tab of ['Muutokset', 'Historia']) {
    await page.getByRole('complementary').getByRole('button', { name: tab }).click();
    await check(`panel ${tab}`);
  }
  expect(found).toEqual([]);
  expect(problems).toEqual([]);
});

test('the plan of preparatory education and the doors of the vault are in Swedish too', async ({ launchApp }) => {
  const found: string[] = [];
  const practice = await launchApp();
  await startPlanOf(practice.page, 'Talvensola Minh Anh');
  await beginPlan(practice.page);
  await openSection(practice.page, 'Koulutuksen osat (TUVA)');
  await practice.page.getByRole('button', { name: 'Lisää koulutuksen osa (TUVA)' }).click();
  found.push(...(await leftoversAndBack(practice.page, 'TUVA unit')));
  await practice.close();

  const trial = await launchApp({ profile: 'testi' });
  const choose = (page: Page, kieli: 'fi' | 'sv') => async () => {
    await page.getByText(kieli === 'sv' ? 'Svenska' : 'Suomi', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', kieli);
  };
  await trial.page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  found.push(...(await leftovers(trial.page, 'new vault', choose(trial.page, 'sv'))));
  await choose(trial.page, 'fi')();
  await createVault(trial.page, 'neljä hyvin tavallista sanaa');
  await openMainPage(trial.page, 'Asetukset');
  await trial.page.getByRole('button', { name: 'Tallenna yhteys' }).click();
  await trial.page.getByRole('button', { name: 'Tallenna oppilaitos' }).click();
  found.push(...(await leftoversAndBack(trial.page, 'connection with problems')));
  await trial.close();

  const locked = await launchApp({ profile: 'testi', userDataDir: trial.userDataDir });
  await locked.page.getByRole('textbox').fill('väärä');
  await locked.page.keyboard.press('Enter');
  await expect(locked.page.getByText('Salalause ei avannut tietoja.')).toBeVisible();
  found.push(...(await leftovers(locked.page, 'locked vault', choose(locked.page, 'sv'))));
  expect(found).toEqual([]);
});

test('a change of language in the middle of typing loses nothing and is remembered', async ({ launchApp }) => {
  const running = await launchApp({ profile: 'testi' });
  const { page, userDataDir, problems } = running;
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await page.getByRole('textbox', { name: 'Nimi' }).fill('Nimi: keskeneräinen');
  await switchTo(page, 'sv');
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Nimi: keskeneräinen');
  await switchTo(page, 'fi');

  const entry = sampleEntry('Rantavuo Onni');
  await addStudent(page, entry);
  await startPlanOf(page, entry.nimi);
  await beginPlan(page);
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  const deviation = (label: string) => page.getByRole('textbox', { name: label });
  const [fi, sv] = [
    deviation('Vaatimuksista tai osaamistavoitteista poikkeaminen'),
    deviation('Avvikelse från kraven på yrkesskicklighet eller målen för kunnandet'),
  ];
  await fi.fill('Kesken jäänyt laus');
  await page.evaluate(() => {
    Reflect.set(globalThis, 'kirjoitettava', document.activeElement);
  });
  await switchTo(page, 'sv');
  // The same part is open, the same field holds the text: it is the very same element that was typed in.
  await expect(sv).toHaveValue('Kesken jäänyt laus');
  expect(await sv.evaluate((element) => element === Reflect.get(globalThis, 'kirjoitettava'))).toBe(true);
  // The focus is on what was pressed, so that pressing it again takes the language back.
  await expect(page.getByRole('button', { name: 'Suomeksi' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fi).toHaveValue('Kesken jäänyt laus');
  await page.keyboard.press('Enter');
  await expect(sv).toHaveValue('Kesken jäänyt laus');
  await sv.press('End');
  await sv.pressSequentially('e');
  await expect(sv).toHaveValue('Kesken jäänyt lause');
  expect(problems).toEqual([]);
  const locked = await lockAndReopen(running, 'testi', () => page.keyboard.press('Control+l'));
  await expect(locked.locator('html')).toHaveAttribute('lang', 'sv');
  await running.close();

  const again = await launchApp({ profile: 'testi', userDataDir });
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(again.page.getByRole('textbox', { name: 'Lösenfras' })).toBeVisible();
  await again.page.getByText('Suomi', { exact: true }).click();
  await unlockVault(again.page, 'neljä hyvin tavallista sanaa');
  await again.page.getByRole('button', { name: `Avaa suunnitelma: ${entry.nimi}` }).click();
  await openSection(again.page, 'Ammatilliset tutkinnon osat');
  await again.page
    .getByRole('region', { name: 'Ammatilliset tutkinnon osat' })
    .getByRole('button', { name: 'Ajoneuvon määräaikaishuolto', expanded: false })
    .click();
  await expect(
    again.page.getByRole('textbox', { name: 'Vaatimuksista tai osaamistavoitteista poikkeaminen' }),
  ).toHaveValue('Kesken jäänyt lause');
});
