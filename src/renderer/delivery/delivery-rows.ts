import { type Delivery, versionNumber } from '../../shared/delivery/delivery.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { isDifference, type PlanStateName } from '../plan/plan-state.ts';

/** One delivery with whose it is. The plan or the student may be unreadable; the delivery is shown all the same. */
export interface DeliveryRow {
  readonly delivery: Delivery;
  readonly plan: Plan | undefined;
  readonly student: Student | undefined;
}

/** person: waits for a person. aside: will not be sent, because a newer one took its place or a person took it back. */
export type DeliveryGroup = 'person' | 'queue' | 'today' | 'earlier' | 'aside';

/** What the list is narrowed to. */
export const deliveryFilters = ['all', 'blocked', 'queued', 'manual', 'delivered'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

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

/** The rows of one filter. */
export function narrowed(rows: readonly DeliveryRow[], filter: DeliveryFilter): readonly DeliveryRow[] {
  return filter === 'all' ? rows : rows.filter(({ delivery }) => filterOf(delivery) === filter);
}

/** How many rows each filter shows. */
export function counted(rows: readonly DeliveryRow[]): Readonly<Record<DeliveryFilter, number>> {
  const counts = { all: rows.length, blocked: 0, queued: 0, manual: 0, delivered: 0 };
  for (const { delivery } of rows) {
    const filter = filterOf(delivery);
    if (filter !== undefined) counts[filter] += 1;
  }
  return counts;
}

function filterOf({ state }: Delivery): Exclude<DeliveryFilter, 'all'> | undefined {
  if (state === 'blocked' || state === 'manual' || state === 'delivered') return state;
  return state === 'superseded' ? undefined : 'queued';
}

/**
 * What waits for a person first, by its deadline; then the queue, what is being sent first; then what is done and what was
 * put aside, newest first. `now` in epoch milliseconds tells today's from earlier ones. Groups without rows are left out.
 */
export function grouped(
  rows: readonly DeliveryRow[],
  now: number,
): readonly { readonly group: DeliveryGroup; readonly rows: readonly DeliveryRow[] }[] {
  const today = finnishDate(now);
  const of = (group: DeliveryGroup) => rows.filter(({ delivery }) => groupOf(delivery, today) === group);
  const groups = [
    { group: 'person', rows: of('person').sort(byApproval) },
    { group: 'queue', rows: of('queue').sort((a, b) => isSending(b) - isSending(a) || byApproval(a, b)) },
    { group: 'today', rows: of('today').sort(newestDeliveryFirst) },
    { group: 'earlier', rows: of('earlier').sort(newestDeliveryFirst) },
    { group: 'aside', rows: of('aside').sort((a, b) => byApproval(b, a)) },
  ] as const;
  return groups.filter((group) => group.rows.length > 0);
}

function groupOf({ state, deliveredAt }: Delivery, today: string): DeliveryGroup {
  switch (state) {
    case 'blocked':
    case 'manual':
      return 'person';
    case 'queued':
    case 'sending':
      return 'queue';
    case 'delivered':
      return deliveredAt !== undefined && finnishDate(deliveredAt) === today ? 'today' : 'earlier';
    case 'superseded':
      return 'aside';
  }
}

function byApproval(a: DeliveryRow, b: DeliveryRow): number {
  return a.delivery.approvedAt - b.delivery.approvedAt;
}

function newestDeliveryFirst(a: DeliveryRow, b: DeliveryRow): number {
  return (b.delivery.deliveredAt ?? 0) - (a.delivery.deliveredAt ?? 0);
}

function isSending({ delivery }: DeliveryRow): 0 | 1 {
  return delivery.state === 'sending' ? 1 : 0;
}

/** The state of a delivery in the words of the plans; undefined when it will not be sent any more. */
export function stateOf(delivery: Delivery): PlanStateName | undefined {
  const { state, outcomeUnknown } = delivery;
  switch (state) {
    case 'queued':
      return outcomeUnknown ? 'unclear' : 'waiting';
    case 'sending':
      return outcomeUnknown ? 'unclear' : 'sending';
    case 'blocked':
      return isDifference(delivery) ? 'server' : 'blocked';
    case 'manual':
      return 'manual';
    case 'delivered':
      return 'sent';
    case 'superseded':
      return undefined;
  }
}

/** Whether it makes, or made, a new plan in eHOKS or updates one. */
export function isUpdate({ delivery, plan }: Pick<DeliveryRow, 'delivery' | 'plan'>): boolean {
  if (delivery.method !== undefined) return delivery.method !== 'post';
  return plan?.ehoks !== undefined || versionNumber(delivery) > 1;
}
