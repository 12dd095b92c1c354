import { expect, type Page } from '@playwright/test';
import type { Connection } from '../../src/shared/ipc-contract.ts';

/**
 * What a counselor does in the Finnish window, step by step, by the names a screen reader hears. The end-to-end tests and
 * `npm run demo` both work through these.
 */

/** A day as it is typed into a date field: 1.9.2026. */
export function typedDay(now: number, daysLater: number): string {
  const day = new Date(now + daysLater * 86_400_000);
  return `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`;
}

/** Chooses the passphrase of a new vault, waits for the work list and gives the recovery key. */
export async function createVault(page: Page, passphrase: string): Promise<string> {
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(passphrase);
  await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  const recoveryKey = await keepRecoveryKey(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
  return recoveryKey;
}

/** Reads the recovery key off the screen, types two groups back and gives the key. */
export async function keepRecoveryKey(page: Page): Promise<string> {
  const paper = page.getByRole('list', { name: 'Palautusavaimen ryhmät' }).getByRole('code');
  await expect(paper).toHaveCount(13);
  const groups = await paper.allTextContents();
  await page.getByRole('button', { name: 'Avain on paperilla' }).click();
  for (const field of await page.getByRole('textbox', { name: /^Ryhmä \d+$/ }).all()) {
    const id = await field.getAttribute('id');
    const label = await page.locator(`label[for="${id}"]`).textContent();
    await field.fill(groups[Number(label?.replace('Ryhmä ', '')) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Ota palautusavain käyttöön' }).click();
  return groups.join('-');
}

/** Opens an existing vault and goes to the work list: after a lock it opens where the person was. */
export async function unlockVault(page: Page, passphrase: string) {
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Avaa', exact: true }).click();
  await openMainPage(page, 'Opiskelijat');
}

export async function openMainPage(page: Page, name: 'Opiskelijat' | 'Lähetykset' | 'Asetukset') {
  const menu = page.getByRole('navigation', { name: 'Päävalikko' });
  await menu.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Fills and saves the connection to eHOKS in the settings. */
export async function saveConnection(page: Page, connection: Connection) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('textbox', { name: 'eHOKSin osoite' }).fill(connection.baseUrl);
  await page.getByRole('textbox', { name: 'Kirjautumispalvelun (CAS) osoite' }).fill(connection.casUrl);
  await page.getByRole('textbox', { name: 'Palvelukäyttäjän tunnus' }).fill(connection.username);
  await page.getByRole('textbox', { name: 'Salasana' }).fill(connection.password);
  await page.getByRole('textbox', { name: 'Kutsujan tunniste (Caller-Id)' }).fill(connection.callerId);
  await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
  await expect(page.getByText('Yhteys tallennettiin. Lähetykset käyttävät sitä heti.')).toBeVisible();
}

/** Saves the counselor's own institution, which the institution fields then begin with. */
export async function saveOrganisation(page: Page, organisation: { nimi: string; oppilaitosOid: string }) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('textbox', { name: 'Oppilaitoksen nimi' }).fill(organisation.nimi);
  await page.getByRole('textbox', { name: 'Oppilaitoksen OID' }).fill(organisation.oppilaitosOid);
  await page.getByRole('button', { name: 'Tallenna oppilaitos' }).click();
  await expect(page.getByText('Oppilaitos tallennettiin.')).toBeVisible();
}

/** A student as a counselor reads them from Koski. */
export interface StudentEntry {
  nimi: string;
  ryhma?: string;
  oppijaOid: string;
  opiskeluoikeusOid: string;
  isTuva?: boolean;
  /** The qualification whose structure the app ships; none when it is not chosen. */
  diaarinumero?: string;
  /** Days as they are typed. */
  alkaa: string;
  paattyy: string;
}

/** Adds a student by hand and waits until they are in the work list. */
export async function addStudent(page: Page, student: StudentEntry) {
  await openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await page.getByRole('textbox', { name: 'Nimi' }).fill(student.nimi);
  if (student.ryhma !== undefined) await page.getByRole('textbox', { name: 'Ryhmä' }).fill(student.ryhma);
  await page.getByRole('textbox', { name: 'Oppijanumero' }).fill(student.oppijaOid);
  await page.getByRole('textbox', { name: 'Opiskeluoikeuden OID' }).fill(student.opiskeluoikeusOid);
  if (student.isTuva === true) await page.getByText('TUVA-koulutus', { exact: true }).click();
  if (student.diaarinumero !== undefined) {
    await page.getByRole('combobox', { name: 'Tutkinto' }).selectOption(student.diaarinumero);
  }
  await page.getByRole('textbox', { name: 'Alkaa' }).fill(student.alkaa);
  await page.getByRole('textbox', { name: 'Arvioitu päättyminen' }).fill(student.paattyy);
  await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
  await expect(page.getByRole('button', { name: `Uusi suunnitelma: ${student.nimi}` })).toBeVisible();
}

export async function startPlanOf(page: Page, student: string) {
  await page.getByRole('button', { name: `Uusi suunnitelma: ${student}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: student })).toBeVisible();
}

/** Begins with the qualification that the study right suggests, or without one when it suggests none. */
export async function beginPlan(page: Page) {
  await page
    .getByRole('button', { name: 'Aloita suunnitelma' })
    .or(page.getByRole('button', { name: 'Aloita ilman perustetta' }))
    .click();
  await openSection(page, 'Opiskelijan tavoite ja perustiedot');
}

export async function importPlan(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.locator('input[type="file"]').setInputFiles(file);
}

export async function openSection(page: Page, section: string) {
  const sections = page.getByRole('navigation', { name: 'Suunnitelman osat' });
  await sections.getByRole('button', { name: section }).click();
  await expect(page.getByRole('heading', { level: 2, name: section })).toBeVisible();
}

export async function fillBasics(page: Page, basics: { email: string; need?: 'Kyllä' | 'Ei' }) {
  const need = page.getByRole('radiogroup', { name: 'Opiskelijalla on osaamisen hankkimisen tarve' });
  await need.getByText(basics.need ?? 'Kyllä', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill(basics.email);
}

/** Adds a unit by part of its name; `unit` is the name that the list then offers. */
export async function addVocationalUnit(page: Page, search: string, unit: string) {
  await openSection(page, 'Ammatilliset tutkinnon osat');
  await page.getByRole('button', { name: 'Lisää ammatillinen tutkinnon osa' }).click();
  await page.getByRole('combobox', { name: 'Tutkinnon osa', exact: true }).fill(search);
  await page.getByRole('option', { name: unit }).click();
}

/** Opens a vocational unit that the plan holds already. */
export async function openUnit(page: Page, unit: string) {
  await openSection(page, 'Ammatilliset tutkinnon osat');
  const line = page
    .getByRole('region', { name: 'Ammatilliset tutkinnon osat' })
    .getByRole('button', { name: unit })
    .first();
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'true');
}

export interface WorkplacePeriod {
  /** A training agreement unless said otherwise. */
  manner?: 'Koulutussopimus' | 'Oppisopimus';
  begins: string;
  ends: string;
  workplace: string;
  yTunnus: string;
  instructor: string;
  instructorEmail: string;
  tasks: readonly string[];
  representative: string;
}

/** Adds a workplace period to the open unit, all but the part-time share, which the check then asks for. */
export async function addWorkplacePeriod(page: Page, period: WorkplacePeriod) {
  const periods = page.getByRole('region', { name: 'Osaamisen hankkiminen', exact: true });
  await periods.getByRole('button', { name: 'Lisää jakso', exact: true }).click();
  await periods.getByText(period.manner ?? 'Koulutussopimus', { exact: true }).click();
  await typeInto(page, periods.getByRole('textbox', { name: 'Aloituspäivä' }), period.begins);
  await typeInto(page, periods.getByRole('textbox', { name: 'Lopetuspäivä' }), period.ends);

  const workplace = periods.getByRole('group', { name: 'Työpaikalla oppiminen' });
  await typeName(page, workplace.getByRole('combobox', { name: 'Työpaikan nimi' }), period.workplace);
  await workplace.getByRole('textbox', { name: 'Työpaikan Y-tunnus' }).fill(period.yTunnus);
  const instructor = workplace.getByRole('group', { name: 'Vastuullinen työpaikkaohjaaja' });
  await typeName(page, instructor.getByRole('combobox', { name: 'Työpaikkaohjaajan nimi' }), period.instructor);
  await instructor.getByRole('textbox', { name: 'Sähköposti' }).fill(period.instructorEmail);
  for (const task of period.tasks) {
    await workplace.getByRole('textbox', { name: 'Keskeiset työtehtävät, uusi rivi' }).fill(task);
    await page.keyboard.press('Enter');
  }

  await nameRepresentative(page, period.representative);
}

/** Adds the provider's representative to an open workplace period that came without one. */
export async function addRepresentative(page: Page, name: string) {
  await page.getByRole('button', { name: 'Lisää koulutuksen järjestäjän edustaja' }).click();
  await nameRepresentative(page, name);
}

async function nameRepresentative(page: Page, name: string) {
  const representative = page.getByRole('group', { name: 'Koulutuksen järjestäjän edustaja', exact: true });
  await typeName(page, representative.getByRole('combobox', { name: 'Edustajan nimi' }), name);
}

export interface Demonstration {
  begins: string;
  ends: string;
  place: string;
  content: readonly string[];
}

export async function addDemonstration(page: Page, demonstration: Demonstration) {
  const demonstrations = page.getByRole('region', { name: 'Osaamisen osoittaminen', exact: true });
  await demonstrations.getByRole('button', { name: 'Lisää näyttö', exact: true }).click();
  await typeInto(page, demonstrations.getByRole('textbox', { name: 'Näyttö alkaa' }), demonstration.begins);
  await typeInto(page, demonstrations.getByRole('textbox', { name: 'Näyttö päättyy' }), demonstration.ends);
  await typeName(page, demonstrations.getByRole('combobox', { name: 'Näyttöpaikan nimi' }), demonstration.place);
  for (const line of demonstration.content) {
    await demonstrations.getByRole('textbox', { name: 'Näytön sisällön kuvaus, uusi rivi' }).fill(line);
    await page.keyboard.press('Enter');
  }
}

/** The lines of the panel that stop an approval, and the advice. */
export function missing(page: Page) {
  return page.getByRole('complementary', { name: 'Suunnitelman tilanne' });
}

/** Follows a line of the panel to its place, as a counselor would. */
export async function followMissing(page: Page, line: RegExp) {
  await missing(page).getByRole('button', { name: line }).first().click();
}

export async function openApproval(page: Page) {
  await page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button', { name: 'Hyväksyntä' }).click();
}

/** Turns the plan into the meeting with the student. */
export async function openMeeting(page: Page) {
  const views = page.getByRole('navigation', { name: 'Näkymät' });
  await views.getByRole('button', { name: 'Yhdessä opiskelijan kanssa' }).click();
}

export async function openStep(page: Page, step: string) {
  await page.getByRole('navigation', { name: 'Vaiheet' }).getByRole('button', { name: step }).click();
}

export async function backToPlan(page: Page) {
  await page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button', { name: 'Suunnitelma' }).click();
}

/** Approving asks for the counselor's own name, once. */
export async function nameYourself(page: Page) {
  const ownName = page.getByRole('textbox', { name: 'Oma nimesi' });
  if (await ownName.isVisible()) await ownName.fill('Olga Ohjaaja');
}

export async function approve(page: Page) {
  const button = page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' });
  await expect(button).toBeEnabled();
  await nameYourself(page);
  await button.click();
  // "Hyväksytty versio lukitaan…" stands there before the click: only this says that it has been done.
  await expect(page.getByText(/^Versio \d+ on (?:tallessa|eHOKSissa)/)).toBeVisible();
}

/** Waits until everything approved is in eHOKS, and reads what the plan's header then says. */
export async function waitUntilSent(page: Page): Promise<{ ehoksId: number; eid: string }> {
  await expect(page.getByRole('status').filter({ hasText: /^Lähetetty$/ })).toBeVisible({ timeout: 30_000 });
  const named = async (what: string) =>
    (await page.getByRole('button', { name: `Kopioi ${what} ` }).getAttribute('aria-label')) ?? '';
  return {
    ehoksId: Number((await named('eHOKS ID')).split(' ').at(-1)),
    eid: (await named('eid')).split(' ').at(-1) ?? '',
  };
}

/** Opens the queue and gives its table. */
export async function openDeliveries(page: Page) {
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Lähetykset' }).click();
  return page.getByRole('table', { name: 'Lähetysjono ja -loki' });
}

/** Types a name that may be known from before, and takes none of those that are offered. */
async function typeName(page: Page, field: ReturnType<Page['getByRole']>, name: string) {
  await field.fill(name);
  await page.keyboard.press('Escape');
}

/** Dates are read when the field is left. */
async function typeInto(page: Page, field: ReturnType<Page['getByRole']>, text: string) {
  await field.fill(text);
  await page.keyboard.press('Tab');
}
