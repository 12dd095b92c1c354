import type { Path } from '../hoks/field-spec.ts';
import type { Opiskeluoikeus } from '../hoks/opiskeluoikeus.ts';
import { datesBind } from '../hoks/rules/period-dates.ts';
import { dayOf, daysIn, sharedDays, type Span, united, without, yearAndMonth } from './spans.ts';
import { breaksOf, type Entry, isStudy, type Timeline, type TimelineRow } from './timeline.ts';

/** What a look at the calendar shows to be wrong or strange. */

export type ProblemKind = 'outside' | 'overlap' | 'dates' | 'undated' | 'gap';

export interface TimelineProblem {
  readonly kind: ProblemKind;
  /** error: eHOKS refuses it. advice: a person should look. */
  readonly level: 'error' | 'advice';
  /** The field to mend it at. */
  readonly path: Path;
  /** The entries it is seen at. */
  readonly entries: readonly Path[];
  /** The rows it is told beside, by their index; the first one in words. */
  readonly rows: readonly number[];
  /** The days in question, in order; none for what has no days. */
  readonly spans: readonly Span[];
}

/** A pause shorter than this is a holiday. */
export const GAP_DAYS = 28;

/** Everything worth saying, errors first, then in the order of the rows. */
export function problemsOf(timeline: Timeline, opiskeluoikeus: Opiskeluoikeus): readonly TimelineProblem[] {
  const all = [
    ...timeline.rows.flatMap((row, index) => [
      ...outside(row, index, timeline.limits, datesBind(opiskeluoikeus)),
      ...withFaults(row, index),
      ...withoutTime(row, index),
    ]),
    ...overlaps(timeline),
    ...gaps(timeline),
  ];
  return all.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
}

/** Breaks and environments are judged with their period, and prior learning is older than the study right. */
function isJudged(entry: Entry, row: TimelineRow): boolean {
  return !row.isRecognised && entry.kind !== 'break' && entry.kind !== 'environment';
}

/** Days of an entry outside the study right. */
export function daysOutside(span: Span, { first, last }: Timeline['limits']): readonly Span[] {
  return without([span], [{ first: first ?? Number.NEGATIVE_INFINITY, last: last ?? Number.POSITIVE_INFINITY }]);
}

function outside(row: TimelineRow, index: number, limits: Timeline['limits'], binds: boolean): TimelineProblem[] {
  return row.entries.flatMap((entry) => {
    const spans = entry.span === undefined || !isJudged(entry, row) ? [] : daysOutside(entry.span, limits);
    if (entry.span === undefined || spans.length === 0) return [];
    const isAfter = limits.last !== undefined && entry.span.last > limits.last;
    // C6, C7: eHOKS compares the periods of acquiring competence only.
    const isRefused = binds && entry.path.includes('osaamisen-hankkimistavat');
    const level = isRefused ? 'error' : 'advice';
    const path = [...entry.path, isAfter ? 'loppu' : 'alku'];
    return [{ kind: 'outside', level, path, entries: [entry.path], rows: [index], spans } as const];
  });
}

function withFaults(row: TimelineRow, index: number): TimelineProblem[] {
  return row.entries.flatMap((entry) => {
    if (entry.fault === undefined) return [];
    const field = entry.fault === 'incomplete' && entry.alku !== '' ? 'loppu' : 'alku';
    const kind = entry.fault === 'undated' ? 'undated' : 'dates';
    const spans = entry.span ? [entry.span] : [];
    const path = [...entry.path, field];
    return [{ kind, level: 'error', path, entries: [entry.path], rows: [index], spans } as const];
  });
}

/** A part to acquire in which nothing has a place in time; a period without days tells of itself already. */
function withoutTime(row: TimelineRow, index: number): TimelineProblem[] {
  if (!row.isAcquired || row.entries.some(isStudy)) return [];
  const path = [...row.path, row.path.includes('hankittavat-koulutuksen-osat') ? 'alku' : 'osaamisen-hankkimistavat'];
  return [{ kind: 'undated', level: 'advice', path, entries: [], rows: [index], spans: [] }];
}

interface WorkplacePeriod {
  readonly entry: Entry;
  readonly row: number;
  /** Without its breaks. */
  readonly days: readonly Span[];
}

/**
 * The days on which a student would be at two workplaces at once: not while either period is interrupted, not at the same
 * workplace, where several units are learnt side by side, and not when the two are part-time and make at most a full one.
 */
export function clash(a: WorkplacePeriod, b: WorkplacePeriod): readonly Span[] {
  const isSamePlace = a.entry.workplace !== '' && a.entry.workplace === b.entry.workplace;
  return isSamePlace || a.entry.share + b.entry.share <= 100 ? [] : sharedDays(a.days, b.days);
}

export function workplacePeriods({ rows }: Timeline): readonly WorkplacePeriod[] {
  return rows.flatMap((row, index) =>
    row.entries.flatMap((entry) =>
      (entry.kind === 'agreement' || entry.kind === 'apprenticeship') && entry.span !== undefined
        ? [{ entry, row: index, days: without([entry.span], breaksOf(entry, row)) }]
        : [],
    ),
  );
}

function overlaps(timeline: Timeline): TimelineProblem[] {
  const periods = workplacePeriods(timeline);
  return periods.flatMap((one, index) =>
    periods.slice(index + 1).flatMap((other) => {
      const spans = clash(one, other);
      if (spans.length === 0) return [];
      const [earlier, later] =
        (one.entry.span?.first ?? 0) <= (other.entry.span?.first ?? 0) ? [one, other] : [other, one];
      return [
        {
          kind: 'overlap',
          level: 'advice',
          path: [...later.entry.path, 'alku'],
          entries: [earlier.entry.path, later.entry.path],
          rows: [later.row, earlier.row],
          spans,
        } as const,
      ];
    }),
  );
}

/**
 * Runs of days between the first and the last study period on which nothing is going on. June and July are the schools'
 * holiday and do not count; what comes after the last period is not planned yet, which is no gap.
 */
export function gaps({ rows }: Timeline): TimelineProblem[] {
  const studies = rows.flatMap((row, index) =>
    row.entries.flatMap((entry) => (isStudy(entry) && entry.span ? [{ entry, index, span: entry.span }] : [])),
  );
  const busy = united(studies.map(({ span }) => span));
  return busy.slice(1).flatMap((next, index) => {
    const gap = { first: (busy[index]?.last ?? next.first) + 1, last: next.first - 1 };
    if (daysIn(withoutHolidays(gap)) < GAP_DAYS) return [];
    const after = studies.find(({ span }) => span.first === next.first);
    const path = after ? [...after.entry.path, 'alku'] : [];
    return [{ kind: 'gap', level: 'advice', path, entries: [], rows: [], spans: [gap] } as const];
  });
}

function withoutHolidays(span: Span): readonly Span[] {
  const [from, to] = [yearAndMonth(span.first).year, yearAndMonth(span.last).year];
  const summers = Array.from({ length: to - from + 1 }, (_, index) => ({
    first: dayOf(from + index, 5, 1),
    last: dayOf(from + index, 6, 31),
  }));
  return without([span], summers);
}
