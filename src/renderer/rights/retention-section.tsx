import { type SyntheticEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestPurgeMonths, purgeMonths } from '../../shared/retention/purge-policy.ts';
import { hasEnded } from '../../shared/retention/study-right-end.ts';
import type { Store } from '../db/store.ts';
import { showDate } from '../plan/date-entry.ts';
import { readFates } from '../retention/run-retention.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields } from '../ui/field.tsx';
import { useLive } from '../use-live.ts';
import styles from './rights-page.module.css';

interface RetentionSectionProps {
  readonly store: Store;
  /** Undefined for the usual time. */
  readonly saved: number | undefined;
  /** YYYY-MM-DD in Finland. */
  readonly today: string;
}

/** How long plans stay here, and what goes when. */
export function RetentionSection({ store, saved, today }: RetentionSectionProps) {
  const { t } = useTranslation('rights');
  const fates = useLive(useCallback(() => readFates(store, today), [store, today])).value;
  const [months, setMonths] = useState(String(purgeMonths(saved)));
  const [outcome, setOutcome] = useState<'saved' | 'notSaved' | 'wrong'>();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = Number(months);
    if (!/^\d{1,2}$/.test(months.trim()) || wanted < 1 || wanted > longestPurgeMonths) return setOutcome('wrong');
    try {
      await store.saveSettings({ ...(await store.settings()), retention: { purgeMonths: wanted } });
      setOutcome('saved');
    } catch {
      setOutcome('notSaved');
    }
  };
  const ended = fates?.flatMap(({ plan, student, end, fate }) => {
    return end === undefined || fate.kind === 'in-use' ? [] : [{ plan, student, end, fate }];
  });
  return (
    <div className={styles.stack}>
      <form className={styles.stack} onSubmit={(event) => void submit(event)} noValidate>
        <Fields>
          <Field
            label={t('retention.months')}
            help={t('retention.monthsHelp')}
            span={6}
            inputMode="numeric"
            value={months}
            onChange={setMonths}
            problem={outcome === 'wrong' ? t('retention.monthsWrong') : undefined}
          />
        </Fields>
        {outcome === 'saved' && <Banner tone="ok">{t('retention.saved')}</Banner>}
        {outcome === 'notSaved' && <Banner tone="error">{t('notSaved')}</Banner>}
        <div>
          <Button type="submit">{t('retention.save')}</Button>
        </div>
      </form>
      <h3>{t('retention.list')}</h3>
      {ended?.length === 0 && <p className={styles.quiet}>{t('retention.none')}</p>}
      {ended !== undefined && ended.length > 0 && (
        <ul className={styles.lines} aria-label={t('retention.list')}>
          {ended.map(({ plan, student, end, fate }) => (
            <li key={plan?.id ?? student.id} data-fate={fate.kind}>
              <strong>{student.nimi}</strong>
              <span>
                {t(hasEnded(end, today) ? 'retention.ended' : 'retention.ends', {
                  date: showDate(end.day),
                  reason: t(`retention.reason.${end.reason ?? 'unknown'}`),
                })}
              </span>
              <span>{t(`retention.fate.${fate.kind}`, { date: showDate(fate.from) })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
