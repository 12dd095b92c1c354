import { expect, type Locator, type Page } from '@playwright/test';
import type { Keyboard } from './keyboard.ts';
import {
  type Days,
  daysOf,
  edustaja,
  osaAikaisuus,
  periodLength,
  type Scope,
  shown,
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
  await chooseListed(
    page,
    keys,
    units.map(({ koodi }) => `tutkinnonosat_${koodi}`),
  );
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
  if (before === undefined) await keys.press('k');
  // The same contract goes on, at the same workplace or at another.
  else await keys.press(isSame ? 'Alt+Enter' : 'Alt+Shift+Enter');
  await enterDays(page, keys, path, daysOf(today)[index]);
  if (!isSame) await enterWorkplace(keys, path, entry.workplace, { scope, isFirst: before === undefined });
  if (scope === 'full') await enterTasks(keys, path, entry.tasks);
  if (before === undefined) await enterRepresentative(keys, path);
}

async function enterDays(page: Page, keys: Keyboard, path: string, days: Days | undefined) {
  const begins = page.locator(field(`${path}.alku`)).getByRole('textbox');
  const { alku = '' } = days ?? {};
  // The offered day is the next working day, which is another one after a holiday.
  if ((await begins.inputValue()) !== shown(alku)) {
    const isOnEnd = await page.locator(`${field(`${path}.loppu`)}:focus-within`).count();
    await keys.until(isOnEnd ? 'Shift+Tab' : 'Enter', field(`${path}.alku`));
    await keys.type(typed(alku));
    await keys.until('Enter', field(`${path}.loppu`));
  }
  await keys.at(field(`${path}.loppu`));
  await keys.type(periodLength);
}

async function enterWorkplace(
  keys: Keyboard,
  path: string,
  workplace: Workplace,
  { scope, isFirst }: { readonly scope: Scope; readonly isFirst: boolean },
) {
  const here = `${path}.tyopaikalla-jarjestettava-koulutus`;
  const instructor = `${here}.vastuullinen-tyopaikka-ohjaaja`;
  if (isFirst) {
    await keys.until('Enter', field(`${path}.osa-aikaisuustieto`));
    await keys.type(osaAikaisuus);
  }
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

/** Typed in the first period; the others take it from there. */
async function enterRepresentative(keys: Keyboard, path: string) {
  await keys.until('Enter', field(`${path}.jarjestajan-edustaja.nimi`));
  await keys.type(edustaja);
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
  // What is done in it are the tasks of the period.
  if (scope === 'full') await keys.press('Alt+Shift+Enter');
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
  const compulsory = (await listedKeys(page)).filter((key) => key.endsWith('/1'));
  const unitsOf = [...new Set(compulsory.map((key) => key.split('/')[0]))];
  const wanted = unitsOf.flatMap((unit, index) =>
    compulsory.filter((key) => key.startsWith(`${unit}/`)).slice(0, subAreaCounts[index] ?? 0),
  );
  await chooseListed(page, keys, wanted);
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

async function listedKeys(page: Page): Promise<readonly string[]> {
  const options = page.getByRole('listbox', { name: 'Perusteen osat' }).getByRole('option');
  return options.evaluateAll((all) => all.map((option) => option.getAttribute('data-key') ?? ''));
}

/** Takes lines of the list, from above to below: neighbours with Shift and an arrow, the others with Space. */
async function chooseListed(page: Page, keys: Keyboard, wanted: readonly string[]) {
  const listed = await listedKeys(page);
  for (const key of wanted.toSorted((a, b) => listed.indexOf(a) - listed.indexOf(b))) {
    const above = listed[listed.indexOf(key) - 1] ?? '';
    if (wanted.includes(above)) {
      await keys.press('Shift+ArrowDown');
      await keys.at(`[data-key="${key}"]`);
    } else {
      await keys.until('ArrowDown', `[data-key="${key}"]`, 60);
      await keys.press('Space');
    }
  }
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
