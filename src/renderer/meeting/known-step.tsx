import { Award, MessageCircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDate } from '../plan/date-entry.ts';
import { Block, Fix, Questions } from './block.tsx';
import styles from './meeting.module.css';
import type { StepProps } from './step-props.ts';
import { usePoints } from './use-points.ts';

/** What counts already. */
export function KnownStep({ plan, isPreparatory }: StepProps) {
  const { t } = useTranslation('meeting');
  const points = usePoints(isPreparatory);
  return (
    <>
      <p className={styles.sub}>{t(plan.recognised.length > 0 ? 'known.lead' : 'known.none')}</p>
      <div className={styles.cols}>
        {plan.recognised.length > 0 && (
          <Block icon={Award} title={t('step.known')}>
            <ul className={styles.lines}>
              {plan.recognised.map((unit) => {
                const name = unit.name || t('unnamed');
                return (
                  <li key={unit.path.join('.')}>
                    <div>
                      <strong>{name}</strong>
                      {unit.points !== undefined && `, ${points(unit.points)}`}
                      {unit.areas.length > 0 && <p className={styles.small}>{unit.areas.join(', ')}</p>}
                      {unit.process !== '' && <p className={styles.small}>{unit.process}</p>}
                      {unit.sentOn !== '' && (
                        <p className={styles.small}>{t('known.sentOn', { date: showDate(unit.sentOn) })}</p>
                      )}
                    </div>
                    <Fix path={unit.path} what={name} />
                  </li>
                );
              })}
            </ul>
          </Block>
        )}
        <Block icon={MessageCircleQuestionMark} title={t('thinkTogether')}>
          <Questions questions={[t('known.askWork'), t('known.askStudies')]} isHeaded />
        </Block>
      </div>
    </>
  );
}
