import { expect, type Page } from '@playwright/test';
import { type AppLaunch, freshUserDataFolder } from '../../../scripts/lib/app-launch.ts';
import { finnishDate } from '../../../src/shared/finnish-date.ts';
import { startPracticeServer } from '../../../src/main/practice/server.ts';
import { createMemoryStore } from '../../../src/main/practice/store.ts';
import {
  addStudent,
  createVault,
  openMainPage,
  saveConnection,
  saveOrganisation,
  startPlanOf,
  type StudentEntry,
  waitUntilSent,
} from '../../e2e/counselor.ts';
import { connectionTo } from '../../e2e/practice-ehoks.ts';
import { readBack } from '../../e2e/read-back.ts';
import { makePeople, type Person } from '../../faults/people.ts';
import { startApp } from '../../e2e/start-app.ts';
import { enterFromTemplate, saveTemplate } from './enter-from-template.ts';
import { enterPlan } from './enter-plan.ts';
import { Keyboard, type StepEffort } from './keyboard.ts';
import { expectedPlan, firstStudent, type Scope, secondStudent, type Student, type SubArea } from './reference-plan.ts';

/** What it takes to enter one plan. */
export interface Effort {
  readonly total: number;
  readonly steps: readonly StepEffort[];
}

export interface FullEffort {
  readonly full: Effort;
  /** Making a template of the plan, once for all students of the qualification. */
  readonly save: Effort;
  readonly template: Effort;
}

/** The whole reference plan in an app that knows nothing yet, a template of it, and a second student's plan from that. */
export async function fullEffort(launch: AppLaunch): Promise<FullEffort> {
  return inNewApp(launch, async (page) => {
    const { keys, picked, today } = await enterFirst(page, 'full');
    const save = new Keyboard(page);
    await saveTemplate(page, save);
    const template = new Keyboard(page);
    await openMainPage(page, 'Opiskelijat');
    await startPlanOf(page, secondStudent.nimi);
    await enterFromTemplate(page, template, secondStudent);
    await expectInEhoks(page, { student: secondStudent, today, scope: 'full', picked });
    return { full: effortOf(keys), save: effortOf(save), template: effortOf(template) };
  });
}

/** The same plan with only what it cannot be approved without, in an app that knows nothing yet. */
export async function requiredEffort(launch: AppLaunch): Promise<Effort> {
  return inNewApp(launch, async (page) => effortOf((await enterFirst(page, 'required')).keys));
}

async function enterFirst(page: Page, scope: Scope) {
  const today = finnishDate(Date.now());
  const keys = new Keyboard(page);
  await startPlanOf(page, firstStudent.nimi);
  const picked = await enterPlan(page, keys, { student: firstStudent, today, scope });
  await expectInEhoks(page, { student: firstStudent, today, scope, picked });
  return { keys, picked, today };
}

/** A new app of a school, with its two students, before a server of its own. */
async function inNewApp<T>(launch: AppLaunch, work: (page: Page) => Promise<T>): Promise<T> {
  const people = makePeople(2, finnishDate(Date.now()));
  const students = people.map(({ sample }) => sample);
  const server = await startPracticeServer({ store: createMemoryStore(), clock: Date.now, students });
  const running = await startApp(launch, { profile: 'testi' }, freshUserDataFolder(launch));
  try {
    const { page } = running;
    await createVault(page, 'neljä hyvin tavallista sanaa');
    await saveConnection(page, connectionTo(server));
    await saveOrganisation(page, { nimi: 'Suvirannan ammattiopisto', oppilaitosOid: '1.2.246.562.10.55110000126' });
    await nameCounselor(page);
    for (const person of people) await addStudent(page, entryOf(person));
    const done = await work(page);
    expect(running.problems).toEqual([]);
    return done;
  } finally {
    await running.close();
    await server.close();
  }
}

function entryOf({ nimi, oppijaOid, opiskeluoikeusOid, sample }: Person): StudentEntry {
  const day = (name: string) => String(sample.opiskeluoikeus[name]).split('-').map(Number).toReversed().join('.');
  const days = { alkaa: day('alkamispäivä'), paattyy: day('arvioituPäättymispäivä') };
  return { nimi, oppijaOid, opiskeluoikeusOid, diaarinumero: 'OPH-5410-2021', ...days };
}

/** The counselor's own name is asked once on each machine, not for each plan. */
async function nameCounselor(page: Page) {
  await openMainPage(page, 'Asetukset');
  await page.getByRole('textbox', { name: 'Oma nimi' }).fill('Olga Ohjaaja');
  await page.getByRole('button', { name: 'Tallenna nimi' }).click();
  await openMainPage(page, 'Opiskelijat');
}

interface Entered {
  readonly student: Student;
  readonly today: string;
  readonly scope: Scope;
  readonly picked: readonly SubArea[];
}

/** Reads the plan back from the server: nothing is counted that is not there. */
async function expectInEhoks(page: Page, entered: Entered) {
  const { ehoksId } = await waitUntilSent(page);
  expect(await readBack(page, ehoksId)).toMatchObject(expectedPlan(entered));
}

function effortOf(keys: Keyboard): Effort {
  return { total: keys.total(), steps: keys.steps() };
}
