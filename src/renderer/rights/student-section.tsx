import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counselorText } from '../../shared/meeting/meeting.ts';
import { studyRightEnd } from '../../shared/retention/study-right-end.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Settings, Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { helsinkiDate } from '../plan/date-entry.ts';
import { useReferenceData } from '../plan/use-reference-data.ts';
import { Fields, SelectField } from '../ui/field.tsx';
import { ConsentsPart } from './consents-part.tsx';
import { DisclosurePart } from './disclosure-part.tsx';
import { RecordedEndForm } from './recorded-end-form.tsx';
import { disclosuresBesidePlans } from './record-disclosure.ts';
import { RequestPart } from './request-part.tsx';
import styles from './rights-page.module.css';
import type { SavingReports } from './use-saving-reports.tsx';

interface StudentSectionProps {
  readonly store: Store;
  readonly settings: Settings;
  readonly students: readonly Student[];
  readonly plans: readonly Plan[];
  readonly saving: SavingReports;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One student's rights: chosen first, so that nobody else's data is in sight. */
export function StudentSection({ students, plans, ...rest }: StudentSectionProps) {
  const { t } = useTranslation('rights');
  const { kieli } = useKieli();
  const [id, setId] = useState('');
  const student = students.find((one) => one.id === id);
  const sorted = students.toSorted((one, other) => one.nimi.localeCompare(other.nimi, kieli));
  return (
    <div className={styles.stack}>
      <Fields>
        <SelectField
          label={t('student.choose')}
          value={id}
          onChange={setId}
          options={[
            { value: '', text: t('student.nobody') },
            ...sorted.map(({ id: value, nimi, ryhma }) => ({ value, text: [nimi, ryhma].filter(Boolean).join(', ') })),
          ]}
        />
      </Fields>
      {student && (
        <OneStudent
          key={id}
          {...rest}
          student={student}
          plan={plans.find(({ studentId }) => studentId === student.id)}
        />
      )}
    </div>
  );
}

type OneStudentProps = Omit<StudentSectionProps, 'students' | 'plans'> & {
  readonly student: Student;
  readonly plan: Plan | undefined;
};

function OneStudent({ store, settings, student, plan, saving, now }: OneStudentProps) {
  const { kieli } = useKieli();
  const today = helsinkiDate(now());
  const { names } = useReferenceData({
    diaarinumero: plan?.diaarinumero,
    opiskeluoikeus: student.opiskeluoikeus,
    alkamispaiva: student.opiskeluoikeus.alkamispäivä ?? today,
    today,
    kieli,
  });
  const by = settings.counselor ? counselorText(settings.counselor) : '';
  const end = studyRightEnd(student.opiskeluoikeus, student.paattyminen);
  const common = { student, saving, now };
  return (
    <>
      <RequestPart {...common} store={store} names={names} />
      <DisclosurePart {...common} plan={plan} end={end} names={names} record={disclosuresBesidePlans(store)} by={by} />
      {plan && <ConsentsPart {...common} store={store} plan={plan} by={by} />}
      <RecordedEndForm key={student.paattyminen?.day} store={store} student={student} />
    </>
  );
}
