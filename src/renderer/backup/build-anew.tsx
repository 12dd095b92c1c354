import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './backup.module.css';
import type { BackupHost } from './take-snapshot.ts';

/** For a database that does not open: it is put aside, and after the next unlock a backup is offered in its place. */
export function BuildAnew({ host }: { readonly host: BackupHost }) {
  const { t } = useTranslation(['backup']);
  const [hasBackup, setHasBackup] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    host.call('backup.state', null).then(
      ({ snapshots }) => setHasBackup(snapshots.some(({ why }) => why !== 'damaged')),
      () => setHasBackup(false),
    );
  }, [host]);
  if (!hasBackup) return null;
  const setAside = async () => {
    const done = await host.call('database.setAside', null);
    setFailed(!done.ok);
  };
  return (
    <div className={styles.anew}>
      <p>{t('rebuild.fromProblemText')}</p>
      <Button onPress={() => void setAside().catch(() => setFailed(true))}>{t('rebuild.fromProblem')}</Button>
      {hasFailed && <Banner tone="error">{t('rebuild.failed')}</Banner>}
    </div>
  );
}
