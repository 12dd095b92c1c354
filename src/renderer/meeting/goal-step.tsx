import { Flag, GraduationCap, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDate } from '../plan/date-entry.ts';
import { Block, Questions } from './block.tsx';
import styles from './meeting.module.css';
import type { StepProps } from './step-props.ts';
import { usePoints } from './use-points.ts';

/** Where the student is going, how far they are, and how they are reached. */
export function GoalStep({ plan, qualification, wholePoints, isPreparatory, studyRightEnds }: StepProps) {
  const { t } = useTranslation('meeting');
  const points = usePoints(isPreparatory);
  const sum = (units: readonly { readonly points: number | undefined }[]) =>
    units.reduce((total, unit) => total + (unit.points ?? 0), 0);
  const facts = [
    ...(plan.recognised.length > 0 ? [[t('goal.known'), points(sum(plan.recognised))]] : []),
    [t('goal.toLearn'), points(sum(plan.units))],
    ...(wholePoints === undefined ? [] : [[t(isPreparatory ? 'goal.wholeWeeks' : 'goal.whole'), points(wholePoints)]]),
  ] as const;
  return (
    <>
      <p className={styles.sub}>
        {qualification !== undefined && `${t('goal.qualification', { name: qualification })} `}
        {studyRightEnds !== '' && t('goal.until', { date: showDate(studyRightEnds) })}
      </p>
      <div className={styles.cols}>
        <Block icon={Flag} title={t('goal.career')} path={['urasuunnitelma-koodi-uri']}>
          <p>{plan.goal === '' ? t('goal.careerOpen') : <strong>{plan.goal}</strong>}</p>
          <Questions questions={[t('goal.askWork')]} />
        </Block>
        <Block icon={GraduationCap} title={t('goal.studies')} path={['osaamisen-hankkimisen-tarve']}>
          {plan.need === false && <p>{t('goal.needNo')}</p>}
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Block>
        <Block icon={Mail} title={t('goal.contacts')} path={['sahkoposti']}>
          <dl className={styles.facts}>
            <div>
              <dt>{t('goal.email')}</dt>
              <dd>{plan.email || t('notKnown')}</dd>
            </div>
            <div>
              <dt>{t('goal.phone')}</dt>
              <dd>{plan.phone || t('notKnown')}</dd>
            </div>
          </dl>
          <Questions questions={[t('goal.askContacts')]} />
        </Block>
      </div>
    </>
  );
}
