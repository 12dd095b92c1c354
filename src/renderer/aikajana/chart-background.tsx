import { useTranslation } from 'react-i18next';
import { type Axis, percentAt, placeOn } from '../../shared/aikajana/axis.ts';
import { isoDay, type Span } from '../../shared/aikajana/spans.ts';
import { showDate } from '../plan/date-entry.ts';
import styles from './chart.module.css';
import type { PlanTimeline } from './chart-data.ts';

/** What lies behind every row: months, the limits of the study right, today, gaps. Its words are those of the header and the problems. */
export function ChartBackground({ timeline, axis }: { readonly timeline: PlanTimeline; readonly axis: Axis }) {
  const { t } = useTranslation('aikajana');
  const { limits, today } = timeline;
  const { first, last } = limits;
  const isSeen = (day: number) => day >= axis.first && day <= axis.last;
  const at = (day: number) => ({ insetInlineStart: `${percentAt(axis, day)}%` });
  const gaps = timeline.problems.flatMap(({ kind, spans }) => (kind === 'gap' ? spans : []));
  return (
    <div className={styles.background} aria-hidden="true">
      {axis.months.slice(1).map((month) => (
        <i
          key={month.first}
          className={styles.line}
          // The calendar year and the school year are the ones people count by.
          data-firm={month.monthIndex === 0 || month.monthIndex === 7 || undefined}
          style={at(month.first)}
        />
      ))}
      {first !== undefined && <Band axis={axis} span={{ first: axis.first, last: first - 1 }} kind="beyond" />}
      {last !== undefined && <Band axis={axis} span={{ first: last + 1, last: axis.last }} kind="beyond" />}
      {gaps.map((gap) => (
        <Band key={gap.first} axis={axis} span={gap} kind="gap" text={t('note.gap')} />
      ))}
      {first !== undefined && isSeen(first) && (
        <>
          <i className={styles.limit} style={at(first)} />
          <span className={styles.flag} style={at(first)}>
            {t('begins', { date: showDate(isoDay(first)) })}
          </span>
        </>
      )}
      {last !== undefined && isSeen(last) && (
        <>
          <i className={styles.limit} style={at(last + 1)} />
          <span className={styles.flag} data-side="end" style={at(last + 1)}>
            {t('ends', { date: showDate(isoDay(last)) })}
          </span>
        </>
      )}
      {isSeen(today) && (
        <>
          <i className={styles.today} style={at(today)} />
          <span className={styles.flag} data-side="middle" style={at(today)}>
            {t('today', { date: showDate(isoDay(today)).replace(/\d{4}$/, '') })}
          </span>
        </>
      )}
    </div>
  );
}

function Band({ axis, span, kind, text }: { axis: Axis; span: Span; kind: 'beyond' | 'gap'; text?: string }) {
  const placed = span.first <= span.last ? placeOn(axis, span) : undefined;
  if (placed === undefined) return null;
  return (
    <i
      className={styles.band}
      data-kind={kind}
      style={{ insetInlineStart: `${placed.start}%`, inlineSize: `${placed.width}%` }}
    >
      {text !== undefined && <span>{text}</span>}
    </i>
  );
}
