import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProblemKind, TimelineProblem } from '../../shared/aikajana/problems.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import marks from '../plan/marks.module.css';
import styles from './view.module.css';
import type { PlanTimeline } from './chart-data.ts';
import { useTimelineWords } from './use-timeline-words.ts';

const kinds: readonly ProblemKind[] = ['outside', 'dates', 'overlap', 'gap', 'undated'];

/** What does not fit, one link a kind; it leads to the first of its kind. Each of the others is told beside its bar. */
export function ProblemLinks({
  timeline,
  onOpen,
}: {
  readonly timeline: PlanTimeline;
  readonly onOpen?: (path: Path) => void;
}) {
  const { t } = useTranslation('aikajana');
  const words = useTimelineWords();
  const groups = kinds.flatMap((kind): readonly (readonly [TimelineProblem, string])[] => {
    const ofKind = timeline.problems.filter((problem) => problem.kind === kind);
    const [first] = ofKind;
    if (first === undefined) return [];
    return [
      [
        first,
        ofKind.length === 1 ? words.tell(first, timeline) : t(`problemsOfKind.${kind}`, { count: ofKind.length }),
      ],
    ];
  });
  if (groups.length === 0) return <p className={styles.noProblems}>{t('noProblems')}</p>;
  return (
    <ul className={styles.problems} aria-label={t('problems')}>
      {groups.map(([problem, text]) => (
        <li key={problem.kind}>
          <ProblemIcon level={problem.level} />
          {onOpen ? (
            <button type="button" onClick={() => onOpen(problem.path)}>
              {text}
            </button>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}

export function ProblemIcon({ level }: { readonly level: TimelineProblem['level'] }) {
  return level === 'error' ? (
    <OctagonAlert aria-hidden="true" className={marks.error} />
  ) : (
    <TriangleAlert aria-hidden="true" className={marks.warn} />
  );
}
