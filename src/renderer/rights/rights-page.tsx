import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { helsinkiDate } from '../plan/date-entry.ts';
import { SettingsSection } from '../settings/settings-section.tsx';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useLive } from '../use-live.ts';
import { DeviceSection } from './device-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import styles from './rights-page.module.css';
import { StudentSection } from './student-section.tsx';
import { useSavingReports } from './use-saving-reports.tsx';

export interface RightsPageProps {
  readonly host: Host;
  readonly store: Store;
  readonly info: CallAnswer<'app.info'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onBack: () => void;
}

/** What may be kept, what a student may have, what others may be given, and what a lost machine held (R21, R33-R38). */
export function RightsPage({ host, store, info, now, onBack }: RightsPageProps) {
  const { t } = useTranslation('rights');
  const settings = useLive(store.settings).value;
  const students = useLive(store.students).value;
  const plans = useLive(store.plans).value;
  const { saving, shown } = useSavingReports(host, store);
  const isRead = settings !== undefined && students !== undefined && plans !== undefined;
  useMarkReady(isRead);
  return (
    <>
      <PageHead
        title={t('title')}
        end={
          <Button variant="quiet" onPress={onBack}>
            {t('back')}
          </Button>
        }
      />
      {shown}
      {isRead && (
        <div className={styles.sections}>
          <SettingsSection title={t('retention.title')} lead={t('retention.lead')}>
            <RetentionSection store={store} saved={settings.retention?.purgeMonths} today={helsinkiDate(now())} />
          </SettingsSection>
          <SettingsSection title={t('student.title')} lead={t('student.lead')}>
            <StudentSection
              store={store}
              settings={settings}
              students={students}
              plans={plans}
              saving={saving}
              now={now}
            />
          </SettingsSection>
          <SettingsSection title={t('device.title')} lead={t('device.lead')}>
            <DeviceSection host={host} store={store} info={info} saving={saving} now={now} />
          </SettingsSection>
        </div>
      )}
    </>
  );
}
