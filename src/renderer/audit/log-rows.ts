import type { AuditAction } from '../../shared/audit/entry.ts';
import { labelsOf } from '../../shared/audit/field-names.ts';
import type { AuditRow } from '../../shared/audit/verify-log.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/** An entry with what it means to the person: whose plan it was. */
export interface LogRow {
  readonly entry: AuditRow;
  /** Undefined when it concerns nobody, or somebody whose plan is not here any more. */
  readonly student: string | undefined;
}

export interface LogFilter {
  /** Part of a student's name. */
  readonly search: string;
  readonly action: AuditAction | 'all';
  /** Epoch milliseconds: nothing older. */
  readonly since: number;
}

/** The log with the students' names, newest first. */
export async function readLogRows(store: Store): Promise<LogRow[]> {
  const [{ rows }, names] = await Promise.all([store.auditLog(), namesBySubject(store)]);
  return rows.toReversed().map((entry) => ({
    entry,
    student: 'subject' in entry && entry.subject !== undefined ? names.get(entry.subject) : undefined,
  }));
}

/** Students' names by what the log calls them or their plans. */
export async function namesBySubject(store: Store): Promise<ReadonlyMap<string, string>> {
  const [students, plans] = await Promise.all([store.students(), store.plans()]);
  const names = namesById(students, plans);
  const subjects = await store.auditSubjects([...names.keys()]);
  return new Map([...subjects].map(([subject, id]) => [subject, names.get(id) ?? '']));
}

function namesById(students: readonly Student[], plans: readonly Plan[]): Map<string, string> {
  const names = new Map(students.map(({ id, nimi }) => [id, nimi]));
  for (const { id, studentId } of plans) names.set(id, names.get(studentId) ?? '');
  return names;
}

/** A row that does not open is shown whatever is asked for, but not among one student's. */
export function filtered(rows: readonly LogRow[], { search, action, since }: LogFilter): LogRow[] {
  const wanted = search.trim().toLowerCase();
  return rows.filter(({ entry, student }) => {
    if (wanted !== '' && student?.toLowerCase().includes(wanted) !== true) return false;
    if ('isUnreadable' in entry) return action === 'all';
    return (action === 'all' || entry.action === action) && entry.at >= since;
  });
}

/** A field as the editor calls it, from its part in; the name itself for what no list of fields knows. */
export function fieldText(name: string, kieli: Kieli): string {
  return (
    labelsOf(name)
      ?.map((label) => label[kieli])
      .join(' › ') ?? name
  );
}
