import { fail, ok, type Result } from '../../shared/result.ts';
import type { Plan, PlanOrigin, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from './exclusive.ts';
import { seenByPerson, type ServerPlan } from './server-plan.ts';

/**
 * Why a plan is not taken over: the student already has one that was approved or delivered here, or eHOKS's plan is of
 * another study right.
 */
export type TakeOverRefusal = 'has-plan' | 'other-opiskeluoikeus';

/**
 * Makes a plan that eHOKS already holds the student's local plan, with its eHOKS ID and baseline: nothing is sent until
 * it is changed and approved. It takes the place of a draft that was never approved. Rejects when the store does.
 */
export async function takeOver(on: {
  readonly student: Student;
  readonly server: ServerPlan;
  readonly origin: PlanOrigin;
  readonly diaarinumero?: string;
  readonly store: Store;
  readonly exclusive: Exclusive;
  /** `crypto.randomUUID` in the app. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<Result<Plan, TakeOverRefusal>> {
  const { student, server, origin, diaarinumero, store, now } = on;
  if (server.document['opiskeluoikeus-oid'] !== student.opiskeluoikeus.oid) return fail('other-opiskeluoikeus');
  return on.exclusive(outboxLock, async () => {
    const existing = (await store.plans()).find(({ studentId }) => studentId === student.id);
    if (existing !== undefined && !isReplaceable(existing)) return fail('has-plan');
    const taken: Plan = {
      ...existing,
      id: existing?.id ?? on.newId(),
      studentId: student.id,
      document: server.document,
      diaarinumero: diaarinumero ?? existing?.diaarinumero,
      ehoks: { ...seenByPerson(server, 0), origin },
      keskustelut: existing?.keskustelut,
      suostumukset: existing?.suostumukset,
      approvedVersion: 0,
      updatedAt: Math.max(now, (existing?.updatedAt ?? 0) + 1),
    };
    await store.commitPlan({ planId: taken.id, change: () => taken, deliveries: [], action: 'taken-over' });
    return ok(taken);
  });
}

function isReplaceable({ approvedVersion, ehoks }: Plan): boolean {
  return approvedVersion === 0 && ehoks === undefined;
}
