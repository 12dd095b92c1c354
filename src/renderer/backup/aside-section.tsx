import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AsideFolder } from '../../shared/backup/aside.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './backup.module.css';
import { sizeWords } from './backup-words.ts';
import { asideFolders, removeAside } from './remove-aside.ts';
import type { BackupHost } from './take-snapshot.ts';

interface AsideSectionProps {
  readonly host: BackupHost;
  readonly store: Pick<Store, 'record'>;
}

type Outcome = Awaited<ReturnType<typeof removeAside>>;

/** Sealed data that lie aside: when, how much, and their end, which a person confirms. Nothing is shown when there are none. */
export function AsideSection({ host, store }: AsideSectionProps) {
  const { t } = useTranslation(['aside', 'backup', 'common']);
  const { t: tOfBackup } = useTranslation(['backup']);
  const { kieli } = useKieli();
  const [folders, setFolders] = useState<readonly AsideFolder[] | 'unknown'>([]);
  const [asked, setAsked] = useState<AsideFolder>();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const opener = useRef<Element>(null);

  useEffect(() => {
    let isCurrent = true;
    void asideFolders(host).then((found) => isCurrent && setFolders(found ?? 'unknown'));
    return () => {
      isCurrent = false;
    };
  }, [host]);

  if (folders === 'unknown') return <Banner tone="warn">{t('notRead')}</Banner>;
  if (folders.length === 0 && outcome === undefined) return null;
  const remove = async ({ id }: AsideFolder) => {
    setBusy(true);
    setOutcome(await removeAside({ host, store }, id));
    setFolders((await asideFolders(host)) ?? 'unknown');
    setAsked(undefined);
    setBusy(false);
  };
  const cancel = () => {
    setAsked(undefined);
    // The keyboard goes on where it was.
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <section className={styles.aside}>
      <h3>{t('title')}</h3>
      <p className={styles.note}>{t('lead')}</p>
      {folders.length > 0 && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('title')}>
          <table className={styles.list}>
            <thead>
              <tr>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('size')}</th>
                <th scope="col">{t('action')}</th>
              </tr>
            </thead>
            <tbody>
              {folders.map((folder) => (
                <tr key={folder.id}>
                  <td>{showMoment(folder.madeAt, kieli)}</td>
                  <td>{sizeWords(tOfBackup, folder.bytes)}</td>
                  <td>
                    <Button
                      aria-label={t('removeOf', { time: showMoment(folder.madeAt, kieli) })}
                      isDisabled={isBusy}
                      onPress={({ target }) => {
                        opener.current = target;
                        setOutcome(undefined);
                        setAsked(folder);
                      }}
                    >
                      {t('remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <Banner tone="warn" title={t('sure')}>
          <p>{t('sureText', { time: showMoment(asked.madeAt, kieli) })}</p>
          <div className={styles.actions}>
            <Button variant="danger" icon={Trash2} isPending={isBusy} onPress={() => void remove(asked)}>
              {t('removeNow')}
            </Button>
            {/* The safe answer is the one that a hurried Enter gives. */}
            <Button autoFocus isDisabled={isBusy} onPress={cancel}>
              {t('common:cancel')}
            </Button>
          </div>
        </Banner>
      )}
      {outcome && <Banner tone={outcome === 'removed' ? 'ok' : 'error'}>{t(outcome)}</Banner>}
    </section>
  );
}
