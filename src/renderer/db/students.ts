import type { LoggedWrites } from './audit.ts';
import type { Student } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

export function createStudents(
  records: SealedRecords,
  transactions: Transactions,
  logged: LoggedWrites,
): Pick<Store, 'students' | 'saveStudent'> {
  return {
    async students() {
      const rows = await transactions.read((db) => db.students.toArray());
      return records.openAllKept<Student>('students', rows);
    },
    async saveStudent(student) {
      const row = await records.seal('students', student.id, student);
      await logged.write([{ action: 'student-saved', about: student.id }], ['students'], async (db) => {
        await db.students.put(row);
        return true;
      });
    },
  };
}
