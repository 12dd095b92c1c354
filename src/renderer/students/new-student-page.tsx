import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { helsinkiDate } from '../plan/date-entry.ts';
import { useLive } from '../use-live.ts';
import { NewStudentForm } from './new-student-form.tsx';

export interface NewStudentPageProps {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onSaved: (student: Student) => void;
  readonly onCancel: () => void;
}

/** The form, once it is known who is there already and whose institution to offer. */
export function NewStudentPage({ store, now, onSaved, onCancel }: NewStudentPageProps) {
  const students = useLive(store.students).value;
  const settings = useLive(store.settings).value;
  if (students === undefined || settings === undefined) return null;
  return (
    <NewStudentForm
      students={students}
      organisation={settings.organisation}
      today={helsinkiDate(now())}
      onSave={async (student) => {
        await store.saveStudent(student);
        onSaved(student);
      }}
      onCancel={onCancel}
    />
  );
}
