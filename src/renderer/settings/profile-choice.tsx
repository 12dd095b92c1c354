import { CircleCheck, FlaskConical, type LucideIcon, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/ipc-contract.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import styles from './settings-page.module.css';

const profiles: readonly { readonly profile: Profile; readonly icon: LucideIcon }[] = [
  { profile: 'harjoittelu', icon: FlaskConical },
  { profile: 'testi', icon: FlaskConical },
  { profile: 'tuotanto', icon: ShieldCheck },
];

export interface ProfileChoiceProps {
  readonly current: Profile;
  readonly onChoose: (profile: Profile) => void;
}

/** Practice, test, production: each with its own data; choosing one starts the app again. */
export function ProfileChoice({ current, onChoose }: ProfileChoiceProps) {
  const { t } = useTranslation('settings');
  return (
    <ul className={styles.profiles}>
      {profiles.map(({ profile, icon: Icon }) => (
        <li key={profile} data-profile={profile}>
          <h3>
            <Icon aria-hidden="true" />
            {t(`profile.${profile}`)}
          </h3>
          <p>{t(`profile.${profile}Text`)}</p>
          {profile === current ? (
            <Chip tone="ok" icon={CircleCheck}>
              {t('profile.current')}
            </Chip>
          ) : (
            <Button aria-label={`${t('profile.use')}: ${t(`profile.${profile}`)}`} onPress={() => onChoose(profile)}>
              {t('profile.use')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
