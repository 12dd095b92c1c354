import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import type { Settings, Store } from '../db/store.ts';
import { Field } from '../ui/field.tsx';
import { SavedSettingForm } from './saved-setting-form.tsx';

interface CounselorFormProps {
  readonly store: Store;
  readonly saved: Settings;
}

/** The name that approvals and consents are recorded with. */
export function CounselorForm({ store, saved }: CounselorFormProps) {
  const { t } = useTranslation('meeting');
  const [nimi, setNimi] = useState(saved.counselor?.nimi ?? '');
  const [rooli, setRooli] = useState(saved.counselor?.rooli ?? '');
  const counselor = { nimi: nimi.trim(), rooli: rooli.trim() };
  const hasHetu = containsHetu(`${nimi} ${rooli}`);
  const isNamed = counselor.nimi !== '';
  return (
    <SavedSettingForm
      store={store}
      setting={isNamed && !hasHetu ? { counselor } : undefined}
      texts={{ save: t('settings.save'), saved: t('settings.saved'), notSaved: t('settings.notSaved') }}
    >
      {(isAsked) => (
        <>
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
        </>
      )}
    </SavedSettingForm>
  );
}
