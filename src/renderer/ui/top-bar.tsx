import { Keyboard, LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { Button, TextButton } from './button.tsx';
import styles from './top-bar.module.css';

export type MainPage = 'students' | 'deliveries' | 'settings';

const mainPages: readonly MainPage[] = ['students', 'deliveries', 'settings'];

export interface TopBarProps {
  /** Undefined inside a plan: the list it belongs to is one step up. */
  readonly current: MainPage;
  readonly onGo: (page: MainPage) => void;
  /** Approved plans that have not reached eHOKS yet. */
  readonly notDelivered: number;
  readonly organisation: string | undefined;
  readonly onOtherLanguage: () => void;
  readonly onShowKeys: () => void;
  /** Absent in practice mode, which has nothing to lock. */
  readonly onLock?: () => void;
}

/** Name, main menu, and what concerns the person: institution, language, lock. */
export function TopBar({
  current,
  onGo,
  notDelivered,
  organisation,
  onOtherLanguage,
  onShowKeys,
  onLock,
}: TopBarProps) {
  const { t, i18n } = useTranslation(['shell', 'keys']);
  return (
    <header className={styles.bar}>
      <Brand />
      <nav aria-label={t('mainMenu')}>
        <ul>
          {mainPages.map((page) => (
            <li key={page}>
              <button
                type="button"
                className={styles.item}
                aria-current={page === current ? 'page' : undefined}
                onClick={() => onGo(page)}
              >
                {t(page)}
                {page === 'deliveries' && notDelivered > 0 && (
                  <span className={styles.count} title={t('notDelivered', { count: notDelivered })}>
                    {notDelivered}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.end}>
        {organisation !== undefined && <span className={styles.organisation}>{organisation}</span>}
        <span lang={i18n.language === 'sv' ? 'fi' : 'sv'}>
          <TextButton onPress={onOtherLanguage}>{t('otherLanguage')}</TextButton>
        </span>
        <Button variant="quiet" icon={Keyboard} keys="?" onPress={onShowKeys}>
          {t('keys:open')}
        </Button>
        {onLock && (
          <Button variant="quiet" icon={LockKeyhole} keys="Ctrl L" onPress={onLock}>
            {t('lock')}
          </Button>
        )}
      </div>
    </header>
  );
}
