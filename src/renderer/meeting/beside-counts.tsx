import { useTranslation } from 'react-i18next';
import type { Plan } from '../db/records.ts';
import { LocalBadge } from '../ui/local-badge.tsx';
import styles from './recorded-beside.module.css';

/** How much has been recorded beside the plan: it stays on this machine whatever is sent. */
export function BesideCounts({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('meeting');
  const meetings = plan.keskustelut?.filter(({ otherRecordOf }) => otherRecordOf === undefined).length ?? 0;
  const answers = plan.suostumukset?.reduce((sum, { history }) => sum + history.length, 0) ?? 0;
  const counts = [
    ...(meetings > 0 ? [t('record.countMeetings', { count: meetings })] : []),
    ...(answers > 0 ? [t('record.countConsents', { count: answers })] : []),
  ];
  if (counts.length === 0) return null;
  return (
    <section className={styles.beside}>
      <h3>
        {t('record.beside')} <LocalBadge />
      </h3>
      <p>{counts.join(', ')}</p>
    </section>
  );
}
