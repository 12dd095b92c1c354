import type { AnyDraft, Part, Path, Remembered } from '../hoks/field-spec.ts';
import { searchable } from '../searchable.ts';
import { tasksOf } from './merge-register.ts';
import { foldedName, keyOf, type RegisterEntry } from './register.ts';
import { factsOf, waysOf } from './sightings.ts';

const mostSuggestions = 8;

/**
 * What may be meant by the beginning of a name, the likeliest first: every typed word begins a word of the name or the
 * Y-tunnus. People are those of the workplace that stands in the group already; what the group says already is left out.
 */
export function suggestionsFor(
  register: readonly RegisterEntry[],
  remembered: Remembered,
  draft: AnyDraft,
  typed: string,
): readonly RegisterEntry[] {
  const known = withWorkplaces(register).filter(({ kind }) => kind === remembered.kind);
  const now = factsOf(remembered, draft);
  const words = searchable(typed).split(/\s+/).filter(Boolean);
  const atWorkplace = remembered.kind === 'workplacePerson' ? now.yTunnus : undefined;
  const isMeant = (entry: RegisterEntry) => {
    if (atWorkplace !== undefined && entry.facts.yTunnus !== atWorkplace) return false;
    const parts = searchable(`${entry.facts.nimi} ${entry.facts.yTunnus ?? ''}`).split(/\s+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  const isThere = (entry: RegisterEntry) =>
    waysOf(remembered).every(([fact]) => (entry.facts[fact] ?? now[fact]) === now[fact]);
  const exact = foldedName(typed);
  const rank = (entry: RegisterEntry) =>
    (foldedName(entry.facts.nimi ?? '') === exact ? 0 : 2) +
    (remembered.as === undefined || entry.roles?.includes(remembered.as) ? 0 : 1);
  return known
    .filter((entry) => isMeant(entry) && !isThere(entry))
    .toSorted((a, b) => rank(a) - rank(b) || b.usedAt - a.usedAt || byName(a, b))
    .slice(0, mostSuggestions);
}

export function byName(a: RegisterEntry, b: RegisterEntry): number {
  return (a.facts.nimi ?? '').localeCompare(b.facts.nimi ?? '', 'fi');
}

/** Persons with the name of their workplace as it is known now. */
function withWorkplaces(register: readonly RegisterEntry[]): readonly RegisterEntry[] {
  const names = new Map(
    register.flatMap(({ kind, facts }) => (kind === 'workplace' ? [[facts.yTunnus, facts.nimi] as const] : [])),
  );
  return register.map((entry) => {
    const tyopaikka = names.get(entry.facts.yTunnus);
    return entry.kind === 'workplacePerson' && tyopaikka !== undefined
      ? { ...entry, facts: { ...entry.facts, tyopaikka } }
      : entry;
  });
}

interface Change {
  readonly path: Path;
  readonly value: string | undefined;
}

/**
 * What choosing an entry writes: every field of its group, so that nothing of another person stays behind. A workplace with
 * exactly one known person in the role that the part asks for brings that person along, unless another is written there.
 */
export function fillingWith(
  entry: RegisterEntry,
  { part, partPath, remembered }: { readonly part: Part; readonly partPath: Path; readonly remembered: Remembered },
  draft: AnyDraft,
  register: readonly RegisterEntry[],
): readonly Change[] {
  const group = waysOf(remembered).map(([fact, way]) => ({ path: [...partPath, ...way], value: entry.facts[fact] }));
  if (remembered.kind !== 'workplace') return group;
  const leaving = factsOf(remembered, draft).yTunnus;
  const people = (part.remembers ?? []).filter(({ kind }) => kind === 'workplacePerson');
  const companions = people.flatMap((person): readonly Change[] => {
    const written = factsOf(person, draft);
    const isOfOther =
      leaving !== entry.facts.yTunnus &&
      register.some(
        (one) => keyOf(one) === keyOf({ kind: 'workplacePerson', facts: { ...written, yTunnus: leaving } }),
      );
    if (written.nimi !== undefined && !isOfOther) return [];
    const only = onlyPersonAt(entry, person, register);
    if (only === undefined && !isOfOther) return [];
    return waysOf(person)
      .filter(([fact]) => fact !== 'tyopaikka' && fact !== 'yTunnus')
      .map(([fact, way]) => ({ path: [...partPath, ...way], value: only?.facts[fact] }));
  });
  return [...group, ...companions];
}

/** The one person known at a workplace in the role that a group asks for; undefined when there is none or a choice. */
export function onlyPersonAt(
  workplace: RegisterEntry,
  { as }: Pick<Remembered, 'as'>,
  register: readonly RegisterEntry[],
): RegisterEntry | undefined {
  const there = register.filter(
    ({ kind, facts, roles }) =>
      kind === 'workplacePerson' &&
      facts.yTunnus === workplace.facts.yTunnus &&
      (as === undefined || roles?.includes(as)),
  );
  return there.length === 1 ? there[0] : undefined;
}

/** The key tasks known of the workplace in a group for a unit, without those that are listed already. */
export function tasksToOffer(
  register: readonly RegisterEntry[],
  remembered: Remembered,
  draft: AnyDraft,
  unit: string,
): readonly string[] {
  const { yTunnus } = factsOf(remembered, draft);
  const workplace = register.find(({ kind, facts }) => kind === 'workplace' && facts.yTunnus === yTunnus);
  const value = remembered.tasks === undefined ? undefined : draft[remembered.tasks];
  const listed = new Set((Array.isArray(value) ? value : []).map((text) => foldedName(String(text))));
  return tasksOf(workplace?.tasks, unit).filter((text) => !listed.has(foldedName(text)));
}
