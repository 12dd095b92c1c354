import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IndexedDb } from '../../../src/renderer/db/db.ts';
import type { Store } from '../../../src/renderer/db/store.ts';
import type { EditedPlan } from '../../../src/renderer/plan/edited-plan.ts';
import { createOpenDrafts } from '../../../src/renderer/plan/open-drafts.ts';
import { paikallisetPolku } from '../../../src/shared/hoks/paikalliset-tiedot.ts';
import { newDisk, openTestStore, plan, storedRows } from './open-test-store.ts';

let disk: IndexedDb;
let store: Store;

beforeEach(async () => {
  disk = newDisk();
  store = await openTestStore(disk);
  await store.savePlan(plan());
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

async function openDraft() {
  const timers = { start: () => 0, stop: () => undefined };
  const drafts = createOpenDrafts({ store, onStatus: () => undefined, now: () => 1000, timers });
  const draft = await drafts.open('plan-1');
  if (draft === undefined) throw new Error('the plan did not open');
  return { drafts, document: draft.document };
}

/** Everything undo leads to, newest first. */
async function wayBack(): Promise<EditedPlan[]> {
  const { document } = await openDraft();
  const way = [document.edited()];
  while (document.undo() !== undefined) way.push(document.edited());
  return way;
}

/** Edits, saving after each; gives the content and the way back at every save. */
async function editAndSave(onSaved: (way: EditedPlan[]) => void): Promise<void> {
  const { drafts, document } = await openDraft();
  const goal = [paikallisetPolku, 'urasuunnitelman-tavoite'];
  const edits = [
    () => document.set(['sahkoposti'], 'yksi@example.invalid'),
    () => document.set(goal, 'salainen haave'),
    () => document.undo(),
    () => document.set(['puhelinnumero'], '040'),
    () => {
      document.set(['versio'], 2);
      document.set(goal, 'toinen haave');
    },
  ];
  const way: EditedPlan[] = [document.edited()];
  for (const [index, edit] of edits.entries()) {
    edit();
    if (index === 2) way.shift();
    else if (index === 4) way.unshift(document.edited(), { ...document.edited(), [paikallisetPolku]: {} });
    else way.unshift(document.edited());
    await drafts.flush();
    onSaved([...way]);
  }
}

it('keeps a plan and its steps together, wherever in the writing it is cut off', async () => {
  // Every write of the whole sitting once: the disk dies there, and with it all that comes after.
  let fatal = 0;
  for (let isFinished = false; !isFinished; fatal += 1) {
    disk = newDisk();
    store = await openTestStore(disk);
    await store.savePlan(plan());
    const ways = [[{ document: plan().document, [paikallisetPolku]: {} }] as EditedPlan[]];
    let writes = 0;
    const dies = function (this: IDBObjectStore, real: unknown, given: unknown[]) {
      if (writes++ < fatal && typeof real === 'function') return Reflect.apply(real, this, given) as never;
      this.transaction.abort();
      throw new DOMException('', 'TransactionInactiveError');
    };
    const [put, remove] = ['put', 'delete'].map((name): unknown => Reflect.get(IDBObjectStore.prototype, name));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      return dies.call(this, put, given);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, ...given) {
      return dies.call(this, remove, given);
    });
    isFinished = await editAndSave((way) => ways.push(way)).then(
      () => true,
      () => false,
    );
    vi.restoreAllMocks();
    store.close();
    store = await openTestStore(disk);
    expect(await wayBack()).toEqual(ways.at(-1));
    expect(store.damaged()).toEqual([]);
    store.close();
  }
  expect(fatal).toBeGreaterThan(8);
});

it('seals each step, and says nothing of it in clear', async () => {
  await editAndSave(() => undefined);
  const rows = (await storedRows(disk))['edits'] ?? [];
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows)
    expect(Object.keys(row).toSorted()).toEqual(['ciphertext', 'id', 'nonce', 'planId', 'schemaVersion']);
  expect(rows.map(({ id }) => String(id)).every((id) => /^plan-1:\d+$/.test(id))).toBe(true);
});

it('forgets steps that lead nowhere any more', async () => {
  const { drafts, document } = await openDraft();
  document.set(['versio'], 1);
  document.set(['sahkoposti'], 'a');
  await drafts.flush();
  document.undo();
  await drafts.flush();
  expect(await store.edits('plan-1')).toHaveLength(2);
  document.set(['sahkoposti'], 'b');
  await drafts.flush();
  expect((await store.edits('plan-1')).map(({ patch }) => patch)).toEqual([
    [{ path: ['document', 'versio'], after: 1 }],
    [{ path: ['document', 'sahkoposti'], before: plan().document.sahkoposti, after: 'b' }],
  ]);
});

it('keeps a half-filled form apart from every plan, until it is done', async () => {
  await store.saveUnfinished('new-student', { nimi: 'Ylä-Häkkinen' });
  store.close();
  store = await openTestStore(disk);
  expect(await store.unfinished('new-student')).toEqual({ nimi: 'Ylä-Häkkinen' });
  expect(await store.edits('plan-1')).toEqual([]);
  await store.saveUnfinished('new-student', undefined);
  expect(await store.unfinished('new-student')).toBeUndefined();
});
