import {
  addDemonstration,
  addVocationalUnit,
  addWorkplacePeriod,
  approve,
  backToPlan,
  beginPlan,
  fillBasics,
  followMissing,
  missing,
  openApproval,
  openDeliveries,
  openSection,
  startPlanOf,
  typedDay,
  waitUntilSent,
} from './counselor.ts';
import { expect, test } from './app.ts';

test('a plan is drafted, approved, delivered with an eHOKS ID, changed and delivered again as an update', async ({
  launchApp,
}) => {
  const { page, problems } = await launchApp();
  const now = Date.now();

  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await fillBasics(page, { email: 'onni@example.org' });
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await addWorkplacePeriod(page, {
    begins: typedDay(now, 14),
    ends: typedDay(now, 70),
    workplace: 'Korjaamo Tunturikaarre Oy',
    yTunnus: '9222223-2',
    instructor: 'Jussi Havumetso',
    instructorEmail: 'jussi@example.org',
    tasks: ['Öljyjen vaihto', 'Jarrujen tarkastus'],
    representative: 'Petri Ahvenlampi',
  });
  await addDemonstration(page, {
    begins: typedDay(now, 63),
    ends: typedDay(now, 64),
    place: 'Korjaamo Tunturikaarre Oy',
    content: ['Henkilöauton määräaikaishuolto'],
  });

  await expect(missing(page).getByText('eHOKS ei ota vastaan')).toBeVisible();
  await followMissing(page, /Osa-aikaisuus/);
  await expect(page.getByRole('textbox', { name: 'Osa-aikaisuus' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Osa-aikaisuus' }).fill('100');
  await expect(missing(page).getByText('eHOKS ei ota vastaan')).toBeHidden();

  await openApproval(page);
  await approve(page);
  const first = await waitUntilSent(page);
  expect(first.ehoksId).toBeGreaterThan(0);
  expect(first.eid).toMatch(/^[0-9a-f]{8}-/);

  await backToPlan(page);
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await page.getByRole('textbox', { name: 'Puhelinnumero' }).fill('040 000 1288');
  await expect(page.getByRole('status').filter({ hasText: 'Muutettu lähetyksen jälkeen' })).toBeVisible();
  await openApproval(page);
  await expect(page.getByText('040 000 1288').first()).toBeVisible();
  await approve(page);
  expect(await waitUntilSent(page)).toEqual(first);

  const rows = await openDeliveries(page);
  const update = rows.getByRole('row', { name: /Päivitys/ });
  await expect(update).toContainText('Lähetetty');
  await expect(update).toContainText(String(first.ehoksId));
  await expect(rows.getByRole('row', { name: /Uusi suunnitelma/ })).toContainText('Lähetetty');
  expect(problems).toEqual([]);
});
