import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { charactersMissing, strengthOf } from '../../shared/passphrase.ts';
import styles from './vault.module.css';

/** How strong a new passphrase is, in words; read aloud when it becomes good enough. */
export function Strength({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation(['vault', 'recovery']);
  if (passphrase === '') return t('rule');
  const strength = strengthOf(passphrase);
  if (strength === 'short') return t('charactersLeft', { count: charactersMissing(passphrase) });
  if (strength === 'easy') return <span role="status">{t('recovery:strength.easy')}</span>;
  return (
    <span className={styles.met} role="status">
      <Check aria-hidden="true" />
      {t('ruleMet')} {t(`recovery:strength.${strength}`)}
    </span>
  );
}
