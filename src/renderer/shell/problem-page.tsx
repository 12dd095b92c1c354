import { useTranslation } from 'react-i18next';
import type { StoreError } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useMarkReady } from './mark-ready.ts';
import { StartFrame, type StartPageProps } from './start-frame.tsx';

interface ProblemPageProps extends StartPageProps {
  readonly code: StoreError['code'] | 'unknown';
  readonly onRetry: () => void;
}

/** The database did not open: what happened and what now. Nothing has been removed or written over. */
export function ProblemPage({ code, onRetry, ...start }: ProblemPageProps) {
  const { t } = useTranslation(['shell', 'common']);
  useMarkReady();
  const known = code === 'newer-database' || code === 'disk' || code === 'timeout' ? code : 'unknown';
  return (
    <StartFrame {...start}>
      <Banner
        tone="error"
        title={t('storeProblem.title')}
        actions={<Button onPress={onRetry}>{t('common:tryAgain')}</Button>}
      >
        {t(`storeProblem.${known}`)}
      </Banner>
    </StartFrame>
  );
}
