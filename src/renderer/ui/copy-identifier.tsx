import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './copy-identifier.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface CopyIdentifierProps {
  /** What it is: "eHOKS ID". */
  readonly what: string;
  readonly text: string;
  /** Of `CopyOfPlan`. */
  readonly copy: (text: string) => Promise<void>;
}

/** Puts an identifier of a plan on the clipboard, and into the log of use. Rejects when either refuses. */
export type CopyOfPlan = (text: string, planId: string) => Promise<void>;

/** An identifier that can be selected, and a button that copies it. */
export function CopyIdentifier({ what, text, copy }: CopyIdentifierProps) {
  const { t } = useTranslation('common');
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const press = () => {
    copy(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <span className={styles.identifier}>
      <span className={styles.text}>{text}</span>
      <IconButton label={t('copy', { what, text })} icon={outcome === 'copied' ? Check : Copy} onPress={press} />
      {outcome === 'failed' && <span className={styles.failed}>{t('copyFailed')}</span>}
      <VisuallyHidden isLive>{outcome === 'copied' ? t('copied', { what }) : ''}</VisuallyHidden>
    </span>
  );
}
