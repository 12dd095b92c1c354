import type { Locator, Page } from '@playwright/test';
import { sampleStudents } from '../../src/main/practice/students.ts';
import { passingIds, toApprove } from '../../src/renderer/plan/approval-body.ts';
import { readImportedPlan } from '../../src/renderer/plan/read-import.ts';
import { fi } from '../../src/renderer/kieli/fi/index.ts';
import { sv } from '../../src/renderer/kieli/sv/index.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import type { Field, Part, Path } from '../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../src/shared/hoks/hoks.ts';
import { sections } from '../../src/shared/hoks/sections.ts';
import { problems as valueProblems } from '../../src/shared/hoks/value-types.ts';
import { type MissingItem, whatIsMissing, type WhatIsMissing } from '../../src/shared/hoks/what-is-missing.ts';
import type { Kieli, Teksti } from '../../src/shared/kieli.ts';
import { expect, test } from './app.ts';
import {
  approve,
  backToPlan,
  importPlan,
  missing,
  openApproval,
  openSection,
  startPlanOf,
  waitUntilSent,
} from './counselor.ts';
import { brokenPlan, brokenTuvaPlan } from './broken-plans.ts';

/**
 * Every rule of the program, found at its field: the panel's line takes the person there, the focus is in the field, and its
 * message stands at it, in both languages. The rules are those of the code: one without a case fails the first test.
 */

const vocational = 'Rantavuo Onni';
const preparatory = 'Talvensola Minh Anh';
const plans: Readonly<Record<string, () => object>> = {
  [vocational]: () => brokenPlan(studentOf(vocational).opiskeluoikeus),
  [preparatory]: brokenTuvaPlan,
};

function studentOf(nimi: string) {
  const student = sampleStudents(finnishDate(Date.now())).find((one) => one.nimi === nimi);
  if (student === undefined) throw new Error('no such sample student');
  return student;
}

