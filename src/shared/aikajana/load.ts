import type { Month } from './axis.ts';
import { daysIn, shared, sharedDays, type Span, united, without } from './spans.ts';
import { breaksOf, isStudy, type Timeline, type TimelineRow } from './timeline.ts';

/** Below this many osaamispistettä a month the studies count as part-time, which the payers of benefits are told. */
export const FULL_TIME_POINTS = 4.5;

const JUNE = 5;
const JULY = 6;

export interface MonthLoad {
  readonly month: Month;
  /** Osaamispisteet that fall on the month. */
  readonly points: number;
  /** Under the limit in a month of study; the schools' holiday months are never. */
  readonly isLow: boolean;
}

/** The points of each row spread evenly over its days of study, month by month. */
export function loadOf(timeline: Timeline, months: readonly Month[]): readonly MonthLoad[] {
  const studied = timeline.rows.flatMap((row) => {
    const days = studyDays(row);
    const total = daysIn(days);
    return row.kind === 'part' && row.points !== undefined && total > 0 ? [{ days, perDay: row.points / total }] : [];
  });
  const [begin, end] = [
    Math.min(...studied.map(({ days }) => days[0]?.first ?? Number.POSITIVE_INFINITY)),
    Math.max(...studied.map(({ days }) => days.at(-1)?.last ?? Number.NEGATIVE_INFINITY)),
  ];
  return months.map((month) => {
    const points = studied.reduce((sum, { days, perDay }) => sum + perDay * daysIn(sharedDays(days, [month])), 0);
    const isHoliday = month.monthIndex === JUNE || month.monthIndex === JULY;
    const isStudied = begin <= end && shared(month, { first: begin, last: end }) !== undefined;
    return { month, points, isLow: isStudied && !isHoliday && Math.round(points * 10) / 10 < FULL_TIME_POINTS };
  });
}

/** The days on which the competence of a row is acquired: its periods without their breaks. */
export function studyDays(row: TimelineRow): readonly Span[] {
  return united(
    row.entries.flatMap((entry) => (isStudy(entry) && entry.span ? without([entry.span], breaksOf(entry, row)) : [])),
  );
}
