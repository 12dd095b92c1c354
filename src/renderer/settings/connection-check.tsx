import { CircleCheck, CircleHelp, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CheckedStep, goodFindings, type TroubleFinding } from '../../shared/connection-check.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { useKieli } from '../kieli/i18n.ts';
import styles from './connection-check.module.css';

/** How far a trial of the connection has come. */
export type Trial =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly steps: readonly CheckedStep[] }
  | { readonly state: 'broken' };

const icons: Readonly<Record<CheckedStep['outcome'], LucideIcon>> = {
  works: CircleCheck,
  fails: OctagonAlert,
  attention: TriangleAlert,
  unknown: CircleHelp,
};

/** What works and what does not, each with why and what now. One sentence is read aloud; the list follows it. */
export function ConnectionCheck({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation('settings');
  const region = useRef<HTMLDivElement>(null);
  const isDone = trial?.state === 'done';
  useEffect(() => {
    if (isDone) region.current?.scrollIntoView({ block: 'nearest' });
  }, [isDone]);
  return (
    <div className={styles.check} ref={region}>
      <p role="status" className={styles.summary}>
        <Summary trial={trial} />
      </p>
      {trial?.state === 'done' && (
        <ol className={styles.steps} aria-label={t('check.list')}>
          {trial.steps.map((step) => (
            <Step key={step.step} step={step} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Summary({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation('settings');
  if (trial === undefined) return null;
  if (trial.state !== 'done') return t(trial.state === 'running' ? 'check.running' : 'check.notDone');
  const named = (outcome: CheckedStep['outcome']) =>
    trial.steps
      .filter((step) => step.outcome === outcome)
      .map(({ step }) => t(`check.step.${step}`).toLowerCase())
      .join(', ');
  const failing = named('fails');
  if (failing !== '') return t('check.fails', { step: failing });
  const worth = named('attention');
  if (worth !== '') return t('check.attention', { step: worth });
  return t(trial.steps.some(({ outcome }) => outcome === 'unknown') ? 'check.worksAsKnown' : 'check.allWorks');
}

function Step({ step: { step, outcome, finding, status, secondsAhead } }: { readonly step: CheckedStep }) {
  const { t } = useTranslation('settings');
  const { kieli } = useKieli();
  const Icon = icons[outcome];
  return (
    <li data-outcome={outcome}>
      <Icon aria-hidden="true" />
      <div>
        <h3>
          {t(`check.step.${step}`)} <span className={styles.outcome}>{t(`check.outcome.${outcome}`)}</span>
        </h3>
        <p>
          {secondsAhead === undefined
            ? t(`check.found.${finding}`)
            : t(secondsAhead > 0 ? 'check.ahead' : 'check.behind', { time: duration(Math.abs(secondsAhead), kieli) })}
        </p>
        {hasAdvice(finding) && <p>{t(`check.now.${finding}`)}</p>}
        {outcome === 'fails' && status !== undefined && <code>HTTP {status}</code>}
      </div>
    </li>
  );
}

const needNoAdvice: ReadonlySet<CheckedStep['finding']> = new Set([...goodFindings, 'not-tried']);

/** Everything that is wrong or unknown has its advice, but for what an earlier step explains. */
function hasAdvice(finding: CheckedStep['finding']): finding is Exclude<TroubleFinding, 'not-tried'> {
  return !needNoAdvice.has(finding);
}

/** `5 minuuttia`, `3 tuntia`, `40 päivää`: the largest unit that still says something. */
function duration(seconds: number, kieli: Kieli): string {
  const [unit, size] = seconds < 7200 ? ['minute', 60] : seconds < 172_800 ? ['hour', 3600] : ['day', 86_400];
  const format = new Intl.NumberFormat(`${kieli}-FI`, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.round(seconds / size));
}
