import { useTranslation } from 'react-i18next';
import type { CurrentReference } from '../../shared/reference/reference-calls.ts';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import { BackupNotice, DamagedNotice, ReadOnlyNotice } from '../backup/backup-notices.tsx';
import type { BackupControl } from '../backup/backup-control.ts';
import type { WriteGuard } from '../db/write-guard.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Live } from '../use-live.ts';
import styles from './notices.module.css';
import type { Lock } from './use-lock.ts';

export interface NoticesProps {
  readonly host: Host;
  readonly backup: BackupControl | undefined;
  readonly writing: Pick<WriteGuard, 'status' | 'subscribe' | 'retry'>;
  readonly fault: CallAnswer<'app.info'>['fault'];
  /** How many stored records did not open. */
  readonly damaged: number;
  /** Why the shipped code lists are used though there are newer ones on disk. */
  readonly reference: CurrentReference['fault'];
  readonly reading: Live<unknown>['problem'];
  readonly lock: Lock;
}

/** What concerns the whole app and stays until it is no longer so. */
export function Notices({ host, backup, writing, fault, damaged, reference, reading, lock }: NoticesProps) {
  const { t } = useTranslation(['shell', 'common', 'reference']);
  return (
    <div className={styles.notices}>
      {lock.state === 'closeFailed' && <Banner tone="error">{t('closeFailed')}</Banner>}
      {lock.state === 'lockFailed' && (
        <Banner
          tone="error"
          actions={
            <>
              <Button onPress={() => void lock.ask()}>{t('common:tryAgain')}</Button>
              <Button variant="danger" onPress={() => void lock.anyway()}>
                {t('lockAnyway')}
              </Button>
            </>
          }
        >
          {t('lockFailed')}
        </Banner>
      )}
      {reading && <Banner tone="error">{t(`readProblem.${reading}`)}</Banner>}
      <ReadOnlyNotice host={host} writing={writing} />
      <DamagedNotice backup={backup} damaged={damaged} />
      {backup && <BackupNotice backup={backup} />}
      {reference && <Banner tone="warn">{t(`reference:fault.${reference}`)}</Banner>}
      {fault && <Banner tone="warn">{t(`fault.${fault}`)}</Banner>}
    </div>
  );
}
