import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Axis, type Placed, placeOn } from '../../shared/aikajana/axis.ts';
import type { TimelineProblem } from '../../shared/aikajana/problems.ts';
import { shared, type Span } from '../../shared/aikajana/spans.ts';
import type { Entry, TimelineRow } from '../../shared/aikajana/timeline.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { pathKey } from '../plan/value-at.ts';
import marks from '../plan/marks.module.css';
import bars from './bars.module.css';
import { type PlanTimeline, showSpan } from './chart-data.ts';
import { ProblemIcon } from './problem-links.tsx';
import { useTimelineWords } from './use-timeline-words.ts';

interface RowNoteProps {
  readonly row: TimelineRow;
  readonly index: number;
  readonly problems: readonly TimelineProblem[];
  readonly timeline: PlanTimeline;
  readonly axis: Axis;
  readonly onOpen?: (path: Path) => void;
}

interface Seen extends Placed {
  readonly entry: Entry;
}

/** The words beside the bars: what is wrong first, else where the student is, else that nothing is in sight. */
export function RowNote({ row, index, problems, timeline, axis, onOpen }: RowNoteProps) {
  const { t } = useTranslation('aikajana');
  const words = useTimelineWords();
  const seen = row.entries.flatMap((entry): readonly Seen[] => {
    const placed = entry.span && placeOn(axis, entry.span);
    return placed ? [{ ...placed, entry }] : [];
  });
  const ends = Math.max(0, ...seen.map(endOf));
  // A problem of two rows is told in words at the first of them, and where it is in sight.
  const isSeen = (spans: readonly Span[]) => spans.length === 0 || spans.some((span) => shared(span, axis));
  const told = problems.find(({ rows, spans }) => rows[0] === index && isSeen(spans));
  if (told) {
    const text = words.note(told, timeline);
    const note = { className: bars.note, 'data-level': told.level, style: whereFor(text, told, seen) };
    const content = (
      <>
        <ProblemIcon level={told.level} />
        {text}
      </>
    );
    if (!onOpen) return <span {...note}>{content}</span>;
    return (
      <button
        type="button"
        data-stop
        tabIndex={-1}
        {...note}
        aria-label={`${text}, ${row.name}`}
        onClick={() => onOpen(told.path)}
      >
        {content}
      </button>
    );
  }
  if (row.isRecognised) {
    return (
      <span className={bars.note} style={{ insetInlineStart: `${ends}%` }}>
        <Check aria-hidden="true" className={marks.ok} />
        {t('recognised')}
      </span>
    );
  }
  const spans = row.entries.flatMap(({ span }) => span ?? []);
  if (seen.length === 0) return spans.length > 0 && <OutOfSight spans={spans} axis={axis} />;
  const quiet = quietNote(seen, (dates) => t('break', { dates }));
  if (quiet === '' || ends + roomFor(quiet) > 100) return null;
  return (
    <span className={bars.note} style={{ insetInlineStart: `${ends}%` }} aria-hidden={onOpen ? true : undefined}>
      {quiet}
    </span>
  );
}

const endOf = ({ start, width }: Placed) => start + width;

/** Percent of the axis that a text takes at most, at the smallest width a window has. */
function roomFor(text: string): number {
  return text.length * 0.65 + 4;
}

/** Before its own bar when there is room, else behind the last, else before the first. */
function whereFor(text: string, { entries }: TimelineProblem, seen: readonly Seen[]) {
  if (seen.length === 0) return { insetInlineStart: '40%' };
  const room = roomFor(text);
  const keys = entries.map(pathKey);
  const own = Math.min(...seen.filter(({ entry }) => keys.includes(pathKey(entry.path))).map(({ start }) => start));
  const earlier = Math.max(0, ...seen.filter(({ start }) => start < own).map(endOf));
  const before = (start: number) => ({ insetInlineEnd: `${100 - start}%` });
  const ends = Math.max(...seen.map(endOf));
  if (Number.isFinite(own) && own - earlier >= room) return before(own);
  if (ends + room <= 100) return { insetInlineStart: `${ends}%` };
  return before(Math.min(...seen.map(({ start }) => start)));
}

/** Where the student is, and when not; the bars' own names say the same. */
function quietNote(seen: readonly Seen[], breakWord: (dates: string) => string): string {
  const workplaces = seen.flatMap(({ entry: { kind, place } }) =>
    (kind === 'agreement' || kind === 'apprenticeship') && place !== '' ? [place] : [],
  );
  const breaks = seen.flatMap(({ entry: { kind, span } }) =>
    kind === 'break' && span ? [breakWord(showSpan(span))] : [],
  );
  return [...new Set(workplaces), ...breaks].join(', ');
}

/** Where to look for what a school year or a term leaves out. */
function OutOfSight({ spans, axis }: { readonly spans: readonly Span[]; readonly axis: Axis }) {
  const { t } = useTranslation('aikajana');
  const first = Math.min(...spans.map((span) => span.first));
  const last = Math.max(...spans.map((span) => span.last));
  const dates = showSpan({ first, last });
  const isEarlier = last < axis.first;
  return (
    <span className={bars.note} style={isEarlier ? { insetInlineStart: 0 } : { insetInlineEnd: 0 }}>
      {isEarlier ? `← ${t('earlierEntries', { dates })}` : `${t('laterEntries', { dates })} →`}
    </span>
  );
}
