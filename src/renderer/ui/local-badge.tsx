import { Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './local-badge.module.css';

/** Beside the label of what never leaves this machine. */
export function LocalBadge() {
  const { t } = useTranslation('common');
  return (
    <span className={styles.badge}>
      <Monitor aria-hidden="true" />
      {t('notSent')}
    </span>
  );
}
