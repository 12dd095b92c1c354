import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { beginPlan, fillBasics, followMissing, missing, openSection, startPlanOf } from './counselor.ts';

/** Presses a key until the control of this name has the focus. */
async function pressUntil(page: Page, key: string, name: RegExp) {
  const control = page.getByRole('button', { name });
  for (let presses = 0; presses < 8; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

async function pressTimes(page: Page, key: string, times: number) {
  for (let press = 0; press < times; press += 1) await page.keyboard.press(key);
}

/** Follows advice as without a mouse: it leads to the button that opens the panel, and that to the search. */
async function openPanelFrom(page: Page, advice: RegExp, list: string) {
  await missing(page).getByRole('button', { name: advice }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Valitse perusteesta: ${list}` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Hae osaa' })).toBeFocused();
}

const unitsIn = (page: Page, list: string) => page.locator(`[data-path="${list}"] > [data-path]`);
const vocational = 'hankittavat-ammat-tutkinnon-osat';
const common = 'hankittavat-yhteiset-tutkinnon-osat';

test('compulsory and common units are added by keyboard, many at once, and taken back in one step', async ({
  launchApp,
}) => {
  const { page, problems } = await launchApp();
  const { keyboard } = page;
  await startPlanOf(page, 'Harjuvirta Daniel');
  await beginPlan(page);
  await fillBasics(page, { email: 'opiskelija@example.org' });

  await openPanelFrom(page, /ei ole yhtään opintoja/, 'Ammatilliset tutkinnon osat');
  await pressUntil(page, 'Tab', /^Kaikki pakolliset \(5\)$/);
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Lisää 5 osaa (85 osp)' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(unitsIn(page, vocational)).toHaveCount(5);
  await expect(page.getByRole('button', { name: /Ajoneuvon huoltotyöt 25 osp/ })).toBeFocused();

  await openPanelFrom(page, /Yhteisiä tutkinnon osia puuttuu/, 'Yhteiset tutkinnon osat (YTO)');
  const chooseAndMove = async (sizes: readonly number[]) => {
    for (const down of sizes) {
      await keyboard.press('Space');
      await pressTimes(page, 'ArrowDown', down);
    }
  };
  await keyboard.press('ArrowDown');
  // Five sub-areas of the first unit, neighbours, and, past their optional parts, two of each of the others.
  await keyboard.press('Space');
  await pressTimes(page, 'Shift+ArrowDown', 4);
  await pressTimes(page, 'ArrowDown', 6);
  await chooseAndMove([1, 3, 1, 1]);
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Lisää 9 osa-aluetta (21 osp)' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(unitsIn(page, common)).toHaveCount(3);

  const sections = page.getByRole('navigation', { name: 'Suunnitelman osat' });
  await expect(sections.getByText('106 / 180 osp')).toBeVisible();
  await sections.getByText('Pisteet ryhmittäin').focus();
  await keyboard.press('Enter');
  await expect(sections.getByRole('row', { name: /^Yhteiset \/ 35/ })).toHaveText(/21\s*0\s*14$/);

  await keyboard.press('Control+z');
  await expect(unitsIn(page, common)).toHaveCount(0);
  await keyboard.press('Control+y');
  await expect(unitsIn(page, common)).toHaveCount(3);
  await pressTimes(page, 'Control+z', 2);
  await expect(unitsIn(page, vocational)).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('the panel finds units of other qualifications, tells what is there already, and leads from advice to its place', async ({
  launchApp,
}) => {
  const { page, problems } = await launchApp();
  await startPlanOf(page, 'Harjuvirta Daniel');
  await beginPlan(page);
  await openSection(page, 'Ammatilliset tutkinnon osat');
  const open = page.getByRole('button', { name: 'Valitse perusteesta: Ammatilliset tutkinnon osat' });
  const search = page.getByRole('searchbox', { name: 'Hae osaa' });
  const list = page.getByRole('listbox', { name: 'Perusteen osat' });
  await open.click();
  await search.fill('jarrujen');
  await page.keyboard.press('Enter');
  await search.fill('jarrudynamometrin');
  await expect(list.getByText('Ei osumia. Kokeile toista sanaa.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Hae myös muista tutkinnon osista' }).check();
  await list.getByRole('option', { name: 'Jarrudynamometrin kalibrointi' }).first().click();
  await page.getByRole('button', { name: /^Lisää 2 osaa/ }).click();
  await expect(unitsIn(page, vocational)).toHaveCount(2);

  await open.click();
  await expect(list.getByRole('option', { name: 'Jarrujen korjaus' })).toBeDisabled();
  await expect(list.getByRole('option', { name: 'Jarrujen korjaus' })).toContainText('suunnitelmassa');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  // The same unit once more, by the other way in.
  await page.getByRole('button', { name: 'Lisää ammatillinen tutkinnon osa' }).click();
  await page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true }).fill('Jarrujen');
  await page.getByRole('option', { name: /Jarrujen korjaus/ }).click();
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await followMissing(page, /Sama tutkinnon osa on suunnitelmassa kahdesti/);
  const unit = page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true });
  await expect(unit).toBeFocused();
  await expect(unit).toHaveAccessibleDescription(/Sama tutkinnon osa on suunnitelmassa kahdesti/);
  expect(problems).toEqual([]);
});
