import type { Delivery } from '../../shared/delivery/delivery.ts';
import { type PlanFate, planFate } from '../../shared/retention/purge-policy.ts';
import { endForKeeping, type StudyRightEnd } from '../../shared/retention/study-right-end.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { isAllSent } from './all-sent.ts';
import { templatesWithoutOldContacts, withoutOldContacts, withoutThoseOfPlan } from './forget-unused.ts';
import { mayNeedTidying, tidyPlan } from './tidy-plan.ts';

/** What was removed: numbers only. */
export interface RetentionOutcome {
  /** Plans that lost contact data. */
  readonly contacts: number;
  readonly purged: number;
  /** Students without a plan that were removed. */
  readonly students: number;
  /** Plans whose time has come but that are not all in eHOKS: they stay. */
  readonly unsent: number;
  /** Plans that could not be looked through or removed; the next opening tries again. */
  readonly failed: number;
}

/** A plan, or a student who has none, and what becomes of it. */
export interface PlanAndFate {
  readonly plan: Plan | undefined;
  readonly student: Student;
  readonly end: StudyRightEnd | undefined;
  readonly fate: PlanFate;
}

type RetentionStore = Pick<
  Store,
  | 'students'
  | 'plans'
  | 'versions'
  | 'deliveries'
  | 'settings'
  | 'register'
  | 'updateRegister'
  | 'tidyPlan'
  | 'purgePlan'
  | 'purgeStudent'
  | 'templates'
  | 'saveTemplate'
>;

/** Every plan whose student is known and every student without one, and what becomes of it. Versions are read only of plans whose day has come. */
export async function readFates(store: RetentionStore, today: string): Promise<readonly PlanAndFate[]> {
  const students = new Map((await store.students()).map((student) => [student.id, student]));
  const deliveries = await store.deliveries();
  const { retention } = await store.settings();
  const fates: PlanAndFate[] = [];
  for (const plan of await store.plans()) {
    const student = students.get(plan.studentId);
    if (student === undefined) continue;
    const end = endForKeeping(student.opiskeluoikeus, student.paattyminen);
    const on = { end, months: retention?.purgeMonths, today };
    let fate = planFate({ ...on, isAllSent: true });
    if (fate.kind === 'due') {
      fate = planFate({ ...on, isAllSent: isAllSent(plan, await store.versions(plan.id), deliveries) });
    }
    fates.push({ plan, student, end, fate });
  }
  const withPlan = new Set(fates.map(({ student }) => student.id));
  for (const student of students.values()) {
    if (withPlan.has(student.id)) continue;
    const end = endForKeeping(student.opiskeluoikeus, student.paattyminen);
    const fate = planFate({ end, months: retention?.purgeMonths, today, isAllSent: true });
    fates.push({ plan: undefined, student, end, fate });
  }
  return fates;
}

/**
 * Removes what may not be kept any longer: contact data three months after the end, and whole plans and students by the person's own rule.
 * Plans with anything on its way stay untouched. One plan that fails keeps no other.
 * @param today YYYY-MM-DD in Finland
 */
export async function runRetention(store: RetentionStore, today: string): Promise<RetentionOutcome> {
  const outcome = { contacts: 0, purged: 0, students: 0, unsent: 0, failed: 0 };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch {
      outcome.failed += 1;
    }
  };
  for (const { plan, student, fate } of await readFates(store, today)) {
    if (fate.kind === 'unsent') outcome.unsent += 1;
    if (fate.kind !== 'due') continue;
    await attempt(async () => {
      if (plan === undefined) {
        if (await store.purgeStudent(student.id)) outcome.students += 1;
        return;
      }
      await purge(store, plan, student);
      outcome.purged += 1;
    });
  }
  await tidyAll(store, today, outcome, attempt);
  return outcome;
}

async function purge(store: RetentionStore, plan: Plan, student: Student): Promise<void> {
  const others = (await store.plans()).filter(({ id }) => id !== plan.id);
  const register = (await store.register()) ?? [];
  const kept = new Set(withoutThoseOfPlan(register, plan, others));
  const ofPlan = (await store.deliveries()).filter(({ planId }) => planId === plan.id);
  await store.purgePlan({
    planId: plan.id,
    basedOn: plan.updatedAt,
    receipts: ofPlan.filter(({ state }) => state === 'delivered').map((row) => receiptOf(row, plan)),
    student: others.some(({ studentId }) => studentId === student.id) ? undefined : student.id,
    register: register.filter((entry) => !kept.has(entry)).map(({ id }) => id),
  });
}

/** That and when it was delivered, and under which eHOKS ID. Nobody's name is in it. */
export function receiptOf(row: Delivery, { ehoks }: Plan): Delivery {
  const { id, planId, approvedAt, deliveredAt, isByHand } = row;
  return {
    id,
    planId,
    state: 'delivered',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt,
    deliveredAt,
    isByHand,
    receipt: ehoks && { ehoksId: ehoks.id, eid: ehoks.eid },
  };
}

async function tidyAll(
  store: RetentionStore,
  today: string,
  outcome: { contacts: number },
  attempt: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const students = new Map((await store.students()).map((student) => [student.id, student]));
  const unsettled = new Set(
    (await store.deliveries())
      .filter(({ state }) => state !== 'delivered' && state !== 'superseded')
      .map(({ planId }) => planId),
  );
  for (const plan of await store.plans()) {
    const student = students.get(plan.studentId);
    if (unsettled.has(plan.id) || !mayNeedTidying(plan, student, today)) continue;
    await attempt(() =>
      store.tidyPlan(plan.id, (whole) => {
        const tidied = tidyPlan(whole, student, today);
        if (tidied.hasRemoved) outcome.contacts += 1;
        return tidied;
      }),
    );
  }
  const plans = await store.plans();
  await attempt(() => store.updateRegister((register) => withoutOldContacts(register, plans, today)));
  for (const template of templatesWithoutOldContacts(await store.templates(), plans, today)) {
    await attempt(() => store.saveTemplate(template));
  }
}
