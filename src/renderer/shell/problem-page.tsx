import { useTranslation } from 'react-i18next';
import type { StoreError } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useMarkReady } from './mark-ready.ts';
import { BuildAnew } from '../backup/build-anew.tsx';
import type { TooLittleSpace } from '../backup/need-space.ts';
import type { Host } from '../host.ts';
import { StartFrame, type StartPageProps } from './start-frame.tsx';

interface ProblemPageProps extends StartPageProps {
  readonly host: Host;
  readonly code: StoreError['code'] | 'unknown';
  /** Set when there is too little room to bring the database to this version. */
  readonly space: TooLittleSpace | undefined;
  readonly onRetry: () => void;
}

/** The database did not open: what happened and what now. Nothing has been removed or written over. */
export function ProblemPage({ host, code, space, onRetry, ...start }: ProblemPageProps) {
  const { t } = useTranslation(['shell', 'common', 'backup']);
  useMarkReady();
  const known = code === 'newer-database' || code === 'disk' || code === 'timeout' ? code : 'unknown';
  return (
    <StartFrame {...start}>
      <Banner
        tone="error"
        title={t(space === undefined ? 'storeProblem.title' : 'backup:space.title')}
        actions={<Button onPress={onRetry}>{t('common:tryAgain')}</Button>}
      >
        {space === undefined
          ? t(`storeProblem.${known}`)
          : t('backup:space.text', { needMb: space.needMb, freeMb: space.freeMb })}
      </Banner>
      {space === undefined && known !== 'newer-database' && start.profile !== 'harjoittelu' && (
        <BuildAnew host={host} />
      )}
    </StartFrame>
  );
}
