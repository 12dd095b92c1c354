import { FolderOpen, HardDriveDownload } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import type { BackupControl } from './backup-control.ts';
import styles from './backup.module.css';
import { contentWords, sizeWords } from './backup-words.ts';

interface BackupSectionProps {
  readonly backup: BackupControl;
  readonly store: Pick<Store, 'record'>;
}

/** Where backups are kept, what there is, and one more on demand. They are made by themselves. */
export function BackupSection({ backup, store }: BackupSectionProps) {
  const { t } = useTranslation(['backup']);
  const { kieli } = useKieli();
  const { state, isTaking, problem } = useSyncExternalStore(backup.subscribe, backup.status);
  if (state === undefined) return null;
  const move = async (work: () => Promise<void>) => {
    const before = backup.status().state?.folder;
    await work();
    if (backup.status().state?.folder === before) return;
    await store.record({ action: 'settings-changed', fields: ['backup.folder'] });
  };
  return (
    <div className={styles.section}>
      <FactList facts={[[t('place'), state.folder ?? t('ownPlace')]]} />
      {state.folder === null && <p className={styles.note}>{t('ownPlaceRisk')}</p>}
      <div className={styles.actions}>
        <Button icon={HardDriveDownload} isPending={isTaking} onPress={() => void backup.takeNow()}>
          {t(isTaking ? 'taking' : 'take')}
        </Button>
        <Button icon={FolderOpen} onPress={() => void move(backup.chooseFolder)}>
          {t('chooseFolder')}
        </Button>
        {state.folder !== null && <TextButton onPress={() => void move(backup.useOwnFolder)}>{t('useOwn')}</TextButton>}
      </div>
      {problem ? (
        <Banner tone="error" title={t('notTaken')}>
          {t(`problem.${problem.code}`, { needMb: problem.needMb, freeMb: problem.freeMb })}
        </Banner>
      ) : (
        state.fault && <Banner tone="warn">{t(`problem.${state.fault}`)}</Banner>
      )}
      {state.snapshots.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('list')}>
          <table className={styles.list}>
            <thead>
              <tr>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('why')}</th>
                <th scope="col">{t('content')}</th>
                <th scope="col">{t('size')}</th>
              </tr>
            </thead>
            <tbody>
              {state.snapshots.map(({ id, madeAt, why, counts, bytes }) => {
                const { students, plans } = contentWords(t, counts);
                return (
                  <tr key={id}>
                    <td>{showMoment(madeAt, kieli)}</td>
                    <td>{t(`reason.${why}`)}</td>
                    <td>
                      {students}, {plans}
                    </td>
                    <td>{sizeWords(t, bytes)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
