import { expect, type Locator, type Page } from '@playwright/test';
import type { Field, Part, Path, ScalarField } from '../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../src/shared/hoks/hoks.ts';
import type { Section } from '../../src/shared/hoks/sections.ts';
import { koodisto } from '../../src/shared/reference/koodistot.ts';
import { nimiKielella } from '../../src/shared/reference/nimi.ts';
import { lowerFirst } from '../../src/renderer/plan/words.ts';
import { openSection } from './counselor.ts';

/**
 * Fills every field that the field lists give a widget, through the control that a screen reader finds by the field's
 * label. What has no such control, or does not take a value, fails.
 */

type Content = Record<string, unknown>;

/** Days in the API's form; all periods last from the first to the second. */
export interface Days {
  alku: string;
  loppu: string;
  today: string;
}

export interface Filler {
  page: Page;
  days: Days;
  /** `Part.field` of everything that was filled. */
  filled: Set<string>;
}

/** Fills a section whole, and gives what the plan then holds of it. */
export async function fillSection(filler: Filler, section: Section): Promise<Content> {
  await openSection(filler.page, section.label.fi);
  return fillFields(filler, hoks, [], section.fields);
}

async function fillFields(filler: Filler, part: Part, path: Path, names: readonly string[]): Promise<Content> {
  const content: Content = {};
  for (const name of names) {
    const field = part.fields[name];
    if (field === undefined || !isShown(field) || field.onlyAt?.(path) === false) continue;
    const value = await fillField(filler, part, field, [...path, name]);
    filler.filled.add(`${part.name}.${name}`);
    content[name] = value;
  }
  return content;
}

/** Whether a person fills the field: the app or the server does the others. */
export function isShown(field: Field): boolean {
  return field.kind !== 'scalar' || !['none', 'derived', 'timestamp'].includes(field.widget.type);
}

function fillPart(filler: Filler, part: Part, path: Path): Promise<Content> {
  return fillFields(filler, part, path, Object.keys(part.fields));
}

async function fillField(filler: Filler, part: Part, field: Field, path: Path): Promise<unknown> {
  const { page } = filler;
  const place = page.locator(`[data-path="${path.join('.')}"]`);
  if (field.kind === 'parts') {
    const add = { name: `Lisää ${lowerFirst(field.part.label.fi)}`, exact: true };
    // A list that is all of its section has its button in the section's head.
    const own = place.getByRole('button', add);
    await ((await own.count()) > 0 ? own : page.getByRole('button', add)).first().click();
    return [await fillPart(filler, field.part, [...path, 0])];
  }
  if (field.kind === 'part') {
    const group = page.getByRole('group', { name: field.label.fi, exact: true }).and(place);
    const add = { name: `Lisää ${lowerFirst(field.label.fi)}`, exact: true };
    // A part that the API or the plan so far demands is there already.
    if (!(await group.isVisible())) await place.getByRole('button', add).click();
    await expect(group).toBeVisible();
    return fillPart(filler, field.part, path);
  }
  return fillScalar(filler, { part, field, name: String(path.at(-1)), place });
}

interface Place {
  part: Part;
  field: ScalarField<unknown>;
  name: string;
  place: Locator;
}

