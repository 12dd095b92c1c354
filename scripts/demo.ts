/**
 * npm run demo [-- OPTIONS]: drives the real app through the main job in its own screens, from a new plan to an eHOKS ID and
 * an update by it. Prints each step, saves pictures to out/demo/, and ends with one JSON line. Without options it works against
 * the app's practice server; with --base-url and the rest against another eHOKS, for accepting a test environment.
 * Ends with 1 when a step does not come true, 2 on bad usage.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { sampleStudents } from '../src/main/practice/students.ts';
import { finnishDate } from '../src/shared/finnish-date.ts';
import * as counselor from '../test/e2e/counselor.ts';
import { startApp } from '../test/e2e/start-app.ts';
import { endLaunch, freshUserDataFolder, prepareLaunch } from './lib/app-launch.ts';
import { buildApp } from './lib/build-app.ts';
import { type DemoOptions, type DemoTarget, readDemoOptions, UsageError } from './lib/demo-options.ts';
import { ensureDisplay } from './lib/display.ts';
import { projectFolder } from './lib/run-script.mjs';
import { endWith, print, say, SetupError } from './lib/say.mjs';

const pictures = join(projectFolder, 'out', 'demo');
const sampleStudent = 'Rantavuo Onni';
const acceptanceStudent = 'Koeopiskelija Testi';
const basics = 'Opiskelijan tavoite ja perustiedot';

try {
  const options = readDemoOptions(process.argv.slice(2), process.env);
  await buildApp();
  const launch = prepareLaunch();
  const stopDisplay = await ensureDisplay();
  const userDataDir = freshUserDataFolder(launch);
  for (const notice of launch.notices) say(notice);
  const began = Date.now();
  const running = await startApp(launch, { profile: options.target ? 'testi' : 'harjoittelu' }, userDataDir);
  try {
    const result = await mainJob(running.page, options);
    const seconds = Math.round((Date.now() - began) / 100) / 10;
    print(JSON.stringify({ ...result, electron: launch.electronVersion, seconds }));
  } finally {
    await running.close();
    rmSync(userDataDir, { recursive: true, force: true });
    endLaunch(launch);
    stopDisplay();
  }
} catch (error) {
  if (!(error instanceof UsageError)) endWith(error);
  say(error.message);
  process.exitCode = 2;
}

async function mainJob(page: Page, { target, planFile }: DemoOptions) {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const step = stepper(page);
  const student = target === undefined ? sampleStudent : acceptanceStudent;
  if (target !== undefined) await takeIntoUse(page, target, planFile, step);

  await step('opiskelijat', `The work list; a plan is started for ${student}`);
  await counselor.startPlanOf(page, student);
  await step('aloita', 'The plan begins from a qualification, or from a file');
  if (planFile === undefined) await typePlan(page, step);
  else await importPlan(page, planFile, target ?? samplePerson(), step);

  await counselor.openApproval(page);
  await step('hyvaksynta', 'The plan as the student will see it, before the approval');
  await counselor.approve(page);
  const first = await sentOrReason(page, step);
  await step('lahetetty', `Approved and delivered: eHOKS ID ${first.ehoksId}, eid ${first.eid}`);

  await counselor.backToPlan(page);
  if (planFile === undefined) await changeUnit(page, step);
  else await removeEmail(page, step);
  await counselor.openApproval(page);
  await step('muutoksen-hyvaksynta', 'The difference to what eHOKS holds, before the second approval');
  await counselor.approve(page);
  await counselor.waitUntilSent(page);
  const rows = await counselor.openDeliveries(page);
  const updates = await deliveredUpdates(rows);
  await step('lahetykset', `The update went as PUT by eHOKS ID ${first.ehoksId}`);
  if (updates !== 1) throw new SetupError(`The queue shows ${updates} delivered updates instead of 1.`);

  await page.getByRole('button', { name: 'På svenska' }).click();
  await step('sandningar', 'The same in Swedish, without losing the place');
  await page.getByRole('button', { name: 'Suomeksi' }).click();
  await page.getByRole('button', { name: 'Asetukset', exact: true }).click();
  const server = await page.locator('dt', { hasText: 'eHOKS-palvelin' }).locator('+ dd').innerText();
  return { ehoksId: first.ehoksId, eid: first.eid, updates, server };
}

async function typePlan(page: Page, step: Step) {
  const now = Date.now();
  await counselor.beginPlan(page);
  await counselor.fillBasics(page, { email: 'opiskelija@example.org' });
  await step('perustiedot', 'Basic data: the need to acquire competence, e-mail');
  await counselor.addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await counselor.addWorkplacePeriod(page, {
    begins: counselor.typedDay(now, 14),
    ends: counselor.typedDay(now, 70),
    workplace: 'Korjaamo Tunturikaarre Oy',
    yTunnus: '9222223-2',
    instructor: 'Jussi Havumetso',
    instructorEmail: 'jussi.havumetso@example.org',
    tasks: ['Määräaikaishuolto huolto-ohjelman mukaan', 'Öljyjen ja suodattimien vaihto'],
    representative: 'Petri Ahvenlampi',
  });
  await step('tyopaikkajakso', 'A unit with a workplace period');
  await counselor.addDemonstration(page, {
    begins: counselor.typedDay(now, 63),
    ends: counselor.typedDay(now, 64),
    place: 'Korjaamo Tunturikaarre Oy',
    content: ['Henkilöauton määräaikaishuolto', 'Huollon dokumentointi'],
  });
  await step('mita-puuttuu', 'A demonstration; the panel says that the part-time share is missing');
  await counselor.followMissing(page, /Osa-aikaisuus/);
  await page.getByRole('textbox', { name: 'Osa-aikaisuus' }).fill('100');
  await step('valmis', 'Nothing stops the approval any more');
}

/** A change inside a part: it goes as PUT. */
async function changeUnit(page: Page, step: Step) {
  await counselor.openUnit(page, 'Ajoneuvon määräaikaishuolto');
  await page.getByRole('textbox', { name: 'Opetus ja ohjaus' }).fill('120');
  await step('muutos', 'Teaching hours are agreed on: the plan is changed after sending');
}

