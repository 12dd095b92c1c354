import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addStudent,
  addVocationalUnit,
  addWorkplacePeriod,
  beginPlan,
  createVault,
  openMainPage,
  saveOrganisation,
  startPlanOf,
  typedDay,
  unlockVault,
} from './counselor.ts';
import { sampleEntry } from './practice-ehoks.ts';
import { search } from './search-files.ts';

const passphrase = 'neljä hyvin tavallista sanaa';
const known = {
  workplace: 'Vqxkorjaamo Tunturikaarre Oy',
  yTunnus: '9222223-2',
  instructor: 'Jussiqx Havumetso',
  instructorEmail: 'jussiqx.havumetso@example.org',
  tasks: ['Öljyjen vaihto qx', 'Jarrujen tarkastus qx'],
  representative: 'Petriqx Ahvenlampi',
};

/** What stands in the period that is open. */
function period(page: Page) {
  const periods = page.getByRole('region', { name: 'Osaamisen hankkiminen', exact: true });
  const box = (name: string) => periods.getByRole('combobox', { name });
  const text = (name: string) => periods.getByRole('textbox', { name });
  return {
    workplace: box('Työpaikan nimi'),
    yTunnus: text('Työpaikan Y-tunnus'),
    instructor: box('Työpaikkaohjaajan nimi'),
    email: text('Sähköposti'),
    representative: box('Edustajan nimi'),
    tasks: periods.getByRole('list', { name: 'Keskeiset työtehtävät' }).getByRole('textbox'),
  };
}

async function expectKnownWorkplace(page: Page) {
  const { workplace, yTunnus, instructor, email } = period(page);
  await expect(workplace).toHaveValue(known.workplace);
  await expect(yTunnus).toHaveValue(known.yTunnus);
  await expect(instructor).toHaveValue(known.instructor);
  await expect(email).toHaveValue(known.instructorEmail);
}

async function startPlan(page: Page, nimi: string) {
  await addStudent(page, sampleEntry(nimi));
  await startPlanOf(page, nimi);
  await beginPlan(page);
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
}

