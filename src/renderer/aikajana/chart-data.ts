import { dayNumber, isoDay, type Span } from '../../shared/aikajana/spans.ts';
import { type Axis, axisOf, rangeAround, type RangeName, wholeRange } from '../../shared/aikajana/axis.ts';
import { loadOf, type MonthLoad } from '../../shared/aikajana/load.ts';
import { problemsOf, type TimelineProblem } from '../../shared/aikajana/problems.ts';
import { type Timeline, timelineOf } from '../../shared/aikajana/timeline.ts';
import { codeOf } from '../../shared/hoks/competence-points.ts';
import type { AnyDraft } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { osanAlueet } from '../../shared/reference/rakenne.ts';
import { showDateRange } from '../plan/date-entry.ts';
import { pointsOfDraft, type Reference } from '../plan/reference.ts';

/** Everything that the chart, the list and the paper show of one plan. */
export interface PlanTimeline extends Timeline {
  readonly problems: readonly TimelineProblem[];
  /** The range over the whole study right. */
  readonly whole: Span;
  /** Number of today's day. */
  readonly today: number;
  /** Sizes are weeks in preparatory education, which has no competence points and so no load. */
  readonly unit: 'points' | 'weeks';
}

export function planTimeline(
  draft: HoksDraft,
  opiskeluoikeus: Opiskeluoikeus,
  reference: Reference,
  today: string,
): PlanTimeline {
  const timeline = timelineOf(draft, {
    opiskeluoikeus,
    names: reference.names,
    pointsOf: (part, unit) => (unit ? pointsOfArea(part, unit, reference) : pointsOfDraft(part, reference)),
  });
  const day = dayNumber(today) ?? 0;
  return {
    ...timeline,
    problems: problemsOf(timeline, opiskeluoikeus),
    whole: wholeRange(timeline, day),
    today: day,
    unit: opiskeluoikeus.tyyppi?.koodiarvo === 'tuva' ? 'weeks' : 'points',
  };
}

function pointsOfArea(area: AnyDraft, unit: AnyDraft, { peruste }: Reference): number | undefined {
  const [code, unitCode] = [codeOf(area, 'osa-alue-koodi-uri'), codeOf(unit)];
  const known = unitCode === undefined ? undefined : osanAlueet(unitCode, peruste).find(({ uri }) => uri === code);
  return known?.pakollinen?.arvio ?? known?.valinnainen?.arvio;
}

/** What is shown of it: the axis, and the load under it. */
export interface Shown {
  readonly axis: Axis;
  readonly load: readonly MonthLoad[];
}

export function shownOf(timeline: PlanTimeline, range: RangeName, day: number): Shown {
  const axis = axisOf(rangeAround(range, day, timeline.whole));
  return { axis, load: timeline.unit === 'points' ? loadOf(timeline, axis.months) : [] };
}

/** `11.1.–5.3.2027` of a span of days. */
export function showSpan({ first, last }: Span): string {
  return showDateRange(isoDay(first), isoDay(last));
}
