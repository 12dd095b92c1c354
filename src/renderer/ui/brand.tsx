import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** Mark and name of the app. */
export function Brand() {
  const { t } = useTranslation('common');
  return (
    <span className={styles.brand}>
      <svg className={styles.mark} viewBox="0 0 20 20" aria-hidden="true">
        <path d="M1 3h9v3H1zM5 8.5h11v3H5zM10 14h9v3h-9z" />
      </svg>
      {t('appName')}
    </span>
  );
}
