import type { Path } from '../../shared/hoks/field-spec.ts';
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
  /** Takes over a document from elsewhere (approval, import) as one step that can be undone. */
  readonly replace: (document: Draft) => void;
  /** Takes over a document as the new beginning: nothing before it can be undone. */
  readonly restart: (document: Draft) => void;
  /** A name of an object that stays the same through edits, moves and undo. */
  readonly identity: (value: object) => string;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Step<Draft> {
  readonly before: Draft;
  readonly after: Draft;
  readonly path: Path;
}

const typingPauseMs = 1000;

/** `now`: epoch milliseconds, to tell a pause in typing. */
export function createPlanDocument<Draft>(initial: Draft, now: () => number): PlanDocument<Draft> {
  let document = initial;
  let done: Step<Draft>[] = [];
  let undone: Step<Draft>[] = [];
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
  const keepIdentity = (before: object, after: object) => identities.set(after, identity(before));

  const announce = () => {
    for (const listener of listeners) listener();
  };

  const take = (after: Draft, path: Path, typingKey?: string) => {
    if (after === document) return;
    const last = done.at(-1);
    const goesOn =
      last !== undefined && typingKey !== undefined && typing?.key === typingKey && now() - typing.at < typingPauseMs;
    done = goesOn ? [...done.slice(0, -1), { ...last, after }] : [...done, { before: document, after, path }];
    undone = [];
    typing = typingKey === undefined ? undefined : { key: typingKey, at: now() };
    document = after;
    announce();
  };

  const withAll = (changes: readonly Change[]): Draft =>
    changes.reduce(
      (draft, { path, value }) =>
        valueAt(draft, path) === value ? draft : withValueAt(draft, path, value, keepIdentity),
      document,
    );

  const listAt = (path: Path): readonly unknown[] => {
    const list = valueAt(document, path);
    return Array.isArray(list) ? list : [];
  };

  const takeList = (listPath: Path, list: readonly unknown[], shown: number) =>
    take(withValueAt(document, listPath, list, keepIdentity), [...listPath, shown]);

  const stepTo = (draft: Draft, path: Path): Path => {
    document = draft;
    typing = undefined;
    announce();
    return path;
  };

  return {
    current: () => document,
    valueAt: (path) => valueAt(document, path),
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
      const step = done.at(-1);
      if (step === undefined) return undefined;
      done = done.slice(0, -1);
      undone = [...undone, step];
      return stepTo(step.before, step.path);
    },
    redo: () => {
      const step = undone.at(-1);
      if (step === undefined) return undefined;
      undone = undone.slice(0, -1);
      done = [...done, step];
      return stepTo(step.after, step.path);
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    replace: (draft) => take(draft, []),
    restart: (draft) => {
      document = draft;
      done = [];
      undone = [];
      typing = undefined;
      announce();
    },
    identity,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
