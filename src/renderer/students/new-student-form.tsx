import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { koodisto } from '../../shared/reference/koodistot.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import type { Student } from '../db/records.ts';
import type { Settings } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { QualificationSelect } from '../plan/qualification-field.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, FieldFrame, Fields, SelectField } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import {
  emptyEntry,
  type EntryProblems,
  entryProblems,
  hetuProblems,
  newStudent,
  type NewStudentEntry,
  studentOf,
} from './new-student.ts';
import styles from './new-student-form.module.css';
import { PathFields } from './path-fields.tsx';

export interface NewStudentFormProps {
  readonly students: readonly Student[];
  /** Offered as the institution. */
  readonly organisation: Settings['organisation'];
  /** What was typed before and not saved. */
  readonly unfinished: NewStudentEntry | undefined;
  /** Hears of every change; undefined when the form is empty again. */
  readonly onEntry: (entry: NewStudentEntry | undefined) => void;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  /** Rejects when the disk does not take it; what was typed stays. */
  readonly onSave: (student: Student) => Promise<void>;
  readonly onCancel: () => void;
}

/** A student by hand, from what Koski knows. Problems are told when the form is saved, then as they are mended; a personal identity code at once. */
export function NewStudentForm(props: NewStudentFormProps) {
  const { students, organisation, unfinished, onEntry, today, onSave, onCancel } = props;
  const { t } = useTranslation(['students', 'common', 'history']);
  const { kieli } = useKieli();
  const qualificationId = useId();
  const blank: NewStudentEntry = { ...emptyEntry, oppilaitosOid: organisation?.oppilaitosOid ?? '' };
  const [entry, setEntry] = useState(unfinished ?? blank);
  const [isResumed, setResumed] = useState(unfinished !== undefined);
  const [isAsked, setAsked] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const problems = isAsked ? entryProblems(entry, students, today) : hetuProblems(entry);

  const change = (changed: NewStudentEntry) => {
    setEntry(changed);
    onEntry(changed);
  };
  const set = <Name extends keyof NewStudentEntry>(name: Name, value: NewStudentEntry[Name]) =>
    change({ ...entry, [name]: value });
  const startOver = () => {
    setEntry(blank);
    setAsked(false);
    setResumed(false);
    onEntry(undefined);
  };
  const sentence = (problem: EntryProblems[keyof NewStudentEntry]) =>
    problem && t(`problem.${problem}`, { nimi: studentOf(entry.opiskeluoikeusOid.trim(), students)?.nimi });
  const text = (name: Exclude<keyof NewStudentEntry, 'tyyppi' | 'osaamisala' | 'tutkintonimike'>) => ({
    label: t(`form.${name === 'diaarinumero' ? 'tutkinto' : name}`),
    value: entry[name],
    onChange: (value: string) => set(name, value),
    problem: sentence(problems[name]),
  });

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    setFailed(false);
    const form = event.currentTarget;
    if (Object.keys(entryProblems(entry, students, today)).length > 0) {
      // The first field with a problem is known once the problems have been drawn.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    try {
      await onSave(newStudent(entry, { id: crypto.randomUUID(), today, oppilaitos: organisation }));
    } catch {
      setFailed(true);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('form.title')}</h1>
      <p className={styles.lead}>{t('form.lead')}</p>
      {isResumed && (
        <Banner tone="info" actions={<Button onPress={startOver}>{t('history:startOver')}</Button>}>
          {t('history:unfinished')}
        </Banner>
      )}
      <section aria-label={t('form.person')}>
        <h2>{t('form.person')}</h2>
        <Fields>
          <Field {...text('nimi')} span={6} help={t('form.nimiHelp')} isLocal isRequired autoFocus />
          <Field {...text('ryhma')} span={3} isLocal />
          <Field {...text('oppijaOid')} span={6} isRequired />
        </Fields>
      </section>
      <section aria-label={t('form.studyRight')}>
        <h2>{t('form.studyRight')}</h2>
        <Segmented
          label={t('form.tyyppi')}
          value={entry.tyyppi}
          onChange={(tyyppi) => set('tyyppi', tyyppi)}
          choices={[
            { choice: 'ammatillinenkoulutus', text: t('form.tyyppit.ammatillinenkoulutus') },
            { choice: 'tuva', text: t('form.tyyppit.tuva') },
          ]}
        />
        <Fields>
          <Field {...text('opiskeluoikeusOid')} span={6} isRequired />
          <FieldFrame label={t('form.tutkinto')} id={qualificationId} span={6}>
            <QualificationSelect
              id={qualificationId}
              diaarinumero={entry.diaarinumero}
              onChange={(diaarinumero) => change({ ...entry, diaarinumero, osaamisala: '', tutkintonimike: '' })}
              today={today}
            />
          </FieldFrame>
          <PathFields entry={entry} onChange={(path) => change({ ...entry, ...path })} />
          <Field {...text('alkaa')} span={3} help={t('form.dateHelp')} isRequired />
          <Field {...text('paattyy')} span={3} isRequired />
          <SelectField
            label={t('form.tila')}
            span={3}
            value={entry.tila}
            onChange={(tila) => set('tila', tila)}
            options={koodisto('koskiopiskeluoikeudentila').map((koodi) => ({
              value: koodi.uri.replace('koskiopiskeluoikeudentila_', ''),
              text: nimiKielella(koodi, kieli)?.nimi ?? koodi.uri,
            }))}
          />
          <Field {...text('oppilaitosOid')} span={6} help={organisation?.nimi} />
        </Fields>
      </section>
      {hasFailed && <Banner tone="error">{t('form.saveFailed')}</Banner>}
      <div className={styles.buttons}>
        <Button type="submit" variant="main" size="large">
          {t('form.save')}
        </Button>
        <Button size="large" onPress={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