/** A change that any plan allows and only PUT can carry: PATCH cannot clear a field. */
async function removeEmail(page: Page, step: Step) {
  await counselor.openSection(page, basics);
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill('');
  await step('muutos', 'The e-mail address is taken out: the plan is changed after sending');
}

async function importPlan(page: Page, file: string, person: Person, step: Step) {
  await counselor.importPlan(page, {
    name: basename(file),
    mimeType: 'application/json',
    buffer: planFor(person, file),
  });
  const refused = page.getByRole('alert');
  const opened = page.getByRole('navigation', { name: 'Suunnitelman osat' });
  await refused.or(opened).first().waitFor();
  if (await refused.isVisible()) throw new SetupError(await refused.innerText());
  await counselor.openSection(page, basics);
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill('opiskelija@example.org');
  await step('tuotu', 'The plan was imported from the file and got an e-mail address');
  // The guideline demands a representative for each workplace period; eHOKS does not.
  const demanded = counselor.missing(page).getByRole('button', { name: /edustaja ennen hyväksymistä/ });
  for (let left = await demanded.count(); left > 0; left--) {
    await demanded.first().click();
    await counselor.addRepresentative(page, 'Petri Ahvenlampi');
    await demanded.nth(left - 1).waitFor({ state: 'detached' });
    await step('edustaja', "A workplace period gets the provider's representative that the guideline demands");
  }
}

