import type { AuditAct } from '../audit/audit-signer.ts';
import type { LoggedWrites } from './audit.ts';
import type { Database, TableName } from './db.ts';
import type { Plan, Student } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import { StoreError } from './store.ts';
import type { Transactions } from './transactions.ts';

/** How a change of a plan is called in the log of use; nothing when it is not logged. */
export type NameAct = (before: Plan | undefined, after: Plan) => readonly AuditAct[];

/** Rows that go to disk together with the plan or not at all. */
export interface Alongside {
  readonly tables: readonly TableName[];
  readonly write: (db: Database) => Promise<unknown>;
}

const alone: Alongside = { tables: [], write: () => Promise.resolve() };

/**
 * Changes the plan that is stored now; `change` may be called several times and returns undefined to leave the plan as it is.
 */
export type UpdatePlan = (
  planId: string,
  change: (stored: Plan | undefined) => Plan | undefined,
  acts: NameAct,
  alongside?: Alongside,
) => Promise<void>;

/** Far more than writers there can be; reaching it means the disk does not keep what it is given. */
const mostRepeats = 100;

/**
 * Nothing can be opened or sealed inside a transaction. So the plan is read, changed and sealed outside, and the
 * transaction writes it only if its revision is still the one that was read; else everything is done again. Writers of
 * students stand in the same line.
 */
export function createUpdatePlan(records: SealedRecords, transactions: Transactions, logged: LoggedWrites): UpdatePlan {
  /** Two persons were merged (contract 7.5): the student goes by the number that their plan has from now on. */
  const renamedStudent = async (before: Plan | undefined, after: Plan | undefined): Promise<Student | undefined> => {
    const [from, to] = [before?.document['oppija-oid'], after?.document['oppija-oid']];
    if (after === undefined || from === undefined || to === undefined || from === to) return undefined;
    const row = await transactions.read((db) => db.students.get(after.studentId));
    // One that does not open keeps its number: the plan is what eHOKS reads.
    const student = row && (await records.open<Student>('students', row).catch(() => undefined));
    return student?.oppijaOid === from ? { ...student, oppijaOid: to } : undefined;
  };

  return async (planId, change, acts, alongside = alone) => {
    for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
      const row = await transactions.read((db) => db.plans.get(planId));
      const stored = row && (await records.open<Plan>('plans', row));
      const plan = change(stored);
      const changed = plan && {
        ...(await records.seal('plans', planId, plan)),
        revision: (row?.revision ?? 0) + 1,
        updatedAt: plan.updatedAt,
      };
      const named = plan === undefined ? [] : acts(stored, plan);
      const student = await renamedStudent(stored, plan);
      const studentRow = student && (await records.seal('students', student.id, student));
      const renaming: AuditAct[] = student
        ? [{ action: 'student-saved', about: student.id, fields: ['oppija-oid'] }]
        : [];
      const tables = [...(student ? ['students' as const] : []), 'plans' as const, ...alongside.tables];
      const written = await logged.write([...named, ...renaming], tables, async (db) => {
        if ((await db.plans.get(planId))?.revision !== row?.revision) return false;
        if (changed) await db.plans.put(changed);
        if (studentRow) await db.students.put(studentRow);
        await alongside.write(db);
        return true;
      });
      if (written) return;
    }
    throw new StoreError('disk');
  };
}
