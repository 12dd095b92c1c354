import { mergeRegister } from './merge-register.ts';
import type { RegisterEntry, Sighting } from './register.ts';

/** What a person does to the register on its page. Each gives the whole register; what becomes the same is merged. */

type Register = readonly RegisterEntry[];

/** Adds an entry by hand. */
export function withNew(register: Register, entry: Sighting, newId: () => string): Register {
  return mergeRegister(register, [entry], newId);
}

/** An entry with other facts and tasks. People go along with the Y-tunnus of their workplace. */
export function withEdited(register: Register, edited: RegisterEntry, now: number): Register {
  const before = register.find(({ id }) => id === edited.id);
  const after = { ...edited, usedAt: now };
  return merged(moved(register, before, after).map((entry) => (entry.id === after.id ? after : entry)));
}

/** Two entries of a kind as one: the kept one's facts stand, the other's fill what it lacks. Its people come along. */
export function withMerged(register: Register, goneId: string, keptId: string): Register {
  const gone = register.find(({ id }) => id === goneId);
  const kept = register.find(({ id }) => id === keptId);
  if (gone === undefined || kept === undefined || gone === kept || gone.kind !== kept.kind) return register;
  const usedAt = Math.max(gone.usedAt, kept.usedAt);
  // The other as if it had been seen before under the kept one's name.
  const facts = { ...gone.facts, ...kept.facts };
  const one = mergeRegister([{ ...gone, id: kept.id, facts }], [{ ...kept, usedAt }], () => kept.id);
  const others = moved(register, gone, kept).filter(({ id }) => id !== goneId && id !== keptId);
  return merged([...one, ...others]);
}

/** Without an entry; a workplace takes its people with it. */
export function without(register: Register, goneId: string): Register {
  const gone = register.find(({ id }) => id === goneId);
  if (gone === undefined) return register;
  return register.filter((entry) => entry !== gone && !(gone.kind === 'workplace' && worksAt(entry, gone)));
}

function worksAt(entry: RegisterEntry, workplace: RegisterEntry): boolean {
  return entry.kind === 'workplacePerson' && entry.facts.yTunnus === workplace.facts.yTunnus;
}

/** The people of one workplace at another. */
function moved(register: Register, from: RegisterEntry | undefined, to: RegisterEntry): Register {
  if (from?.kind !== 'workplace' || from.facts.yTunnus === to.facts.yTunnus) return register;
  return register.map((entry) =>
    worksAt(entry, from) ? { ...entry, facts: { ...entry.facts, yTunnus: to.facts.yTunnus } } : entry,
  );
}

function merged(register: Register): Register {
  return mergeRegister(register, [], () => '');
}
