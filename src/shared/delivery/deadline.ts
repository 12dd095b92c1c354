import { arkipaivaAfter } from '../arkipaiva.ts';
import { finnishDate } from '../finnish-date.ts';
import { type Delivery, isOpen } from './delivery.ts';

/** Real hours, not a wall clock: an approval before a change to or from summer time gets its full 24 hours (R25). */
const allowedMs = 24 * 3_600_000;
const soonMs = 12 * 3_600_000;

/** plain: more than 12 hours left. soon: 12 or less. late: the time has run out. */
export type Urgency = 'plain' | 'soon' | 'late';

/** When an approved plan has to be in eHOKS, and how far away that is. Epoch milliseconds. */
export interface Deadline {
  readonly at: number;
  readonly urgency: Urgency;
  /** Ahead or behind, in whole units: `hours` counts all of them, `minutes` is what is left over. */
  readonly distance: { readonly days: number; readonly hours: number; readonly minutes: number };
}

/**
 * When an approved version has to be in eHOKS: 24 hours from its approval (R25), and for one that is typed in by hand the
 * end of the tenth arkipäivä (R26). Each approval has its own clock (R31), but one that takes the place of an approval which
 * never reached eHOKS goes on with that one's. Epoch milliseconds.
 */
export function dueAt(row: Delivery): number {
  const since = row.waitingSince ?? row.approvedAt;
  return isForHand(row) ? endOfFinnishDay(manualDeadline(since).target) : since + allowedMs;
}

function isForHand({ state, isByHand }: Delivery): boolean {
  return state === 'manual' || isByHand === true;
}

/** How a deadline looks at `now`; both epoch milliseconds. */
export function deadlineAt(at: number, now: number): Deadline {
  const left = at - now;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return {
    at,
    urgency: left < 0 ? 'late' : left <= soonMs ? 'soon' : 'plain',
    distance: { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60), minutes: minutes % 60 },
  };
}

/** Whether a delivery reached eHOKS after its 24 hours: to be reported, and it stays so in the log. */
export function isLate(row: Delivery): boolean {
  return row.state === 'delivered' && row.deliveredAt !== undefined && row.deliveredAt > dueAt(row);
}

/** How many approved versions are not in eHOKS yet, and when the first of them has to be. */
export interface Waiting {
  readonly count: number;
  /** Epoch milliseconds; null when nothing waits. */
  readonly nearest: number | null;
}

export function waitingOf(rows: readonly Delivery[]): Waiting {
  const times = rows.filter(isOpen).map(dueAt);
  return { count: times.length, nearest: times.length === 0 ? null : Math.min(...times) };
}

/**
 * Ten arkipäivää for a plan that is typed into the official UI instead (R26), as YYYY-MM-DD. The word is ambiguous:
 * `target` counts Saturdays and is the date to keep, `limit` does not and is the last one that can be defended.
 */
export function manualDeadline(approvedAt: number): { readonly target: string; readonly limit: string } {
  const approved = finnishDate(approvedAt);
  return { target: arkipaivaAfter(approved, 10, 'ma-la'), limit: arkipaivaAfter(approved, 10, 'ma-pe') };
}

/** The last millisecond of a day in Finland, epoch milliseconds. */
function endOfFinnishDay(day: string): number {
  const inWinter = Date.parse(`${day}T21:59:59.999Z`);
  return finnishDate(inWinter) === day ? inWinter : inWinter - 3_600_000;
}
