import type { Page } from '@playwright/test';
import { hoks } from '../../src/shared/hoks/hoks.ts';
import { sections, sectionsFor } from '../../src/shared/hoks/sections.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { expect, test } from './app.ts';
import {
  addStudent,
  addVocationalUnit,
  approve,
  beginPlan,
  createVault,
  openApproval,
  openSection,
  saveConnection,
  startPlanOf,
  waitUntilSent,
} from './counselor.ts';
import { type Filler, fillable, fillSection, isShown } from './fill-plan.ts';
import { connectionTo, readPlan, sampleEntry, startEhoks } from './practice-ehoks.ts';

test('every field of the contract that a person fills is in a section of the editor', () => {
  const placed = sections.flatMap(({ fields }) => fields).toSorted();
  const shown = Object.keys(hoks.fields).filter((name) => {
    const field = hoks.fields[name as keyof typeof hoks.fields];
    return isShown(field) || (field.kind === 'scalar' && field.widget.type !== 'none');
  });
  expect(placed).toEqual(shown.toSorted());
});

const isoDay = (time: number) => finnishDate(time);
const dayMs = 86_400_000;

/** Fills these sections of a new plan, approves it, and gives what was filled and what eHOKS then holds. */
async function fillAndDeliver(page: Page, nimi: string, chosen: (id: string) => boolean) {
  const ehoks = await startEhoks();
  try {
    const entry = sampleEntry(nimi);
    await createVault(page, 'neljä hyvin tavallista sanaa');
    await saveConnection(page, connectionTo(ehoks));
    await addStudent(page, entry);
    await startPlanOf(page, nimi);
    await beginPlan(page);
    const now = Date.now();
    const days = { alku: isoDay(now + 7 * dayMs), loppu: isoDay(now + 60 * dayMs), today: isoDay(now) };
    const filler: Filler = { page, days, filled: new Set() };
    const tyyppi = { koodiarvo: entry.isTuva === true ? 'tuva' : 'ammatillinenkoulutus' };
    const walked = sectionsFor({ tyyppi }).filter(({ id }) => chosen(id));
    const expected: Record<string, unknown> = {};
    for (const section of walked) Object.assign(expected, await fillSection(filler, section));
    expect([...filler.filled].toSorted()).toEqual(
      [...new Set(fillable(walked.flatMap((one) => one.fields)))].toSorted(),
    );
    await clearWhatEhoksCannotStore(page, expected);
    await expect(page.getByText('Mikään ei estä hyväksymistä.')).toBeVisible();
    await openApproval(page);
    await approve(page);
    const { ehoksId } = await waitUntilSent(page);
    return { expected, held: await readPlan(ehoks, `/hoks/${ehoksId}`) };
  } finally {
    await ehoks.close();
  }
}

/** The server's table has no column for it, and the app says so under the field. */
async function clearWhatEhoksCannotStore(page: Page, expected: Record<string, unknown>) {
  const list = 'aiemmin-hankitut-ammat-tutkinnon-osat';
  const key = 'vaatimuksista-tai-tavoitteista-poikkeaminen';
  const [unit] = (expected[list] ?? []) as Record<string, unknown>[];
  if (unit === undefined) return;
  await openSection(page, 'Aiemmin hankittu osaaminen');
  const field = page.locator(`[data-path="${list}.0.${key}"]`);
  await expect(field.getByText('eHOKS ei pysty tallentamaan poikkeamista')).toBeVisible();
  await field.getByRole('textbox').fill('');
  delete unit[key];
}

test('everything about competence to acquire can be entered, and eHOKS then holds it', async ({ launchApp }) => {
  const { page, problems } = await launchApp({ profile: 'testi' });
  const { expected, held } = await fillAndDeliver(page, 'Rantavuo Onni', (id) => id !== 'aiemmin-hankitut');
  expect(held).toMatchObject(expected);
  expect(problems).toEqual([]);
});

test('everything about competence acquired before can be entered, and eHOKS then holds it', async ({ launchApp }) => {
  const { page, problems } = await launchApp({ profile: 'testi' });
  const wanted = ['perustiedot', 'aiemmin-hankitut'];
  const { expected, held } = await fillAndDeliver(page, 'Harjuvirta Daniel', (id) => wanted.includes(id));
  expect(held).toMatchObject(expected);
  expect(problems).toEqual([]);
});