function fileOf(plan: object) {
  return { name: 'suunnitelma.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan)) };
}

/** What the program has to find in the student's plan once it is imported. */
function expectedFor(nimi: string): WhatIsMissing {
  const { oppijaOid, opiskeluoikeus } = studentOf(nimi);
  const target = { oppijaOid, opiskeluoikeusOid: String(opiskeluoikeus.oid) };
  const imported = readImportedPlan(JSON.stringify(plans[nimi]?.()), target, passingIds());
  if (!imported.ok) throw new Error(imported.error);
  const now = Date.now();
  const facts = { ehoks: undefined, previous: undefined, now, today: finnishDate(now), opiskeluoikeus };
  const { body, context } = toApprove(imported.value, { ...facts, newId: passingIds() });
  return whatIsMissing(body, context, { kieli: 'fi', codeName: (uri) => uri, date: (date) => date });
}

/** In the order of the panel: by level, then by section. */
function inPanelOrder({ errors, unstorable, demanded, defects, advice }: WhatIsMissing): readonly MissingItem[] {
  return [errors, unstorable, demanded, defects, advice].flatMap((level) =>
    sections.flatMap(({ id }) => level.filter(({ section }) => section === id)),
  );
}

/** What no person can come to in the program, and why. */
const unreachable = new Map([
  ['C2', 'the approval gives every workplace period an identifier'],
  ['timestamp', 'the approval writes the only two timestamps itself'],
  ['13.4', 'neither an import nor a take-over lets a nested id in'],
  ['O1', 'the program knows students of the two accepted kinds only'],
  ['7.1', 'needs a plan that eHOKS holds: the last test'],
]);

interface KnownRule {
  readonly id: string;
  /** Names of the parts it is said of; any when absent. */
  readonly part?: string;
  readonly message?: Teksti;
}

/** Every rule the code holds: those of parts, those of values, and what can be wrong with a value's form. */
function rulesOf(part: Part, found: Map<string, KnownRule> = new Map()): Map<string, KnownRule> {
  for (const { id, message } of part.rules)
    found.set(`${part.name} ${id} ${message.fi}`, { id, part: part.name, message });
  for (const field of Object.values(part.fields)) {
    if (field.kind !== 'scalar') rulesOf(field.part, found);
    else for (const { id, message } of field.valueRules) found.set(`${id} ${message.fi}`, { id, message });
  }
  return found;
}

/** The parts on the way to a place. */
function partsOn(path: Path): string[] {
  let here: Part = hoks;
  const names = [here.name];
  for (const step of path) {
    const field: Field | undefined = typeof step === 'string' ? here.fields[step] : undefined;
    if (field === undefined || field.kind === 'scalar') continue;
    here = field.part;
    names.push(here.name);
  }
  return names;
}

test('there is a broken plan for every rule of the code', () => {
  const structural = ['required', 'unknown-key', 'koodi', ...valueProblems].map((id) => ({ id }));
  const rules: KnownRule[] = [...rulesOf(hoks).values(), ...structural];
  const found = [vocational, preparatory].flatMap((nimi) => inPanelOrder(expectedFor(nimi)));
  const isCovered = ({ id, part, message }: KnownRule) =>
    found.some(
      (item) =>
        item.rule === id &&
        (message === undefined || item.message.fi === message.fi) &&
        (part === undefined || partsOn(item.path).includes(part)),
    );
  const uncovered = rules
    .filter((rule) => !isCovered(rule))
    .map(({ id, part }) => [part, id].filter(Boolean).join(' '));
  const excused = uncovered.filter((rule) => unreachable.has(rule.split(' ').at(-1) ?? ''));
  expect(uncovered.filter((rule) => !excused.includes(rule))).toEqual([]);
  expect(new Set(excused.map((rule) => rule.split(' ').at(-1)))).toEqual(new Set(unreachable.keys()));
});

/** The sentence under the field. */
function atField({ rule, message, short }: MissingItem, kieli: Kieli): string {
  if (rule === 'date') return kieli === 'fi' ? fi.plan.notADate : sv.plan.notADate;
  return (short ?? message)[kieli];
}

/** The sentence in the panel. */
function inPanel({ rule, message }: MissingItem, kieli: Kieli): string {
  return rule === 'date' ? (kieli === 'fi' ? fi : sv).plan.notADate : message[kieli];
}

/**
 * The line of the panel that says an item: the same sentence may stand in several places. By its element, as an open list of
 * codes hides the rest of the page from roles.
 */
function lineOf(page: Page, items: readonly MissingItem[], index: number, kieli: Kieli): Locator {
  const sentences = items.map((item) => inPanel(item, kieli));
  const sentence = sentences[index] ?? '';
  const before = sentences.slice(0, index).filter((other) => other === sentence).length;
  return page.locator('aside section li > button').filter({ hasText: sentence }).nth(before);
}

/** What a person has at the place after a jump: where the focus is, what is said there, what a screen reader hears. */
function placeOnScreen(page: Page, path: Path) {
  return page.evaluate((key) => {
    const place = document.querySelector(`[data-path="${CSS.escape(key)}"]`);
    const focused = document.activeElement;
    const heard: string[] = [];
    for (let element = focused; element !== null && place?.contains(element); element = element.parentElement) {
      const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
      heard.push(...ids.map((id) => document.getElementById(id)?.textContent ?? ''));
    }
    // A part that is wrong as a whole says so beside the button that removes it.
    const tools = place?.querySelector(':scope > div > fieldset[aria-describedby]')?.getAttribute('aria-describedby');
    if (tools) heard.push(document.getElementById(tools)?.textContent ?? '');
    return {
      hasFocus: place?.contains(focused) === true,
      isInvalid: focused?.closest('[aria-invalid="true"]') !== null,
      seen: place?.textContent ?? '',
      heard: heard.join(' '),
    };
  }, path.join('.'));
}

for (const nimi of [vocational, preparatory]) {
  test(`every rule broken in the plan of ${nimi} is said at its field, in Finnish and in Swedish`, async ({
    launchApp,
  }) => {
    test.setTimeout(120_000);
    const { page, problems } = await launchApp();
    const plan = plans[nimi]?.() ?? {};
    await startPlanOf(page, nimi);
    await importPlan(page, fileOf(plan));
    const expected = expectedFor(nimi);
    const items = inPanelOrder(expected);
    const blocking = [...expected.errors, ...expected.unstorable, ...expected.demanded];
    const faults: string[] = [];
    for (const kieli of ['fi', 'sv'] as const) {
      if (kieli === 'sv') await page.getByText('På svenska', { exact: true }).click();
      for (const [index, item] of items.entries()) {
        await lineOf(page, items, index, kieli).click();
        const { hasFocus, isInvalid, seen, heard } = await placeOnScreen(page, item.path);
        const sentence = atField(item, kieli);
        const isScalar = !partsEndWith(item.path);
        const blocks = blocking.some(({ path }) => path.join('.') === item.path.join('.'));
        const wrong = [
          !hasFocus && 'no focus',
          !seen.includes(sentence) && 'not said',
          !heard.includes(sentence) && 'not heard',
          isScalar && isInvalid !== blocks && `aria-invalid ${String(isInvalid)}`,
        ].filter(Boolean);
        if (wrong.length > 0) faults.push(`${kieli} ${item.rule} ${item.path.join('.')}: ${wrong.join(', ')}`);
      }
    }
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
  });
}

/** Whether a path leads to a part or a list of them, or to what is no field at all. */
function partsEndWith(path: Path): boolean {
  let part: Part = hoks;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const field: Field | undefined = part.fields[step];
    if (field === undefined) return true;
    if (field.kind === 'scalar') return index !== path.length - 1 || field.widget.type === 'derived';
    part = field.part;
  }
  return true;
}

