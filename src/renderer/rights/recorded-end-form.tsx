import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { readDateEntry, showDate } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import styles from './rights-page.module.css';

/** The end that Koski has no state for (R37): a person writes its day here, and an empty one takes it back. */
export function RecordedEndForm({ store, student }: { readonly store: Store; readonly student: Student }) {
  const { t } = useTranslation('rights');
  const recorded = student.paattyminen?.day;
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
        paattyminen: day === undefined ? undefined : { reason: 'pidattaminen', day },
      });
    } catch {
      setProblem('notSaved');
    }
  };
  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field
          label={t('student.recordedEnd')}
          help={t('student.recordedEndHelp')}
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
