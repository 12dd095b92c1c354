import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { EditRecord, Plan, PlanVersion, Student } from '../db/records.ts';
import type { DamagedRecord, Store } from '../db/store.ts';

/** Everything that this machine holds of one student, as it is stored (GDPR article 15). */
export interface SubjectData {
  readonly student: Student;
  readonly plans: readonly {
    readonly plan: Plan;
    readonly versions: readonly PlanVersion[];
    readonly edits: readonly EditRecord[];
    readonly deliveries: readonly Delivery[];
  }[];
  /** How many records do not open that are this student's or may be: an answer that leaves data out has to say so. */
  readonly unreadable: number;
}

/** Rejects when the disk does not answer. */
export async function readSubjectData(
  store: Pick<Store, 'plans' | 'versions' | 'edits' | 'deliveriesOf' | 'damaged'>,
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
  const isConcerned = ({ table, id }: DamagedRecord) =>
    // Whose plan it is, is inside its seal. What belongs to a plan has its id in front.
    table === 'plans' || own.some((plan) => id.startsWith(`${plan.id}:`));
  return { student, plans, unreadable: store.damaged().filter(isConcerned).length };
}
