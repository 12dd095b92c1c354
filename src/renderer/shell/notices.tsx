import { useTranslation } from 'react-i18next';
import type { CurrentReference } from '../../shared/reference/reference-calls.ts';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Live } from '../use-live.ts';
import styles from './notices.module.css';
import type { Lock } from './use-lock.ts';

export interface NoticesProps {
  readonly fault: CallAnswer<'app.info'>['fault'];
  /** How many stored records did not open. */
  readonly damaged: number;
  /** Why the shipped code lists are used though there are newer ones on disk. */
  readonly reference: CurrentReference['fault'];
  readonly reading: Live<unknown>['problem'];
  readonly lock: Lock;
}

/** What concerns the whole app and stays until it is no longer so. */
export function Notices({ fault, damaged, reference, reading, lock }: NoticesProps) {
  const { t } = useTranslation(['shell', 'common', 'reference']);
  const isStuck = lock.state === 'lockFailed' || lock.state === 'closeFailed';
  if (fault === undefined && damaged === 0 && reference === null && reading === undefined && !isStuck) return null;
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
      {damaged > 0 && <Banner tone="warn">{t('damaged', { count: damaged })}</Banner>}
      {reference && <Banner tone="warn">{t(`reference:fault.${reference}`)}</Banner>}
      {fault && <Banner tone="warn">{t(`fault.${fault}`)}</Banner>}
    </div>
  );
}
