import type { Page } from '@playwright/test';
import { sampleStudents } from '../../src/main/practice/students.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { expect, test } from './app.ts';
import {
  addStudent,
  approve,
  createVault,
  importPlan,
  openMainPage,
  openMeeting,
  openStep,
  startPlanOf,
  unlockVault,
} from './counselor.ts';

const passphrase = 'neljä hyvin tavallista sanaa';
const student = 'Rantavuo Onni';
const organisation = '1.2.246.562.10.55110000126';
const workplace = 'Korjaamo Tunturikaarre';
const unitCode = 'tutkinnonosat_106881';

/** The day so many days from now, in the API's form. */
const day = (daysLater: number) => finnishDate(Date.now() + daysLater * 86_400_000);

function plan(): object {
  return {
    'osaamisen-hankkimisen-tarve': true,
    'urasuunnitelma-koodi-uri': 'urasuunnitelma_0003',
    'urasuunnitelma-koodi-versio': 1,
    sahkoposti: 'onni@example.org',
    'hankittavat-ammat-tutkinnon-osat': [
      {
        'tutkinnon-osa-koodi-uri': unitCode,
        'tutkinnon-osa-koodi-versio': 2,
        'osaamisen-hankkimistavat': [
          {
            'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
            'osaamisen-hankkimistapa-koodi-versio': 1,
            alku: day(14),
            loppu: day(69),
            'osa-aikaisuustieto': 100,
            'yksiloiva-tunniste': '0b9e7c1e-2f6c-4a57-9a3e-6f0d2f0c1a11',
            'tyopaikalla-jarjestettava-koulutus': {
              'tyopaikan-nimi': workplace,
              'tyopaikan-y-tunnus': '9222223-2',
              'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi Havumetso', sahkoposti: 'jussi@example.org' },
              'keskeiset-tyotehtavat': ['Öljyjen vaihto'],
            },
            'jarjestajan-edustaja': {
              nimi: 'Petri Ahvenlampi',
              rooli: 'ryhmänohjaaja',
              'oppilaitos-oid': organisation,
            },
          },
        ],
      },
    ],
  };
}

