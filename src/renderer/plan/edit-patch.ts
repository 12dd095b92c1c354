import type { Path } from '../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { valueAt, withValueAt } from './value-at.ts';

/**
 * The difference between two JSON values, small enough to be kept for every step of editing, and exact enough to go either
 * way. A side that is absent was not there.
 */
export type Patch = readonly PatchPiece[];

export type PatchPiece =
  | { readonly path: Path; readonly before?: unknown; readonly after?: unknown }
  | {
      /** Leads to a list of which some items in a row became others. */
      readonly path: Path;
      readonly at: number;
      readonly removed: readonly unknown[];
      readonly added: readonly unknown[];
    };

/** Whether two JSON values are the same; a key without a value is no key. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((item, i) => sameJson(item, other[i]));
  }
  if (!isDraft(one) || !isDraft(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameJson(one[key], other[key]));
}

/** What made `after` of `before`. Parts that are the very same object are not looked into. */
export function patchBetween(before: unknown, after: unknown, path: Path = []): Patch {
  if (before === after) return [];
  if (isDraft(before) && isDraft(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => patchBetween(before[key], after[key], [...path, key]));
  }
  if (isList(before) && isList(after)) return listPatch(before, after, path);
  return [{ path, before, after }];
}

function listPatch(before: readonly unknown[], after: readonly unknown[], path: Path): Patch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameJson(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && sameJson(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (removed.length === 0 && added.length === 0) return [];
  if (removed.length !== added.length) return [{ path, at: start, removed, added }];
  return removed.flatMap((item, i) => patchBetween(item, added[i], [...path, start + i]));
}

/**
 * `root` with the patch done (`forward`) or taken back. Undefined when what stands in `root` is not what the patch was made
 * from: then it cannot be told what it would mean. `onCopy` hears of every object that was replaced by a copy.
 */
export function withPatch<Root>(
  root: Root,
  patch: Patch,
  direction: 'forward' | 'back',
  onCopy: (before: object, after: object) => void,
): Root | undefined {
  let result = root;
  for (const piece of direction === 'forward' ? patch : patch.toReversed()) {
    const held = valueAt(result, piece.path);
    const [expected, wanted] =
      'at' in piece ? spliced(piece, held, direction) : inOrder(piece.before, piece.after, direction);
    if (expected === impossible || !sameJson(held, expected)) return undefined;
    result = withValueAt(result, piece.path, wanted, onCopy);
  }
  return result;
}

const impossible = Symbol('no list stands there');

function inOrder<Value>(before: Value, after: Value, direction: 'forward' | 'back'): readonly [Value, Value] {
  return direction === 'forward' ? [before, after] : [after, before];
}

/** The whole list as it should be and as it becomes. */
function spliced(
  { at, removed, added }: Extract<PatchPiece, { at: number }>,
  held: unknown,
  direction: 'forward' | 'back',
): readonly [unknown, unknown] {
  if (!isList(held)) return [impossible, undefined];
  const [gone, come] = inOrder(removed, added, direction);
  const [head, tail] = [held.slice(0, at), held.slice(at + gone.length)];
  return [
    [...head, ...gone, ...tail],
    [...head, ...come, ...tail],
  ];
}
