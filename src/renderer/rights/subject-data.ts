import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { EditRecord, Plan, PlanVersion, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/** Everything that this machine holds of one student, as it is stored (GDPR article 15). */
export interface SubjectData {
  readonly student: Student;
  readonly plans: readonly {
    readonly plan: Plan;
    readonly versions: readonly PlanVersion[];
    readonly edits: readonly EditRecord[];
    readonly deliveries: readonly Delivery[];
  }[];
}

/** Rejects when something of it cannot be read: an answer that leaves data out without saying so is no answer. */
export async function readSubjectData(
  store: Pick<Store, 'plans' | 'versions' | 'edits' | 'deliveriesOf'>,
  student: Student,
): Promise<SubjectData> {
  const own = (await store.plans()).filter(({ studentId }) => studentId === student.id);
  const plans = [];
  for (const plan of own) {
    plans.push({
      plan,
      versions: await store.versions(plan.id),
      edits: await store.edits(plan.id),
      deliveries: await store.deliveriesOf(plan.id),
    });
  }
  return { student, plans };
}
