import { plusDays, plusMonths } from '../hoks/date-text.ts';
import type { StudyRightEnd } from './study-right-end.ts';

/** How long a plan stays on this machine after the study right has ended, in months. */
export const usualPurgeMonths = 12;
/** Five years: eHOKS itself keeps a plan no longer (R36), and a copy outlives it never. */
export const longestPurgeMonths = 60;

/** What becomes of a plan on this machine. */
export type PlanFate =
  /** The study right goes on, as far as is known. */
  | { readonly kind: 'in-use' }
  /** It will be removed from this day on. */
  | { readonly kind: 'kept'; readonly from: string }
  | { readonly kind: 'due'; readonly from: string }
  /** The day has come, but eHOKS does not hold all of it: a person has to see to that first. */
  | { readonly kind: 'unsent'; readonly from: string };

/** The months that are really used for what was set: whole, at least one, never more than five years. */
export function purgeMonths(set: number | undefined): number {
  if (set === undefined || !Number.isFinite(set)) return usualPurgeMonths;
  return Math.min(longestPurgeMonths, Math.max(1, Math.floor(set)));
}

/** The first day on which the plan is removed: the months after the last day have passed in whole. */
export function purgeDay({ day }: StudyRightEnd, months: number): string | undefined {
  const last = plusMonths(day, months);
  return last && plusDays(last, 1);
}

/**
 * What becomes of a plan.
 * @param on.isAllSent eHOKS holds all of it that eHOKS takes
 * @param on.today YYYY-MM-DD in Finland
 */
export function planFate(on: {
  readonly end: StudyRightEnd | undefined;
  readonly months: number | undefined;
  readonly isAllSent: boolean;
  readonly today: string;
}): PlanFate {
  const from = on.end && purgeDay(on.end, purgeMonths(on.months));
  if (from === undefined) return { kind: 'in-use' };
  if (on.today < from) return { kind: 'kept', from };
  return { kind: on.isAllSent ? 'due' : 'unsent', from };
}
