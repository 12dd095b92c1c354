import { type Delivery, versionNumber } from '../../shared/delivery/delivery.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import type { PlanStateName } from '../plan/plan-state.ts';

/** One delivery with whose it is. The plan or the student may be unreadable; the delivery is shown all the same. */
export interface DeliveryRow {
  readonly delivery: Delivery;
  readonly plan: Plan | undefined;
  readonly student: Student | undefined;
}

export type DeliveryGroup = 'person' | 'queue' | 'done';

/** Reads every delivery. One read after the other, so that a live query notices each of them. */
export async function readDeliveries(store: Store): Promise<DeliveryRow[]> {
  const deliveries = await store.deliveries();
  const plans = new Map((await store.plans()).map((plan) => [plan.id, plan]));
  const students = new Map((await store.students()).map((student) => [student.id, student]));
  return deliveries.map((delivery) => {
    const plan = plans.get(delivery.planId);
    return { delivery, plan, student: plan && students.get(plan.studentId) };
  });
}

/** What waits for a person first, then the queue in its order, then what is done, newest first. */
export function grouped(
  rows: readonly DeliveryRow[],
): readonly { readonly group: DeliveryGroup; readonly rows: readonly DeliveryRow[] }[] {
  const oldestFirst = rows.toSorted((a, b) => a.delivery.approvedAt - b.delivery.approvedAt);
  const groups = [
    { group: 'person', rows: oldestFirst.filter((row) => groupOf(row) === 'person') },
    { group: 'queue', rows: oldestFirst.filter((row) => groupOf(row) === 'queue') },
    { group: 'done', rows: oldestFirst.filter((row) => groupOf(row) === 'done').toReversed() },
  ] as const;
  return groups.filter((group) => group.rows.length > 0);
}

function groupOf({ delivery }: DeliveryRow): DeliveryGroup {
  if (delivery.state === 'blocked') return 'person';
  return delivery.state === 'queued' || delivery.state === 'sending' ? 'queue' : 'done';
}

/** The state of a delivery in the words of the plans; undefined when a newer approval took its place. */
export function stateOf({ state, outcomeUnknown, lastError }: Delivery): PlanStateName | undefined {
  switch (state) {
    case 'queued':
      return outcomeUnknown ? 'unclear' : 'waiting';
    case 'sending':
      return outcomeUnknown ? 'unclear' : 'sending';
    case 'blocked':
      return lastError === 'differs-in-ehoks' ? 'server' : 'blocked';
    case 'delivered':
      return 'sent';
    case 'superseded':
      return undefined;
  }
}

/** Whether it makes, or made, a new plan in eHOKS or updates one. */
export function isUpdate({ delivery, plan }: DeliveryRow): boolean {
  if (delivery.method !== undefined) return delivery.method === 'put';
  return plan?.ehoks !== undefined || versionNumber(delivery) > 1;
}

const dayMs = 24 * 3_600_000;
const soonMs = 12 * 3_600_000;

/** The 24 hours in which an approved plan belongs in eHOKS (R25). Epoch milliseconds. */
export interface Deadline {
  readonly at: number;
  readonly urgency: 'plain' | 'soon' | 'late';
  /** How far away it is, ahead or behind. */
  readonly distance: { readonly days: number; readonly hours: number; readonly minutes: number };
}

export function deadlineOf({ approvedAt }: Delivery, now: number): Deadline {
  const at = approvedAt + dayMs;
  const left = at - now;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return {
    at,
    urgency: left < 0 ? 'late' : left <= soonMs ? 'soon' : 'plain',
    distance: {
      days: Math.floor(minutes / 1440),
      hours: Math.floor(minutes / 60),
      minutes: minutes % 60,
    },
  };
}
