import { isReturnedTruncated, sameValue, SERVER_MADE } from './canonical.ts';
import { displayValue } from './display-value.ts';
import type { AnyDraft, Field, Part, PartsField, Path, SummaryNames } from './field-spec.ts';
import { hoks, type HoksDraft } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import { itemName } from './place.ts';
import { type SectionId, sectionOf } from './sections.ts';
import { inOrderOf, type ItemOfThree, matchThree, sameOrder, type ThreeLists } from './three-way-list.ts';

/**
 * Somebody else's change beside ours, field by field (contract 8.4): what was last sent, what eHOKS holds now and what is
 * here. Pure; a person chooses, nothing is decided for them but what both sides agree on.
 */

/** Whose value stays. */
export type Choice = 'inEhoks' | 'here';

export interface Difference {
  /** Names the difference within one comparison. */
  readonly id: string;
  /** 'item': a whole part that one side does not have; 'order': the order of a list. */
  readonly kind: 'value' | 'item' | 'order';
  readonly section: SectionId;
  /** The parts it is in; empty for the plan's own fields. */
  readonly place: string;
  readonly field: string;
  /** Values in words, a line each; none when there is nothing. */
  readonly lastSent: readonly string[];
  readonly inEhoks: readonly string[];
  readonly here: readonly string[];
  /** 'both' also when it is not known what was last sent. */
  readonly changedBy: Choice | 'both';
  /** The side that alone was changed. */
  readonly suggestion: Choice | undefined;
}

export interface Comparison {
  /** In the order of the field lists. */
  readonly differences: readonly Difference[];
  /** How many values both sides have alike: as they were sent, or changed the same way. */
  readonly unchanged: number;
  readonly changedAlike: number;
  /**
   * The plan as chosen; a difference without a choice takes its suggestion. Undefined while one has neither. Holds nothing
   * that the server made, keeps the identifier of every period, and has the student's number and the approval times of
   * eHOKS.
   */
  readonly merged: (choices: ReadonlyMap<string, Choice>) => HoksDraft | undefined;
}

interface Three<Value = unknown> {
  readonly lastSent: Value;
  readonly inEhoks: Value;
  readonly here: Value;
}

type Choose = (id: string) => Choice;

/** What came of one field or part: what to ask, and its value once that is answered. */
interface Merge {
  readonly differences: readonly Difference[];
  readonly unchanged: number;
  readonly changedAlike: number;
  readonly value: (choose: Choose) => unknown;
}

interface Place {
  readonly names: SummaryNames;
  readonly isLastSentKnown: boolean;
  readonly section: SectionId;
  readonly path: Path;
  readonly pieces: readonly string[];
}

/** Taken from eHOKS without asking: it refuses another person's number, and the next approval writes the times anew. */
const SETTLED: ReadonlySet<string> = new Set(['oppija-oid', 'hyvaksytty', 'paivitetty']);

/** The provider's own name of a period: whoever has it keeps it, for ever (contract 7.3). */
const IDENTIFIER = 'yksiloiva-tunniste';

const settled = (value: unknown): Merge => ({ differences: [], unchanged: 0, changedAlike: 0, value: () => value });

/** JSON of eHOKS without anything that the server made. */
function withoutServerMade(value: unknown): unknown {
  if (isList(value)) return value.map(withoutServerMade);
  if (!isDraft(value)) return value;
  const own = Object.entries(value).filter(([name]) => !SERVER_MADE.has(name));
  return Object.fromEntries(own.map(([name, inner]) => [name, withoutServerMade(inner)]));
}