/** A vault, the connection, the institution and the student: what a counselor does once with a real eHOKS. */
async function takeIntoUse(page: Page, target: DemoTarget, planFile: string | undefined, step: Step) {
  const passphrase = randomBytes(16).toString('hex');
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(passphrase);
  await step('salalause', 'A throw-away vault for this run');
  await page.getByRole('button', { name: 'Ota salalause käyttöön' }).click();
  await counselor.keepRecoveryKey(page);

  await page.getByRole('button', { name: 'Asetukset', exact: true }).click();
  const { connection } = target;
  await page.getByRole('textbox', { name: 'eHOKSin osoite' }).fill(connection.baseUrl);
  await page.getByRole('textbox', { name: 'Kirjautumispalvelun (CAS) osoite' }).fill(connection.casUrl);
  await page.getByRole('textbox', { name: 'Palvelukäyttäjän tunnus' }).fill(connection.username);
  await page.getByRole('textbox', { name: 'Salasana' }).fill(connection.password);
  await page.getByRole('textbox', { name: 'Kutsujan tunniste (Caller-Id)' }).fill(connection.callerId);
  await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
  await page.getByText('Yhteys tallennettiin. Lähetykset käyttävät sitä heti.').waitFor();
  await page.getByRole('textbox', { name: 'Oppilaitoksen nimi' }).fill('Koeoppilaitos');
  await page.getByRole('textbox', { name: 'Oppilaitoksen OID' }).fill(target.oppilaitosOid);
  await page.getByRole('button', { name: 'Tallenna oppilaitos' }).click();
  await page.getByText('Oppilaitos tallennettiin.').waitFor();
  await step('asetukset', 'The connection and the institution');

  await page.getByRole('button', { name: 'Opiskelijat', exact: true }).click();
  await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
  await page.getByRole('textbox', { name: 'Nimi' }).fill(acceptanceStudent);
  await page.getByRole('textbox', { name: 'Oppijanumero' }).fill(target.oppijaOid);
  await page.getByRole('textbox', { name: 'Opiskeluoikeuden OID' }).fill(target.opiskeluoikeusOid);
  if (planFile !== undefined && isTuvaPlan(planFile)) {
    await page.getByText('TUVA-koulutus', { exact: true }).click();
  } else if (planFile === undefined) {
    await page
      .getByRole('combobox', { name: 'Tutkinto' })
      .selectOption({ label: 'Ajoneuvoalan perustutkinto (OPH-5410-2021)' });
  }
  // The study right's real days are Koski's to know; eHOKS checks against them.
  await page.getByRole('textbox', { name: 'Alkaa' }).fill('1.1.2018');
  await page.getByRole('textbox', { name: 'Arvioitu päättyminen' }).fill('31.12.2039');
  await step('uusi-opiskelija', 'The student, by the OIDs given');
  await page.getByRole('button', { name: 'Lisää opiskelija' }).click();
}

/** Whose plan it becomes, whoever the file was written for. */
interface Person {
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
}

function samplePerson(): Person {
  const sample = sampleStudents(finnishDate(Date.now())).find(({ nimi }) => nimi === sampleStudent);
  const opiskeluoikeusOid = sample?.opiskeluoikeus['oid'];
  if (sample === undefined || typeof opiskeluoikeusOid !== 'string')
    throw new Error(`no sample student ${sampleStudent}`);
  return { oppijaOid: sample.oppijaOid, opiskeluoikeusOid };
}

/** The file with the person's OIDs; a file that is no JSON object goes to the app as it is, which says what is wrong. */
function planFor({ oppijaOid, opiskeluoikeusOid }: Person, file: string): Buffer {
  const content = readFileSync(file);
  try {
    const plan: unknown = JSON.parse(content.toString('utf8'));
    if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) return content;
    return Buffer.from(JSON.stringify({ ...plan, 'oppija-oid': oppijaOid, 'opiskeluoikeus-oid': opiskeluoikeusOid }));
  } catch {
    return content;
  }
}

/** Only to choose the kind of the study right; whether the file can be a plan is the app's to say. */
function isTuvaPlan(file: string): boolean {
  try {
    const plan: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof plan === 'object' && plan !== null && 'hankittavat-koulutuksen-osat' in plan;
  } catch {
    return false;
  }
}

/** What the header says once eHOKS has answered; a refusal ends the demo with the app's own explanation. */
async function sentOrReason(page: Page, step: Step) {
  try {
    return await counselor.waitUntilSent(page);
  } catch (error) {
    await counselor.openDeliveries(page);
    const why = page.getByRole('button', { name: 'Miksi?' });
    if (await why.first().isVisible()) await why.first().click();
    await step('esty', 'eHOKS did not take the plan; the queue says why');
    const advice = page.getByRole('heading', { name: 'Mitä nyt' }).first();
    const reason = (await advice.isVisible()) ? await advice.locator('../..').innerText() : 'nothing yet';
    throw new SetupError(`The plan was not delivered. The app says:\n${reason}`, { cause: error });
  }
}

async function deliveredUpdates(rows: Awaited<ReturnType<typeof counselor.openDeliveries>>): Promise<number> {
  const updates = rows.getByRole('row', { name: /Päivitys/ });
  await updates.filter({ hasText: 'Lähetetty' }).first().waitFor();
  return updates.filter({ hasText: 'Lähetetty' }).count();
}

type Step = (picture: string, what: string) => Promise<void>;

/** Prints what is about to be seen and keeps a picture of it. */
function stepper(page: Page): Step {
  let number = 0;
  return async (picture, what) => {
    number += 1;
    const file = `${String(number).padStart(2, '0')}-${picture}.png`;
    await page.screenshot({ path: join(pictures, file) });
    print(`${number}. ${what} (out/demo/${file})`);
  };
}
