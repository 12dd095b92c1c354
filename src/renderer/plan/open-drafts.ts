import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { Store } from '../db/store.ts';
import { type Autosave, type AutosaveOptions, createAutosave } from './autosave.ts';
import { createJournal } from './edit-journal.ts';
import { sameJson } from './edit-patch.ts';
import type { Boundary } from './edit-steps.ts';
import { type EditedDocument, editedDocument, type EditedPlan, planOf } from './edited-plan.ts';
import { createPlanDocument, type EditState } from './plan-document.ts';
import type { SaveStatus, Saving } from './save-status.ts';

/** A plan that is being edited, and the one way its edits get to the disk. */
export interface OpenDraft {
  readonly document: EditedDocument;
  readonly autosave: Pick<Autosave, 'flushOrFail'>;
  /** Saves at once which qualification the plan is made of. */
  readonly saveQualification: (diaarinumero: string | undefined) => void;
  /** `updatedAt` of the newest save: what the person has in front of them. */
  readonly savedAt: () => number;
  /** The stored document has been replaced from outside the editor: goes on from that one. */
  readonly takeStored: (boundary: Boundary) => Promise<void>;
}

/**
 * The drafts that are open, each once. One that was left is kept until it is on disk; opened again before that, it is the very
 * same draft with everything that was typed, so nothing on an older disk ever competes with it.
 */
export interface OpenDrafts extends Saving {
  /** Undefined when there is no such plan, or it does not open. Every `open` is followed by a `leave`. */
  readonly open: (planId: string) => Promise<OpenDraft | undefined>;
  readonly leave: (planId: string) => void;
  /** Saves now what is not saved, without telling how it went: the status does. */
  readonly saveNow: () => void;
}

export interface OpenDraftsOptions {
  readonly store: Pick<Store, 'plan' | 'edits' | 'commitEdit' | 'record'>;
  readonly onStatus: (status: SaveStatus) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly timers: AutosaveOptions<unknown>['timers'];
}

/** With the write, what is typed is on disk well within half a second (reliability, row 34). */
const delayMs = 200;
const retryMs = 5_000;

interface Kept {
  users: number;
  readonly draft: Promise<(OpenDraft & { readonly autosave: Autosave }) | undefined>;
  /** The same, once it has been read. */
  opened: { readonly autosave: Autosave } | undefined;
}

export function createOpenDrafts(options: OpenDraftsOptions): OpenDrafts {
  const kept = new Map<string, Kept>();

  /** A draft that nobody looks at any more and that is on disk is done with. */
  const letGo = (planId: string) => {
    const entry = kept.get(planId);
    if (entry === undefined || entry.users > 0 || entry.opened?.autosave.isSaved() === false) return;
    entry.opened?.autosave.stop();
    kept.delete(planId);
  };

  const keep = (planId: string): Kept => {
    const onStatus = (status: SaveStatus) => {
      options.onStatus(status);
      if (status.state === 'saved') letGo(planId);
    };
    const draft = openDraft(planId, { ...options, onStatus }).then((opened) => {
      entry.opened = opened;
      return opened;
    });
    const entry: Kept = { users: 0, draft, opened: undefined };
    kept.set(planId, entry);
    return entry;
  };

  const all = () => [...kept.values()].flatMap(({ opened }) => opened ?? []);

  return {
    open: (planId) => {
      const entry = kept.get(planId) ?? keep(planId);
      entry.users += 1;
      // Logged before it is shown.
      return options.store.record({ action: 'viewed', about: planId }).then(() => entry.draft);
    },
    leave: (planId) => {
      const entry = kept.get(planId);
      if (entry === undefined) return;
      entry.users -= 1;
      entry.draft
        .then((opened) => opened?.autosave.flush())
        // A plan that did not open has nothing to save.
        .catch(() => undefined)
        .finally(() => letGo(planId));
    },
    saveNow: () => {
      for (const { autosave } of all()) void autosave.flush();
    },
    flush: async () => {
      await Promise.all(all().map(({ autosave }) => autosave.flushOrFail()));
    },
    isSaved: () => all().every(({ autosave }) => autosave.isSaved()),
  };
}

async function openDraft(planId: string, { store, onStatus, now, timers }: OpenDraftsOptions) {
  const plan = await store.plan(planId);
  if (plan === undefined) return undefined;
  const journal = createJournal<EditedPlan>(await store.edits(planId), plan.lastEdit ?? 0);
  const initial: EditedPlan = { document: plan.document, [paikallisetPolku]: plan.paikalliset ?? {} };
  const whole = createPlanDocument(initial, now, (onCopy) => journal.restored(initial, onCopy));
  const document = editedDocument(whole);
  let savedAt = plan.updatedAt;
  let diaarinumero = plan.diaarinumero;

  const save = async (state: EditState<EditedPlan>) => {
    const updatedAt = Math.max(now(), savedAt + 1);
    const { put, keep, lastDone } = journal.entryFor(state);
    await store.commitEdit({
      plan: {
        id: planId,
        studentId: plan.studentId,
        ...planOf(state.current),
        diaarinumero,
        lastEdit: lastDone,
        updatedAt,
      },
      put,
      keep,
    });
    journal.written({ put, keep, lastDone });
    savedAt = updatedAt;
  };
  const autosave = createAutosave({ read: document.state, save, onStatus, now, delayMs, retryMs, timers });
  document.subscribe(autosave.changed);

  return {
    document,
    autosave,
    saveQualification: (chosen: string | undefined) => {
      diaarinumero = chosen;
      autosave.changedBeside();
      void autosave.flush();
    },
    savedAt: () => savedAt,
    takeStored: async (boundary: Boundary) => {
      const stored = await store.plan(planId);
      if (stored === undefined) return;
      savedAt = stored.updatedAt;
      diaarinumero = stored.diaarinumero;
      if (!sameJson(stored.document, document.current())) document.restart(stored.document, boundary);
      await autosave.flush();
    },
  };
}
