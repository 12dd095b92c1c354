import { useTranslation } from 'react-i18next';
import { showDateRange } from '../plan/date-entry.ts';
import type { MeetingStep } from './meeting-steps.ts';
import { monthOf } from './school-year.ts';
import type { StepProps } from './step-props.ts';
import { nextDemonstration, whatNext } from './what-next.ts';

/** What the step comes to, in one line. */
export function MeetingTitle({ step, plan, today, isPreparatory }: StepProps & { readonly step: MeetingStep }) {
  const { t } = useTranslation('meeting');
  const title = (): string => {
    switch (step) {
      case 'goal':
      case 'support':
      case 'agree':
        return t(`${step}.title`);
      case 'known': {
        const points = plan.recognised.reduce((sum, unit) => sum + (unit.points ?? 0), 0);
        return points > 0 && !isPreparatory ? t('known.titlePoints', { count: points }) : t('known.title');
      }
      case 'learn': {
        const { period, isNow } = whatNext(plan, today);
        const month = period && monthOf(period.alku);
        if (period === undefined || month === undefined) return t('learn.title');
        if (isNow) return t(period.workplace ? 'learn.nowAtWork' : 'learn.nowAtSchool');
        return t(period.workplace ? 'learn.toWork' : 'learn.toSchool', { month: t(`inMonth.m${month}`) });
      }
      case 'show': {
        const next = nextDemonstration(plan, today);
        return next ? t('show.titleNext', { date: showDateRange(next.alku, next.loppu) }) : t('show.title');
      }
    }
  };
  return <h1 tabIndex={-1}>{title()}</h1>;
}