test('what is typed is checked as it is typed, and what eHOKS already holds counts too', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  const hetu = '010195-9011';
  await test.step('a hetu is refused while a student is entered', async () => {
    await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
    const name = page.getByRole('textbox', { name: 'Nimi' });
    await name.fill(`Rantavuo Onni ${hetu}`);
    await expect(name).toHaveAccessibleDescription(/Kentässä on henkilötunnus\. Poista se/);
    await page.getByRole('button', { name: 'Peru', exact: true }).click();
  });

  await startPlanOf(page, vocational);
  const plan = { 'osaamisen-hankkimisen-tarve': true, 'tuva-opiskeluoikeus-oid': '1.2.246.562.15.13579246805' };
  await importPlan(page, fileOf({ ...plan, 'hankittavat-paikalliset-tutkinnon-osat': [{ nimi: 'Oma osa' }] }));
  await openApproval(page);
  await approve(page);
  await waitUntilSent(page);
  await backToPlan(page);

  await test.step('what cannot be taken out of eHOKS any more stops the approval at its field', async () => {
    await openSection(page, 'Opiskelijan tavoite ja perustiedot');
    await page.getByRole('textbox', { name: 'TUVA-opiskeluoikeuden OID' }).fill('');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('textbox', { name: 'TUVA-opiskeluoikeuden OID' })).toHaveAccessibleDescription(
      /eHOKSista ei voi poistaa TUVA-opiskeluoikeuden OID:tä/,
    );
    await page.getByRole('button', { name: 'På svenska' }).click();
    await expect(page.getByRole('textbox', { name: 'Hux-studierättens OID' })).toHaveAccessibleDescription(
      /Hux-studierättens OID kan inte tas bort ur ePUK/,
    );
    await page.getByRole('button', { name: 'Suomeksi' }).click();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();
  });

  await test.step('health is a hint that stops nothing, a hetu stops, and both go with what was typed', async () => {
    await openSection(page, 'Paikalliset tutkinnon osat');
    await page.getByRole('button', { name: /^Oma osa/ }).click();
    const deviation = page.getByRole('textbox', { name: 'Vaatimuksista tai osaamistavoitteista poikkeaminen' });
    await deviation.pressSequentially('Lukihäiriön vuoksi');
    await expect(deviation).toHaveAccessibleDescription(/Teksti näyttää kertovan terveydestä tai tuen tarpeesta/);
    await expect(deviation).not.toHaveAttribute('aria-invalid');
    await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();
    await deviation.fill(`Ks. ${hetu}`);
    await expect(deviation).toHaveAccessibleDescription(/Tekstissä näyttää olevan henkilötunnus/);
    await expect(deviation).toHaveAttribute('aria-invalid', 'true');
    expect(await missing(page).innerText()).not.toContain(hetu);
    await openApproval(page);
    await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeDisabled();
    await backToPlan(page);
    await deviation.fill('Osa korvataan toisella.');
    await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();
    // Nothing that is typed is sent to a spelling service.
    const checked = await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.filter((field) => (field as HTMLElement).spellcheck).length);
    expect(checked).toBe(0);
  });
  expect(problems).toEqual([]);
});

test('an identifier shared by two periods is renewed where it is folded away, and a code gets its version', async ({
  launchApp,
}) => {
  const { app, page, problems } = await launchApp();
  const period = {
    'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
    'osaamisen-hankkimistapa-koodi-versio': 1,
    alku: studentOf(vocational).opiskeluoikeus.alkamispäivä,
    loppu: studentOf(vocational).opiskeluoikeus.alkamispäivä,
    'yksiloiva-tunniste': 'sama',
  };
  await startPlanOf(page, vocational);
  await importPlan(
    page,
    fileOf({
      'osaamisen-hankkimisen-tarve': true,
      'hankittavat-ammat-tutkinnon-osat': [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106914', 'osaamisen-hankkimistavat': [period, period] },
      ],
    }),
  );
  await missing(page)
    .getByRole('button', { name: /Koodin versio puuttuu/ })
    .click();
  await page.getByRole('button', { name: 'Täydennä koodin versio' }).click();
  await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true })).toBeFocused();

  await missing(page)
    .getByRole('button', { name: /sama yksilöivä tunniste/ })
    .click();
  const renew = page.getByRole('button', { name: 'Anna uusi tunniste' });
  await expect(renew).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(renew).toHaveCount(0);
  await expect(page.getByText('Tekniset tiedot').and(page.locator('summary:focus'))).toBeVisible();
  await expect(missing(page).getByRole('button', { name: /sama yksilöivä tunniste/ })).toHaveCount(0);

  // At 200 % text the sections are a menu above the work.
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  const menu = page.getByRole('button', { name: /^Suunnitelman osat/ });
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  const section = page.getByRole('button', { name: /^Yhteiset tutkinnon osat/ });
  await expect(section).toBeHidden();
  await menu.click();
  await section.click();
  await expect(page.getByRole('heading', { level: 2, name: /^Yhteiset tutkinnon osat/ })).toBeVisible();
  await expect(section).toBeHidden();
  expect(problems).toEqual([]);
});
