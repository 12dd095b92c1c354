import type { Student } from './records.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

export function createStudents(
  records: SealedRecords,
  transactions: Transactions,
): Pick<Store, 'students' | 'saveStudent'> {
  return {
    async students() {
      const rows = await transactions.read((db) => db.students.toArray());
      return records.openAllKept<Student>('students', rows);
    },
    async saveStudent(student) {
      const row = await records.seal('students', student.id, student);
      await transactions.write(['students'], (db) => db.students.put(row));
    },
  };
}
