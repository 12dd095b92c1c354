import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOrganisaatioOid } from '../../shared/identifiers/oid.ts';
import type { Settings, Store } from '../db/store.ts';
import { Field } from '../ui/field.tsx';
import { SavedSettingForm } from './saved-setting-form.tsx';

export interface OrganisationFormProps {
  readonly store: Store;
  readonly saved: Settings;
}

/** The counselor's own institution. */
export function OrganisationForm({ store, saved }: OrganisationFormProps) {
  const { t } = useTranslation('settings', { keyPrefix: 'organisation' });
  const [nimi, setNimi] = useState(saved.organisation?.nimi ?? '');
  const [oid, setOid] = useState(saved.organisation?.oppilaitosOid ?? '');
  const organisation = { nimi: nimi.trim(), oppilaitosOid: oid.trim() };
  const isNamed = organisation.nimi !== '';
  const isRightOid = isOrganisaatioOid(organisation.oppilaitosOid);
  return (
    <SavedSettingForm
      store={store}
      setting={isNamed && isRightOid ? { organisation } : undefined}
      texts={{ save: t('save'), saved: t('saved'), notSaved: t('notSaved') }}
    >
      {(isAsked) => (
        <>
          <Field
            label={t('nimi')}
            span={6}
            value={nimi}
            onChange={setNimi}
            problem={isAsked && !isNamed ? t('nimiMissing') : undefined}
          />
          <Field
            label={t('oppilaitosOid')}
            span={6}
            value={oid}
            onChange={setOid}
            problem={isAsked && !isRightOid ? t('oidWrong') : undefined}
          />
        </>
      )}
    </SavedSettingForm>
  );
}
