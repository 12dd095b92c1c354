import { type HandedStudent, type HandoverContent, handoverContentSchema } from '../../shared/handover/handover.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { mostContent } from '../../shared/handover/handover.ts';
import type { Plan, PlanInEhoks, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/** A student with the plan there is for them. */
export interface StudentAndPlan {
  readonly student: Student;
  readonly plan: Plan | undefined;
}

/**
 * What goes into the file: the student, the plan as it stands, its eHOKS ID and baseline. Never approvals, deliveries, steps of
 * editing or other records; what is local to the plan only by choice.
 */
export function handoverContent(chosen: readonly StudentAndPlan[], withLocal: boolean): HandoverContent {
  return {
    students: chosen.map(({ student: { nimi, ryhma, oppijaOid, opiskeluoikeus }, plan }) => ({
      nimi,
      ryhma,
      oppijaOid,
      opiskeluoikeus: { ...opiskeluoikeus },
      plan: plan && {
        document: { ...plan.document },
        paikalliset: withLocal && plan.paikalliset !== undefined ? { ...plan.paikalliset } : undefined,
        diaarinumero: plan.diaarinumero,
        ehoks: plan.ehoks && { ...plan.ehoks },
      },
    })),
  };
}

/** Undefined when the text is not what another installation hands over. */
export function readHandover(text: string): HandoverContent | undefined {
  if (text.length > mostContent) return undefined;
  try {
    return handoverContentSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Students who already have a plan here that the file has one for too: for each of them a person is asked. */
export function conflictsOf(content: HandoverContent, here: readonly StudentAndPlan[]): HandedStudent[] {
  return content.students.filter(
    (handed) => handed.plan !== undefined && sameStudent(handed, here)?.plan !== undefined,
  );
}

export interface TakenOver {
  readonly added: number;
  /** Plans of this machine that the file's took the place of. */
  readonly replaced: number;
  /** Left as they are here. */
  readonly kept: number;
}

/**
 * Takes students into this installation. A student is known by the study right. A plan that is here is changed only when a person
 * has chosen so (`replace`, OIDs of study rights), and keeps its eHOKS ID and approvals. Nothing is approved or sent by it.
 * Rejects with StoreError; those before are then in the store.
 */
export async function takeHandover(
  content: HandoverContent,
  replace: ReadonlySet<string>,
  on: { readonly store: Store; readonly newId: () => string; readonly now: number },
): Promise<TakenOver> {
  const taken = { added: 0, replaced: 0, kept: 0 };
  const here = await studentsAndPlans(on.store);
  for (const handed of content.students) {
    const known = sameStudent(handed, here);
    const mayReplace = known?.plan === undefined || replace.has(handed.opiskeluoikeus.oid);
    if (known !== undefined && (handed.plan === undefined || !mayReplace)) {
      taken.kept += 1;
      continue;
    }
    const studentId = known?.student.id ?? on.newId();
    if (known === undefined) await on.store.saveStudent(studentOf(handed, studentId));
    if (handed.plan !== undefined) await on.store.savePlan(planOf(handed.plan, studentId, known?.plan, on));
    taken[known?.plan === undefined ? 'added' : 'replaced'] += 1;
  }
  return taken;
}

export async function studentsAndPlans(store: Pick<Store, 'students' | 'plans'>): Promise<StudentAndPlan[]> {
  const plans = await store.plans();
  return (await store.students()).map((student) => ({
    student,
    plan: plans.find(({ studentId }) => studentId === student.id),
  }));
}

function sameStudent(handed: HandedStudent, here: readonly StudentAndPlan[]): StudentAndPlan | undefined {
  return here.find(({ student }) => student.opiskeluoikeus.oid === handed.opiskeluoikeus.oid);
}

function studentOf({ nimi, ryhma, oppijaOid, opiskeluoikeus }: HandedStudent, id: string): Student {
  // In Koski's own shape, as the other installation had it.
  const koski = opiskeluoikeus as Opiskeluoikeus & { oid: string };
  return { id, nimi, ryhma, oppijaOid, opiskeluoikeus: koski };
}

function planOf(
  handed: NonNullable<HandedStudent['plan']>,
  studentId: string,
  here: Plan | undefined,
  { newId, now }: { readonly newId: () => string; readonly now: number },
): Plan {
  const { document, paikalliset, diaarinumero, ehoks } = handed;
  return {
    ...here,
    id: here?.id ?? newId(),
    studentId,
    document,
    paikalliset: paikalliset ?? here?.paikalliset,
    diaarinumero,
    ehoks: here?.ehoks ?? inEhoks(ehoks),
    approvedVersion: here?.approvedVersion ?? 0,
    updatedAt: Math.max(now, (here?.updatedAt ?? 0) + 1),
  };
}

/** Versions begin anew here, so none of them has been tried yet. */
function inEhoks(handed: NonNullable<HandedStudent['plan']>['ehoks']): PlanInEhoks | undefined {
  if (handed === undefined) return undefined;
  // Sealed by the other installation, which keeps it in this very shape.
  const known = handed as unknown as PlanInEhoks;
  return {
    ...known,
    origin: known.origin ?? 'other-machine',
    baseline: known.baseline && { ...known.baseline, throughVersion: 0 },
  };
}