function hasContent(value: unknown): boolean {
  if (isList(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

function isShown(field: Field): boolean {
  return field.kind !== 'scalar' || field.widget.type !== 'none';
}

/** How many values a person can see in it. */
function countValues(field: Field, value: unknown): number {
  if (!hasContent(value)) return 0;
  if (field.kind === 'scalar') return isShown(field) ? 1 : 0;
  const drafts = isList(value) ? value.filter(isDraft) : [value].filter(isDraft);
  const inner = Object.entries(field.part.fields);
  return drafts.reduce((sum, draft) => sum + inner.reduce((n, [name, own]) => n + countValues(own, draft[name]), 0), 0);
}

/** A part in words: its own line, then a line for each part in it. */
function partLines(part: Part, draft: AnyDraft, names: SummaryNames): readonly string[] {
  const own = part.summary?.(draft, names) ?? '';
  const inner = Object.entries(part.fields).flatMap(([name, field]) => {
    const value = draft[name];
    if (field.kind !== 'parts' || !isList(value)) return [];
    return value.filter(isDraft).map((item) => field.part.summary?.(item, names) ?? '');
  });
  const lines = [own, ...inner].filter((line) => line !== '');
  return lines.length > 0 ? lines : [part.label[names.kieli]];
}

function linesFor(field: Field, value: unknown, names: SummaryNames): readonly string[] {
  if (!hasContent(value)) return [];
  if (field.kind === 'scalar') {
    if (isList(value)) return value.filter((line) => typeof line === 'string');
    return [displayValue(field, value, names)];
  }
  if (isList(value)) return value.filter(isDraft).map((item) => partLines(field.part, item, names).join(', '));
  return isDraft(value) ? partLines(field.part, value, names) : [];
}

function idOf(path: Path): string {
  return path.join('/');
}

interface Asked {
  readonly kind: Difference['kind'];
  readonly label: string;
  readonly lines: Three<readonly string[]>;
  readonly changedBy: Choice | 'both';
}

function difference({ kind, label, lines, changedBy }: Asked, { section, path, pieces }: Place): Difference {
  const suggestion = changedBy === 'both' ? undefined : changedBy;
  return { id: idOf(path), kind, section, place: pieces.join(', '), field: label, ...lines, changedBy, suggestion };
}

function changedBy(field: Field, { lastSent, inEhoks, here }: Three, at: Place): Choice | 'both' {
  if (!at.isLastSentKnown) return 'both';
  if (sameValue(field, lastSent, inEhoks)) return 'here';
  return sameValue(field, lastSent, here) ? 'inEhoks' : 'both';
}

/** One thing to choose: a value, or a whole part that one side does not have. */
function choice(field: Field, three: Three, at: Place, kind: 'value' | 'item', label: string): Merge {
  const lines = {
    lastSent: linesFor(field, three.lastSent, at.names),
    inEhoks: linesFor(field, three.inEhoks, at.names),
    here: linesFor(field, three.here, at.names),
  };
  const asked = difference({ kind, label, lines, changedBy: changedBy(field, three, at) }, at);
  return {
    differences: [asked],
    unchanged: 0,
    changedAlike: 0,
    value: (choose) => (choose(asked.id) === 'here' ? three.here : withoutServerMade(three.inEhoks)),
  };
}

/** Both sides say the same. */
function alike(field: Field, three: Three): Merge {
  const count = countValues(field, three.here);
  const isAsSent = sameValue(field, three.lastSent, three.here);
  const changed = isAsSent ? 0 : Math.max(count, 1);
  return { ...settled(three.here), unchanged: isAsSent ? count : 0, changedAlike: changed };
}

function mergeField(field: Field, given: Three, at: Place): Merge {
  const three = field.kind === 'parts' ? completed(field, given) : given;
  const { lastSent, inEhoks, here } = three;
  const isAlike = sameValue(field, inEhoks, here);
  if (isAlike && (field.kind === 'scalar' || sameValue(field, lastSent, here))) return alike(field, three);
  if (field.kind === 'part' && isDraft(inEhoks) && isDraft(here)) {
    // The labels of an inline part say enough by themselves.
    const inner = field.isInline ? at : { ...at, pieces: [...at.pieces, field.label[at.names.kieli]] };
    return mergePart(field.part, { lastSent: isDraft(lastSent) ? lastSent : {}, inEhoks, here }, inner);
  }
  const lists = field.kind === 'parts' ? threeLists(three) : undefined;
  if (field.kind === 'parts' && lists !== undefined) return mergeList(field, lists, at);
  return isAlike ? alike(field, three) : choice(field, three, at, 'value', field.label[at.names.kieli]);
}

/** Of some lists eHOKS gives back the last item only: what cannot be told apart from ours is taken to be ours. */
function completed(field: PartsField<Part>, three: Three): Three {
  if (!isReturnedTruncated(field.part)) return three;
  const couldBe = (stored: unknown) => isList(stored) && sameValue(field, stored.slice(-1), three.inEhoks);
  if (couldBe(three.lastSent)) return { ...three, inEhoks: three.lastSent };
  return couldBe(three.here) ? { ...three, inEhoks: three.here } : three;
}

/** The three lists; undefined when something in them is no part, and the lists can only be taken whole. */
function threeLists({ lastSent, inEhoks, here }: Three): ThreeLists | undefined {
  const listOf = (value: unknown): readonly AnyDraft[] | undefined => {
    if (!hasContent(value)) return [];
    return isList(value) && value.every(isDraft) ? value : undefined;
  };
  const [theirs, mine] = [listOf(inEhoks), listOf(here)];
  return theirs && mine && { lastSent: listOf(lastSent) ?? [], inEhoks: theirs, here: mine };
}

function mergeList(field: PartsField<Part>, lists: ThreeLists, at: Place): Merge {
  const items = matchThree(field, lists);
  const merges = new Map(items.map((item, index) => [item, mergeItem(field, lists, item, index, at)]));
  const order = mergeOrder(field, items, at);
  const all = [...merges.values(), ...(order ? [order] : [])];
  return {
    ...summed(all),
    value: (choose) => {
      const side = order?.value(choose) === 'inEhoks' ? 'inEhoks' : 'here';
      const kept = inOrderOf(items, side).map((item) => merges.get(item)?.value(choose));
      return kept.filter((value) => value !== undefined);
    },
  };
}

function mergeItem(field: PartsField<Part>, lists: ThreeLists, item: ItemOfThree, index: number, at: Place): Merge {
  const of = (side: keyof ItemOfThree) => {
    const place = item[side];
    return place === undefined ? undefined : lists[side][place];
  };
  const three = { lastSent: of('lastSent'), inEhoks: of('inEhoks'), here: of('here') };
  const inner: Place = { ...at, path: [...at.path, index] };
  const { inEhoks, here } = three;
  if (inEhoks !== undefined && here !== undefined) {
    const name = itemName(field.part, lists.here, item.here ?? 0, at.names);
    return mergePart(
      field.part,
      { lastSent: three.lastSent ?? {}, inEhoks, here },
      {
        ...inner,
        pieces: [...at.pieces, name],
      },
    );
  }
  const asPart: Field = { ...field, kind: 'part' };
  if (inEhoks === undefined && here === undefined) return alike(asPart, three);
  return choice(asPart, three, inner, 'item', field.part.label[at.names.kieli]);
}

/** Something to choose only when the items that both have stand in another order here than in eHOKS. */
function mergeOrder({ part, label }: PartsField<Part>, items: readonly ItemOfThree[], at: Place): Merge | undefined {
  if (sameOrder(part, items, 'inEhoks', 'here')) return undefined;
  const lines = { lastSent: [], inEhoks: [], here: [] };
  const by = !at.isLastSentKnown
    ? 'both'
    : sameOrder(part, items, 'lastSent', 'inEhoks')
      ? 'here'
      : sameOrder(part, items, 'lastSent', 'here')
        ? 'inEhoks'
        : 'both';
  const asked = difference({ kind: 'order', label: label[at.names.kieli], lines, changedBy: by }, at);
  return { differences: [asked], unchanged: 0, changedAlike: 0, value: (choose) => choose(asked.id) };
}

/** The field that carries the code whose version this field is; undefined for any other field. */
function codeOf(part: Part, name: string): string | undefined {
  return Object.entries(part.fields).find(
    ([, field]) => field.kind === 'scalar' && field.widget.type === 'code' && field.widget.versionField === name,
  )?.[0];
}

function mergePart(part: Part, three: Three<AnyDraft>, at: Place): Merge {
  const merges = new Map<string, Merge>();
  for (const [name, field] of Object.entries(part.fields)) {
    if (!isShown(field)) continue;
    const of = { lastSent: three.lastSent[name], inEhoks: three.inEhoks[name], here: three.here[name] };
    const code = codeOf(part, name);
    const codeMerge = code === undefined ? undefined : merges.get(code);
    if (name === IDENTIFIER) merges.set(name, settled(of.inEhoks ?? of.here));
    else if (part === hoks && SETTLED.has(name)) merges.set(name, settled(of.inEhoks));
    else if (codeMerge !== undefined && codeMerge.differences.length > 0) merges.set(name, followed(codeMerge, of));
    else merges.set(name, mergeField(field, of, fieldPlace(part, name, at)));
  }
  return {
    ...summed([...merges.values()]),
    value: (choose) => {
      const values = [...merges].map(([name, merge]) => [name, merge.value(choose)] as const);
      const merged = Object.fromEntries(values.filter(([, value]) => value !== undefined));
      const kept = Object.entries(three.here).filter(([name]) => !merges.has(name));
      return { ...Object.fromEntries(kept), ...merged };
    },
  };
}

function fieldPlace(part: Part, name: string, at: Place): Place {
  const path = [...at.path, name];
  return { ...at, path, section: part === hoks ? sectionOf(path) : at.section };
}

/** The version goes where its code goes. */
function followed(code: Merge, three: Three): Merge {
  const [asked] = code.differences;
  return { ...settled(undefined), value: (choose) => three[asked === undefined ? 'here' : choose(asked.id)] };
}

function summed(merges: readonly Merge[]): Omit<Merge, 'value'> {
  return {
    differences: merges.flatMap(({ differences }) => differences),
    unchanged: merges.reduce((sum, { unchanged }) => sum + unchanged, 0),
    changedAlike: merges.reduce((sum, { changedAlike }) => sum + changedAlike, 0),
  };
}

/** Compares the three. `lastSent` is undefined when it is not known; then nothing carries a suggestion. */
export function threeWay(
  lastSent: HoksDraft | undefined,
  inEhoks: AnyDraft,
  here: HoksDraft,
  names: SummaryNames,
): Comparison {
  const start: Place = {
    names,
    isLastSentKnown: lastSent !== undefined,
    section: sectionOf([]),
    path: [],
    pieces: [],
  };
  const { differences, unchanged, changedAlike, value } = mergePart(
    hoks,
    { lastSent: lastSent ?? {}, inEhoks, here },
    start,
  );
  const suggested = new Map(differences.map(({ id, suggestion }) => [id, suggestion]));
  return {
    differences,
    unchanged,
    changedAlike,
    merged: (choices) => {
      if (differences.some(({ id, suggestion }) => (choices.get(id) ?? suggestion) === undefined)) return undefined;
      const document = value((id) => choices.get(id) ?? suggested.get(id) ?? 'here');
      return isDraft(document) ? document : undefined;
    },
  };
}
