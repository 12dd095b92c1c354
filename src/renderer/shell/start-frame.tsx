import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { Brand } from '../ui/brand.tsx';
import { ProfileBand } from '../ui/profile-band.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './start-frame.module.css';

export interface StartPageProps {
  readonly version: string;
  readonly profile: Profile;
  readonly kieli: Kieli;
  readonly onKieli: (kieli: Kieli) => Promise<void>;
}

/** What surrounds everything that comes before the work: the name, the language, the version. No student's data. */
export function StartFrame({
  version,
  profile,
  kieli,
  onKieli,
  children,
}: StartPageProps & { readonly children: ReactNode }) {
  const { t } = useTranslation(['shell', 'common', 'settings']);
  return (
    <div className={styles.start}>
      <ProfileBand profile={profile} />
      <header className={styles.top}>
        <Brand />
        <Segmented
          label={t('language')}
          isLabelHidden
          choices={[
            { choice: 'fi', text: t('settings:language.fi'), lang: 'fi' },
            { choice: 'sv', text: t('settings:language.sv'), lang: 'sv' },
          ]}
          value={kieli}
          onChange={(chosen) => void onKieli(chosen)}
        />
      </header>
      <main className={styles.main}>{children}</main>
      <footer className={styles.foot}>
        <span>
          {t('settings:about.version')} {version}
        </span>
        <span>{t(`common:profile.${profile}`)}</span>
      </footer>
    </div>
  );
}
