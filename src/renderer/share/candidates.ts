import type { Kieli } from '../../shared/kieli.ts';
import type { Plan, Student } from '../db/records.ts';
import { perusteOf } from '../plan/peruste-of.ts';
import { isReadOnly } from '../plan/plan-state.ts';
import { searchable } from '../../shared/searchable.ts';

/** A student to whom parts of another's plan may be added. */
export interface Candidate {
  readonly student: Student;
  readonly plan: Plan | undefined;
  /** The qualification of the plan, or the one the study right tells. */
  readonly diaarinumero: string | undefined;
  readonly isSameGroup: boolean;
  readonly isSameQualification: boolean;
}

/** Everybody with a plan or without one, as the store has them. */
export interface People {
  readonly students: readonly Student[];
  readonly plans: readonly Plan[];
}

/** The student whose plan is copied from. */
export interface Origin {
  readonly student: Student;
  readonly diaarinumero: string | undefined;
}

/**
 * Everybody else, those of the same group and qualification first. Plans that a school system feeds are left out: they
 * cannot be changed here (R23).
 */
export function candidatesFor(
  { student, diaarinumero }: Origin,
  { students, plans }: People,
  { today, kieli }: { readonly today: string; readonly kieli: Kieli },
): readonly Candidate[] {
  const planOf = new Map(plans.map((plan) => [plan.studentId, plan]));
  const collator = new Intl.Collator(`${kieli}-FI`, { numeric: true });
  return students
    .filter((other) => other.id !== student.id)
    .map((other): Candidate => {
      const plan = planOf.get(other.id);
      const own = plan?.diaarinumero ?? perusteOf(other.opiskeluoikeus, today);
      return {
        student: other,
        plan,
        diaarinumero: own,
        isSameGroup: other.ryhma !== undefined && other.ryhma === student.ryhma,
        isSameQualification: own !== undefined && own === diaarinumero,
      };
    })
    .filter(({ plan }) => plan === undefined || !isReadOnly(plan))
    .toSorted((a, b) => nearness(b) - nearness(a) || collator.compare(a.student.nimi, b.student.nimi));
}

function nearness({ isSameGroup, isSameQualification }: Candidate): number {
  return (isSameQualification ? 2 : 0) + (isSameGroup ? 1 : 0);
}

/** Candidates whose name or group holds every word of the search; case, accents and ä/a do not matter. */
export function searched(candidates: readonly Candidate[], search: string): readonly Candidate[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return candidates;
  return candidates.filter(({ student }) => {
    const text = searchable(`${student.nimi} ${student.ryhma ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
