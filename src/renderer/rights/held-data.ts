import { endsOfPeriodsWithContacts } from '../../shared/delivery/clean-up.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { AnyDraft, Part } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { draftsIn, isDraft } from '../../shared/hoks/json-shape.ts';
import { paikallisetTiedot } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { Plan, PlanVersion, Student } from '../db/records.ts';
import { isAllSent } from '../retention/all-sent.ts';

/** What a machine holds, or a backup of it: enough to say what is lost with it (GDPR 33, 34). */
export interface HeldRecords {
  readonly students: readonly Student[];
  readonly plans: readonly Plan[];
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  /** Workplaces and people of the register. */
  readonly registered: number;
}

/** Kinds of data that weigh in the judgement of a breach. */
export const heldKinds = ['contacts', 'workplaceContacts', 'secret', 'meetings', 'consents'] as const;
export type HeldKind = (typeof heldKinds)[number];

export interface HeldOfStudent {
  readonly student: Student;
  readonly plan: 'none' | 'sent' | 'unsent';
  readonly kinds: readonly HeldKind[];
}

/** Every student, and of what kinds there is data. Pure. */
export function heldOfStudents({ students, plans, versions, deliveries }: HeldRecords): readonly HeldOfStudent[] {
  return students.map((student) => {
    const own = plans.filter(({ studentId }) => studentId === student.id);
    const isSent = own.every((plan) => {
      const ofPlan = versions.filter(({ planId }) => planId === plan.id);
      return isAllSent(plan, ofPlan, deliveries);
    });
    const kinds = heldKinds.filter((kind) => own.some((plan) => holds[kind](plan)));
    return { student, plan: own.length === 0 ? 'none' : isSent ? 'sent' : 'unsent', kinds };
  });
}

const holds: Readonly<Record<HeldKind, (plan: Plan) => boolean>> = {
  contacts: ({ document }) => document.sahkoposti !== undefined || document.puhelinnumero !== undefined,
  workplaceContacts: ({ document }) => endsOfPeriodsWithContacts(document).length > 0,
  secret: ({ document, paikalliset }) => hasSecret(hoks, document) || hasSecret(paikallisetTiedot, paikalliset ?? {}),
  meetings: ({ keskustelut }) => (keskustelut ?? []).length > 0,
  consents: ({ suostumukset }) => (suostumukset ?? []).some(({ history }) => history.length > 0),
};

/** Whether a field that may tell of health or support holds anything (R38). */
function hasSecret(part: Part, draft: AnyDraft): boolean {
  return Object.entries(part.fields).some(([name, field]) => {
    const value = draft[name];
    if (field.secret === true) return isFilled(value);
    if (field.kind === 'scalar') return false;
    const items = field.kind === 'parts' ? draftsIn(value) : isDraft(value) ? [value] : [];
    return items.some((item) => hasSecret(field.part, item));
  });
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== '';
}
