import { useTranslation } from 'react-i18next';
import type { TimelineProblem } from '../../shared/aikajana/problems.ts';
import { daysIn } from '../../shared/aikajana/spans.ts';
import type { Entry, TimelineRow } from '../../shared/aikajana/timeline.ts';
import { showDateRange } from '../plan/date-entry.ts';
import { pathKey } from '../plan/value-at.ts';
import { type PlanTimeline, showSpan } from './chart-data.ts';

export interface TimelineWords {
  /** An entry in full: "Koulutussopimus, Ajoneuvon huoltotyöt, 11.1.–5.3.2027, Korjaamo Oy", and what is wrong with it. */
  readonly nameOf: (entry: Entry, row: TimelineRow, problems: readonly TimelineProblem[]) => string;
  /** The days of an entry; says that an end is open. */
  readonly daysOf: (entry: Entry) => string;
  /** A problem by itself, above the chart. */
  readonly tell: (problem: TimelineProblem, timeline: PlanTimeline) => string;
  /** A problem beside its bar: short. */
  readonly note: (problem: TimelineProblem, timeline: PlanTimeline) => string;
}

/** The sentences of the timeline in the language of the screen. */
export function useTimelineWords(): TimelineWords {
  const { t } = useTranslation('aikajana');

  const daysOf = ({ alku, loppu, span }: Entry) => {
    if (alku === '' && loppu === '') return '';
    // Both sides of an open or incomplete pair are told apart from one single day.
    if (alku === '' || loppu === '') return `${showDateRange(alku, loppu)}${loppu === '' ? ` (${t('open')})` : ''}`;
    return span ? showDateRange(alku, loppu) : '';
  };

  const note = (problem: TimelineProblem, timeline: PlanTimeline) => {
    switch (problem.kind) {
      case 'outside': {
        const count = daysIn(problem.spans);
        const isAfter = (problem.spans.at(-1)?.last ?? 0) > (timeline.limits.last ?? Number.POSITIVE_INFINITY);
        return isAfter ? t('note.daysAfter', { count }) : t('note.daysBefore', { count });
      }
      case 'overlap':
        return t('note.overlap', { dates: problem.spans.map(showSpan).join(', ') });
      case 'dates':
        return entryOf(problem, timeline)?.fault === 'reversed' ? t('note.reversed') : t('note.incomplete');
      case 'undated':
        return t('note.undated');
      case 'gap':
        return t('note.gap');
    }
  };

  const tell = (problem: TimelineProblem, timeline: PlanTimeline) => {
    const dates = problem.spans.map(showSpan).join(', ');
    const what = timeline.rows[problem.rows[0] ?? -1]?.name ?? '';
    switch (problem.kind) {
      case 'outside':
        return t('problem.outside', { dates });
      case 'overlap':
        return t('problem.overlap', { dates });
      case 'dates':
        return entryOf(problem, timeline)?.fault === 'reversed'
          ? t('problem.reversed', { what })
          : t('problem.incomplete', { what });
      case 'undated':
        return t('problem.undated', { what });
      case 'gap':
        return t('problem.gap', { dates });
    }
  };

  const wrongOf = (problem: TimelineProblem, entry: Entry) => {
    const dates = problem.spans.map(showSpan).join(', ');
    if (problem.kind === 'outside') return t('problem.outside', { dates });
    if (problem.kind === 'overlap') return t('problem.overlap', { dates });
    return entry.fault === 'reversed' ? t('note.reversed') : t('note.incomplete');
  };

  const nameOf: TimelineWords['nameOf'] = (entry, row, problems) => {
    const label = entry.label === row.name ? '' : entry.label;
    const wrong = problems.map((problem) => wrongOf(problem, entry));
    return [label, row.name, daysOf(entry), entry.place, ...wrong].filter(Boolean).join(', ');
  };

  return { nameOf, daysOf, tell, note };
}

/** The entry a problem is about, when it is about one alone. */
function entryOf(problem: TimelineProblem, { rows }: PlanTimeline): Entry | undefined {
  const [path] = problem.entries;
  return rows[problem.rows[0] ?? -1]?.entries.find((entry) => path && pathKey(entry.path) === pathKey(path));
}
