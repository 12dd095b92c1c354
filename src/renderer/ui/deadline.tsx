import { Clock, ClockAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineAt } from '../../shared/delivery/deadline.ts';
import { nearMoment } from '../../shared/delivery/deadline-text.ts';
import { useKieli } from '../kieli/i18n.ts';
import styles from './deadline.module.css';

export interface DeadlineMarkProps {
  /** From `dueAt` or `waitingOf`, epoch milliseconds. */
  readonly at: number;
  /** Epoch milliseconds. The mark keeps its own time, so that a long list need not be drawn anew for its minutes. */
  readonly now: () => number;
  /** labelled: names what the time is, where no column heading does. short: in a narrow window the distance is enough. */
  readonly form?: 'plain' | 'labelled' | 'short';
}

/** When an approved plan has to be in eHOKS: `tänään 13.25  3 h 43 min`, or `18 h 5 min yli`. Icon and words, colour third. */
export function DeadlineMark({ at, now, form = 'plain' }: DeadlineMarkProps) {
  const { t } = useTranslation('common');
  const { kieli } = useKieli();
  const moment = useMinutes(now);
  const { urgency, distance } = deadlineAt(at, moment);
  const isLate = urgency === 'late';
  const Icon = isLate ? ClockAlert : Clock;
  const when = nearMoment(at, moment, kieli);
  const time =
    distance.days > 0
      ? t('deadline.days', { count: distance.days })
      : distance.hours > 0
        ? t('deadline.hours', distance)
        : t('deadline.minutes', distance);
  return (
    <span className={styles.deadline} data-urgency={urgency} title={form === 'short' ? when : undefined}>
      <Icon aria-hidden="true" />
      <span className={form === 'short' ? styles.when : undefined}>
        {form === 'labelled' ? t('deadline.label', { when }) : when}
      </span>
      <span className={styles.distance}>{isLate ? t('deadline.late', { time }) : time}</span>
    </span>
  );
}

/** Stays on a delivery that reached eHOKS after its 24 hours: late is reported, not forgotten. */
export function DeliveredLate() {
  const { t } = useTranslation('common');
  return (
    <span className={styles.deadline} data-urgency="soon">
      <ClockAlert aria-hidden="true" />
      {t('deadline.deliveredLate')}
    </span>
  );
}

/** The present moment in epoch milliseconds, renewed often enough for the minutes that are shown. */
export function useMinutes(now: () => number): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = window.setInterval(() => setMoment(now()), 20_000);
    return () => window.clearInterval(timer);
  }, [now]);
  return moment;
}
