import type { Plan, Student } from '../db/records.ts';

/** A student's plan before anything is entered: who and which study right, and the qualification when it is known. */
export function newPlan(student: Student, id: string, now: number): Plan {
  return {
    id,
    studentId: student.id,
    document: { 'oppija-oid': student.oppijaOid, 'opiskeluoikeus-oid': student.opiskeluoikeus.oid },
    approvedVersion: 0,
    updatedAt: now,
  };
}
