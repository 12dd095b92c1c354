import { type HandedStudent, type HandoverContent, handoverContentSchema } from '../../shared/handover/handover.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { mostContent } from '../../shared/handover/handover.ts';
import { withoutCleanedUp } from '../../shared/delivery/clean-up.ts';
import { joinedConsents, joinedMeetings, newOtherRecords } from '../../shared/meeting/join-records.ts';
import type { Plan, PlanInEhoks, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';

type HandedPlan = NonNullable<HandedStudent['plan']>;

/** A student with the plan there is for them. */
export interface StudentAndPlan {
  readonly student: Student;
  readonly plan: Plan | undefined;
}

/**
 * What goes into the file: the student, the plan as it stands, its eHOKS ID and baseline. Never approvals, deliveries, steps of
 * editing or disclosures; what is local to the plan, with its meetings and consents, only by choice.
 */
export function handoverContent(chosen: readonly StudentAndPlan[], withLocal: boolean): HandoverContent {
  return {
    students: chosen.map(({ student: { nimi, ryhma, oppijaOid, opiskeluoikeus, paattyminen }, plan }) => ({
      nimi,
      ryhma,
      oppijaOid,
      opiskeluoikeus: { ...opiskeluoikeus },
      paattyminen: paattyminen && { ...paattyminen },
      plan: plan && {
        document: { ...plan.document },
        ...(withLocal && besideDocument(plan)),
        diaarinumero: plan.diaarinumero,
        ehoks: plan.ehoks && { ...plan.ehoks },
      },
    })),
  };
}

/** What the API has no field for: never sent anywhere, and handed over by choice. */
function besideDocument({ paikalliset, keskustelut, suostumukset }: Plan): Partial<HandedPlan> {
  return {
    paikalliset: paikalliset && { ...paikalliset },
    keskustelut: keskustelut?.map((meeting) => ({ ...meeting, present: [...meeting.present] })),
    suostumukset: suostumukset?.map((consent) => ({ ...consent, history: [...consent.history] })),
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
  /** Meetings that were recorded differently here and there: both records are in the plan. */
  readonly recordedTwice: number;
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
  const taken = { added: 0, replaced: 0, kept: 0, recordedTwice: 0 };
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
    const { plan } = handed;
    if (plan !== undefined) {
      const planId = known?.plan?.id ?? on.newId();
      let recordedTwice = 0;
      await on.store.commitPlan({
        planId,
        change: (stored) => {
          const next = planOf(plan, studentId, stored, { ...on, planId });
          recordedTwice = newOtherRecords(next.keskustelut ?? [], stored?.keskustelut ?? [], plan.keskustelut ?? []);
          return next;
        },
        deliveries: [],
      });
      taken.recordedTwice += recordedTwice;
    }
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

function studentOf(handed: HandedStudent, id: string): Student {
  const { nimi, ryhma, oppijaOid, opiskeluoikeus, paattyminen } = handed;
  // In Koski's own shape, as the other installation had it.
  const koski = opiskeluoikeus as Opiskeluoikeus & { oid: string };
  return { id, nimi, ryhma, oppijaOid, opiskeluoikeus: koski, paattyminen };
}

function planOf(
  handed: HandedPlan,
  studentId: string,
  here: Plan | undefined,
  on: { readonly planId: string; readonly newId: () => string; readonly now: number },
): Plan {
  const { paikalliset, diaarinumero, keskustelut, suostumukset } = handed;
  const ehoks = here?.ehoks ?? inEhoks(handed.ehoks);
  return {
    ...here,
    id: on.planId,
    studentId,
    document: withoutCleanedUp(handed.document, ehoks?.cleanUp),
    paikalliset: paikalliset ?? here?.paikalliset,
    keskustelut: keskustelut ? joinedMeetings(here?.keskustelut ?? [], keskustelut, on.newId) : here?.keskustelut,
    suostumukset: suostumukset ? joinedConsents(here?.suostumukset ?? [], suostumukset) : here?.suostumukset,
    diaarinumero: diaarinumero ?? here?.diaarinumero,
    ehoks,
    approvedVersion: here?.approvedVersion ?? 0,
    updatedAt: Math.max(on.now, (here?.updatedAt ?? 0) + 1),
  };
}

/** Versions begin anew here, so none of them has been tried yet. */
function inEhoks(handed: HandedPlan['ehoks']): PlanInEhoks | undefined {
  if (handed === undefined) return undefined;
  // Sealed by the other installation, which keeps it in this very shape.
  const known = handed as unknown as PlanInEhoks;
  return {
    ...known,
    origin: known.origin ?? 'other-machine',
    baseline: known.baseline && { ...known.baseline, throughVersion: 0 },
  };
}
