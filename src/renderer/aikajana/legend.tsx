import { useTranslation } from 'react-i18next';
import type { ProblemKind } from '../../shared/aikajana/problems.ts';
import type { EntryKind } from '../../shared/aikajana/timeline.ts';
import bars from './bars.module.css';
import styles from './legend.module.css';
import type { PlanTimeline } from './chart-data.ts';

const kinds: readonly EntryKind[] = [
  'school',
  'agreement',
  'apprenticeship',
  'support',
  'environment',
  'break',
  'demonstration',
  'assessment',
];
const shownProblems: readonly (ProblemKind & ('overlap' | 'outside' | 'gap'))[] = ['overlap', 'outside', 'gap'];

/** What the bars and hatches mean, as far as this plan has them. `hasKeys`: with the keys that go about in the chart. */
export function Legend({ timeline, hasKeys }: { readonly timeline: PlanTimeline; readonly hasKeys?: boolean }) {
  const { t } = useTranslation('aikajana');
  const entries = timeline.rows.flatMap((row) => row.entries);
  return (
    <div className={styles.legendBar}>
      <ul className={styles.legend} aria-label={t('legend')}>
        {kinds.map((kind) => {
          const first = entries.find((entry) => entry.kind === kind);
          if (first === undefined) return null;
          const isPoint = kind === 'demonstration' || kind === 'assessment';
          return (
            <li key={kind}>
              <span className={styles.sample}>
                <span className={isPoint ? bars.mark : bars.bar} data-point={isPoint || undefined} data-kind={kind} />
              </span>
              {kind === 'break' || kind === 'support' ? t(`kind.${kind}`) : first.label}
            </li>
          );
        })}
        {shownProblems.map(
          (kind) =>
            timeline.problems.some((problem) => problem.kind === kind) && (
              <li key={kind}>
                <span className={styles.sample}>
                  <span className={bars.hatch} data-kind={kind} />
                </span>
                {t(`kind.${kind}`)}
              </li>
            ),
        )}
      </ul>
      {hasKeys && (
        <p className={styles.keys}>
          <kbd>←</kbd> <kbd>→</kbd> {t('keys.bar')} <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.row')} <kbd>Enter</kbd>{' '}
          {t('keys.opens')}
        </p>
      )}
    </div>
  );
}
