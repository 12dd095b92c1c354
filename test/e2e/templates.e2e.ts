import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { fillBasics, importPlan, openApproval, openMainPage, openSection, openUnit, startPlanOf } from './counselor.ts';

/** The autumn in which the study right of the first-year samples began. */
const schoolYear = (now: Date) => (now.getMonth() >= 7 ? now.getFullYear() : now.getFullYear() - 1);

const workplacePeriod = (alku: string, loppu: string) => ({
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'osaamisen-hankkimistapa-koodi-versio': 2,
  alku,
  loppu,
  'osa-aikaisuustieto': 100,
  'yksiloiva-tunniste': 'onnin-jakso',
  'tyopaikalla-jarjestettava-koulutus': {
    'tyopaikan-nimi': 'Korjaamo Tunturikaarre Oy',
    'tyopaikan-y-tunnus': '9111112-7',
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi Havumetso', sahkoposti: 'jussi@example.org' },
    'keskeiset-tyotehtavat': ['Öljyjen vaihto'],
  },
  'jarjestajan-edustaja': { nimi: 'Petri Ahvenlampi', 'oppilaitos-oid': '1.2.246.562.10.55110000126' },
});

const unit = (koodi: string, more: object) => ({
  'tutkinnon-osa-koodi-uri': `tutkinnonosat_${koodi}`,
  'tutkinnon-osa-koodi-versio': 1,
  ...more,
});

/** A plan with two units, one of them with a period in the first spring and with something secret. */
async function importOnnisPlan(page: Page) {
  const year = schoolYear(new Date());
  const plan = {
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: 'onni.rantavuo@example.org',
    'hankittavat-ammat-tutkinnon-osat': [
      unit('106880', {
        'vaatimuksista-tai-tavoitteista-poikkeaminen': 'Onnin oma poikkeaminen',
        'osaamisen-hankkimistavat': [workplacePeriod(`${year + 1}-01-11`, `${year + 1}-03-05`)],
      }),
      unit('106881', {}),
    ],
  };
  await startPlanOf(page, 'Rantavuo Onni');
  await importPlan(page, {
    name: 'onni.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(plan)),
  });
  await openUnit(page, 'Ajoneuvon määräaikaishuolto');
}

