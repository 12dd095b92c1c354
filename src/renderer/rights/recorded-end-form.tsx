import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EndReason, endReasons } from '../../shared/retention/study-right-end.ts';
import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { readDateEntry, showDate } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields, SelectField } from '../ui/field.tsx';
import styles from './rights-page.module.css';

/** How and when the study right ended (R36, R37): a person writes it here, and an empty day takes it back. */
export function RecordedEndForm({ store, student }: { readonly store: Store; readonly student: Student }) {
  const { t } = useTranslation('rights');
  const recorded = student.paattyminen?.day;
  const [reason, setReason] = useState<EndReason>(student.paattyminen?.reason ?? 'valmistunut');
  const [text, setText] = useState(recorded === undefined ? '' : showDate(recorded));
  const [problem, setProblem] = useState<'date' | 'notSaved'>();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const day = readDateEntry(text, '');
    if (text.trim() !== '' && day === undefined) return setProblem('date');
    setProblem(undefined);
    try {
      await store.saveStudent({
        ...student,
        paattyminen: day === undefined ? undefined : { reason, day },
      });
    } catch {
      setProblem('notSaved');
    }
  };
  return (
    <form
      className={styles.stack}
      aria-label={t('student.recordedEnd')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h3>{t('student.recordedEnd')}</h3>
      <p className={styles.quiet}>{t('student.recordedEndLead')}</p>
      <Fields>
        <SelectField
          label={t('student.endReason')}
          span={6}
          value={reason}
          onChange={(chosen) => setReason(endReasons.find((one) => one === chosen) ?? reason)}
          options={endReasons.map((value) => ({ value, text: t(`retention.reason.${value}`) }))}
        />
        <Field
          label={t('student.lastDay')}
          help={t('student.lastDayHelp')}
          span={6}
          value={text}
          onChange={setText}
          problem={problem === 'date' ? t('student.dateWrong') : undefined}
        />
      </Fields>
      {problem === 'notSaved' && <Banner tone="error">{t('notSaved')}</Banner>}
      <div>
        <Button type="submit">{t('student.saveEnd')}</Button>
      </div>
    </form>
  );
}
