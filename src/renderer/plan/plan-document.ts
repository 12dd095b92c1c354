import type { Path } from '../../shared/hoks/field-spec.ts';
import { type Boundary, boundaryOf, folded, type Step, type StepEvent } from './edit-steps.ts';
import { pathKey, valueAt, withValueAt } from './value-at.ts';

/** One place and its new value; `undefined` clears it. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * The plan being edited: one immutable document, the only copy of the truth, with undo. Fields subscribe and read their own
 * path; a change replaces only the objects on its way, so every other field sees the very same value as before.
 */
export interface PlanDocument<Draft> {
  readonly current: () => Draft;
  readonly valueAt: (path: Path) => unknown;
  /** Changes made together are undone together. Typing on at one path within a second is one step. */
  readonly set: (path: Path, value: unknown) => void;
  readonly setAll: (changes: readonly Change[]) => void;
  readonly insert: (listPath: Path, index: number, item: unknown) => void;
  readonly remove: (listPath: Path, index: number) => void;
  readonly move: (listPath: Path, from: number, to: number) => void;
  /** The next change starts a new undo step even at the same path: the person has left the field. */
  readonly endStep: () => void;
  /** Goes one step back or on; the path tells what to show, undefined when there is no such step. */
  readonly undo: () => Path | undefined;
  readonly redo: () => Path | undefined;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** What undoing ends at, when it has come to a beginning that was taken over. */
  readonly undoEndsAt: () => Boundary | undefined;
  /** Takes over a document from elsewhere (an import, its own past) as one step that can be undone. */
  readonly replace: (document: Draft, event?: StepEvent) => void;
  /** Takes over a document as a new beginning: its history stays, but nothing before it can be undone. */
  readonly restart: (document: Draft, boundary: Boundary) => void;
  /** A name of an object that stays the same through edits, moves and undo. */
  readonly identity: (value: object) => string;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The document and the way to it: what was done, oldest first, and what was undone, the newest undone last. */
export interface EditState<Draft> {
  readonly current: Draft;
  readonly done: readonly Step<Draft>[];
  readonly undone: readonly Step<Draft>[];
}

/** A plan document whose whole state can be kept elsewhere; the same object as long as nothing has changed. */
export interface KeptDocument<Draft> extends PlanDocument<Draft> {
  readonly state: () => EditState<Draft>;
}

/** Hears of every object that was replaced by a copy, so that the copy keeps its identity. */
export type OnCopy = (before: object, after: object) => void;

const typingPauseMs = 1000;

/** `now`: epoch milliseconds, to tell a pause in typing. `earlier` gives the steps of before, made from `initial`. */
export function createPlanDocument<Draft>(
  initial: Draft,
  now: () => number,
  earlier?: (onCopy: OnCopy) => Pick<EditState<Draft>, 'done' | 'undone'>,
): KeptDocument<Draft> {
  const session = now();
  let typing: { readonly key: string; readonly at: number } | undefined;
  const listeners = new Set<() => void>();
  const identities = new WeakMap<object, string>();
  let identityCount = 0;

  const identity = (value: object): string => {
    const known = identities.get(value);
    if (known !== undefined) return known;
    identityCount += 1;
    const name = `osa-${identityCount}`;
    identities.set(value, name);
    return name;
  };
  const keepIdentity: OnCopy = (before, after) => identities.set(after, identity(before));
  let state: EditState<Draft> = { current: initial, ...(earlier?.(keepIdentity) ?? { done: [], undone: [] }) };

  const become = (next: EditState<Draft>) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const take = (after: Draft, path: Path, typingKey?: string, event?: StepEvent) => {
    const { current, done } = state;
    if (after === current) return;
    const last = done.at(-1);
    const at = now();
    const goesOn =
      last !== undefined && typingKey !== undefined && typing?.key === typingKey && at - typing.at < typingPauseMs;
    typing = typingKey === undefined ? undefined : { key: typingKey, at };
    const steps = goesOn
      ? [...done.slice(0, -1), { ...last, after, at }]
      : [...done, { before: current, after, path, at, session, ...(event && { event }) }];
    become({ current: after, done: folded(steps), undone: [] });
  };

  const withAll = (changes: readonly Change[]): Draft =>
    changes.reduce(
      (draft, { path, value }) =>
        valueAt(draft, path) === value ? draft : withValueAt(draft, path, value, keepIdentity),
      state.current,
    );

  const listAt = (path: Path): readonly unknown[] => {
    const list = valueAt(state.current, path);
    return Array.isArray(list) ? list : [];
  };

  const takeList = (listPath: Path, list: readonly unknown[], shown: number) =>
    take(withValueAt(state.current, listPath, list, keepIdentity), [...listPath, shown]);

  const undoable = () => {
    const step = state.done.at(-1);
    return boundaryOf(step) === undefined ? step : undefined;
  };

  return {
    state: () => state,
    current: () => state.current,
    valueAt: (path) => valueAt(state.current, path),
    set: (path, value) => take(withAll([{ path, value }]), path, pathKey(path)),
    setAll: (changes) => take(withAll(changes), changes[0]?.path ?? []),
    insert: (listPath, index, item) => {
      const list = listAt(listPath);
      takeList(listPath, [...list.slice(0, index), item, ...list.slice(index)], index);
    },
    remove: (listPath, index) => {
      const list = listAt(listPath);
      takeList(listPath, [...list.slice(0, index), ...list.slice(index + 1)], index);
    },
    move: (listPath, from, to) => {
      const list = listAt(listPath);
      if (from === to || to < 0 || to >= list.length) return;
      const others = [...list.slice(0, from), ...list.slice(from + 1)];
      takeList(listPath, [...others.slice(0, to), list[from], ...others.slice(to)], to);
    },
    endStep: () => {
      typing = undefined;
    },
    undo: () => {
      const step = undoable();
      if (step === undefined) return undefined;
      typing = undefined;
      become({ current: step.before, done: state.done.slice(0, -1), undone: [...state.undone, step] });
      return step.path;
    },
    redo: () => {
      const step = state.undone.at(-1);
      if (step === undefined) return undefined;
      typing = undefined;
      become({ current: step.after, done: [...state.done, step], undone: state.undone.slice(0, -1) });
      return step.path;
    },
    canUndo: () => undoable() !== undefined,
    canRedo: () => state.undone.length > 0,
    undoEndsAt: () => boundaryOf(state.done.at(-1)),
    replace: (draft, event) => take(draft, [], undefined, event),
    restart: (draft, boundary) => {
      typing = undefined;
      const step = { before: state.current, after: draft, path: [], at: now(), session, event: boundary };
      become({ current: draft, done: folded([...state.done, step]), undone: [] });
    },
    identity,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