/** A vault of our own, because practice data does not outlive the app; nobody listens, so the approval waits. */
async function openPlan(page: Page) {
  const person = sampleStudents(finnishDate(Date.now())).find(({ nimi }) => nimi === student);
  if (person === undefined) throw new Error('no such sample student');
  await createVault(page, passphrase);
  await addStudent(page, {
    nimi: student,
    oppijaOid: person.oppijaOid,
    opiskeluoikeusOid: String(person.opiskeluoikeus.oid),
    alkaa: '1.8.2024',
    paattyy: '31.12.2029',
  });
  await startPlanOf(page, student);
  await importPlan(page, {
    name: 'suunnitelma.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(plan())),
  });
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('a meeting walks through the plan, is answered, leads to the approval and is found in the history', async ({
  launchApp,
}) => {
  const first = await launchApp({ profile: 'testi' });
  const { page, problems } = first;
  await openPlan(page);
  await openMeeting(page);

  await test.step('nothing of the program or of the others is on the screen, and no code', async () => {
    await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toHaveCount(0);
    await expect(page.getByRole('contentinfo').getByText('Tallennettu tälle koneelle')).toHaveCount(0);
    for (const step of ['Tavoitteesi', 'Mitä jo osaat', 'Missä ja milloin opit', 'Näytöt', 'Tuki', 'Sovitaan']) {
      await openStep(page, step);
      await expect(page.locator('body')).not.toContainText(/1\.2\.246\.562|[a-z]+_\d{2,}|9222223/);
    }
  });

  await test.step('the arrows go from step to step', async () => {
    await openStep(page, 'Tavoitteesi');
    await expect(heading(page, 'Mihin tähtäät?')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(heading(page, /menet työpaikalle$/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(heading(page, 'Mitä jo osaat?')).toBeFocused();
  });

  await test.step('a place is mended, and the meeting goes on where it was', async () => {
    await openStep(page, 'Missä ja milloin opit');
    await page.getByRole('button', { name: new RegExp(`^Korjaa: ${workplace}`) }).click();
    await expect(page.getByRole('textbox', { name: 'Aloituspäivä' })).toBeFocused();
    await page.getByRole('button', { name: 'Palaa keskusteluun' }).click();
    await expect(page.getByRole('button', { name: new RegExp(`^Korjaa: ${workplace}`) })).toBeFocused();
  });

  await test.step('consents start unanswered, and a no after a yes takes it back', async () => {
    await openStep(page, 'Sovitaan');
    const guardian = page.getByRole('group', { name: 'Huoltajalle: koko suunnitelma' });
    await expect(guardian.getByText('Ei vielä vastattu')).toBeVisible();
    await expect(guardian.getByRole('radio', { checked: true })).toHaveCount(0);
    await guardian.getByText('Kyllä').click();
    await expect(guardian.getByText(/^Annettu \d/)).toBeVisible();
    await guardian.getByText('Ei', { exact: true }).click();
    await expect(guardian.getByText(/^Peruttu \d/)).toBeVisible();
    await page.getByRole('button', { name: 'Lisää saaja' }).click();
    await page.getByRole('button', { name: 'Lisää', exact: true }).click();
    await expect(page.getByText('Kirjoita, kenelle tiedot annettaisiin.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Kenelle' }).fill('Nuorten työpaja');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'Nuorten työpaja: tavoitteet ja aikataulu' })).toBeVisible();
  });

  await test.step('presence, the student’s word and the next time are recorded, a personal identity code is not', async () => {
    await page.getByText('Petri Ahvenlampi, ryhmänohjaaja').click();
    await page.getByText('Suunnitelma sopii minulle').click();
    const wish = page.getByRole('textbox', { name: 'Omin sanoin' });
    await wish.fill('Vianhakua 131052-308T');
    await expect(page.getByText(/Tekstissä on henkilötunnus/)).toBeVisible();
    await wish.fill('Vianhakua');
    await page.getByRole('textbox', { name: 'p.k.vvvv' }).fill('31.2.2027');
    await page.keyboard.press('Tab');
    await expect(page.getByText(/Päivää ei ole kalenterissa/)).toBeVisible();
    await page.getByRole('textbox', { name: 'p.k.vvvv' }).fill('24.2.2029');
    await page.keyboard.press('Tab');
    await expect(page.getByText(/viikolla 8/)).toBeVisible();
  });

  await test.step('the approval begins with those who were there and asks who approves, once', async () => {
    await page.getByRole('button', { name: 'Hyväksyntään' }).click();
    const present = page.getByRole('group', { name: /^Mukana/ });
    await expect(present.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Kirjoita nimesi, jotta hyväksyntä voidaan kirjata.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Tehtävä' }).fill('opinto-ohjaaja');
    await approve(page);
    await expect(page.getByText('Hyväksyi Olga Ohjaaja, opinto-ohjaaja')).toBeVisible();
    await openMainPage(page, 'Asetukset');
    await expect(page.getByRole('textbox', { name: 'Oma nimi' })).toHaveValue('Olga Ohjaaja');
    await page.getByRole('textbox', { name: 'Oma nimi' }).fill('Oili Ohjaaja');
    await page.getByRole('button', { name: 'Tallenna nimi' }).click();
    await expect(page.getByText('Nimi tallennettiin.')).toBeVisible();
    await openMainPage(page, 'Lähetykset');
    await expect(page.getByText('hyväksyi Olga Ohjaaja')).toBeVisible();
  });
  await first.close();

  const again = await launchApp({ profile: 'testi', userDataDir: first.userDataDir });
  await unlockVault(again.page, passphrase);
  await again.page.getByRole('button', { name: 'På svenska' }).click();
  await again.page
    .getByRole('row', { name: new RegExp(student) })
    .getByRole('button')
    .first()
    .click();
  await expect(heading(again.page, student)).toBeVisible();

  await test.step('after a restart the history tells it all, in Swedish too', async () => {
    const panel = again.page.getByRole('complementary');
    await panel.getByRole('button', { name: /^Historik/ }).click();
    await expect(panel.getByText('Godkänd av Olga Ohjaaja, opinto-ohjaaja')).toBeVisible();
    await expect(panel.getByText(`Med: ${student}, studerande; Petri Ahvenlampi, ryhmänohjaaja, träff`)).toBeVisible();
    await expect(panel.getByText('Planen passar den studerande')).toBeVisible();
    await expect(panel.getByText('Den studerandes ord: Vianhakua')).toBeVisible();
    await expect(panel.getByText('Nästa genomgång 24.2.2029')).toBeVisible();
    await expect(panel.getByText(/^Återtaget \d/)).toBeVisible();
  });

  await test.step('the meeting goes on in Swedish, and Escape leaves it', async () => {
    await again.page.getByRole('button', { name: 'Tillsammans med den studerande' }).click();
    await expect(heading(again.page, 'Vart är du på väg?')).toBeVisible();
    await again.page
      .getByRole('navigation', { name: 'Steg' })
      .getByRole('button', { name: 'Vi kommer överens' })
      .click();
    await expect(again.page.getByRole('textbox', { name: 'Med egna ord' })).toHaveValue('Vianhakua');
    await again.page.getByRole('textbox', { name: 'Med egna ord' }).focus();
    await again.page.keyboard.press('Escape');
    await expect(again.page.getByRole('navigation', { name: 'Huvudmeny' })).toBeVisible();
  });
  expect([...problems, ...again.problems]).toEqual([]);
});
