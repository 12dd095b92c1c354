import type { Page } from '@playwright/test';
import type { Field, Part, Path } from '../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../src/shared/hoks/hoks.ts';
import { sectionsFor } from '../../src/shared/hoks/sections.ts';
import { markup } from '../fixtures/markup.ts';
import { expect, test } from './app.ts';
import {
  addStudent,
  createVault,
  importPlan,
  openMainPage,
  openMeeting,
  openSection,
  openStep,
  startPlanOf,
} from './counselor.ts';
import { sampleEntry } from './practice-ehoks.ts';

/** Codes that bring the most fields; every other code list gets markup instead of a code. */
const codes: Readonly<Record<string, string>> = {
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'valittu-todentamisen-prosessi-koodi-uri': 'osaamisentodentamisenprosessi_0003',
};

/** A plan with a text of the corpus in every field that holds text, each with a number of its own. */
function planOfMarkup(): { readonly plan: object; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const text = () => {
    const made = `№${texts.length} ${markup[texts.length % markup.length] ?? ''}`;
    texts.push(made);
    return made;
  };
  const valueOf = (name: string, field: Field, path: Path): unknown => {
    if (field.kind === 'parts') return [partOf(field.part, [...path, name, 0])];
    if (field.kind === 'part') return partOf(field.part, [...path, name]);
    if (field.widget.type === 'code') return codes[name] ?? 'koodi_<img src=x onerror="globalThis.wasRun=1">';
    if (field.widget.type === 'texts') return [text(), text()];
    return field.valueType === 'text' && ['text', 'longText'].includes(field.widget.type) ? text() : undefined;
  };
  const partOf = (part: Part, path: Path): object =>
    Object.fromEntries(
      Object.entries(part.fields)
        .filter(([, field]) => field.onlyAt?.(path) !== false)
        .map(([name, field]): [string, unknown] => [name, valueOf(name, field, path)])
        .filter(([, value]) => value !== undefined),
    );
  return { plan: { 'osaamisen-hankkimisen-tarve': true, ...partOf(hoks, []) }, texts };
}

/** What the corpus would have made, had any of it been taken for markup. */
const madeOfMarkup =
  'body img, iframe, object, embed, base, math, noscript, body style, body link, body script, #kanarialintu, ' +
  '[onerror], [onload], a[href^="javascript:"], form[action*="esimerkki"]';

/** Opens whatever is folded, and gives what is to be read on the screen and in its fields. */
async function readScreen(page: Page): Promise<string> {
  const folded = page.locator('main button[aria-expanded="false"]:not([aria-haspopup]):not([data-rac]):visible');
  for (let opened = 0; opened < 60 && (await folded.count()) > 0; opened += 1) await folded.first().click();
  return page.evaluate(() =>
    [
      document.body.textContent ?? '',
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    ].join('\n'),
  );
}

/** Types the corpus into every field on the screen. */
async function typeEverywhere(page: Page) {
  const fields = page.locator('main').locator('input:not([type=checkbox], [type=radio], [type=file]), textarea');
  for (let index = 0; index < (await fields.count()); index += 1) {
    const field = fields.nth(index);
    if (await field.isEditable()) await field.fill(markup[index % markup.length] ?? '');
  }
}

test('markup in every text of a plan stays text, on every screen that shows it', async ({ launchApp }) => {
  const { page, problems } = await launchApp({ profile: 'testi' });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss().catch(() => undefined);
  });
  await page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'seenViolations', seen);
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
  });
  const nimi = `Markku ${markup[1]}`;
  const { plan, texts } = planOfMarkup();
  expect(texts.length).toBeGreaterThan(60);
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await addStudent(page, { ...sampleEntry('Rantavuo Onni'), nimi, ryhma: markup[3] ?? '' });
  await startPlanOf(page, nimi);
  const buffer = Buffer.from(JSON.stringify(plan));
  await importPlan(page, { name: `${markup[1]?.replaceAll('/', '')}.json`, mimeType: 'application/json', buffer });

  const screens: string[] = [];
  const look = async (where: string) => {
    screens.push(await readScreen(page));
    const made = await page.locator(madeOfMarkup).evaluateAll((found) => found.map((element) => element.outerHTML));
    expect({ where, made }).toEqual({ where, made: [] });
  };
  for (const { label } of sectionsFor({ tyyppi: { koodiarvo: 'ammatillinenkoulutus' } })) {
    await openSection(page, label.fi);
    await look(label.fi);
  }
  const views = page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button');
  for (const view of (await views.allTextContents()).filter((name) => !name.startsWith('Yhdessä'))) {
    await views.filter({ hasText: view }).first().click();
    await look(view);
  }
  await openMeeting(page);
  for (const step of await page.getByRole('navigation', { name: 'Vaiheet' }).getByRole('button').allTextContents()) {
    const name = step.replace(/^\d+/, '');
    await openStep(page, name);
    await look(`Yhdessä: ${name}`);
  }
  const [wish = '', recipient = ''] = ['omin sanoin', 'kenelle'].map((where) => `${where} ${markup[1]}`);
  await page.getByRole('textbox', { name: 'Omin sanoin' }).fill(wish);
  await page.getByRole('button', { name: 'Lisää saaja' }).click();
  await page.getByRole('textbox', { name: 'Kenelle' }).fill(recipient);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${recipient}: tavoitteet ja aikataulu`)).toBeVisible();
  await look('Yhdessä: kirjattua');
  expect(screens.at(-1)).toContain(wish);
  expect(screens.at(-1)).toContain(`${recipient}:`);
  await page.getByRole('button', { name: 'Lopeta' }).click();
  for (const main of ['Opiskelijat', 'Lähetykset', 'Asetukset'] as const) {
    await openMainPage(page, main);
    await look(main);
  }
  await typeEverywhere(page);
  const counselor = `Ohjaaja ${markup[1]}`;
  await page.getByRole('textbox', { name: 'Oma nimi' }).fill(counselor);
  await page.getByRole('button', { name: 'Tallenna nimi' }).click();
  await expect(page.getByText('Nimi tallennettiin.')).toBeVisible();
  await look('Asetukset: kirjoitettua');
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: `Avaa suunnitelma: ${nimi}` }).click();
  for (const button of ['Avaa tietosuoja', 'Avaa lokitiedot', 'Avaa työpaikat ja henkilöt']) {
    await openMainPage(page, 'Asetukset');
    await page.getByRole('button', { name: button }).click();
    // The log is read from the database after its page is drawn.
    if (button === 'Avaa lokitiedot') await expect(page.getByText(counselor).first()).toBeVisible();
    await look(button);
    await typeEverywhere(page);
    await look(`${button}: kirjoitettua`);
  }
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await typeEverywhere(page);
  await look('Uusi opiskelija: kirjoitettua');

  const seen = screens.join('\n');
  expect(seen).toContain(nimi);
  expect(seen.split(counselor).length).toBeGreaterThan(2);
  // Text that is nowhere to be seen proves nothing.
  const unseen = texts.filter((text) => !seen.includes(text));
  expect(unseen.map((text) => text.split(' ')[0])).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'wasRun') as unknown)).toBeUndefined();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seenViolations') as string[])).toEqual([]);
  expect(page.url()).toBe('app://hoks/');
  expect(await page.title()).not.toContain('Markku');
  expect(dialogs).toEqual([]);
  expect(problems).toEqual([]);
});
