import { finnishDate } from '../finnish-date.ts';

const newest = 10;
const days = 14;
const months = 6;

/**
 * Which backups may go: all but the newest ten, the last one of each of the newest fourteen days that have any, and the last
 * one of each of the newest six months. Days are counted as there are backups, not by the clock: a machine that was not used
 * for a year, or whose clock is wrong, loses nothing by that.
 */
export function toRemove<Backup extends { readonly madeAt: number }>(backups: readonly Backup[]): Backup[] {
  const newestFirst = backups.toSorted((one, other) => other.madeAt - one.madeAt);
  const kept = new Set([
    ...newestFirst.slice(0, newest),
    ...lastOfEach(newestFirst, ({ madeAt }) => finnishDate(madeAt), days),
    ...lastOfEach(newestFirst, ({ madeAt }) => finnishDate(madeAt).slice(0, 7), months),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

function lastOfEach<Backup>(newestFirst: readonly Backup[], periodOf: (backup: Backup) => string, most: number) {
  const last = new Map<string, Backup>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (!last.has(period)) last.set(period, backup);
  }
  return [...last.values()].slice(0, most);
}
