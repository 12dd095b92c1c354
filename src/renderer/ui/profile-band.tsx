import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/ipc-contract.ts';
import { Button } from 'react-aria-components';
import styles from './profile-band.module.css';

export interface ProfileBandProps {
  readonly profile: Profile;
  /** "Ota käyttöön": from practice towards real use. */
  readonly onTakeIntoUse?: () => void;
}

/** Says unmistakably that nothing here is real: plum for practice, olive for test, nothing in production. */
export function ProfileBand({ profile, onTakeIntoUse }: ProfileBandProps) {
  const { t } = useTranslation(['shell', 'common']);
  if (profile === 'tuotanto') return null;
  const name = t(`common:profile.${profile}`);
  return (
    <aside className={styles.band} data-profile={profile} aria-label={name}>
      <FlaskConical aria-hidden="true" />
      <strong>{name}</strong>
      <span>{t(profile === 'harjoittelu' ? 'practiceBand' : 'testBand')}</span>
      {onTakeIntoUse && (
        <Button className={styles.action} onPress={onTakeIntoUse}>
          {t('takeIntoUse')}
        </Button>
      )}
    </aside>
  );
}
