import { X } from 'lucide-react';
import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../shared/reference/reference-calls.ts';
import { Button } from '../ui/button.tsx';
import styles from './reference-section.module.css';

/** How far the refresh has come, and the way out of it. */
export function RefreshProgress(props: { readonly progress: Progress | null; readonly onCancel: () => void }) {
  const { t } = useTranslation('reference');
  const { done, total, service } = props.progress ?? { done: 0, total: 1, service: 'koodisto' };
  return (
    <div className={styles.running}>
      <ProgressBar
        className={styles.progress}
        value={done}
        maxValue={total}
        valueLabel={t('progress', { done, total })}
      >
        {({ percentage = 0, valueText }) => (
          <>
            <Label>{t(`fetching.${service}`)}</Label>
            <span>{valueText}</span>
            <div className={styles.track}>
              <div style={{ inlineSize: `${percentage}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Button icon={X} onPress={props.onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
