import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import type { Settings, Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import styles from './settings-page.module.css';

interface CounselorFormProps {
  readonly store: Store;
  readonly saved: Settings;
}

/** The name that approvals and consents are recorded with. */
export function CounselorForm({ store, saved }: CounselorFormProps) {
  const { t } = useTranslation('meeting');
  const [nimi, setNimi] = useState(saved.counselor?.nimi ?? '');
  const [rooli, setRooli] = useState(saved.counselor?.rooli ?? '');
  const [isAsked, setAsked] = useState(false);
  const [outcome, setOutcome] = useState<'saved' | 'notSaved'>();
  const counselor = { nimi: nimi.trim(), rooli: rooli.trim() };
  const hasHetu = containsHetu(`${nimi} ${rooli}`);
  const isNamed = counselor.nimi !== '';

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(undefined);
    if (!isNamed || hasHetu) return;
    try {
      await store.saveSettings({ ...(await store.settings()), counselor });
      setOutcome('saved');
    } catch {
      setOutcome('notSaved');
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field
          label={t('settings.title')}
          span={6}
          value={nimi}
          onChange={setNimi}
          problem={hasHetu ? t('agree.personHetu') : isAsked && !isNamed ? t('settings.nameMissing') : undefined}
        />
        <Field
          label={t('approver.role')}
          span={6}
          value={rooli}
          onChange={setRooli}
          help={t('approver.rolePlaceholder')}
        />
      </Fields>
      {outcome && <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>{t(`settings.${outcome}`)}</Banner>}
      <Button type="submit">{t('settings.save')}</Button>
    </form>
  );
}
