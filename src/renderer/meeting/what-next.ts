import { isRealDate } from '../../shared/hoks/date-text.ts';
import {
  byStart,
  type Dates,
  type Demonstration,
  type LearnedUnit,
  type LearningPeriod,
  type MeetingPlan,
} from './meeting-plan.ts';

/** What a student asks first: what is going on, and what comes next. `today` is YYYY-MM-DD. */
export interface WhatNext {
  /** The workplace period that goes on or comes next, else the period at school that does. */
  readonly period: LearningPeriod | undefined;
  readonly isNow: boolean;
  /** The next demonstration of the same unit, else the plan's next one. */
  readonly demonstration: Demonstration | undefined;
}

export function whatNext(plan: MeetingPlan, today: string): WhatNext {
  const ahead = plan.units.flatMap(({ periods }) => periods).filter(isAhead(today));
  const inOrder = ahead.toSorted(byStart);
  const period = inOrder.find(({ workplace }) => workplace !== undefined) ?? inOrder[0];
  const unit = plan.units.find(({ periods }) => period !== undefined && periods.includes(period));
  return {
    period,
    isNow: period !== undefined && period.alku <= today,
    demonstration: (unit && nextDemonstration({ units: [unit] }, today)) ?? nextDemonstration(plan, today),
  };
}

export function nextDemonstration({ units }: Pick<MeetingPlan, 'units'>, today: string): Demonstration | undefined {
  const all = units.flatMap(({ demonstrations }) => demonstrations);
  return all.filter(isAhead(today)).toSorted(byStart)[0];
}

export type When = 'now' | 'later' | 'unscheduled' | 'past';
export const whens = ['now', 'later', 'unscheduled', 'past'] as const satisfies readonly When[];

/** When a unit is learnt: by its first and last day. */
export function whenOf({ periods }: LearnedUnit, today: string): When {
  const dated = periods.filter(({ alku, loppu }) => isRealDate(alku) && isRealDate(loppu));
  if (dated.length === 0) return 'unscheduled';
  if (dated.every(({ loppu }) => loppu < today)) return 'past';
  return dated.some(({ alku, loppu }) => alku <= today && today <= loppu) ? 'now' : 'later';
}

/** Whole weeks that a period lasts, rounded up; undefined when its days are not known. */
export function weeksOf({ alku, loppu }: Dates): number | undefined {
  if (!isRealDate(alku) || !isRealDate(loppu) || loppu < alku) return undefined;
  const days = (Date.parse(loppu) - Date.parse(alku)) / 86_400_000 + 1;
  return Math.ceil(days / 7);
}

function isAhead(today: string): (dates: Dates) => boolean {
  return ({ alku, loppu }) => isRealDate(alku) && isRealDate(loppu) && loppu >= today;
}
