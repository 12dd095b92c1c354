import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { helsinkiDate } from '../plan/date-entry.ts';
import { useLive } from '../use-live.ts';
import type { Saving } from '../plan/save-status.ts';
import { NewStudentForm } from './new-student-form.tsx';
import { useUnfinishedEntry } from './use-unfinished-entry.ts';

export interface NewStudentPageProps {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The shell waits for this before it locks or closes. */
  readonly registerSaving: (saving: Saving) => () => void;
  readonly onSaved: (student: Student) => void;
  readonly onCancel: () => void;
}

/** The form, once it is known who is there already and whose institution to offer. */
export function NewStudentPage({ store, now, registerSaving, onSaved, onCancel }: NewStudentPageProps) {
  const students = useLive(store.students).value;
  const settings = useLive(store.settings).value;
  const unfinished = useUnfinishedEntry(store, registerSaving);
  const { before } = unfinished;
  if (students === undefined || settings === undefined || before === 'reading') return null;
  return (
    <NewStudentForm
      students={students}
      organisation={settings.organisation}
      unfinished={before}
      onEntry={unfinished.keep}
      today={helsinkiDate(now())}
      onSave={async (student) => {
        await store.saveStudent(student);
        await unfinished.forget();
        onSaved(student);
      }}
      onCancel={() => {
        void unfinished.forget().then(onCancel);
      }}
    />
  );
}
