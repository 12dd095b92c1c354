import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type AppLaunch, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import * as counselor from '../e2e/counselor.ts';
import { lockAndReopen } from '../e2e/page-after-lock.ts';
import { type RunningApp, startApp } from '../e2e/start-app.ts';
import type { Person } from './people.ts';
import { passphrase, type PreparedData, profile, removeFolder } from './prepared-data.ts';
import { killTree, processTree } from './process-tree.ts';
import { readRecords, type Records } from './sealed-disk.ts';

/** One computer with the app on it: its folder, and the app while it runs. */
export interface Laptop {
  readonly folder: string;
  /** The page in the window; another one after a lock. */
  readonly page: () => Page;
  readonly running: () => RunningApp;
  /** Starts the app and opens its vault, which also starts the deliveries. */
  readonly start: () => Promise<void>;
  /** Starts the app to its locked door. */
  readonly startLocked: () => Promise<void>;
  readonly unlock: () => Promise<void>;
  /** Types a passphrase at the locked door; what comes of it is the caller's to see. */
  readonly tryUnlock: (phrase?: string) => Promise<void>;
  /** Opens the locked door with the recovery key, which sets this passphrase. */
  readonly recover: (next: string) => Promise<void>;
  /** Locks as a person does, to the locked door. */
  readonly lock: () => Promise<void>;
  /** Does what makes the app open its page anew, to the locked door. */
  readonly reopened: (act: () => Promise<unknown>) => Promise<void>;
  /** SIGKILL of the whole process tree. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** Everything on its disk. */
  readonly records: () => Promise<Records>;
  /** Moves the page's clock from here on, as a changed or sleeping computer's. */
  readonly moveClock: (milliseconds: number) => Promise<void>;
  readonly networkIsBack: () => Promise<void>;
  /** Puts the disk of an earlier day in place of today's. The app must not be running. */
  readonly restore: (from: string) => void;
  /** An empty computer in place of this one, restored from a backup's file by hand. The app must not be running. */
  readonly restoreBackup: (file: string) => Promise<void>;
  /** Puts a fresh copy of the prepared data in this place and works there. The app must not be running. */
  readonly moveTo: (place: string) => void;
  readonly remove: () => Promise<void>;
}

