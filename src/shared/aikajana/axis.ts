import { dayOf, shared, type Span, yearAndMonth } from './spans.ts';
import type { Timeline } from './timeline.ts';

/** The stretch of days that is shown, cut at months. */
export interface Axis extends Span {
  readonly months: readonly Month[];
  readonly schoolYears: readonly SchoolYear[];
}

export interface Month extends Span {
  readonly year: number;
  /** From 0. */
  readonly monthIndex: number;
}

/** From August to July, cut to the axis. */
export interface SchoolYear extends Span {
  readonly begins: number;
}

/** What may be shown: the whole study right, one school year, one term. */
export type RangeName = 'koko' | 'lukuvuosi' | 'lukukausi';

const AUGUST = 7;
/** A year that is mistyped may not stretch the axis over centuries. */
const MOST_YEARS = 10;
/** Entries this near the study right are shown though they are outside of it. */
const NEAR_DAYS = 366;

export function axisOf({ first, last }: Span): Axis {
  const months: Month[] = [];
  for (let day = first; day <= last; day = (months.at(-1)?.last ?? day) + 1) {
    const { year, monthIndex } = yearAndMonth(day);
    months.push({ first: day, last: Math.min(last, dayOf(year, monthIndex + 1, 1) - 1), year, monthIndex });
  }
  const schoolYears: SchoolYear[] = [];
  for (let day = first; day <= last; day = (schoolYears.at(-1)?.last ?? day) + 1) {
    const whole = schoolYearAround(day);
    schoolYears.push({ first: day, last: Math.min(last, whole.last), begins: yearAndMonth(whole.first).year });
  }
  return { first, last, months, schoolYears };
}

/** The school year that a day belongs to, 1 August to 31 July. */
export function schoolYearAround(day: number): Span {
  const { year, monthIndex } = yearAndMonth(day);
  const begins = monthIndex >= AUGUST ? year : year - 1;
  return { first: dayOf(begins, AUGUST, 1), last: dayOf(begins + 1, AUGUST, 1) - 1 };
}

/** Autumn is August to December, spring January to July. */
export function termAround(day: number): Span {
  const { year, monthIndex } = yearAndMonth(day);
  return monthIndex >= AUGUST
    ? { first: dayOf(year, AUGUST, 1), last: dayOf(year + 1, 0, 1) - 1 }
    : { first: dayOf(year, 0, 1), last: dayOf(year, AUGUST, 1) - 1 };
}

function monthAround(day: number): Span {
  const { year, monthIndex } = yearAndMonth(day);
  return { first: dayOf(year, monthIndex, 1), last: dayOf(year, monthIndex + 1, 1) - 1 };
}

/** Whole school years over the study right and what is near it; around today's when nothing is known. */
export function wholeRange({ rows, limits }: Timeline, today: number): Span {
  const spans = rows.flatMap((row) => row.entries.flatMap(({ span }) => span ?? []));
  const firsts = spans.map(({ first }) => first);
  const lasts = spans.map(({ last }) => last);
  const near = MOST_YEARS * NEAR_DAYS;
  const isNearToday = (day: number) => Math.abs(day - today) <= near;
  const begin = limits.first ?? Math.min(...firsts.filter(isNearToday), limits.last ?? today);
  const end = Math.max(begin, Math.min(limits.last ?? Math.max(...lasts.filter(isNearToday), begin), begin + near));
  // What stands outside of the school years is shown with its months alone.
  const early = firsts.filter((day) => day >= begin - NEAR_DAYS).map((day) => monthAround(day).first);
  const late = lasts.filter((day) => day <= end + NEAR_DAYS).map((day) => monthAround(day).last);
  return {
    first: Math.min(schoolYearAround(begin).first, ...early),
    last: Math.max(schoolYearAround(end).last, ...late),
  };
}

/** The range of a name that holds `day`, or the nearest one inside the whole. */
export function rangeAround(name: RangeName, day: number, whole: Span): Span {
  const held = Math.min(Math.max(day, whole.first), whole.last);
  if (name === 'koko') return whole;
  return name === 'lukuvuosi' ? schoolYearAround(held) : termAround(held);
}

/** Where a day begins, in percent of the axis. */
export function percentAt({ first, last }: Span, day: number): number {
  return ((day - first) / (last - first + 1)) * 100;
}

export interface Placed {
  /** Percent of the axis. */
  readonly start: number;
  readonly width: number;
  /** It goes on outside the axis. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Where a span is on the axis; undefined when nothing of it is. */
export function placeOn(axis: Span, span: Span): Placed | undefined {
  const seen = shared(axis, span);
  if (seen === undefined) return undefined;
  const start = percentAt(axis, seen.first);
  return {
    start,
    width: percentAt(axis, seen.last + 1) - start,
    isCutBefore: span.first < axis.first,
    isCutAfter: span.last > axis.last,
  };
}