async function fromPlanMenu(page: Page, item: string) {
  await page.getByRole('button', { name: 'Suunnitelman toiminnot' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a template of one plan brings a second student close to approval in a few presses', async ({ launchApp }) => {
  const first = await launchApp();
  const { page } = first;
  await importOnnisPlan(page);
  await fromPlanMenu(page, 'Tallenna malliksi…');
  const name = page.getByRole('textbox', { name: 'Mallin nimi' });
  await name.fill(' ');
  await page.getByRole('button', { name: 'Tallenna malli' }).click();
  await expect(page.getByText('Anna mallille nimi.')).toBeVisible();
  await expect(name).toBeFocused();
  await page.keyboard.type('Automekaanikot');
  await page.getByRole('checkbox', { name: 'Työpaikat ja niiden henkilöt' }).check();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Malli ”Automekaanikot” tallennettiin tälle koneelle.')).toBeVisible();
  await page.keyboard.press('Enter');
  await fromPlanMenu(page, 'Tallenna malliksi…');
  await page.getByRole('textbox', { name: 'Mallin nimi' }).fill('automekaanikot');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tällä tutkinnolla on jo samanniminen malli. Anna toinen nimi.')).toBeVisible();
  await page.getByRole('button', { name: 'Peru' }).click();
  expect(first.problems).toEqual([]);
  await first.close();

  // It is on disk: another start of the app offers it.
  const { page: next, problems } = await launchApp({ userDataDir: first.userDataDir });
  await startPlanOf(next, 'Zaferi Elias');
  await expect(next.getByText('Mitä mallissa on: 2 osaa · 40 osp · 1 jakso')).toBeVisible();
  const begin = next.getByRole('button', { name: 'Aloita tästä mallista: Automekaanikot' });
  await expect(begin).toBeFocused();
  await next.keyboard.press('Enter');
  await expect(next.getByText('Aloitettu mallista')).toBeVisible();

  await openUnit(next, 'Ajoneuvon määräaikaishuolto');
  const year = schoolYear(new Date());
  const period = next.getByRole('button', { name: 'Koulutussopimus, Korjaamo Tunturikaarre Oy' });
  await expect(period).toContainText(`11.1.${year + 1}–5.3.${year + 1}`);
  await expect(next.getByText('Onnin oma poikkeaminen')).toHaveCount(0);
  await openSection(next, 'Opiskelijan tavoite ja perustiedot');
  await expect(next.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('');
  await fillBasics(next, { email: 'elias@example.org' });
  await next.getByRole('button', { name: 'Katsottu läpi' }).click();
  await expect(next.getByText('Aloitettu mallista')).toHaveCount(0);
  await openApproval(next);
  await expect(next.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeEnabled();

  await openMainPage(next, 'Asetukset');
  await next.getByRole('button', { name: 'Nimeä uudelleen: Automekaanikot' }).click();
  await next.getByRole('textbox', { name: 'Uusi nimi' }).fill('Automekaanikot, 1. vuosi');
  await next.keyboard.press('Enter');
  await next.getByRole('button', { name: 'Poista: Automekaanikot, 1. vuosi' }).click();
  await expect(next.getByText('Malleja ei ole vielä.')).toBeVisible();
  await next.getByRole('button', { name: 'Palauta malli' }).click();
  await expect(next.getByRole('list', { name: 'Mallit' }).getByText('Automekaanikot, 1. vuosi')).toBeVisible();
  expect(problems).toEqual([]);
});

test('the same part goes to chosen students after a look at each, and can be taken back', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  await importOnnisPlan(page);
  await page
    .getByRole('group', { name: 'Toiminnot: Ammatillinen tutkinnon osa 1' })
    .getByRole('button', { name: 'Muille opiskelijoille…' })
    .click();
  await expect(page.getByRole('checkbox', { name: 'Ajoneuvon määräaikaishuolto' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Polttomoottorin korjaus' })).not.toBeChecked();
  for (const student of ['Zaferi Elias', 'Harjuvirta Daniel', 'Talvensola Minh Anh']) {
    await page.getByRole('checkbox', { name: student }).check();
  }
  await page.getByRole('button', { name: 'Katso muutokset' }).click();

  const line = (student: string) =>
    page.getByRole('list', { name: 'Opiskelijat' }).getByRole('listitem').filter({ hasText: student }).first();
  await expect(line('Zaferi Elias')).toContainText('Ajoneuvon määräaikaishuolto (1 jakso)');
  await expect(page.getByRole('checkbox', { name: 'Lisää: Zaferi Elias' })).toBeChecked();
  await expect(line('Talvensola Minh Anh')).toContainText('Ei sovi tähän opiskeluoikeuteen');
  await expect(page.getByRole('checkbox', { name: 'Lisää: Talvensola Minh Anh' })).toBeDisabled();
  await page.getByRole('button', { name: 'Lisää 2 opiskelijan suunnitelmaan' }).click();
  const results = page.getByRole('list', { name: 'Tulokset' });
  await expect(results).toContainText('Zaferi Elias lisätty');
  await page.getByRole('button', { name: 'Peru: Harjuvirta Daniel' }).click();
  await expect(results).toContainText('Harjuvirta Daniel peruttu');

  // A second time there is nothing new for Elias.
  await page.getByRole('button', { name: 'Takaisin valintoihin' }).click();
  await page.getByRole('button', { name: 'Katso muutokset' }).click();
  await expect(line('Zaferi Elias')).toContainText('On jo suunnitelmassa, ei lisätä uudelleen');
  await expect(page.getByRole('checkbox', { name: 'Lisää: Zaferi Elias' })).toBeDisabled();

  await openMainPage(page, 'Opiskelijat');
  await expect(page.getByRole('row', { name: /Harjuvirta Daniel/ })).toContainText('Ei suunnitelmaa');
  await expect(page.getByRole('row', { name: /Zaferi Elias/ })).toContainText('Luonnos');
  await page.getByRole('button', { name: 'Avaa suunnitelma: Zaferi Elias' }).click();
  await expect(page.getByText('Tähän on lisätty osia toisesta suunnitelmasta')).toBeVisible();
  await openUnit(page, 'Ajoneuvon määräaikaishuolto');
  await expect(page.getByText('Onnin oma poikkeaminen')).toHaveCount(0);
  expect(problems).toEqual([]);
});