test('everything in a plan of preparatory education can be entered, and eHOKS then holds it', async ({ launchApp }) => {
  const { page, problems } = await launchApp({ profile: 'testi' });
  const { expected, held } = await fillAndDeliver(page, 'Talvensola Minh Anh', () => true);
  expect(held).toMatchObject(expected);
  expect(problems).toEqual([]);
});

/** The tools of the open part, reached and pressed as without a mouse. */
async function press(page: Page, name: string, part: string) {
  const tools = page.getByRole('group', { name: `Toiminnot: ${part}` });
  await tools.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

test('parts and lines are copied, moved, removed and brought back by keyboard', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  const { keyboard } = page;
  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await openSection(page, 'Paikalliset tutkinnon osat');
  const add = page.getByRole('button', { name: 'Lisää paikallinen tutkinnon osa' });
  const list = page.locator('[data-path="hankittavat-paikalliset-tutkinnon-osat"]');
  const order = async () => {
    const lines = await list.locator(':scope > [data-path]').getByRole('heading', { level: 3 }).allInnerTexts();
    return lines.map((line) => line.split('\n')[0]);
  };
  for (const name of ['Ensimmäinen', 'Toinen']) {
    await add.focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Nimi', exact: true })).toBeFocused();
    await keyboard.type(name);
  }
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen']);

  // From part to part and from section to section, and back to the first part's first field.
  const nimi = page.getByRole('textbox', { name: 'Nimi', exact: true });
  for (const [key, name] of [
    ['Control+PageUp', 'Ensimmäinen'],
    ['Control+PageDown', 'Toinen'],
  ] as const) {
    await keyboard.press(key);
    await expect(nimi).toBeFocused();
    await expect(nimi).toHaveValue(name);
  }
  for (const [key, section] of [
    ['Alt+PageDown', 'Yhteiset tutkinnon osat (YTO)'],
    ['Alt+PageUp', 'Paikalliset tutkinnon osat'],
  ] as const) {
    await keyboard.press(key);
    await expect(page.getByRole('heading', { level: 2, name: section })).toBeVisible();
  }
  await expect(nimi).toHaveValue('Toinen');

  await press(page, 'Siirrä ylös', 'Paikallinen tutkinnon osa 2');
  await expect.poll(order).toEqual(['Toinen', 'Ensimmäinen']);
  // What was moved is still open, and can be moved on.
  await press(page, 'Siirrä alas', 'Paikallinen tutkinnon osa 1');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen']);
  await press(page, 'Kopioi', 'Paikallinen tutkinnon osa 2');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen', 'Toinen']);
  await expect(page.getByRole('textbox', { name: 'Nimi', exact: true })).toBeFocused();
  await keyboard.press('End');
  await keyboard.type(' kopio');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen', 'Toinen kopio']);

  await press(page, 'Poista', 'Paikallinen tutkinnon osa 3');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen']);
  await expect(page.getByText('Poistettu: Paikallinen tutkinnon osa 3.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Kumoa' }).last()).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen', 'Toinen kopio']);
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen']);
  await keyboard.press('Control+y');
  await expect.poll(order).toEqual(['Ensimmäinen', 'Toinen', 'Toinen']);
  expect(problems).toEqual([]);
});

test('lines of a list are written, pasted, moved and removed by keyboard', async ({ launchApp }) => {
  const { app, page, problems } = await launchApp();
  const { keyboard } = page;
  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await page.getByRole('button', { name: 'Lisää näyttö', exact: true }).click();
  const list = page.getByRole('list', { name: 'Näytön sisällön kuvaus' });
  const lines = () =>
    list.getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await list.getByRole('textbox').focus();
  await keyboard.type('yksi');
  await keyboard.press('Enter');
  await keyboard.type('kaksi');
  await keyboard.press('Enter');
  await app.evaluate(({ clipboard }) => clipboard.writeText('- kolme\n- neljä\n'));
  await keyboard.press('Control+v');
  await expect.poll(lines).toEqual(['yksi', 'kaksi', 'kolme', 'neljä', '']);
  await keyboard.press('Alt+ArrowUp');
  await keyboard.press('Alt+ArrowUp');
  await expect.poll(lines).toEqual(['yksi', 'neljä', 'kaksi', 'kolme', '']);
  for (let letter = 0; letter < 6; letter += 1) await keyboard.press('Backspace');
  await expect.poll(lines).toEqual(['yksi', 'kaksi', 'kolme', '']);
  await keyboard.press('Control+z');
  await expect.poll(lines).toHaveLength(5);
  expect(problems).toEqual([]);
});
