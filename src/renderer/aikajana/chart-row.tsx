import { Fragment, memo } from 'react';
import { type Axis, placeOn } from '../../shared/aikajana/axis.ts';
import type { TimelineProblem } from '../../shared/aikajana/problems.ts';
import type { Span } from '../../shared/aikajana/spans.ts';
import type { Entry, TimelineRow } from '../../shared/aikajana/timeline.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { showNumber } from '../plan/number-entry.ts';
import { pathKey } from '../plan/value-at.ts';
import bars from './bars.module.css';
import styles from './chart.module.css';
import type { PlanTimeline } from './chart-data.ts';
import { ProblemIcon } from './problem-links.tsx';
import { RowNote } from './row-note.tsx';
import { useTimelineWords } from './use-timeline-words.ts';

interface ChartRowProps {
  readonly row: TimelineRow;
  readonly index: number;
  readonly timeline: PlanTimeline;
  readonly axis: Axis;
  readonly onOpen?: (path: Path) => void;
}

/** Marks lie over bars, so they come after them; along the row in time, for the eye and for the arrow keys. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => (a.span?.first ?? 0) - (b.span?.first ?? 0));
}

/** One part of the plan: its name, its bars and marks, and in words what does not fit. */
export const ChartRow = memo(function ChartRow({ row, index, timeline, axis, onOpen }: ChartRowProps) {
  const problems = timeline.problems.filter(({ rows }) => rows.includes(index));
  // A group stands for the parts under it, whose names lead further.
  const isPart = row.path.length > 1;
  const worst = problems[0];
  const name = (
    <span className={styles.name}>
      <span className={styles.nameText}>{row.name}</span>
    </span>
  );
  return (
    <tr data-kind={row.kind}>
      <th scope={row.kind === 'group' ? 'rowgroup' : 'row'}>
        <span className={styles.nameLine}>
          <span className={styles.nameIcon}>{worst && <ProblemIcon level={worst.level} />}</span>
          {isPart && onOpen ? (
            <button
              type="button"
              data-stop
              tabIndex={-1}
              className={styles.name}
              title={row.name}
              onClick={() => onOpen(row.path)}
            >
              <span className={styles.nameText}>{row.name}</span>
            </button>
          ) : (
            name
          )}
          <span className={styles.points}>{row.points !== undefined && showNumber(row.points)}</span>
        </span>
      </th>
      <td>
        {inOrder(row.entries).map((entry) => (
          <EntryMark
            key={pathKey(entry.path)}
            entry={entry}
            row={row}
            axis={axis}
            problems={problems.filter((problem) =>
              problem.entries.some((path) => pathKey(path) === pathKey(entry.path)),
            )}
            onOpen={onOpen}
          />
        ))}
        <RowNote row={row} problems={problems} timeline={timeline} index={index} axis={axis} onOpen={onOpen} />
      </td>
    </tr>
  );
});

interface EntryMarkProps {
  readonly entry: Entry;
  readonly row: TimelineRow;
  readonly axis: Axis;
  readonly problems: readonly TimelineProblem[];
  readonly onOpen?: (path: Path) => void;
}

/** A bar or a mark, the hatch over the days that do not fit, and the button over both. */
function EntryMark({ entry, row, axis, problems, onOpen }: EntryMarkProps) {
  const words = useTimelineWords();
  const isPoint = entry.kind === 'demonstration' || entry.kind === 'assessment';
  const placed =
    entry.span && placeOn(axis, isPoint ? { first: entry.span.first, last: entry.span.first } : entry.span);
  if (placed === undefined) return null;
  const name = words.nameOf(entry, row, problems);
  const start = `${placed.start}%`;
  const isBad = problems.some(({ kind }) => kind === 'outside' || kind === 'dates');
  return (
    <Fragment>
      <span
        className={isPoint ? bars.mark : bars.bar}
        data-kind={entry.kind}
        data-bad={isBad || undefined}
        data-cut-before={placed.isCutBefore || undefined}
        data-cut-after={placed.isCutAfter || undefined}
        style={{ insetInlineStart: start, inlineSize: isPoint ? undefined : `${placed.width}%` }}
        role={onOpen ? undefined : 'img'}
        aria-label={onOpen ? undefined : name}
      />
      {!isPoint &&
        problems.flatMap(({ kind, spans }) =>
          spans.map((span) => <Hatch key={`${kind}${span.first}`} kind={kind} span={span} axis={axis} />),
        )}
      {onOpen && (
        <button
          type="button"
          data-stop
          tabIndex={-1}
          className={isPoint ? bars.markButton : bars.barButton}
          data-kind={entry.kind}
          style={{ insetInlineStart: start, inlineSize: isPoint ? undefined : `max(${placed.width}%, 1.5rem)` }}
          title={name}
          aria-label={name}
          onClick={() => onOpen([...entry.path, entry.kind === 'assessment' ? 'lahetetty-arvioitavaksi' : 'alku'])}
        />
      )}
    </Fragment>
  );
}

function Hatch({ kind, span, axis }: { kind: TimelineProblem['kind']; span: Span; axis: Axis }) {
  const placed = placeOn(axis, span);
  if (placed === undefined) return null;
  return (
    <span
      className={bars.hatch}
      data-kind={kind === 'dates' ? 'outside' : kind}
      style={{ insetInlineStart: `${placed.start}%`, inlineSize: `${placed.width}%` }}
    />
  );
}
