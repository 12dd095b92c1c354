import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { readBack } from './read-back.ts';
import {
  addVocationalUnit,
  addWorkplacePeriod,
  approve,
  beginPlan,
  fillBasics,
  openApproval,
  openMainPage,
  openSection,
  startPlanOf,
  typedDay,
  waitUntilSent,
} from './counselor.ts';

/** Begins the plan of a sample student with its basic data. */
async function begin(page: Page, nimi: string, need: 'Kyllä' | 'Ei' = 'Kyllä') {
  await openMainPage(page, 'Opiskelijat');
  await startPlanOf(page, nimi);
  await beginPlan(page);
  await fillBasics(page, { email: 'opiskelija@example.org', need });
}

/** Approves the plan and reads under its eHOKS ID what the server holds. */
async function deliver(page: Page): Promise<unknown> {
  await openApproval(page);
  await approve(page);
  const { ehoksId } = await waitUntilSent(page);
  expect(ehoksId).toBeGreaterThan(0);
  return readBack(page, ehoksId);
}

/** Text that is read when its field is left. */
async function write(page: Page, field: string, text: string) {
  await page.getByRole('textbox', { name: field, exact: true }).fill(text);
  await page.keyboard.press('Tab');
}

test('preparatory education, an apprenticeship, prior learning alone and much support each become a plan in eHOKS', async ({
  launchApp,
}) => {
  const { page, problems } = await launchApp();
  const now = Date.now();
  const [begins, ends] = [typedDay(now, 14), typedDay(now, 70)];

  await test.step('preparatory education', async () => {
    await begin(page, 'Talvensola Minh Anh');
    await openSection(page, 'Koulutuksen osat (TUVA)');
    await page.getByRole('button', { name: 'Lisää koulutuksen osa (TUVA)' }).click();
    await page
      .getByRole('combobox', { name: 'Koulutuksen osa', exact: true })
      .selectOption({ label: 'Työelämätaidot ja työelämässä tapahtuva oppiminen' });
    await write(page, 'Laajuus', '8');
    await write(page, 'Aloituspäivä', begins);
    await write(page, 'Lopetuspäivä', ends);
    expect(await deliver(page)).toMatchObject({
      'hankittavat-koulutuksen-osat': [{ 'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_102', laajuus: 8 }],
    });
  });

  await test.step('an apprenticeship', async () => {
    await begin(page, 'Harjuvirta Daniel');
    await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
    await addWorkplacePeriod(page, {
      manner: 'Oppisopimus',
      begins,
      ends,
      workplace: 'Autokorjaamo Tunturi Oy',
      yTunnus: '9222223-2',
      instructor: 'Jussi Havumetso',
      instructorEmail: 'jussi.havumetso@example.org',
      tasks: ['Määräaikaishuollot'],
      representative: 'Petri Ahvenlampi',
    });
    await write(page, 'Osa-aikaisuus', '100');
    await page.getByRole('combobox', { name: 'Oppisopimuksen perusta' }).selectOption({ label: 'Työ- tai virkasuhde' });
    expect(await deliver(page)).toMatchObject({
      'hankittavat-ammat-tutkinnon-osat': [
        {
          'osaamisen-hankkimistavat': [
            {
              'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppisopimus',
              'oppisopimuksen-perusta-koodi-uri': 'oppisopimuksenperusta_01',
              'osa-aikaisuustieto': 100,
            },
          ],
        },
      ],
    });
  });

  await test.step('prior learning alone', async () => {
    await begin(page, 'Aallonsalo Miisa', 'Ei');
    await openSection(page, 'Aiemmin hankittu osaaminen');
    await page.getByRole('button', { name: 'Lisää aiemmin hankittu ammatillinen tutkinnon osa' }).click();
    await page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true }).fill('jarrujen');
    await page.getByRole('option', { name: 'Jarrujen korjaus' }).click();
    await page
      .getByRole('combobox', { name: 'Osaamisen todentamisen prosessi' })
      .selectOption({ label: 'Osaaminen tunnistettu suoraan' });
    expect(await deliver(page)).toMatchObject({
      'osaamisen-hankkimisen-tarve': false,
      'aiemmin-hankitut-ammat-tutkinnon-osat': [
        {
          'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106878',
          'valittu-todentamisen-prosessi-koodi-uri': 'osaamisentodentamisenprosessi_0001',
        },
      ],
    });
  });

  await test.step('much support', async () => {
    await begin(page, 'Rantavuo Onni');
    await openSection(page, 'Oppimisen tuki');
    const types = page.getByRole('radiogroup', { name: 'Oppimisen tuen tyyppi' }).getByRole('radio');
    const add = page.getByRole('button', { name: 'Lisää oppimisen tuki', exact: true });
    for (const type of [0, 1, 2]) {
      await add.click();
      await expect(types.first()).toBeFocused();
      await page.keyboard.press(String(type + 1));
      if (type > 0) continue;
      await write(page, 'Aloituspäivä', begins);
      await write(page, 'Lopetuspäivä', ends);
      await page
        .getByRole('combobox', { name: 'Tutkinnon osan tyyppi' })
        .selectOption({ label: 'Ammatilliset tutkinnon osat' });
    }
    await page.getByRole('textbox', { name: 'Päätös tuesta' }).fill('Päätös on tehty.');
    await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
    await write(page, 'Vaatimuksista tai osaamistavoitteista poikkeaminen', 'Laajuutta on sovitettu.');
    await page.getByRole('checkbox', { name: 'Olennainen seikka', exact: true }).check();
    const held = await deliver(page);
    expect(held).toMatchObject({
      'oppimisen-tuki': ['01', '02', '03'].map((type) => ({
        'oppimisen-tuen-tyyppi-koodi-uri': `ammatillinenkoulutusoppimisentuentyyppi_${type}`,
      })),
      'hankittavat-ammat-tutkinnon-osat': [
        { 'vaatimuksista-tai-tavoitteista-poikkeaminen': 'Laajuutta on sovitettu.', 'olennainen-seikka': true },
      ],
    });
    // The decision stays on this machine.
    expect(JSON.stringify(held)).not.toContain('Päätös on tehty');
  });
  expect(problems).toEqual([]);
});
