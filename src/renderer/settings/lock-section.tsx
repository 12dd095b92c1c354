import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockSettings } from '../../shared/ipc-contract.ts';
import { changeLockSettings } from '../audit/logged-acts.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Fields, SelectField } from '../ui/field.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings-page.module.css';

const offered = [1, 2, 5, 10, 15, 20, 30];

/** When the app locks by itself, and whether the window is kept out of screenshots. Each choice counts at once. */
export function LockSection({ host, store }: { readonly host: Host; readonly store: Pick<Store, 'record'> }) {
  const { t } = useTranslation('recovery');
  const [settings, setSettings] = useState<LockSettings>();
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    void host.call('lock.settings', null).then(
      (answer) => isCurrent && setSettings(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [host]);

  const choose = async (change: Partial<LockSettings>) => {
    if (settings === undefined) return;
    setSettings({ ...settings, ...change });
    const answer = await changeLockSettings({ host, store }, settings, change).catch(() => ({ isKept: false }));
    setKept(answer.isKept);
  };

  return (
    <SettingsSection title={t('lock.title')} lead={t('lock.lead')}>
      {settings && (
        <div className={styles.form}>
          <Fields>
            <SelectField
              label={t('lock.minutes')}
              value={String(settings.minutes)}
              onChange={(value) => void choose({ minutes: Number(value) })}
              options={offered.map((count) => ({ value: String(count), text: t('lock.minutesValue', { count }) }))}
            />
          </Fields>
          <p className={styles.note}>{t('lock.always')}</p>
          <CheckBox
            isChecked={settings.isProtected}
            onChange={(isProtected) => void choose({ isProtected })}
            help={t('lock.protectHelp')}
          >
            {t('lock.protect')}
          </CheckBox>
          {!isKept && <Banner tone="warn">{t('lock.notKept')}</Banner>}
        </div>
      )}
    </SettingsSection>
  );
}
