import type { AnyDraft, Fact, Part, Path, Remembered } from '../hoks/field-spec.ts';
import { hoks } from '../hoks/hoks.ts';
import { isDraft, isList } from '../hoks/json-shape.ts';
import { factProblems, type Facts, type Sighting } from './register.ts';

/**
 * Every workplace and person that a plan holds whole, in the plan's order. What is half written (no name, no valid Y-tunnus
 * or OID) is left out.
 */
export function sightingsIn(plan: AnyDraft, usedAt: number): readonly Sighting[] {
  const found: Sighting[] = [];
  const walk = (part: Part, draft: AnyDraft, unit: string | undefined) => {
    const ownUnit = part.unitBy === undefined ? unit : (textAt(draft, [part.unitBy]) ?? unit);
    for (const remembered of part.remembers ?? []) {
      const sighting = sightingOf(remembered, draft, ownUnit, usedAt);
      if (factProblems(sighting).length === 0) found.push(sighting);
    }
    for (const [name, field] of Object.entries(part.fields)) {
      if (field.kind === 'scalar') continue;
      const value = draft[name];
      const inner = isList(value) ? value : [value];
      for (const item of inner) if (isDraft(item)) walk(field.part, item, ownUnit);
    }
  };
  walk(hoks, plan, undefined);
  return found;
}

/** What `after` shows that `before` did not: what has been written since. */
export function newlySeen(before: AnyDraft, after: AnyDraft, usedAt: number): readonly Sighting[] {
  const known = new Set(sightingsIn(before, usedAt).map((sighting) => JSON.stringify(sighting)));
  return sightingsIn(after, usedAt).filter((sighting) => !known.has(JSON.stringify(sighting)));
}

function sightingOf(remembered: Remembered, draft: AnyDraft, unit: string | undefined, usedAt: number): Sighting {
  const { kind, as, tasks } = remembered;
  const facts = factsOf(remembered, draft);
  const texts = tasks === undefined ? [] : textsAt(draft, tasks);
  return {
    kind,
    // A person is tied to the workplace by its Y-tunnus; the workplace's name is the workplace's own fact.
    facts: kind === 'workplacePerson' ? without(facts, 'tyopaikka') : facts,
    ...(as && { roles: [as] }),
    ...(unit !== undefined && texts.length > 0 && { tasks: { [unit]: texts } }),
    usedAt,
  };
}

/** What a group of fields says now, without what is empty. */
export function factsOf(remembered: Remembered, draft: AnyDraft): Facts {
  return Object.fromEntries(
    waysOf(remembered).flatMap(([fact, way]) => {
      const text = textAt(draft, way);
      return text === undefined ? [] : [[fact, text]];
    }),
  );
}

/** The facts a group has fields for, and the way to each. */
export function waysOf({ facts }: Remembered): readonly (readonly [Fact, readonly string[]])[] {
  return Object.entries(facts) as [Fact, readonly string[]][];
}

function without(facts: Facts, left: Fact): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== left));
}

function textAt(draft: AnyDraft, way: readonly string[]): string | undefined {
  const value = way.reduce<unknown>((at, step) => (isDraft(at) ? at[step] : undefined), draft);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function textsAt(draft: AnyDraft, name: string): readonly string[] {
  const value = draft[name];
  const texts = isList(value) ? value.filter((text): text is string => typeof text === 'string') : [];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** A remembered group in a plan: where its part stands, and which of the part's groups it is. */
export interface RememberedGroup {
  readonly partPath: Path;
  readonly part: Part;
  readonly remembered: Remembered;
  /** The parts around it that say which unit this is, innermost first. */
  readonly unitPaths: readonly Path[];
}

/** The remembered group whose name is written at a path. */
export function groupNamedAt(path: Path): RememberedGroup | undefined {
  return findGroup(path, ({ facts }, way) => facts.nimi.join('\n') === way.join('\n'));
}

/** The remembered group whose tasks are listed at a path. */
export function groupWithTasksAt(path: Path): RememberedGroup | undefined {
  return findGroup(path, ({ tasks }, way) => way.length === 1 && way[0] === tasks);
}

function findGroup(path: Path, isIt: (remembered: Remembered, way: Path) => boolean): RememberedGroup | undefined {
  const unitPaths: Path[] = [];
  let part: Part = hoks;
  for (let depth = 0; depth < path.length; depth++) {
    const step = path[depth];
    if (typeof step === 'string') {
      if (part.unitBy !== undefined) unitPaths.unshift([...path.slice(0, depth), part.unitBy]);
      const remembered = part.remembers?.find((one) => isIt(one, path.slice(depth)));
      if (remembered) return { partPath: path.slice(0, depth), part, remembered, unitPaths };
      const field = part.fields[step];
      if (field === undefined || field.kind === 'scalar') return undefined;
      part = field.part;
    }
  }
  return undefined;
}
