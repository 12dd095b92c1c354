import type { Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import {
  isPaikallinen,
  isTyhja,
  paikallisetPolku,
  type PaikallisetTiedot,
} from '../../shared/hoks/paikalliset-tiedot.ts';
import type { EditOfPlan } from '../db/store.ts';
import type { StepEvent } from './edit-steps.ts';
import type { EditState, KeptDocument, PlanDocument } from './plan-document.ts';

/** What is edited of a plan: the document, and beside it what never leaves this machine. */
export interface EditedPlan {
  readonly document: HoksDraft;
  readonly [paikallisetPolku]: PaikallisetTiedot;
}

/**
 * The plan as the editor's fields see it: paths lead into the document, and those that begin with `paikallisetPolku` into the
 * local data. One undo and one save for both, but the document never holds what is local.
 */
export interface EditedDocument extends PlanDocument<HoksDraft> {
  readonly edited: () => EditedPlan;
  /** Takes over both as one step that can be undone. */
  readonly replaceEdited: (edited: EditedPlan, event?: StepEvent) => void;
  readonly state: () => EditState<EditedPlan>;
}

export function editedDocument(whole: KeptDocument<EditedPlan>): EditedDocument {
  const inside = (path: Path): Path => (isPaikallinen(path) ? path : ['document', ...path]);
  const outside = (path: Path | undefined): Path | undefined => (path?.[0] === 'document' ? path.slice(1) : path);
  const withDocument = (document: HoksDraft): EditedPlan => ({ ...whole.current(), document });
  return {
    edited: whole.current,
    replaceEdited: whole.replace,
    state: whole.state,
    current: () => whole.current().document,
    valueAt: (path) => whole.valueAt(inside(path)),
    set: (path, value) => whole.set(inside(path), value),
    setAll: (changes) => whole.setAll(changes.map(({ path, value }) => ({ path: inside(path), value }))),
    insert: (listPath, index, item) => whole.insert(inside(listPath), index, item),
    remove: (listPath, index) => whole.remove(inside(listPath), index),
    move: (listPath, from, to) => whole.move(inside(listPath), from, to),
    endStep: whole.endStep,
    undo: () => outside(whole.undo()),
    redo: () => outside(whole.redo()),
    canUndo: whole.canUndo,
    canRedo: whole.canRedo,
    undoEndsAt: whole.undoEndsAt,
    replace: (document, event) => whole.replace(withDocument(document), event),
    restart: (document, boundary) => whole.restart(withDocument(document), boundary),
    identity: whole.identity,
    subscribe: whole.subscribe,
  };
}

/** The same as a stored plan holds it. */
export function planOf({
  document,
  [paikallisetPolku]: paikalliset,
}: EditedPlan): Pick<EditOfPlan, 'document' | 'paikalliset'> {
  return { document, paikalliset: isTyhja(paikalliset) ? undefined : paikalliset };
}
