import { foldedName, keyOf, type RegisterEntry, type Sighting } from './register.ts';

/** Tasks kept for one workplace and unit. */
const mostTasks = 20;

/**
 * The register with what has been seen: one entry for each workplace and person, what was seen last wins, and what it does
 * not tell stays. Entries that do not change are the very same objects. Seeing the same again changes nothing.
 */
export function mergeRegister(
  register: readonly RegisterEntry[],
  seen: readonly Sighting[],
  newId: () => string,
): readonly RegisterEntry[] {
  const entries = new Map<string, RegisterEntry>();
  const put = (sighting: Sighting, id: () => string) => {
    const key = keyOf(sighting);
    const known = entries.get(key);
    entries.set(key, known === undefined ? withId(sighting, id) : joined(known, sighting));
  };
  for (const entry of register) put(entry, () => entry.id);
  for (const sighting of seen.toSorted((a, b) => a.usedAt - b.usedAt)) put(sighting, newId);
  const before = new Map(register.map((entry) => [entry.id, entry]));
  return [...entries.values()].map((after) => {
    const known = before.get(after.id);
    return known !== undefined && known !== after && isSame(known, after) ? known : after;
  });
}

function withId(sighting: Sighting | RegisterEntry, id: () => string): RegisterEntry {
  if ('id' in sighting) return sighting;
  return { ...sighting, ...(sighting.tasks && { tasks: joinedTasks({}, sighting.tasks) }), id: id() };
}

function joined(known: RegisterEntry, seen: Sighting): RegisterEntry {
  const [older, newer] = seen.usedAt >= known.usedAt ? [known, seen] : [seen, known];
  const roles = [...new Set([...(known.roles ?? []), ...(seen.roles ?? [])])];
  return {
    id: known.id,
    kind: known.kind,
    facts: { ...older.facts, ...newer.facts },
    ...(roles.length > 0 && { roles }),
    ...((known.tasks ?? seen.tasks) && { tasks: joinedTasks(older.tasks, newer.tasks) }),
    usedAt: newer.usedAt,
  };
}

type Tasks = NonNullable<Sighting['tasks']>;

/** The newest come first, as they are the most likely to be wanted again. */
function joinedTasks(older: Tasks = {}, newer: Tasks = {}): Tasks {
  const units = [...new Set([...Object.keys(older), ...Object.keys(newer)])];
  return Object.fromEntries(units.map((unit) => [unit, distinct([...tasksOf(newer, unit), ...tasksOf(older, unit)])]));
}

/** A local unit may be called anything, `constructor` too. */
export function tasksOf(tasks: Tasks | undefined, unit: string): readonly string[] {
  return tasks !== undefined && Object.hasOwn(tasks, unit) ? (tasks[unit] ?? []) : [];
}

function distinct(texts: readonly string[]): readonly string[] {
  const known = new Set<string>();
  const isNew = (text: string) => known.size < known.add(foldedName(text)).size;
  return texts.filter(isNew).slice(0, mostTasks);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sortedKeys(one)) === JSON.stringify(sortedKeys(other));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sortedKeys(inner)]);
}
