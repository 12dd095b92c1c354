import { dateParts, isRealDate } from '../hoks/date-text.ts';

/**
 * Days as whole numbers, days since 1 January 1970, and runs of them. A calendar day has no time of day and no time zone
 * here, so summer time cannot shift anything.
 */

/** From the first day to the last, both included; never empty. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const dayMs = 86_400_000;

/** The number of a YYYY-MM-DD day; undefined for anything that is no real day. */
export function dayNumber(date: unknown): number | undefined {
  if (typeof date !== 'string' || !isRealDate(date)) return undefined;
  const [year, month, day] = dateParts(date) ?? [1970, 1, 1];
  return dayOf(year, month - 1, day);
}

/** The number of a day; a month index or a day outside its range carries over. */
export function dayOf(year: number, monthIndex: number, day: number): number {
  // Date.UTC reads years below 100 as 19xx, so the year is set apart.
  return new Date(0).setUTCFullYear(year, monthIndex, day) / dayMs;
}

/** YYYY-MM-DD of a day's number. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function yearAndMonth(day: number): { readonly year: number; readonly monthIndex: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), monthIndex: date.getUTCMonth() };
}

export function daysIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** The days two spans share; undefined when there are none. */
export function shared(a: Span, b: Span): Span | undefined {
  const both = { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
  return both.first <= both.last ? both : undefined;
}

/** The same days as separate spans in order: what overlaps or touches is one. */
export function united(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before === undefined || span.first > before.last + 1) result.push(span);
    else result[result.length - 1] = { first: before.first, last: Math.max(before.last, span.last) };
  }
  return result;
}

/** The days of `spans` that are in none of `cuts`. */
export function without(spans: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  return united(cuts).reduce<readonly Span[]>(
    (rest, cut) =>
      rest.flatMap((span) => {
        if (shared(span, cut) === undefined) return [span];
        const before = { first: span.first, last: cut.first - 1 };
        const after = { first: cut.last + 1, last: span.last };
        return [before, after].filter(({ first, last }) => first <= last);
      }),
    united(spans),
  );
}

/** The days that are both in `a` and in `b`. */
export function sharedDays(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return united(a.flatMap((one) => b.flatMap((other) => shared(one, other) ?? [])));
}
