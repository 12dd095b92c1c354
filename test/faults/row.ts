import { stripVTControlCharacters } from 'node:util';
import { expect } from '@playwright/test';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';
import { audit, type Ends, type Verdict } from './audit.ts';
import { answeredIn, approvePlan, type Laptop } from './laptop.ts';
import type { Person } from './people.ts';
import { contentOf, type Fault, type Passing, type RequestKind, type Script } from './proxy.ts';
import type { Stage } from './stage.ts';

/** One row of the fault matrix: what is tried, or why it cannot be tried yet. */
export type Row = { readonly row: number; readonly title: string } & (
  | {
      readonly run: (run: Run) => Promise<void>;
      /** Wants a laptop of its own each time. */ readonly isDestructive?: boolean;
    }
  | { readonly notYet: string }
);

/** One try of one row. Everything it does for people is compared at the end. */
export interface Run {
  readonly stage: Stage;
  readonly laptop: Laptop;
  readonly seed: number;
  /** In [0, 1), the same for the same row and seed. */
  readonly random: () => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  readonly person: () => Person;
  /** Edits and approves by hand; gives the mark of the version, which counts as approved from here on. */
  readonly approve: (person: Person, change?: { dropsPhone?: boolean; on?: Laptop }) => Promise<string>;
  /** The same without counting: a version that may rightly be forgotten. */
  readonly approveAs: (person: Person, mark: string, on?: Laptop) => Promise<void>;
  readonly newMark: () => string;
  /** A version that is known to be approved although nobody was there to see it. */
  readonly wasApproved: (person: Person, mark: string) => void;
  readonly ends: (person: Person, ends: Ends) => void;
  readonly through: (script: Script) => void;
  /**
   * One fault for the first request of this kind, of this person when one is given; others pass. A login and a ticket are nobody's
   * own, so the first one counts. Resolves when the answer went, or was kept.
   */
  readonly once: (kind: RequestKind, fault: Fault, person?: Person) => Promise<void>;
  /** Waits until every delivery has come to its end, moving the clock over the pauses. */
  readonly settle: (options?: SettleOptions) => Promise<void>;
  /** Waits for something that the app comes to by itself. */
  readonly until: (isSo: () => Promise<boolean>, what: string, timeoutMs?: number) => Promise<void>;
  /** Done when the stage is gone. */
  readonly afterwards: (work: () => void) => void;
  readonly deliveries: (person: Person, on?: Laptop) => Promise<Delivery[]>;
  /** Something the row itself demands; counts as a wrong state when it is not so. */
  readonly demand: (isSo: boolean, what: string) => void;
  /** What the server's own plan of this person says in one root field. */
  readonly onServer: (person: Person) => Readonly<Record<string, unknown>> | undefined;
  readonly requestsOf: (kind: RequestKind) => number;
}

export interface SettleOptions {
  readonly on?: Laptop;
  /** When it has settled; by default when every delivery is delivered, superseded or waits for a person. */
  readonly until?: (states: readonly ClearRow[]) => boolean;
  readonly timeoutMs?: number;
  /** How far the clock may be moved in all, in milliseconds; as far as it takes when absent. */
  readonly mayWaitMs?: number;
}

/** What lies outside the seal of a delivery. */
export interface ClearRow {
  readonly planId: string;
  readonly state: string;
  readonly nextAttemptAt: number;
}

