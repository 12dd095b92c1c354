import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { showNumber } from '../plan/number-entry.ts';
import { pathKey } from '../plan/value-at.ts';
import styles from './view.module.css';
import type { PlanTimeline } from './chart-data.ts';
import { ProblemIcon } from './problem-links.tsx';
import { useTimelineWords } from './use-timeline-words.ts';

interface TimelineListProps {
  readonly timeline: PlanTimeline;
  readonly onOpen: (path: Path) => void;
}

/** The same as lines of text, shown instead of the chart where there is no room for one. */
export function TimelineList({ timeline, onOpen }: TimelineListProps) {
  const { t } = useTranslation(['aikajana', 'plan']);
  const words = useTimelineWords();
  return (
    <ul className={styles.list} aria-label={t('chart')}>
      {timeline.rows.map((row, index) => (
        <li key={pathKey(row.path)} data-kind={row.kind}>
          <strong>{row.name}</strong>
          {row.points !== undefined && <span> {t(`plan:${timeline.unit}`, { points: showNumber(row.points) })}</span>}
          {row.isRecognised && <span> · {t('recognised')}</span>}
          <ul>
            {row.entries
              .filter(({ span }) => span !== undefined)
              .map((entry) => (
                <li key={pathKey(entry.path)}>
                  <button type="button" onClick={() => onOpen([...entry.path, 'alku'])}>
                    {[entry.label, words.daysOf(entry), entry.place].filter(Boolean).join(', ')}
                  </button>
                </li>
              ))}
            {timeline.problems
              .filter(({ rows }) => rows.includes(index))
              .map((problem) => (
                <li key={`${problem.kind}/${pathKey(problem.path)}`}>
                  <ProblemIcon level={problem.level} />{' '}
                  <button type="button" onClick={() => onOpen(problem.path)}>
                    {words.tell(problem, timeline)}
                  </button>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
