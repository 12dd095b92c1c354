import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import type { EditedDocument } from '../../../src/renderer/plan/edited-plan.ts';
import { createOpenDrafts, type OpenDraft } from '../../../src/renderer/plan/open-drafts.ts';
import type { SaveStatus } from '../../../src/renderer/plan/save-status.ts';
import { valueAt } from '../../../src/renderer/plan/value-at.ts';
import { paikallisetPolku } from '../../../src/shared/hoks/paikalliset-tiedot.ts';
import { plan } from '../delivery/fixtures.ts';
import { createMemoryStore } from '../delivery/memory-store.ts';

/** Drafts whose timers run when the test says so. */
function draftsOn(store: Pick<Store, 'plan' | 'edits' | 'commitEdit' | 'record'>) {
  let time = 1000;
  const timers = new Map<number, () => void>();
  const statuses: SaveStatus[] = [];
  const drafts = createOpenDrafts({
    store,
    onStatus: (status) => statuses.push(status),
    now: () => (time += 1),
    timers: {
      start: (run) => {
        timers.set(timers.size + 1, run);
        return timers.size;
      },
      stop: (id) => timers.delete(id),
    },
  });
  const runTimers = () => {
    const due = [...timers.values()];
    timers.clear();
    for (const run of due) run();
  };
  return { drafts, statuses, runTimers };
}

async function opened(drafts: ReturnType<typeof draftsOn>['drafts'], id = 'p1'): Promise<OpenDraft> {
  const draft = await drafts.open(id);
  if (draft === undefined) throw new Error('the plan did not open');
  return draft;
}

const goal = [paikallisetPolku, 'urasuunnitelman-tavoite'];
const units = ['hankittavat-paikalliset-tutkinnon-osat'];

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), at: fc.nat(2), value: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('local' as const), value: fc.string() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: fc.nat(3), value: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), at: fc.nat(3), to: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('approve' as const), value: fc.string() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'restart' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function act(document: EditedDocument, step: Action): void {
  const list = valueAt(document.current(), units);
  const length = Array.isArray(list) ? list.length : 0;
  if (step.kind === 'set' && step.at < length) document.set([...units, step.at, 'nimi'], step.value);
  if (step.kind === 'set' && step.at >= length) document.set(['sahkoposti'], step.value || undefined);
  if (step.kind === 'local') document.set(goal, step.value || undefined);
  if (step.kind === 'insert') document.insert(units, Math.min(step.at, length), { nimi: step.value });
  if (step.kind === 'remove' && step.at < length) document.remove(units, step.at);
  if (step.kind === 'move' && step.at < length) document.move(units, step.at, step.to);
  if (step.kind === 'undo') document.undo();
  if (step.kind === 'redo') document.redo();
  if (step.kind === 'approve') document.restart({ ...document.current(), hyvaksytty: step.value }, 'approval');
  // Typing on after a restart is a new step.
  if (step.kind === 'restart') document.endStep();
}

describe('a draft that is opened again', () => {
  test('has the same content, undo and redo as one that was never closed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const [store, other] = [createMemoryStore(), createMemoryStore()];
        await store.savePlan(plan());
        await other.savePlan(plan());
        const never = (await opened(draftsOn(other).drafts)).document;
        let { drafts } = draftsOn(store);
        let draft = await opened(drafts);
        for (const step of [...actions, { kind: 'restart' as const }]) {
          act(draft.document, step);
          act(never, step);
          if (step.kind === 'save' || step.kind === 'restart') await drafts.flush();
          if (step.kind === 'restart') {
            ({ drafts } = draftsOn(store));
            draft = await opened(drafts);
          }
          expect(draft.document.edited()).toEqual(never.edited());
          expect([draft.document.canUndo(), draft.document.canRedo()]).toEqual([never.canUndo(), never.canRedo()]);
        }
        while (never.canUndo()) {
          expect(draft.document.undo()).toEqual(never.undo());
          expect(draft.document.edited()).toEqual(never.edited());
        }
        expect(draft.document.canUndo()).toBe(false);
        while (never.canRedo()) {
          expect(draft.document.redo()).toEqual(never.redo());
          expect(draft.document.edited()).toEqual(never.edited());
        }
        expect(draft.document.canRedo()).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps steps that still fit, and drops those whose place was changed from outside', async () => {
    const store = createMemoryStore();
    await store.savePlan(plan());
    const { drafts } = draftsOn(store);
    const { document } = await opened(drafts);
    document.set(['puhelinnumero'], '040');
    document.set(['sahkoposti'], 'uusi@example.org');
    document.set(['versio'], 2);
    await drafts.flush();
    const stored = await store.plan('p1');
    if (stored) await store.savePlan({ ...stored, document: { ...stored.document, sahkoposti: 'muu@example.org' } });

    const again = (await opened(draftsOn(store).drafts)).document;
    expect(again.undo()).toEqual(['versio']);
    expect([again.canUndo(), again.current().sahkoposti]).toEqual([false, 'muu@example.org']);
  });

  test('keeps what others store with the plan meanwhile', async () => {
    const store = createMemoryStore();
    await store.savePlan(plan());
    const { drafts } = draftsOn(store);
    const { document } = await opened(drafts);
    const stored = await store.plan('p1');
    if (stored)
      await store.commitPlan({ planId: 'p1', change: () => ({ ...stored, ehoks: { id: 7 } }), deliveries: [] });
    document.set(goal, 'oma paja');
    await drafts.flush();
    expect(await store.plan('p1')).toMatchObject({
      ehoks: { id: 7 },
      paikalliset: { 'urasuunnitelman-tavoite': 'oma paja' },
    });
    expect((await store.plan('p1'))?.document).toEqual(plan().document);
  });
});

