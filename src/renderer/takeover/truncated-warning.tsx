import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/banner.tsx';
import styles from './takeover.module.css';

/** Sub-areas of demonstrations that eHOKS may hold but does not give back (contract 13.1); nothing without places. */
export function TruncatedWarning({ places }: { readonly places: readonly string[] }) {
  const { t } = useTranslation('ero');
  if (places.length === 0) return null;
  return (
    <Banner tone="warn" title={t('truncated.title')}>
      {t('truncated.text', { count: places.length })}
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </Banner>
  );
}
