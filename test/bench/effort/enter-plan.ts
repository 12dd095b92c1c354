import { expect, type Locator, type Page } from '@playwright/test';
import type { Keyboard } from './keyboard.ts';
import {
  daysOf,
  edustaja,
  osaAikaisuus,
  periodLength,
  type Scope,
  type Student,
  type SubArea,
  subAreaCounts,
  typed,
  type UnitEntry,
  units,
  uraSuunnitelma,
  type Workplace,
} from './reference-plan.ts';

/** The reference plan through the real screens, by keyboard alone: from the page that begins a plan to the approved plan. */

const vocational = 'hankittavat-ammat-tutkinnon-osat';
const common = 'hankittavat-yhteiset-tutkinnon-osat';

const field = (path: string) => `[data-path="${path}"]`;

/** Enters everything of the scope and approves. Gives the sub-areas that were picked. */
export async function enterPlan(
  page: Page,
  keys: Keyboard,
  given: { readonly student: Student; readonly today: string; readonly scope: Scope },
): Promise<readonly SubArea[]> {
  keys.step('begin');
  await keys.press('Enter');
  await enterBasics(keys, given.student, given.scope);
  await chooseUnits(page, keys);
  for (const index of units.keys()) await enterUnit(page, keys, { index, ...given });
  const picked = await chooseSubAreas(page, keys);
  await approve(page, keys);
  return picked;
}

export async function enterBasics(keys: Keyboard, student: Student, scope: Scope) {
  keys.step('basic data');
  await keys.at(field('osaamisen-hankkimisen-tarve'));
  await keys.press('k');
  if (scope === 'full') {
    await keys.until('Enter', field('urasuunnitelma-koodi-uri'));
    await keys.type(uraSuunnitelma.nimi.slice(0, 2));
  }
  await keys.until('Enter', field('sahkoposti'));
  await keys.type(student.sahkoposti);
  if (scope === 'full') {
    await keys.until('Enter', field('puhelinnumero'));
    await keys.type(student.puhelinnumero);
  }
}

/** Walks the curriculum's list and takes the units, all in one addition. */
async function chooseUnits(page: Page, keys: Keyboard) {
  keys.step('choosing units');
  await keys.until('Alt+PageDown', `[data-adds="${vocational}"]`);
  await keys.press('Enter');
  await keys.at('input[type="search"]');
  for (const { koodi } of units) {
    await keys.until('ArrowDown', `[data-key="tutkinnonosat_${koodi}"]`, 60);
    await keys.press('Space');
  }
  await tabTo(keys, page.getByRole('button', { name: /^Lisää 6 osaa/ }));
  await keys.press('Enter');
  await keys.at(field(`${vocational}.0`));
}

interface UnitAt {
  readonly index: number;
  readonly today: string;
  readonly scope: Scope;
}

async function enterUnit(page: Page, keys: Keyboard, { index, today, scope }: UnitAt) {
  keys.step(`unit ${index + 1}`);
  const entry = unitAt(index);
  const before = index === 0 ? undefined : units[index - 1];
  const here = `${vocational}.${index}`;
  // The line of the first unit has the focus; from a unit to the next leads a key.
  if (index === 0) await keys.press('Enter');
  else await keys.press('Control+PageDown');
  await keys.at(field(here));
  await expect(page.locator(`${field(here)}[data-open]`)).toBeVisible();
  await enterPeriod(page, keys, { path: `${here}.osaamisen-hankkimistavat.0`, entry, before, index, today, scope });
  await keys.press('Shift+Escape');
  await enterDemonstration(page, keys, { path: `${here}.osaamisen-osoittaminen.0`, entry, scope });
}

interface PeriodAt extends UnitAt {
  readonly path: string;
  readonly entry: UnitEntry;
  readonly before: UnitEntry | undefined;
}

async function enterPeriod(page: Page, keys: Keyboard, { path, entry, before, index, today, scope }: PeriodAt) {
  const isSame = before?.workplace === entry.workplace;
  await keys.press('Alt+1');
  await keys.at(field(`${path}.osaamisen-hankkimistapa-koodi-uri`));
  if (isSame) {
    await keys.press('Alt+Enter');
    await keys.at(`${field(`${path}.alku`)}, ${field(`${path}.loppu`)}`);
  } else {
    await keys.press('k');
    await keys.until('Enter', field(`${path}.alku`));
  }
  await enterDays(page, keys, path, daysOf(today)[index]?.alku ?? '');
  if (!isSame) await enterWorkplace(keys, path, entry.workplace, scope);
  if (scope === 'full') await enterTasks(keys, path, entry.tasks);
  if (!isSame) await enterRepresentative(page, keys, path, before !== undefined);
}

