import { Diamond } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDateRange } from '../plan/date-entry.ts';
import { Block, Questions } from './block.tsx';
import { DemonstrationText } from './demonstration-text.tsx';
import { byStart } from './meeting-plan.ts';
import styles from './meeting.module.css';
import type { StepProps } from './step-props.ts';

/** The demonstrations: those to come first, then those that have been. */
export function ShowStep({ plan, today }: StepProps) {
  const { t } = useTranslation('meeting');
  const all = plan.units.flatMap(({ demonstrations }) => demonstrations).toSorted(byStart);
  const isPast = ({ loppu }: { readonly loppu: string }) => loppu !== '' && loppu < today;
  const inOrder = [...all.filter((one) => !isPast(one)), ...all.filter(isPast).toReversed()];
  return (
    <>
      {all.length === 0 && <p className={styles.sub}>{t('show.none')}</p>}
      <div className={styles.cols}>
        {inOrder.map((demonstration) => (
          <Block
            key={demonstration.path.join('.')}
            icon={Diamond}
            title={t('show.heading', {
              dates: showDateRange(demonstration.alku, demonstration.loppu) || t('notKnown').toLowerCase(),
            })}
            path={[...demonstration.path, 'alku']}
          >
            <DemonstrationText demonstration={demonstration} />
          </Block>
        ))}
      </div>
      <Questions questions={[t('show.askReady'), t('show.askHelp')]} />
    </>
  );
}
