import type { Path } from '../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';

/**
 * Reads and writes inside a plan document without touching the rest of it: what a change does not concern keeps its
 * object identity, so a field that shows it does not render again.
 */

/** One text for a path, for maps and element ids. Keys of the API hold no dots. */
export function pathKey(path: Path): string {
  return path.join('.');
}

/** Whether `path` leads into what `ancestor` names, or to the same place. */
export function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.every((step, i) => path[i] === step);
}

function child(value: unknown, step: string | number): unknown {
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined;
  return isDraft(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The value at a path; undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce(child, root);
}

/**
 * A copy of `root` with `value` at `path`. `undefined` removes the key. Missing objects on the way are made; `onCopy` hears
 * of every object that was replaced by a copy.
 */
export function withValueAt<Root>(
  root: Root,
  path: Path,
  value: unknown,
  onCopy: (before: object, after: object) => void = () => {},
): Root {
  // The copy has the shape of the root but for the one place that was changed: the type system cannot follow the path.
  return place(root, path, value, onCopy) as Root;
}

function place(node: unknown, path: Path, value: unknown, onCopy: (before: object, after: object) => void): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const before = isList(node) ? node : [];
    const after = [...before];
    after[step] = place(before[step], rest, value, onCopy);
    onCopy(before, after);
    return after;
  }
  const before: Readonly<Record<string, unknown>> = isDraft(node) ? { ...node } : {};
  const { [step]: old, ...others } = before;
  const changed = place(old, rest, value, onCopy);
  // Keys keep their order, so that a cleared and refilled field does not wander in the stored text.
  const after: Record<string, unknown> =
    changed === undefined ? others : step in before ? { ...before, [step]: changed } : { ...others, [step]: changed };
  if (isDraft(node)) onCopy(node, after);
  return after;
}
