import { canonicalItem } from './canonical.ts';
import { carriedPart, type CarryOver, type Kept } from './carry-over.ts';
import type { AnyDraft, Part, PartsField, Path } from './field-spec.ts';
import { hankittavaAmmatillinenTutkinnonOsa } from './hankittava-ammatillinen-tutkinnon-osa.ts';
import { hankittavaKoulutuksenOsa } from './hankittava-koulutuksen-osa.ts';
import { hankittavaPaikallinenTutkinnonOsa } from './hankittava-paikallinen-tutkinnon-osa.ts';
import { hankittavanYTOnOsaAlue, hankittavaYhteinenTutkinnonOsa } from './hankittava-yhteinen-tutkinnon-osa.ts';
import { hoks, type HoksDraft } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import { matchItems } from './match-items.ts';
import { opiskeluvalmiuksiaTukevatOpinnot } from './opiskeluvalmiuksia-tukevat-opinnot.ts';
import type { Opiskeluoikeus } from './opiskeluoikeus.ts';
import { oppimisenTuki } from './oppimisen-tuki.ts';
import { osaamisenHankkimistapa } from './osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from './osaamisen-osoittaminen.ts';
import { sectionsFor } from './sections.ts';
import { isWithinStudyRight, studyRightDays } from './study-right-days.ts';

/**
 * Parts of one plan added to another student's: "same for these students". Nothing the other plan holds is changed or
 * taken away; what it has already is not added twice.
 */

/** Parts told apart by their code or name: a plan has each once, and the parts inside are added to the one it has. */
const units: ReadonlySet<Part> = new Set<Part>([
  hankittavaAmmatillinenTutkinnonOsa,
  hankittavaPaikallinenTutkinnonOsa,
  hankittavaYhteinenTutkinnonOsa,
  hankittavanYTOnOsaAlue,
  hankittavaKoulutuksenOsa,
]);

/** Parts a plan may have any number of. */
const others: ReadonlySet<Part> = new Set<Part>([
  osaamisenHankkimistapa,
  osaamisenOsoittaminen,
  oppimisenTuki,
  opiskeluvalmiuksiaTukevatOpinnot,
]);

/** Names a place in the set of what was chosen. */
export const placeKey = (path: Path): string => path.join('.');

/** One part that can be chosen, with those inside it. */
export interface Shareable {
  readonly part: Part;
  readonly path: Path;
  readonly inside: readonly Shareable[];
}

type NamedList = readonly [name: string, field: PartsField<Part>];

/** The lists of a part whose items can be shared. Support is secret (R38) and goes along only when it is chosen itself. */
function sharedLists(part: Part): readonly NamedList[] {
  return Object.entries(part.fields).flatMap(([name, field]): NamedList[] =>
    field.kind === 'parts' && field.carry !== 'own' && (units.has(field.part) || others.has(field.part))
      ? [[name, field]]
      : [],
  );
}

/** Everything in a plan that can be shared, in the order of the plan. */
export function shareables(document: HoksDraft): readonly Shareable[] {
  return within(hoks, document, []);
}

function within(part: Part, draft: AnyDraft, path: Path): readonly Shareable[] {
  return sharedLists(part).flatMap(([name, field]) =>
    draftsOf(draft[name]).map(([index, item]) => {
      const here = [...path, name, index];
      return { part: field.part, path: here, inside: within(field.part, item, here) };
    }),
  );
}

/** Whether the part at a path of a plan can be shared. */
export function isShareable(path: Path): boolean {
  let part: Part = hoks;
  for (let depth = 0; depth < path.length; depth += 2) {
    const list = sharedLists(part).find(([name]) => name === path[depth]);
    if (list === undefined || typeof path[depth + 1] !== 'number') return false;
    part = list[1].part;
  }
  return path.length > 0;
}

/** What a person should know of one chosen part before it is added. */
export interface ShareNote {
  /**
   * there: the plan has it already, nothing is added. with-unit: the unit around it was not there and comes along.
   * days-left-out: some of its days are outside the study right. other-education: the study right cannot have it.
   */
  readonly kind: 'there' | 'with-unit' | 'days-left-out' | 'other-education';
  /** In the plan it comes from. */
  readonly path: Path;
}

export interface Shared {
  /** The other plan with what was added; the very same object when nothing was. */
  readonly document: HoksDraft;
  readonly notes: readonly ShareNote[];
}

export interface ShareInto {
  readonly document: HoksDraft;
  readonly opiskeluoikeus: Opiskeluoikeus | undefined;
}

