import { waitingOf } from '../../shared/delivery/deadline.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { whatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { koodinNimi } from '../../shared/reference/koodistot.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import { perusteet } from '../../shared/reference/perusteet.ts';
import type { Plan, PlanVersion, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { passingIds, toApprove } from '../plan/approval-body.ts';
import { showDateRange } from '../plan/date-entry.ts';
import { type PlanState, type PlanStateName, planState, stoppingCount } from '../plan/plan-state.ts';
import { searchable } from '../../shared/searchable.ts';

/** One student with the plan of their study right, as the work list reads them from the store. */
export interface StudentAndPlan {
  readonly student: Student;
  readonly plan: Plan | undefined;
  /** The newest approved version; an older one changes nothing in a list. */
  readonly approved: PlanVersion | undefined;
  readonly deliveries: readonly Delivery[];
}

/** Reads the whole work list. One read after the other, so that a live query notices each of them. */
export async function readWorkList(store: Store): Promise<StudentAndPlan[]> {
  const students = await store.students();
  const plans = new Map((await store.plans()).map((plan) => [plan.studentId, plan]));
  const deliveries = await store.deliveries();
  const newest = [...plans.values()].flatMap(({ id, approvedVersion }) =>
    approvedVersion > 0 ? [`${id}:${approvedVersion}`] : [],
  );
  const versions = new Map((await store.versionsNamed(newest)).map((version) => [version.planId, version]));
  const rowsOfPlan = new Map<string, Delivery[]>();
  for (const row of deliveries) rowsOfPlan.set(row.planId, [...(rowsOfPlan.get(row.planId) ?? []), row]);
  return students.map((student) => {
    const plan = plans.get(student.id);
    const id = plan?.id ?? '';
    return { student, plan, approved: versions.get(id), deliveries: rowsOfPlan.get(id) ?? [] };
  });
}

/** A row of the work list, ready for the screen. */
export interface WorkListRow {
  readonly id: string;
  readonly student: Student;
  readonly plan: Plan | undefined;
  readonly state: PlanState;
  /** When what was approved and waits has to be in eHOKS, epoch milliseconds; null when nothing waits. */
  readonly dueAt: number | null;
  /** Empty when the study right does not say. */
  readonly qualification: string;
  /** `10.8.2026–31.5.2029`. */
  readonly studyRight: string;
}

/** Counts what stops the approval of a plan; the same plan is checked once a day, not at every drawing. */
export type CountStopping = (plan: Plan, student: Student, today: string) => number;

export function createCountStopping(): CountStopping {
  const known = new Map<string, { readonly key: string; readonly count: number }>();
  return (plan, student, today) => {
    const key = [plan.updatedAt, plan.ehoks?.id, plan.approvedVersion, today].join('/');
    const before = known.get(plan.id);
    if (before?.key === key) return before.count;
    const facts = { ehoks: plan.ehoks, previous: undefined, today, opiskeluoikeus: student.opiskeluoikeus };
    const { body, context } = toApprove(plan.document, { ...facts, now: plan.updatedAt, newId: passingIds() });
    const count = stoppingCount(whatIsMissing(body, context, plainNames, { paikalliset: plan.paikalliset }));
    known.set(plan.id, { key, count });
    return count;
  };
}

/** Makes rows; a row whose records and language are the same is the same object, so that the table need not draw it again. */
export type MakeRow = (from: StudentAndPlan, kieli: Kieli, today: string) => WorkListRow;

export function createMakeRow(): MakeRow {
  const countStopping = createCountStopping();
  const known = new Map<string, { readonly inputs: readonly unknown[]; readonly row: WorkListRow }>();
  return (from, kieli, today) => {
    const { student, plan, approved, deliveries } = from;
    const inputs = [kieli, today, student, plan, approved, ...deliveries];
    const before = known.get(student.id);
    const isSame =
      before?.inputs.length === inputs.length && before.inputs.every((input, index) => input === inputs[index]);
    if (isSame) return before.row;
    const row = rowOf(from, kieli, today, countStopping);
    known.set(student.id, { inputs, row });
    return row;
  };
}

/** Only counts are shown here, so places need no names. */
const plainNames: SummaryNames = { kieli: 'fi', codeName: (uri) => uri, date: (date) => date };

export function rowOf(from: StudentAndPlan, kieli: Kieli, today: string, countStopping: CountStopping): WorkListRow {
  const { student, plan, approved, deliveries } = from;
  const stopping = plan && countStopping(plan, student, today);
  return {
    id: student.id,
    student,
    plan,
    state: planState(plan, approved ? [approved] : [], deliveries, stopping),
    dueAt: waitingOf(deliveries).nearest,
    qualification: qualificationName(student, plan, kieli),
    studyRight: showDateRange(
      student.opiskeluoikeus.alkamispäivä ?? '',
      student.opiskeluoikeus.päättymispäivä ?? student.opiskeluoikeus.arvioituPäättymispäivä ?? '',
    ),
  };
}

/** The plan's own qualification, else the study right's: shipped name first, Koski's own when it is not shipped. */
function qualificationName({ opiskeluoikeus }: Student, plan: Plan | undefined, kieli: Kieli): string {
  const modules = (opiskeluoikeus.suoritukset ?? []).flatMap(({ koulutusmoduuli }) => koulutusmoduuli ?? []);
  const diaarinumerot = [plan?.diaarinumero, ...modules.map(({ perusteenDiaarinumero }) => perusteenDiaarinumero)];
  for (const diaarinumero of diaarinumerot) {
    const peruste = perusteet().find((shipped) => shipped.diaarinumero === diaarinumero);
    const nimi = peruste && nimiKielella(peruste, kieli)?.nimi;
    if (nimi !== undefined) return nimi;
  }
  for (const { tunniste } of modules) {
    const nimi = tunniste?.nimi && nimiKielella(tunniste.nimi, kieli)?.nimi;
    if (nimi !== undefined) return nimi;
  }
  return '';
}

/** Name of the study right's latest state in Koski; empty when it is not known. */
export function studyRightState({ opiskeluoikeus }: Student, kieli: Kieli): string {
  const code = opiskeluoikeus.tila?.opiskeluoikeusjaksot?.at(-1)?.tila?.koodiarvo;
  return code === undefined ? '' : (koodinNimi(`koskiopiskeluoikeudentila_${code}`, kieli)?.nimi ?? code);
}

/** Rows that hold every word of the search; case, accents and ä/a do not matter. */
export function found(rows: readonly WorkListRow[], search: string): readonly WorkListRow[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const { nimi, ryhma = '', oppijaOid, opiskeluoikeus } = row.student;
    const ehoksId = row.plan?.ehoks?.id ?? '';
    const text = searchable([nimi, ryhma, oppijaOid, opiskeluoikeus.oid, row.qualification, ehoksId].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** States in the order in which they need a person. */
const urgency: readonly PlanStateName[] = [
  'blocked',
  'manual',
  'server',
  'unclear',
  'waiting',
  'sending',
  'changed',
  'ready',
  'draft',
  'none',
  'sent',
  'readonly',
];

export type SortColumn = 'student' | 'group' | 'qualification' | 'state' | 'deadline' | 'missing' | 'ehoksId';

/** Sorted by a column, equal ones by name. Rows without a value come last in both directions. */
export function sorted(
  rows: readonly WorkListRow[],
  by: { readonly column: SortColumn; readonly isDescending: boolean },
  kieli: Kieli,
): readonly WorkListRow[] {
  const direction = by.isDescending ? -1 : 1;
  const collator = new Intl.Collator(`${kieli}-FI`, { numeric: true });
  const byName = (a: WorkListRow, b: WorkListRow) => collator.compare(a.student.nimi, b.student.nimi);
  return rows.toSorted((a, b) => {
    const [x, y] = [sortKey(a, by.column), sortKey(b, by.column)];
    if (x === y) return byName(a, b);
    if (x === '' || y === '') return x === '' ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return order * direction || byName(a, b);
  });
}

function sortKey(row: WorkListRow, column: SortColumn): string | number {
  switch (column) {
    case 'student':
      return row.student.nimi;
    case 'group':
      return row.student.ryhma ?? '';
    case 'qualification':
      return row.qualification;
    case 'state':
      return urgency.indexOf(row.state.name);
    case 'deadline':
      return row.dueAt ?? '';
    case 'missing':
      return row.state.blocking === 0 ? '' : row.state.blocking;
    case 'ehoksId':
      return row.plan?.ehoks?.id ?? '';
  }
}
