import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { percentAt, type SchoolYear } from '../../shared/aikajana/axis.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showNumber } from '../plan/number-entry.ts';
import { pathKey } from '../plan/value-at.ts';
import marks from '../plan/marks.module.css';
import styles from './chart.module.css';
import { ChartBackground } from './chart-background.tsx';
import type { PlanTimeline, Shown } from './chart-data.ts';
import { ChartRow } from './chart-row.tsx';
import { LoadRow } from './load-row.tsx';
import { useRovingFocus } from './use-roving-focus.ts';

export interface ChartProps {
  readonly timeline: PlanTimeline;
  readonly shown: Shown;
  /** Opens a place of the plan in the editor; absent on paper. */
  readonly onOpen?: (path: Path) => void;
}

/** Names on the left, days from left to right, the load of each month below. */
export function Chart({ timeline, shown, onOpen }: ChartProps) {
  const { t } = useTranslation(['aikajana', 'plan']);
  const { axis, load } = shown;
  const table = useRef<HTMLTableElement>(null);
  useRovingFocus(table);
  const parts = timeline.rows.filter(({ kind }) => kind === 'part');
  const points = parts.reduce((sum, row) => sum + (row.points ?? 0), 0);
  return (
    <div className={styles.chart} role="region" aria-label={t('chart')} tabIndex={onOpen ? 0 : undefined}>
      <div className={styles.canvas}>
        <ChartBackground timeline={timeline} axis={axis} />
        <table ref={table}>
          <caption className={marks.hidden}>{t('caption')}</caption>
          <colgroup>
            <col className={styles.names} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {t('count', { count: parts.length })}
                {points > 0 && `, ${t(`plan:${timeline.unit}`, { points: showNumber(points) })}`}
              </th>
              <th scope="col">
                <AxisHead shown={shown} />
              </th>
            </tr>
          </thead>
          <tbody>
            {timeline.rows.map((row, index) => (
              <ChartRow
                key={pathKey(row.path)}
                row={row}
                index={index}
                timeline={timeline}
                axis={axis}
                onOpen={onOpen}
              />
            ))}
          </tbody>
          {load.length > 0 && (
            <tfoot>
              <LoadRow load={load} axis={axis} />
            </tfoot>
          )}
        </table>
      </div>
    </div>
  );
}

/** So many months have room for their names. */
const MONTHS_WITH_NAMES = 12;

function AxisHead({ shown: { axis } }: { readonly shown: Shown }) {
  const { t } = useTranslation('aikajana');
  const { kieli } = useKieli();
  const name = new Intl.DateTimeFormat(kieli, { month: 'long', timeZone: 'UTC' });
  const width = (first: number, last: number) => `${percentAt(axis, last + 1) - percentAt(axis, first)}%`;
  const years = ({ begins }: SchoolYear) => t('schoolYear', { begins, ends: begins + 1 });
  return (
    <div className={styles.axis}>
      {axis.schoolYears.map((year) => (
        <span
          key={year.first}
          className={styles.year}
          style={{ insetInlineStart: `${percentAt(axis, year.first)}%`, inlineSize: width(year.first, year.last) }}
        >
          {years(year)}
        </span>
      ))}
      {axis.months.map(({ first, last, year, monthIndex }) => {
        const month = name.format(Date.UTC(year, monthIndex, 1));
        return (
          <span
            key={first}
            className={styles.month}
            style={{ insetInlineStart: `${percentAt(axis, first)}%`, inlineSize: width(first, last) }}
          >
            {axis.months.length <= MONTHS_WITH_NAMES ? month : <abbr title={`${month} ${year}`}>{monthIndex + 1}</abbr>}
          </span>
        );
      })}
    </div>
  );
}
