import { BriefcaseBusiness, CalendarDays, Diamond, School } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDate, showDateRange } from '../plan/date-entry.ts';
import { Block, Dashes, Fix, Questions } from './block.tsx';
import { DemonstrationText } from './demonstration-text.tsx';
import type { LearnedUnit, LearningPeriod } from './meeting-plan.ts';
import styles from './meeting.module.css';
import { schoolYear } from './school-year.ts';
import type { StepProps } from './step-props.ts';
import { usePoints } from './use-points.ts';
import { weeksOf, whatNext, whenOf, whens } from './what-next.ts';
import { YearLine } from './year-line.tsx';

/** Where the student is when: the year as a line, what comes next, and everything there is to learn. */
export function LearnStep({ plan, isPreparatory, studyRightEnds, today }: StepProps) {
  const { t } = useTranslation('meeting');
  const year = schoolYear(plan, today);
  const { period, demonstration } = whatNext(plan, today);
  const units = whens
    .map((when) => ({ when, units: plan.units.filter((unit) => whenOf(unit, today) === when) }))
    .filter((group) => group.units.length > 0);
  return (
    <>
      <p className={styles.sub}>
        {year ? `${t('learn.schoolYear', { year: year.year, next: year.year + 1 })} ` : `${t('learn.nothing')} `}
        {studyRightEnds !== '' && t('goal.until', { date: showDate(studyRightEnds) })}
      </p>
      {year && <YearLine year={year} />}
      <div className={styles.cols}>
        {period && <NextPeriod period={period} isPreparatory={isPreparatory} />}
        <div>
          {demonstration && (
            <Block
              icon={Diamond}
              title={t('show.heading', { dates: showDateRange(demonstration.alku, demonstration.loppu) })}
              path={[...demonstration.path, 'alku']}
            >
              <DemonstrationText demonstration={demonstration} />
            </Block>
          )}
          <Questions questions={[t('learn.askPlace'), t('learn.askWish')]} />
        </div>
      </div>
      {units.length > 0 && (
        <Block icon={CalendarDays} title={t('learn.all')}>
          {units.map(({ when, units: ofTime }) => (
            <div key={when}>
              <h3>{t(`learn.when.${when}`)}</h3>
              <ul className={styles.lines}>
                {ofTime.map((unit) => (
                  <UnitLine key={unit.path.join('.')} unit={unit} isPreparatory={isPreparatory} />
                ))}
              </ul>
            </div>
          ))}
        </Block>
      )}
    </>
  );
}

function NextPeriod({ period, isPreparatory }: { readonly period: LearningPeriod; readonly isPreparatory: boolean }) {
  const { t } = useTranslation('meeting');
  const points = usePoints(isPreparatory);
  const { workplace } = period;
  const place = workplace ? workplace.name || t('learn.atWork') : t('learn.atSchool');
  const weeks = weeksOf(period);
  return (
    <Block
      icon={workplace ? BriefcaseBusiness : School}
      title={`${place}, ${showDateRange(period.alku, period.loppu)}`}
      path={[...period.path, 'alku']}
    >
      <p>
        {t('learn.learnsThis')}: <strong>{period.what || t('unnamed')}</strong>
        {period.points !== undefined && `, ${points(period.points)}`}.
      </p>
      <p>
        {workplace?.isApprenticeship && `${t('learn.isApprenticeship')} `}
        {weeks !== undefined && `${t('learn.lasts', { weeks: t('weeks', { count: weeks }) })} `}
        {workplace?.partTime === 100 && t('learn.fullTime')}
        {workplace?.partTime !== undefined &&
          workplace.partTime !== 100 &&
          t('learn.partTime', { percent: workplace.partTime })}
      </p>
      {workplace && workplace.instructor !== '' && (
        <p>
          {t('learn.instructor')} <strong>{workplace.instructor}</strong>.
        </p>
      )}
      {workplace && workplace.tasks.length > 0 && (
        <>
          <h3>{t('learn.tasks')}</h3>
          <Dashes lines={workplace.tasks} />
        </>
      )}
    </Block>
  );
}

function UnitLine({ unit, isPreparatory }: { readonly unit: LearnedUnit; readonly isPreparatory: boolean }) {
  const { t } = useTranslation('meeting');
  const points = usePoints(isPreparatory);
  const name = unit.name || t('unnamed');
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {unit.points !== undefined && `, ${points(unit.points)}`}
        {unit.areas.length > 0 && <p className={styles.small}>{unit.areas.join(', ')}</p>}
        {unit.periods.map((period) => (
          <p key={period.path.join('.')} className={styles.small}>
            {period.workplace ? period.workplace.name || t('learn.atWork') : t('learn.atSchool')}{' '}
            {showDateRange(period.alku, period.loppu)}
          </p>
        ))}
      </div>
      <Fix path={unit.path} what={name} />
    </li>
  );
}