test('what was typed once is filled in by a few keys, in the same plan and in the next one after a restart', async ({
  launchApp,
}) => {
  const first = await launchApp({ profile: 'testi' });
  const { keyboard } = first.page;
  const now = Date.now();
  await createVault(first.page, passphrase);
  await saveOrganisation(first.page, { nimi: 'Suvirannan ammattiopisto', oppilaitosOid: '1.2.246.562.10.55110000126' });
  await startPlan(first.page, 'Rantavuo Onni');
  await addWorkplacePeriod(first.page, { ...known, begins: typedDay(now, 14), ends: typedDay(now, 70) });

  // A demonstration at the end of the period: place, days and both assessors with one key.
  await keyboard.press('Shift+Escape');
  await keyboard.press('Alt+2');
  await expect(first.page.getByRole('textbox', { name: 'Näyttö alkaa' })).toBeFocused();
  await keyboard.press('Alt+Enter');
  await expect(first.page.getByRole('combobox', { name: 'Näyttöpaikan nimi' })).toHaveValue(known.workplace);
  await expect(first.page.getByRole('textbox', { name: 'Näyttö päättyy' })).not.toHaveValue('');
  // And with another one what is done in it: the tasks of the period.
  await keyboard.press('Alt+Shift+Enter');
  const content = first.page.getByRole('list', { name: 'Näytön sisällön kuvaus' }).getByRole('textbox');
  await expect(content).toHaveCount(known.tasks.length + 1);
  await expect(content.first()).toBeFocused();
  for (const name of [known.instructor, known.representative]) {
    await expect(first.page.getByRole('button', { name })).toBeVisible();
  }
  // Offered once; now there is nothing to fill in.
  await expect(first.page.getByRole('button', { name: 'Täytä jaksosta' })).toHaveCount(0);

  // The next period of the plan, in another unit: the same workplace with one key.
  await keyboard.press('Shift+Escape');
  await keyboard.press('Shift+Escape');
  await keyboard.press('Control+Shift+Enter');
  await keyboard.type('polttomoott');
  await keyboard.press('Enter');
  await keyboard.press('Alt+1');
  await keyboard.press('Alt+Enter');
  await expectKnownWorkplace(first.page);
  await expect(period(first.page).representative).toHaveValue(known.representative);
  await expect(period(first.page).tasks).toHaveCount(1);
  // It begins where that one ended; Enter goes on to what is still empty, and past what is filled.
  await expect(first.page.getByRole('textbox', { name: 'Aloituspäivä' })).not.toHaveValue('');
  await expect(first.page.getByRole('textbox', { name: 'Lopetuspäivä' })).toBeFocused();
  await keyboard.type('+8vk');
  for (const name of ['Osa-aikaisuus', 'Ajanjakson tarkenne', 'Puhelinnumero', 'Keskeiset työtehtävät, uusi rivi']) {
    await keyboard.press('Enter');
    await expect(first.page.getByRole('textbox', { name })).toBeFocused();
  }
  expect(first.problems).toEqual([]);
  await first.close();
  const texts = [known.workplace, known.instructor, known.instructorEmail, known.representative, ...known.tasks];
  expect(search(first.userDataDir, texts).found).toEqual([]);

  const second = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  const { page } = second;
  await unlockVault(page, passphrase);
  await startPlan(page, 'Harjuvirta Daniel');
  await page.getByRole('button', { name: 'Lisää jakso', exact: true }).click();
  await page.keyboard.press('k');
  await period(page).workplace.focus();
  await page.keyboard.type('tuntu');
  await expect(page.getByRole('option', { name: known.workplace })).toContainText(known.instructor);
  await page.keyboard.press('Enter');
  await expectKnownWorkplace(page);
  // The same unit at the same workplace: its tasks are offered.
  await page.getByRole('button', { name: 'Lisää 2 aiempaa tehtävää' }).click();
  await expect(period(page).tasks.first()).toHaveValue(known.tasks[0] ?? '');
  // Tab takes what is marked as well, and goes on.
  await period(page).representative.focus();
  await page.keyboard.type('petri');
  await expect(page.getByRole('option', { name: known.representative })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(period(page).representative).toHaveValue(known.representative);
  await expect(page.getByRole('textbox', { name: 'Rooli' })).toBeFocused();

  // What is not taken stays as it was typed.
  await period(page).instructor.fill('Jussiq');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(period(page).instructor).toHaveValue('Jussiq');
  expect(second.problems).toEqual([]);
});

test('the register is mended, merged and emptied on its page, and does not fill itself again', async ({
  launchApp,
}) => {
  const { page, problems, close, userDataDir } = await launchApp({ profile: 'testi' });
  await createVault(page, passphrase);
  const open = async (on: Page) => {
    await openMainPage(on, 'Asetukset');
    await on.getByRole('button', { name: 'Avaa työpaikat ja henkilöt' }).click();
    await expect(on.getByRole('heading', { level: 1, name: 'Työpaikat ja henkilöt' })).toBeVisible();
  };
  const add = async (nimi: string, yTunnus: string) => {
    await page.getByRole('button', { name: 'Lisää työpaikka' }).click();
    await page.getByRole('textbox', { name: 'Nimi' }).fill(nimi);
    await page.getByRole('textbox', { name: 'Y-tunnus' }).fill(yTunnus);
    await page.getByRole('button', { name: 'Tallenna' }).click();
  };
  const row = (name: string) =>
    page.getByRole('button', { name, expanded: false }).and(page.locator('[aria-expanded]'));
  await open(page);
  await add('Korjaamo Tunturikaarre Oy', '9222223-1');
  await expect(page.getByText('sen tarkistusmerkin on täsmättävä')).toBeVisible();
  await page.getByRole('textbox', { name: 'Y-tunnus' }).fill('9222223-2');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(row('Korjaamo Tunturikaarre Oy')).toBeVisible();
  await add('Autotalo Havu Oy', '9333334-8');
  await row('Autotalo Havu Oy').click();
  await page.getByRole('button', { name: 'Lisää henkilö' }).click();
  const person = page.getByRole('region', { name: 'Henkilöt: Autotalo Havu Oy' });
  await person.getByRole('textbox', { name: 'Nimi' }).fill('Maija Mäkelä');
  await person.getByRole('button', { name: 'Tallenna' }).click();
  await expect(person.getByRole('button', { name: 'Maija Mäkelä' })).toBeVisible();

  await page
    .getByRole('combobox', { name: 'Sama kuin' })
    .selectOption({ label: 'Korjaamo Tunturikaarre Oy, 9222223-2' });
  await page.getByRole('button', { name: 'Yhdistä' }).click();
  await expect(row('Autotalo Havu Oy')).toHaveCount(0);
  // Found by the person who came along.
  await page.getByRole('searchbox').fill('makela');
  await row('Korjaamo Tunturikaarre Oy').click();
  await page.getByRole('button', { name: 'Poista luettelosta' }).click();
  await expect(page.getByText('Poistettu luettelosta: Korjaamo Tunturikaarre Oy.')).toBeVisible();
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(row('Korjaamo Tunturikaarre Oy')).toContainText('1 henkilö');
  await row('Korjaamo Tunturikaarre Oy').click();
  await page.getByRole('button', { name: 'Poista luettelosta' }).click();
  await expect(page.getByText('Poistettu luettelosta: Korjaamo Tunturikaarre Oy.')).toBeVisible();
  expect(problems).toEqual([]);
  await close();

  const again = await launchApp({ profile: 'testi', userDataDir });
  await unlockVault(again.page, passphrase);
  await open(again.page);
  await expect(again.page.getByText('Ei vielä mitään.')).toBeVisible();
});