async function fillScalar({ page, days, filled }: Filler, { part, field, name, place }: Place): Promise<unknown> {
  const { widget } = field;
  const label = field.label.fi;
  const serial = filled.size;
  // A name that is remembered across plans has a list of those that were used before.
  const box = place
    .getByRole('textbox', { name: label, exact: true })
    .or(place.getByRole('combobox', { name: label, exact: true }));
  const type = async (text: string) => {
    await box.fill(text);
    await box.blur();
    return text;
  };
  switch (widget.type) {
    case 'text':
      if (widget.input === 'email') return type(`osoite${serial}@example.org`);
      return type(widget.input === 'tel' ? '040 000 1288' : `Teksti ${serial}`);
    case 'longText':
      return type(`Pitkä teksti ${serial}\ntoinen rivi`);
    case 'texts': {
      await expect(place.getByRole('list', { name: label, exact: true })).toBeVisible();
      const texts = [`Rivi ${serial} a`, `Rivi ${serial} b`];
      for (const text of texts) {
        await place.getByRole('textbox', { name: `${label}, uusi rivi`, exact: true }).fill(text);
        await page.keyboard.press('Enter');
      }
      return texts;
    }
    case 'date': {
      const day = name === 'alku' ? days.alku : name === 'loppu' ? days.loppu : days.today;
      await type(day.split('-').map(Number).toReversed().join('.'));
      return day;
    }
    case 'integer':
      return Number(await type('80'));
    case 'number':
      await type('12,5');
      return 12.5;
    case 'yesNo':
      await place.getByRole('radiogroup', { name: label, exact: true }).getByText('Kyllä', { exact: true }).click();
      return true;
    case 'checkbox':
      await place.getByRole('checkbox', { name: label, exact: true }).check();
      return true;
    case 'organisation':
      return type('1.2.246.562.10.55110000126');
    case 'oid':
      return type('1.2.246.562.15.13579246805');
    case 'yTunnus':
      return type('9111112-7');
    case 'code':
      return choose(page, { place, label, list: widget.koodisto, wanted: wantedCodes[`${part.name}.${name}`] });
    case 'timestamp':
    case 'derived':
    case 'none':
      throw new Error(`nobody fills ${part.name}.${name}`);
  }
}

const process = 'valittu-todentamisen-prosessi-koodi-uri';

/** Choices that bring the most other fields: an apprenticeship has a basis, remedial teaching dates, prior learning a demonstration. */
const wantedCodes: Readonly<Record<string, string>> = {
  [`AiemminHankittuAmmatillinenTutkinnonOsa.${process}`]: 'Ohjaus näyttöön',
  [`AiemminHankittuPaikallinenTutkinnonOsa.${process}`]: 'Ohjaus näyttöön',
  [`AiemminHankittuYhteinenTutkinnonOsa.${process}`]: 'Ohjaus näyttöön',
  [`AiemminHankitunYTOnOsaAlue.${process}`]: 'Ohjaus näyttöön',
  'OsaamisenHankkimistapa.osaamisen-hankkimistapa-koodi-uri': 'Oppisopimus',
  'OppimisenTuki.oppimisen-tuen-tyyppi-koodi-uri': 'Tukiopetus',
};

interface Choice {
  place: Locator;
  label: string;
  list: Parameters<typeof koodisto>[0] | 'tutkinnonosat';
  wanted: string | undefined;
}

/** Chooses the wanted code, or the first one, whatever the picker looks like; gives its URI. */
async function choose(page: Page, { place, label, list, wanted }: Choice): Promise<unknown> {
  const radios = place.getByRole('radiogroup', { name: label, exact: true });
  const box = place.getByRole('combobox', { name: label, exact: true });
  await expect(radios.or(box)).toBeVisible();
  if (await radios.isVisible()) {
    const options = radios.getByRole('radio');
    const option = wanted === undefined ? options.first() : radios.getByRole('radio', { name: wanted });
    await option.check({ force: true });
    return uriOf(list, await option.evaluate((input) => input.closest('label')?.textContent ?? ''));
  }
  if ((await box.evaluate((element) => element.tagName)) === 'SELECT') {
    const [chosen] = await box.selectOption(wanted === undefined ? { index: 1 } : { label: wanted });
    return chosen;
  }
  await box.focus();
  await page.keyboard.press('ArrowDown');
  const option = page.getByRole('listbox').getByRole('option').first();
  const uri = await option.getAttribute('data-key');
  await option.click();
  return uri;
}

/** The URI behind a name on the screen; a code without a known name is shown by its URI. */
function uriOf(list: Choice['list'], shown: string): string | undefined {
  if (list === 'tutkinnonosat') return undefined;
  const nameOf = (uri: string) => `koodi ${uri.slice(uri.indexOf('_') + 1)}`;
  return koodisto(list).find((koodi) => (nimiKielella(koodi, 'fi')?.nimi ?? nameOf(koodi.uri)) === shown)?.uri;
}

/** `Part.field` of everything that a person can fill in these fields of the plan and in the parts below them. */
export function fillable(names: readonly string[], part: Part = hoks): string[] {
  return names.flatMap((name) => {
    const field = part.fields[name];
    if (field === undefined || !isShown(field)) return [];
    const below = field.kind === 'scalar' ? [] : fillable(Object.keys(field.part.fields), field.part);
    return [`${part.name}.${name}`, ...below];
  });
}
