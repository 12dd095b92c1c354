import { dateParts, isRealDate, plusDays } from '../../shared/hoks/date-text.ts';
import { byStart, type Dates, type LearningPeriod, type MeetingPlan } from './meeting-plan.ts';

/** One school year of a plan as a line: where the student is when. Shares are of the line's length, 0 to 1. */
export interface SchoolYear {
  /** The year of its autumn. */
  readonly year: number;
  readonly months: readonly { readonly month: Month; readonly start: number; readonly length: number }[];
  readonly bars: readonly YearBar[];
  /** Last days of demonstrations. */
  readonly demonstrations: readonly { readonly date: string; readonly at: number }[];
  /** Undefined when today is not in it. */
  readonly today: number | undefined;
}

export interface YearBar extends Dates {
  /** Name of the workplace, empty when it has none; undefined at school. */
  readonly workplace: string | undefined;
  readonly start: number;
  readonly length: number;
}

export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Month = (typeof months)[number];

const dayMs = 86_400_000;
/** May is the last month that every year shows; June and July only when something happens then. */
const shownMonths = 10;

export function monthOf(date: string): Month | undefined {
  const parts = isRealDate(date) ? dateParts(date) : undefined;
  return parts && months[parts[1] - 1];
}

/** Today's school year when the plan has something in it, else the first one to come, else the last; undefined without any dates. */
export function schoolYear(plan: MeetingPlan, today: string): SchoolYear | undefined {
  const periods = plan.units.flatMap((unit) => unit.periods).filter(hasDays);
  const demonstrations = plan.units.flatMap((unit) => unit.demonstrations).filter(hasDays);
  const years = [...periods, ...demonstrations].flatMap(({ alku, loppu }) => yearsOf(alku, loppu)).toSorted(ascending);
  const year = years.find((one) => one >= autumnOf(today)) ?? years.at(-1);
  if (year === undefined) return undefined;

  const first = day(`${year}-08-01`);
  const last = [...periods, ...demonstrations]
    .filter(({ alku, loppu }) => yearsOf(alku, loppu).includes(year))
    .reduce((latest, { loppu }) => Math.max(latest, monthInYear(loppu, year)), shownMonths - 1);
  const starts = Array.from({ length: last + 2 }, (_, index) => Date.UTC(year, 7 + index, 1));
  const end = starts.at(-1) ?? first;
  const share = (moment: number) => (moment - first) / (end - first);
  const bar = (dates: Dates, workplace: string | undefined): YearBar[] => {
    const from = Math.max(first, day(dates.alku));
    const to = Math.min(end, day(dates.loppu) + dayMs);
    return to > from ? [{ ...dates, workplace, start: share(from), length: share(to) - share(from) }] : [];
  };

  const atWork = periods.filter(({ workplace }) => workplace !== undefined);
  const atSchool = withoutOverlaps(periods.filter(({ workplace }) => workplace === undefined));
  const inYear = ({ loppu }: Dates) => day(loppu) >= first && day(loppu) < end;
  const isThisYear = day(today) >= first && day(today) < end;
  return {
    year,
    months: starts.slice(0, -1).map((moment, index) => ({
      month: months[(7 + index) % 12] ?? 1,
      start: share(moment),
      length: share(starts[index + 1] ?? end) - share(moment),
    })),
    bars: [
      ...atSchool.flatMap((dates) => without(dates, atWork)).flatMap((dates) => bar(dates, undefined)),
      ...distinct(atWork).flatMap((period) => bar(period, period.workplace?.name ?? '')),
    ].toSorted((one, other) => one.start - other.start),
    demonstrations: demonstrations
      .filter(inYear)
      .map(({ loppu }) => ({ date: loppu, at: share(day(loppu) + dayMs / 2) })),
    today: isThisYear ? share(day(today)) : undefined,
  };
}

/** Periods that last, joined where they meet or overlap; in order. */
export function withoutOverlaps(periods: readonly Dates[]): readonly Dates[] {
  const joined: Dates[] = [];
  for (const { alku, loppu } of periods.toSorted(byStart)) {
    const before = joined.at(-1);
    if (before !== undefined && alku <= (plusDays(before.loppu, 1) ?? before.loppu)) {
      joined[joined.length - 1] = { alku: before.alku, loppu: loppu > before.loppu ? loppu : before.loppu };
    } else joined.push({ alku, loppu });
  }
  return joined;
}

/** What is left of a period outside the others. */
export function without(period: Dates, others: readonly Dates[]): readonly Dates[] {
  return withoutOverlaps(others).reduce<readonly Dates[]>(
    (left, other) =>
      left.flatMap((part) => {
        if (other.loppu < part.alku || other.alku > part.loppu) return [part];
        const before = { alku: part.alku, loppu: plusDays(other.alku, -1) ?? part.alku };
        const after = { alku: plusDays(other.loppu, 1) ?? part.loppu, loppu: part.loppu };
        return [before, after].filter(({ alku, loppu }) => alku <= loppu);
      }),
    [{ alku: period.alku, loppu: period.loppu }],
  );
}

/** The same stay at the same place is one bar, however many units are learnt in it. */
function distinct(periods: readonly LearningPeriod[]): readonly LearningPeriod[] {
  const keyOf = ({ alku, loppu, workplace }: LearningPeriod) => `${alku} ${loppu} ${workplace?.name}`;
  return [...new Map(periods.map((period) => [keyOf(period), period])).values()];
}

function hasDays({ alku, loppu }: Dates): boolean {
  return isRealDate(alku) && isRealDate(loppu) && alku <= loppu;
}

function yearsOf(alku: string, loppu: string): readonly number[] {
  const [from, to] = [autumnOf(alku), autumnOf(loppu)];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The year in whose autumn the school year of a day began. */
function autumnOf(date: string): number {
  const [year = 0, month = 1] = dateParts(date) ?? [];
  return month >= 8 ? year : year - 1;
}

/** 0 for August to 11 for July; July for what goes on after it. */
function monthInYear(date: string, year: number): number {
  const [of = 0, month = 1] = dateParts(date) ?? [];
  return Math.min(11, (of - year) * 12 + month - 8);
}

function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function ascending(one: number, other: number): number {
  return one - other;
}
