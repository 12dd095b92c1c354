import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDateRange } from '../plan/date-entry.ts';
import { Block, Questions } from './block.tsx';
import styles from './meeting.module.css';
import type { StepProps } from './step-props.ts';

/** What has been agreed to help. */
export function SupportStep({ plan }: StepProps) {
  const { t } = useTranslation('meeting');
  return (
    <>
      <p className={styles.sub}>
        {plan.support.length === 0 && `${t('support.none')} `}
        {t('support.lead')}
      </p>
      <div className={styles.cols}>
        {plan.support.map(({ path, name, text, alku, loppu }) => (
          <Block key={path.join('.')} icon={HeartHandshake} title={name || t('support.unnamed')} path={path}>
            {(alku !== '' || loppu !== '') && <p>{showDateRange(alku, loppu)}</p>}
            {text !== '' && <p>{text}</p>}
          </Block>
        ))}
      </div>
      <Questions questions={[t('support.askGoes'), t('support.askHelp')]} />
    </>
  );
}
