import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupError } from '../../shared/backup/backup-calls.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './backup.module.css';
import type { BackupHost } from './take-snapshot.ts';

/** For a database that does not open: it is put aside, and after the next unlock a backup is offered in its place. */
export function BuildAnew({ host }: { readonly host: BackupHost }) {
  const { t } = useTranslation(['backup', 'space']);
  const [hasBackup, setHasBackup] = useState(false);
  const [refusal, setRefusal] = useState<Pick<BackupError, 'code' | 'needMb' | 'freeMb'>>();
  useEffect(() => {
    host.call('backup.state', null).then(
      ({ snapshots }) => setHasBackup(snapshots.some(({ why }) => why !== 'damaged')),
      () => setHasBackup(false),
    );
  }, [host]);
  if (!hasBackup) return null;
  const setAside = async () => {
    const done = await host.call('database.setAside', null);
    setRefusal(done.ok ? undefined : done.error);
  };
  return (
    <div className={styles.anew}>
      <p>{t('rebuild.fromProblemText')}</p>
      <Button onPress={() => void setAside().catch(() => setRefusal({ code: 'failed' }))}>
        {t('rebuild.fromProblem')}
      </Button>
      {refusal && (
        <Banner tone="error">
          {refusal.code === 'no-space'
            ? t('space:tooLittle', { needMb: refusal.needMb ?? 0, freeMb: refusal.freeMb ?? 0 })
            : t('rebuild.failed')}
        </Banner>
      )}
    </div>
  );
}