export function createLaptop(launch: AppLaunch, data: PreparedData, from?: string): Laptop {
  let folder = data.copy(from);
  let app: RunningApp | undefined;
  let shown: Page | undefined;
  let processes: readonly number[] = [];

  const running = (): RunningApp => {
    if (app === undefined) throw new Error('the app is not running');
    return app;
  };
  const page = (): Page => {
    if (shown === undefined) throw new Error('the app is not running');
    return shown;
  };
  const mainProcess = (): number => running().app.process().pid ?? 0;

  const startLocked = async () => {
    app = await startApp(launch, { profile }, folder);
    shown = app.page;
    await expect(page().getByRole('button', { name: 'Avaa', exact: true })).toBeVisible();
  };
  const unlock = async () => {
    await installClock(page());
    await counselor.unlockVault(page(), passphrase);
    processes = processTree(mainProcess());
  };

  const reopened = async (act: () => Promise<unknown>) => {
    shown = await lockAndReopen({ ...running(), page: page() }, profile, act);
    await expect(page().getByRole('button', { name: 'Avaa', exact: true })).toBeVisible();
  };

  return {
    get folder() {
      return folder;
    },
    page,
    running,
    startLocked,
    unlock,
    start: async () => {
      await startLocked();
      await unlock();
    },
    tryUnlock: async (phrase = passphrase) => {
      await page().getByRole('textbox', { name: 'Salalause', exact: true }).fill(phrase);
      await page().getByRole('button', { name: 'Avaa', exact: true }).click();
    },
    recover: async (next) => {
      await installClock(page());
      await page().getByRole('button', { name: 'Avaa palautusavaimella' }).click();
      await page().getByRole('textbox', { name: 'Palautusavain' }).fill(data.recoveryKey);
      await page().getByRole('textbox', { name: 'Uusi salalause', exact: true }).fill(next);
      await page().getByRole('textbox', { name: 'Salalause uudelleen' }).fill(next);
      await page().getByRole('button', { name: 'Avaa ja vaihda salalause' }).click();
      await counselor.openMainPage(page(), 'Opiskelijat');
      processes = processTree(mainProcess());
    },
    lock: () => reopened(() => page().keyboard.press('Control+l')),
    reopened,
    kill: async () => {
      const dying = running();
      const ended = new Promise<void>((resolve) => dying.app.once('close', () => resolve()));
      killTree(mainProcess(), processes);
      app = undefined;
      await ended;
    },
    close: async () => {
      const closing = app;
      app = undefined;
      await closing?.close();
    },
    isRunning: () => app !== undefined,
    records: () => answeredIn(60_000, readRecords(page(), data.dataKey), 'the database'),
    moveClock: (milliseconds) =>
      page().evaluate((by) => {
        const clock: unknown = Reflect.get(globalThis, 'faultClock');
        if (typeof clock === 'object' && clock !== null) {
          Reflect.set(clock, 'ahead', Number(Reflect.get(clock, 'ahead')) + by);
        }
      }, milliseconds),
    networkIsBack: () => page().evaluate(() => void window.dispatchEvent(new Event('online'))),
    restore: (earlier) => {
      removeFolder(folder);
      folder = data.copy(earlier);
    },
    restoreBackup: async (file) => {
      removeFolder(folder);
      folder = freshUserDataFolder(launch);
      app = await startApp(launch, { profile }, folder);
      shown = app.page;
      await installClock(page());
      await app.app.evaluate(({ dialog }, path) => {
        Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }) });
      }, file);
      await page().getByRole('button', { name: 'Palauta varmuuskopiosta' }).click();
      await page().getByRole('button', { name: 'Valitse tiedosto…' }).click();
      await page().getByRole('textbox', { name: 'Salalause', exact: true }).fill(passphrase);
      await page().getByRole('button', { name: 'Palauta', exact: true }).click();
      await expect(page().getByRole('heading', { level: 1, name: 'Opiskelijat' })).toBeVisible();
      processes = processTree(mainProcess());
    },
    moveTo: (place) => {
      removeFolder(folder);
      folder = data.copyTo(place);
    },
    remove: async () => {
      const closing = app;
      app = undefined;
      await closing?.close();
      removeFolder(folder);
    },
  };
}

/** The page's clock, before anything in the page has taken hold of it. */
async function installClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clock = { ahead: 0 };
    const realNow = Date.now.bind(Date);
    Reflect.set(globalThis, 'faultClock', clock);
    Date.now = () => realNow() + clock.ahead;
  });
}

/** A page whose database hangs never answers: that is a finding, not a reason to wait for ever. */
export function answeredIn<Value>(milliseconds: number, answer: Promise<Value>, who: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error(`${who} does not answer`)), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(tooLong));
  });
}

/** The folder with the files of the page's database. */
export function databaseFiles({ folder }: Pick<Laptop, 'folder'>): string {
  return join(folder, profile, 'IndexedDB', 'app_hoks_0.indexeddb.leveldb');
}

/** Opens the person's plan, makes sure the basic data is in view and types the address that marks this version. */
export async function editPlan(page: Page, person: Person, change: { mark: string; dropsPhone?: boolean }) {
  await openPlan(page, person);
  await counselor.openSection(page, 'Opiskelijan tavoite ja perustiedot');
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill(change.mark);
  if (change.dropsPhone === true) await page.getByRole('textbox', { name: 'Puhelinnumero' }).fill('');
}

export async function openPlan(page: Page, person: Person) {
  await counselor.openMainPage(page, 'Opiskelijat');
  await page.getByRole('button', { name: `Avaa suunnitelma: ${person.nimi}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: person.nimi })).toBeVisible();
}

/** Takes a backup by hand. It is on disk, and was read back, when this resolves. */
export async function takeBackup(page: Page) {
  await counselor.openMainPage(page, 'Asetukset');
  await page.getByRole('button', { name: 'Ota varmuuskopio nyt' }).click();
  await expect(page.getByRole('row', { name: 'otettu käsin' })).toHaveCount(1);
}

/** Edits and approves by hand. The version is on disk when this resolves. */
export async function approvePlan(page: Page, person: Person, change: { mark: string; dropsPhone?: boolean }) {
  await editPlan(page, person, change);
  await counselor.openApproval(page);
  await counselor.approve(page);
}
