import { useTranslation } from 'react-i18next';
import type { CallAnswer, Profile } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { BackupControl } from '../backup/backup-control.ts';
import { AsideSection } from '../backup/aside-section.tsx';
import { BackupSection } from '../backup/backup-section.tsx';
import type { Store } from '../db/store.ts';
import { HandoverSection } from '../handover/handover-section.tsx';
import type { Host } from '../host.ts';
import type { ReferenceControl } from '../reference/reference-control.ts';
import { ReferenceSection } from '../reference/reference-section.tsx';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TemplateList } from '../templates/template-list.tsx';
import { useLive } from '../use-live.ts';
import { AboutSection } from './about-section.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { CounselorForm } from './counselor-form.tsx';
import { LockSection } from './lock-section.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { ProfileChoice } from './profile-choice.tsx';
import { SettingsSection } from './settings-section.tsx';
import { VaultSection } from './vault-section.tsx';
import styles from './settings-page.module.css';

export interface SettingsPageProps {
  readonly host: Host;
  readonly store: Store;
  readonly reference: ReferenceControl;
  readonly backup: BackupControl | undefined;
  readonly info: CallAnswer<'app.info'>;
  readonly kieli: Kieli;
  readonly onKieli: (kieli: Kieli) => Promise<void>;
  readonly onProfile: (profile: Profile) => void;
  /** The connection was changed: deliveries that waited for it may go. */
  readonly onConnected: () => Promise<void>;
  readonly onShowRegister: () => void;
  readonly onShowLog: () => void;
  readonly onShowRights: () => void;
}

/** Connection, institution, language, practice or real use, versions. Every section is saved by itself. */
export function SettingsPage(props: SettingsPageProps) {
  const { host, store, reference, backup, info, kieli, onKieli, onProfile, onConnected } = props;
  const { onShowRegister, onShowLog, onShowRights } = props;
  const { t } = useTranslation([
    'settings',
    'reference',
    'register',
    'templates',
    'meeting',
    'backup',
    'handover',
    'audit',
    'recovery',
    'rights',
  ]);
  const settings = useLive(store.settings).value;
  useMarkReady(settings !== undefined);
  return (
    <>
      <PageHead title={t('title')} />
      {settings && (
        <div className={styles.sections}>
          <SettingsSection title={t('profile.title')} lead={t('profile.lead')}>
            <ProfileChoice current={info.profile} onChoose={onProfile} />
          </SettingsSection>
          {info.profile === 'harjoittelu' ? (
            <SettingsSection title={t('connection.title')}>{t('connection.practice')}</SettingsSection>
          ) : (
            <SettingsSection title={t('connection.title')} lead={t('connection.lead')}>
              <ConnectionForm host={host} store={store} saved={settings} onConnected={onConnected} />
            </SettingsSection>
          )}
          <SettingsSection title={t('organisation.title')} lead={t('organisation.lead')}>
            <OrganisationForm store={store} saved={settings} />
          </SettingsSection>
          <SettingsSection title={t('meeting:settings.title')} lead={t('meeting:settings.lead')}>
            <CounselorForm store={store} saved={settings} />
          </SettingsSection>
          <SettingsSection title={t('recovery:settings.title')} lead={t('recovery:settings.lead')}>
            {info.profile === 'harjoittelu' ? (
              t('recovery:settings.practice')
            ) : (
              <VaultSection host={host} store={store} />
            )}
          </SettingsSection>
          <LockSection host={host} store={store} />
          <SettingsSection title={t('backup:title')} lead={t('backup:lead')}>
            {backup ? <BackupSection backup={backup} store={store} /> : t('backup:practice')}
            <AsideSection host={host} store={store} />
          </SettingsSection>
          <SettingsSection title={t('handover:title')} lead={t('handover:lead')}>
            <HandoverSection host={host} store={store} />
          </SettingsSection>
          <SettingsSection title={t('reference:title')} lead={t('reference:lead')}>
            <ReferenceSection control={reference} store={store} settings={settings} profile={info.profile} />
          </SettingsSection>
          <SettingsSection title={t('register:settings.title')} lead={t('register:settings.lead')}>
            <Button onPress={onShowRegister}>{t('register:settings.open')}</Button>
          </SettingsSection>
          <SettingsSection title={t('audit:settings.title')} lead={t('audit:settings.lead')}>
            <Button onPress={onShowLog}>{t('audit:settings.open')}</Button>
          </SettingsSection>
          <SettingsSection title={t('rights:title')} lead={t('rights:settingsLead')}>
            <Button onPress={onShowRights}>{t('rights:open')}</Button>
          </SettingsSection>
          <SettingsSection title={t('templates:list.title')} lead={t('templates:list.lead')}>
            <TemplateList store={store} now={Date.now} />
          </SettingsSection>
          <SettingsSection title={t('language.title')}>
            <Segmented
              label={t('language.title')}
              isLabelHidden
              choices={[
                { choice: 'fi', text: t('language.fi'), lang: 'fi' },
                { choice: 'sv', text: t('language.sv'), lang: 'sv' },
              ]}
              value={kieli}
              onChange={(chosen) => void onKieli(chosen)}
            />
          </SettingsSection>
          <SettingsSection title={t('about.title')}>
            <AboutSection info={info} />
          </SettingsSection>
        </div>
      )}
    </>
  );
}
