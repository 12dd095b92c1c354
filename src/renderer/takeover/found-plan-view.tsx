import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanOrigin } from '../db/records.ts';
import { showDate } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { askedOrigins, type FoundPlan } from './found-plan.ts';
import styles from './takeover.module.css';
import { TruncatedWarning } from './truncated-warning.tsx';

interface FoundPlanViewProps {
  readonly found: FoundPlan;
  readonly onTake: (origin: PlanOrigin) => Promise<void>;
  readonly onCancel: () => void;
}

/** What was found in eHOKS, what to know of it, and the one question that only a person can answer. */
export function FoundPlanView({ found, onTake, onCancel }: FoundPlanViewProps) {
  const { t } = useTranslation(['ero', 'common']);
  const headId = useId();
  const [answer, setAnswer] = useState<PlanOrigin>();
  const [saving, setSaving] = useState<'no' | 'yes' | 'failed'>('no');
  const origin = found.origin ?? answer;
  const take = async () => {
    if (origin === undefined || saving === 'yes') return;
    setSaving('yes');
    try {
      await onTake(origin);
    } catch {
      setSaving('failed');
    }
  };
  return (
    <section className={styles.found} aria-labelledby={headId}>
      <h3 id={headId}>{t('takeOver.found')}</h3>
      <dl className={styles.facts}>
        <dt>{t('takeOver.ehoksId')}</dt>
        <dd>{found.ehoksId}</dd>
        <dt>{t('takeOver.firstApproval')}</dt>
        <dd>{found.firstApproval === undefined ? t('takeOver.notTold') : showDate(found.firstApproval)}</dd>
        <dt>{t('takeOver.parts')}</dt>
        <dd>
          {found.collections.length === 0
            ? t('takeOver.partCount', { count: 0 })
            : found.collections.map(({ label, count }) => (
                <div key={label}>
                  {label}: {t('takeOver.partCount', { count })}
                </div>
              ))}
        </dd>
      </dl>
      {found.origin === 'ehoks-ui' && (
        <Banner tone="warn" title={t('manual.chip')}>
          {t('manual.text')}
        </Banner>
      )}
      <TruncatedWarning places={found.truncated} />
      {found.origin === undefined && (
        <fieldset className={styles.who}>
          <legend>{t('takeOver.who')}</legend>
          <p className={styles.help}>{t('takeOver.whoHelp')}</p>
          {askedOrigins.map((name) => (
            <label key={name}>
              <input type="radio" name={headId} checked={answer === name} onChange={() => setAnswer(name)} />
              <span>
                {t(`takeOver.origin.${name}`)}
                <span className={styles.help}>{t(`takeOver.originHelp.${name}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {saving === 'failed' && <Banner tone="error">{t('takeOver.saveFailed')}</Banner>}
      <div className={styles.buttons}>
        <Button variant="main" isDisabled={origin === undefined || saving === 'yes'} onPress={() => void take()}>
          {t('takeOver.take')}
        </Button>
        <Button onPress={onCancel}>{t('common:cancel')}</Button>
      </div>
    </section>
  );
}
