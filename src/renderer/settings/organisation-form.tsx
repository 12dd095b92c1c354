import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOrganisaatioOid } from '../../shared/identifiers/oid.ts';
import type { Settings, Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import styles from './settings-page.module.css';

export interface OrganisationFormProps {
  readonly store: Store;
  readonly saved: Settings;
}

/** The counselor's own institution. */
export function OrganisationForm({ store, saved }: OrganisationFormProps) {
  const { t } = useTranslation('settings');
  const [nimi, setNimi] = useState(saved.organisation?.nimi ?? '');
  const [oid, setOid] = useState(saved.organisation?.oppilaitosOid ?? '');
  const [isAsked, setAsked] = useState(false);
  const [outcome, setOutcome] = useState<'saved' | 'notSaved'>();
  const organisation = { nimi: nimi.trim(), oppilaitosOid: oid.trim() };
  const isNamed = organisation.nimi !== '';
  const isRightOid = isOrganisaatioOid(organisation.oppilaitosOid);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(undefined);
    if (!isNamed || !isRightOid) return;
    try {
      await store.saveSettings({ ...(await store.settings()), organisation });
      setOutcome('saved');
    } catch {
      setOutcome('notSaved');
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field
          label={t('organisation.nimi')}
          span={6}
          value={nimi}
          onChange={setNimi}
          problem={isAsked && !isNamed ? t('organisation.nimiMissing') : undefined}
        />
        <Field
          label={t('organisation.oppilaitosOid')}
          span={6}
          value={oid}
          onChange={setOid}
          problem={isAsked && !isRightOid ? t('organisation.oidWrong') : undefined}
        />
      </Fields>
      {outcome && <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>{t(`organisation.${outcome}`)}</Banner>}
      <Button type="submit">{t('organisation.save')}</Button>
    </form>
  );
}