async function enterDays(page: Page, keys: Keyboard, path: string, alku: string) {
  const begins = page.locator(field(`${path}.alku`)).getByRole('textbox');
  if ((await begins.inputValue()) === '') {
    await keys.type(typed(alku));
    await keys.until('Enter', field(`${path}.loppu`));
  }
  await keys.type(periodLength);
}

async function enterWorkplace(keys: Keyboard, path: string, workplace: Workplace, scope: Scope) {
  const here = `${path}.tyopaikalla-jarjestettava-koulutus`;
  const instructor = `${here}.vastuullinen-tyopaikka-ohjaaja`;
  await keys.until('Enter', field(`${path}.osa-aikaisuustieto`));
  await keys.type(osaAikaisuus);
  await keys.until('Enter', field(`${here}.tyopaikan-nimi`));
  await keys.type(workplace.nimi);
  await keys.until('Enter', field(`${here}.tyopaikan-y-tunnus`));
  await keys.type(workplace.yTunnus);
  await keys.until('Enter', field(`${instructor}.nimi`));
  await keys.type(workplace.ohjaaja);
  if (scope === 'required') return;
  await keys.until('Enter', field(`${instructor}.sahkoposti`));
  await keys.type(workplace.sahkoposti);
}

async function enterTasks(keys: Keyboard, path: string, [first, second]: UnitEntry['tasks']) {
  await keys.until('Enter', field(`${path}.tyopaikalla-jarjestettava-koulutus.keskeiset-tyotehtavat`));
  await keys.type(first);
  await keys.press('Enter');
  await keys.type(second);
}

/** Typed in the first period, known from it in the others. */
async function enterRepresentative(page: Page, keys: Keyboard, path: string, isKnown: boolean) {
  const representative = field(`${path}.jarjestajan-edustaja.nimi`);
  await keys.until('Enter', representative);
  if (!isKnown) return keys.type(edustaja);
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(page.locator(representative).getByRole('combobox')).toHaveValue(edustaja);
}

async function enterDemonstration(
  page: Page,
  keys: Keyboard,
  { path, entry, scope }: { readonly path: string; readonly entry: UnitEntry; readonly scope: Scope },
) {
  await keys.press('Alt+2');
  await keys.at(field(`${path}.alku`));
  await keys.press('Alt+Enter');
  await keys.at(field(`${path}.sisallon-kuvaus`));
  if (scope === 'full') await keys.type(entry.content);
  await expect(page.locator(field(`${path}.nayttoymparisto.nimi`)).getByRole('combobox')).toHaveValue(
    entry.workplace.nimi,
  );
}

/** Walks the list of sub-areas and takes the first ones of each common unit. */
async function chooseSubAreas(page: Page, keys: Keyboard): Promise<readonly SubArea[]> {
  keys.step('common units');
  await keys.until('Alt+PageDown', `[data-adds="${common}"]`);
  await keys.press('Enter');
  await keys.at('input[type="search"]');
  const listed = await page
    .getByRole('listbox', { name: 'Perusteen osat' })
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('data-key') ?? ''));
  const compulsory = listed.filter((key) => key.endsWith('/1'));
  const unitsOf = [...new Set(compulsory.map((key) => key.split('/')[0]))];
  const wanted = unitsOf.flatMap((unit, index) =>
    compulsory.filter((key) => key.startsWith(`${unit}/`)).slice(0, subAreaCounts[index] ?? 0),
  );
  for (const key of wanted) {
    await keys.until('ArrowDown', `[data-key="${key}"]`, 40);
    await keys.press('Space');
  }
  const add = page.getByRole('button', { name: /^Lisää 9 osa-aluetta/ });
  await keys.press('Tab');
  await expect(add).toBeFocused();
  await keys.press('Enter');
  await keys.at(field(`${common}.0`));
  return wanted.map((key) => {
    const [unit = '', area = ''] = key.split('/');
    return { unit, area };
  });
}

/** Opens the approval view and approves; both with the same key. */
export async function approve(page: Page, keys: Keyboard) {
  keys.step('approval');
  await keys.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeEnabled();
  await keys.press('Control+Enter');
  await expect(page.getByText(/^Versio \d+ on (?:tallessa|eHOKSissa)/)).toBeVisible();
}

function unitAt(index: number): UnitEntry {
  const entry = units[index];
  if (entry === undefined) throw new Error(`there is no unit ${index}`);
  return entry;
}

async function tabTo(keys: Keyboard, control: Locator) {
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 8 && !(await isThere()); presses += 1) await keys.press('Tab');
  await expect(control).toBeFocused();
}
