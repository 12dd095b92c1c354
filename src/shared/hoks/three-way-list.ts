import { isUnordered } from './canonical.ts';
import type { AnyDraft, Part, PartsField } from './field-spec.ts';
import { matchItems } from './match-items.ts';

/** One part as the three plans have it; undefined where it is not. */
export interface ItemOfThree {
  readonly lastSent: number | undefined;
  readonly inEhoks: number | undefined;
  readonly here: number | undefined;
}

export interface ThreeLists {
  readonly lastSent: readonly AnyDraft[];
  readonly inEhoks: readonly AnyDraft[];
  readonly here: readonly AnyDraft[];
}

const IDENTIFIER = 'yksiloiva-tunniste';

/** Two periods with identifiers of their own are two periods, however alike they look (contract 7.3). */
function mayBeSame(a: AnyDraft | undefined, b: AnyDraft | undefined): boolean {
  const [one, other] = [a?.[IDENTIFIER], b?.[IDENTIFIER]];
  return one === undefined || other === undefined || one === other;
}

function pairsOf(field: PartsField<Part>, olds: readonly AnyDraft[], news: readonly AnyDraft[]): Map<number, number> {
  const { pairs } = matchItems(field, olds, news);
  return new Map([...pairs].filter(([now, old]) => mayBeSame(news[now], olds[old])));
}

/** The items of the list that are not yet taken, paired by their places in the whole lists. */
function restPairs(
  field: PartsField<Part>,
  lists: ThreeLists,
  inEhoks: readonly number[],
  here: readonly number[],
): ReadonlyMap<number, number> {
  const of = (list: readonly AnyDraft[], indexes: readonly number[]) => indexes.map((index) => list[index] ?? {});
  const pairs = pairsOf(field, of(lists.inEhoks, inEhoks), of(lists.here, here));
  return new Map(
    [...pairs].flatMap(([now, old]) => {
      const [mine, theirs] = [here[now], inEhoks[old]];
      return mine === undefined || theirs === undefined ? [] : [[mine, theirs] as const];
    }),
  );
}

function inverse(pairs: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...pairs].map(([now, old]) => [old, now]));
}

/** Which item is which in the three lists: over what was last sent, else straight between the other two. */
export function matchThree(field: PartsField<Part>, lists: ThreeLists): readonly ItemOfThree[] {
  const inEhoksOf = inverse(pairsOf(field, lists.lastSent, lists.inEhoks));
  const hereOf = inverse(pairsOf(field, lists.lastSent, lists.here));
  for (const [old, mine] of hereOf) {
    const theirs = inEhoksOf.get(old);
    if (theirs !== undefined && !mayBeSame(lists.inEhoks[theirs], lists.here[mine])) inEhoksOf.delete(old);
  }
  const known = lists.lastSent.map((_, index) => ({
    lastSent: index,
    inEhoks: inEhoksOf.get(index),
    here: hereOf.get(index),
  }));
  const rest = (list: readonly AnyDraft[], taken: Iterable<number>) => {
    const seen = new Set(taken);
    return [...list.keys()].filter((index) => !seen.has(index));
  };
  const newInEhoks = rest(lists.inEhoks, inEhoksOf.values());
  const newHere = rest(lists.here, hereOf.values());
  const pairs = restPairs(field, lists, newInEhoks, newHere);
  const paired = new Set(pairs.values());
  return [
    ...known,
    ...newHere.map((here) => ({ lastSent: undefined, inEhoks: pairs.get(here), here })),
    ...newInEhoks
      .filter((index) => !paired.has(index))
      .map((inEhoks) => ({ lastSent: undefined, inEhoks, here: undefined })),
  ];
}

type Side = keyof ItemOfThree;

/** Whether the items that both sides have stand in the same order there, as far as the order means something. */
export function sameOrder(part: Part, items: readonly ItemOfThree[], one: Side, other: Side): boolean {
  if (isUnordered(part)) return true;
  const shared = items.filter((item) => item[one] !== undefined && item[other] !== undefined);
  const order = (side: Side) => shared.toSorted((a, b) => (a[side] ?? 0) - (b[side] ?? 0));
  const others = order(other);
  return order(one).every((item, index) => item === others[index]);
}

/**
 * Items in the order of one side; each that only the other side has stands after the item it follows there. Taking one
 * side's items alone gives exactly that side's order.
 */
export function inOrderOf(items: readonly ItemOfThree[], side: 'inEhoks' | 'here'): readonly ItemOfThree[] {
  const other = side === 'here' ? 'inEhoks' : 'here';
  const of = (which: Side) =>
    items.filter((item) => item[which] !== undefined).toSorted((a, b) => (a[which] ?? 0) - (b[which] ?? 0));
  const ordered = of(side);
  let previous: ItemOfThree | undefined;
  for (const item of of(other)) {
    if (item[side] === undefined) ordered.splice(previous === undefined ? 0 : ordered.indexOf(previous) + 1, 0, item);
    previous = item;
  }
  return ordered;
}