describe('a draft that was left before it was on disk', () => {
  /** A disk that refuses until it is mended. */
  async function brokenDisk() {
    const store = createMemoryStore();
    await store.savePlan(plan());
    const disk = { isBroken: true, commits: 0 };
    const commitEdit: Store['commitEdit'] = async (edit) => {
      if (disk.isBroken) throw new StoreError('disk');
      disk.commits += 1;
      await store.commitEdit(edit);
    };
    return { store, disk, ...draftsOn({ ...store, commitEdit }) };
  }

  test('is the same one when it is opened again, and there is one way to the disk', async () => {
    const { store, disk, drafts, statuses, runTimers } = await brokenDisk();
    const draft = await opened(drafts);
    draft.document.set(['sahkoposti'], 'kirjoitettu@example.org');
    drafts.leave('p1');
    await expect(drafts.flush()).rejects.toThrow('not on disk');
    expect([drafts.isSaved(), statuses.at(-1)]).toEqual([false, { state: 'failed', code: 'disk' }]);

    const again = await opened(drafts);
    expect(again).toBe(draft);
    again.document.set(['puhelinnumero'], '040');
    disk.isBroken = false;
    runTimers();
    await drafts.flush();
    expect(disk.commits).toBe(1);
    expect((await store.plan('p1'))?.document).toMatchObject({
      sahkoposti: 'kirjoitettu@example.org',
      puhelinnumero: '040',
    });
  });

  test('is saved by itself once the disk takes it, and then let go', async () => {
    const { store, disk, drafts, runTimers } = await brokenDisk();
    const draft = await opened(drafts);
    draft.document.set(['sahkoposti'], 'kirjoitettu@example.org');
    drafts.leave('p1');
    await drafts.flush().catch(() => undefined);
    disk.isBroken = false;
    runTimers();
    await drafts.flush();
    expect((await store.plan('p1'))?.document.sahkoposti).toBe('kirjoitettu@example.org');
    expect(await opened(drafts)).not.toBe(draft);
  });
});

test('a plan that is not there does not open, and an approval is gone on from', async () => {
  const store = createMemoryStore();
  const { drafts } = draftsOn(store);
  expect(await drafts.open('nobody')).toBeUndefined();
  await store.savePlan(plan());
  const draft = await opened(drafts);
  draft.document.set(['sahkoposti'], 'uusi@example.org');
  await drafts.flush();
  await draft.takeStored('approval');
  expect(draft.document.canUndo()).toBe(true);

  const stored = await store.plan('p1');
  if (stored) await store.savePlan({ ...stored, document: { ...stored.document, hyvaksytty: '2026-11-23T10:00:00Z' } });
  await draft.takeStored('approval');
  expect([draft.document.undoEndsAt(), draft.document.canUndo()]).toEqual(['approval', false]);
  expect(draft.document.current().hyvaksytty).toBe('2026-11-23T10:00:00Z');
  expect((await store.edits('p1')).map(({ event }) => event)).toEqual([undefined, 'approval']);
});