/** Does one run and compares. A run that breaks off is a wrong state: the app did not do what the row waits for. */
export async function tryRow(row: Extract<Row, { run: unknown }>, seed: number, stage: Stage): Promise<Verdict> {
  const { harness, laptop, store } = stage;
  const { proxy } = harness;
  const random = randomFrom(row.row * 7919 + seed * 104_729);
  const used = new Map<Person, { approved: string[]; versions: number; ends: Ends }>();
  const demands: string[] = [];
  const before = proxy.passed.length;
  let marks = 0;
  const noted = (person: Person) => {
    const note = used.get(person) ?? { approved: [], versions: 0, ends: { state: 'delivered' } };
    used.set(person, note);
    return note;
  };

  const run: Run = {
    stage,
    laptop,
    seed,
    random,
    pick: (values) => {
      const value = values[Math.floor(random() * values.length)];
      if (value === undefined) throw new Error('nothing to choose from');
      return value;
    },
    person: () => {
      const person = stage.unused.shift();
      if (person === undefined) throw new Error('the stage has run out of people');
      noted(person);
      return person;
    },
    approve: async (person, { dropsPhone = false, on = laptop } = {}) => {
      const mark = run.newMark();
      await approvePlan(on.page(), person, { mark, dropsPhone });
      run.wasApproved(person, mark);
      return mark;
    },
    approveAs: async (person, mark, on = laptop) => {
      await approvePlan(on.page(), person, { mark });
      noted(person).versions += 1;
    },
    newMark: () => `r${row.row}.s${seed}.v${(marks += 1)}@example.org`,
    wasApproved: (person, mark) => {
      noted(person).approved.push(mark);
      noted(person).versions += 1;
    },
    ends: (person, ends) => {
      noted(person).ends = ends;
    },
    through: (script) => {
      proxy.script = script;
    },
    once: (kind, fault, person) =>
      new Promise((resolve, reject) => {
        let isOver = false;
        const tooLong = setTimeout(() => reject(new Error(`no ${kind} request came`)), 30_000);
        proxy.script = (passing: Passing) => {
          if (isOver || passing.kind !== kind) return undefined;
          if (person !== undefined && !concerns(passing, person, store.read().hoksit)) return undefined;
          isOver = true;
          return {
            ...fault,
            relayed: async () => {
              await fault.relayed?.();
              clearTimeout(tooLong);
              resolve();
            },
          };
        };
      }),
    settle: (options = {}) => settle(laptop, options),
    until: (isSo, what, timeoutMs = 15_000) =>
      expect.poll(isSo, { timeout: timeoutMs, intervals: [100], message: what }).toBe(true),
    afterwards: (work) => void stage.afterwards.push(work),
    deliveries: async (person, on = laptop) => {
      const planId = stage.harness.data.planIds.get(person.opiskeluoikeusOid);
      return (await on.records()).deliveries.filter((one) => one.planId === planId);
    },
    demand: (isSo, what) => {
      if (!isSo) demands.push(what);
    },
    onServer: ({ opiskeluoikeusOid }) =>
      store.read().hoksit.find((one) => one.sisalto['opiskeluoikeus-oid'] === opiskeluoikeusOid)?.sisalto,
    requestsOf: (kind) => proxy.passed.slice(before).filter((one) => one.kind === kind).length,
  };

  if (!laptop.isRunning()) await laptop.start();
  try {
    await row.run(run);
    proxy.script = () => undefined;
    proxy.release();
  } catch (error) {
    proxy.script = () => undefined;
    proxy.release();
    demands.push(`broke off: ${firstLines(error)}; the window showed ${await shownBy(laptop)}`);
  }
  if (!laptop.isRunning())
    return { lost: [], doubled: [], wrongState: [...demands, 'the app does not run at the end'] };
  const records = await laptop.records().catch((error: unknown) => firstLines(error));
  if (typeof records === 'string') {
    return { lost: [`the records cannot be read: ${records}`], doubled: [], wrongState: demands };
  }
  const { lost, doubled, wrongState } = audit({
    records,
    server: store.read().hoksit,
    passed: proxy.passed,
    expectations: [...used].map(([person, { approved, versions, ends }]) => ({
      nimi: person.nimi,
      planId: harness.data.planIds.get(person.opiskeluoikeusOid) ?? '',
      opiskeluoikeusOid: person.opiskeluoikeusOid,
      approved,
      versions,
      ends,
    })),
  });
  return { lost, doubled, wrongState: [...demands, ...wrongState] };
}

/** Whether a request is about this person: by the study right it names, or by the eHOKS ID that the server gave to that one. */
function concerns(
  { kind, path, body }: Passing,
  { opiskeluoikeusOid }: Person,
  hoksit: ReturnType<Stage['store']['read']>['hoksit'],
): boolean {
  switch (kind) {
    case 'login':
    case 'ticket':
    case 'other':
      return true;
    case 'create':
      return contentOf(body).opiskeluoikeusOid === opiskeluoikeusOid;
    case 'look-up':
      return decodeURIComponent(path).endsWith(`/${opiskeluoikeusOid}`);
    case 'read':
    case 'replace':
    case 'patch': {
      const own = hoksit.find(({ sisalto }) => sisalto['opiskeluoikeus-oid'] === opiskeluoikeusOid);
      return own !== undefined && path.endsWith(`/${own.id}`);
    }
  }
}

const ended: ReadonlySet<string> = new Set(['delivered', 'superseded', 'blocked', 'withdrawn']);

async function settle(
  laptop: Laptop,
  {
    on = laptop,
    until = (rows) => rows.every(({ state }) => ended.has(state)),
    timeoutMs = 30_000,
    mayWaitMs = Number.POSITIVE_INFINITY,
  }: SettleOptions,
): Promise<void> {
  let waited = 0;
  const settled = async (): Promise<boolean> => {
    const { rows, now } = await answeredIn(20_000, clearRows(on), 'the database');
    if (until(rows)) return true;
    const waiting = rows.filter(({ state }) => state === 'queued');
    if (waiting.length > 0 && !rows.some(({ state }) => state === 'sending')) {
      const next = Math.min(...waiting.map(({ nextAttemptAt }) => nextAttemptAt));
      const step = Math.min(Math.max(next - now, 0) + 30_000, mayWaitMs - waited);
      waited += step;
      await on.moveClock(step);
      await on.networkIsBack();
    }
    return false;
  };
  await expect
    .poll(settled, { timeout: timeoutMs, intervals: [100], message: 'the deliveries come to an end' })
    .toBe(true);
}

/** Reads what needs no key: cheap enough to be asked again and again. */
function clearRows(laptop: Laptop): Promise<{ rows: ClearRow[]; now: number }> {
  return laptop.page().evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('hoks');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('the database does not open'));
    });
    const all = await new Promise<ClearRow[]>((resolve, reject) => {
      const reading = db.transaction('deliveries').objectStore('deliveries').getAll();
      reading.onsuccess = () => resolve(reading.result as ClearRow[]);
      reading.onerror = () => reject(new Error('the rows cannot be read'));
    });
    db.close();
    const rows = all.map(({ planId, state, nextAttemptAt }) => ({ planId, state, nextAttemptAt }));
    return { rows, now: Date.now() };
  });
}

/** Where a run broke off, by the headings of the page: the people in it are made up. */
async function shownBy(laptop: Laptop): Promise<string> {
  if (!laptop.isRunning()) return 'nothing: the app does not run';
  const headings = laptop.page().getByRole('heading').allTextContents();
  return `"${(await headings.catch(() => ['no page'])).join(' / ')}" at ${laptop.page().url()}`;
}

/** What a failure says, without colours and without the long tail. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return stripVTControlCharacters(text).split('\n').slice(0, 4).join(' | ').slice(0, 400);
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