/** Adds what was chosen of `source`, by `placeKey`, to another student's plan. Each period gets an identifier of its own. */
export function shareParts(
  source: HoksDraft,
  chosen: ReadonlySet<string>,
  into: ShareInto,
  { kept, newId }: { readonly kept: Kept; readonly newId: () => string },
): Shared {
  const days = studyRightDays(into.opiskeluoikeus);
  const allowed = new Set<string>(sectionsFor(into.opiskeluoikeus).flatMap(({ fields }) => fields));
  const notes: ShareNote[] = [];

  const allowedDay = (day: unknown) => (typeof day === 'string' && isWithinStudyRight(day, days) ? day : undefined);
  const isChosen = (path: Path) => chosen.has(placeKey(path));
  const hasChosenWithin = (path: Path) => [...chosen].some((key) => key.startsWith(`${placeKey(path)}.`));

  const bareCopy = (field: PartsField<Part>, item: AnyDraft, path: Path): AnyDraft => {
    let hasLeftOut = false;
    const date = (day: unknown) => {
      const copied = allowedDay(day);
      hasLeftOut ||= copied === undefined;
      return copied;
    };
    const copy = carriedPart(field.part, withoutLists(field.part, item), { kept, date, newId });
    if (hasLeftOut) notes.push({ kind: 'days-left-out', path });
    return copy;
  };

  const withLists = (part: Part, from: AnyDraft, to: AnyDraft, path: Path): AnyDraft => {
    let result = to;
    for (const [name, field] of sharedLists(part)) {
      const before = isList(to[name]) ? to[name] : [];
      const after = withItems(field, from[name], before, [...path, name]);
      const isDemanded = to[name] === undefined && field.presence.post === 'required';
      if (after !== before || isDemanded) result = { ...result, [name]: after };
    }
    return result;
  };

  const withItems = (
    field: PartsField<Part>,
    from: unknown,
    to: readonly unknown[],
    listPath: Path,
  ): readonly unknown[] => {
    let list = to;
    for (const [index, item] of draftsOf(from)) {
      const path = [...listPath, index];
      if (!isChosen(path) && !hasChosenWithin(path)) continue;
      const at = sameItem(field, list, item, { kept, date: allowedDay });
      if (at === undefined) {
        if (!isChosen(path)) notes.push({ kind: 'with-unit', path });
        list = [...list, withLists(field.part, item, bareCopy(field, item, path), path)];
        continue;
      }
      if (isChosen(path)) notes.push({ kind: 'there', path });
      const before = list[at];
      const after = isDraft(before) ? withLists(field.part, item, before, path) : before;
      if (after !== before) list = list.with(at, after);
    }
    return list;
  };

  let document: AnyDraft = into.document;
  for (const [name, field] of sharedLists(hoks)) {
    const from: unknown = (source as AnyDraft)[name];
    if (!allowed.has(name)) {
      const refused = draftsOf(from).map(([index]) => [name, index] as const);
      for (const path of refused) {
        if (isChosen(path) || hasChosenWithin(path)) notes.push({ kind: 'other-education', path });
      }
      continue;
    }
    const before: unknown = document[name];
    const list = isList(before) ? before : [];
    const after = withItems(field, from, list, [name]);
    if (after !== list) document = { ...document, [name]: after };
  }
  // Only parts made by the walk over the same field lists were added.
  return { document: document as HoksDraft, notes };
}

/** Where a list already holds the same: a unit by its code or name, anything else by what would go along of it. */
function sameItem(
  field: PartsField<Part>,
  list: readonly unknown[],
  item: AnyDraft,
  how: CarryOver,
): number | undefined {
  const known = list.flatMap((one, index) => (isDraft(one) ? [{ draft: one, index }] : []));
  if (units.has(field.part)) {
    const drafts = known.map(({ draft }) => draft);
    const old = matchItems(field, drafts, [item]).pairs.get(0);
    if (old !== undefined) return known[old]?.index;
  }
  const content = (draft: AnyDraft, date: CarryOver['date']) => {
    const carried = carriedPart(field.part, withoutLists(field.part, draft), { kept: how.kept, date });
    return JSON.stringify(canonicalItem(field.part, carried));
  };
  const wanted = content(item, how.date);
  return known.find(({ draft }) => content(draft, (day) => day) === wanted)?.index;
}

/** A part without the parts inside that are chosen one by one. */
function withoutLists(part: Part, draft: AnyDraft): AnyDraft {
  const lists = new Set(sharedLists(part).map(([name]) => name));
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !lists.has(name)));
}

function draftsOf(value: unknown): readonly (readonly [number, AnyDraft])[] {
  return isList(value) ? [...value.entries()].flatMap(([index, item]) => (isDraft(item) ? [[index, item]] : [])) : [];
}
