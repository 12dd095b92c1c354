import { useTranslation } from 'react-i18next';
import { type Axis, placeOn } from '../../shared/aikajana/axis.ts';
import type { MonthLoad } from '../../shared/aikajana/load.ts';
import { useKieli } from '../kieli/i18n.ts';
import styles from './chart.module.css';

/** This many points a month are as high as a bar gets. */
const HIGHEST = 12;
const HIGHEST_REM = 0.875;

/** The points that fall on each month; a month under the limit of full-time studies is hollow and its number strong. */
export function LoadRow({ load, axis }: { readonly load: readonly MonthLoad[]; readonly axis: Axis }) {
  const { t } = useTranslation('aikajana');
  const { kieli } = useKieli();
  const monthName = new Intl.DateTimeFormat(kieli, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const tenths = new Intl.NumberFormat(kieli, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <tr>
      <th scope="row" className={styles.loadHead}>
        {t('load')}
        <span className={styles.loadLimit}>{t('loadLow')}</span>
      </th>
      <td>
        {load.map(({ month, points, isLow }) => {
          const placed = placeOn(axis, month);
          if (placed === undefined || (points === 0 && !isLow)) return null;
          const where = { insetInlineStart: `${placed.start}%`, inlineSize: `${placed.width}%` };
          const text = {
            month: monthName.format(Date.UTC(month.year, month.monthIndex, 1)),
            points: tenths.format(points),
          };
          return (
            <span
              key={month.first}
              role="img"
              className={styles.load}
              data-low={isLow || undefined}
              style={where}
              aria-label={isLow ? t('loadOfLow', text) : t('loadOf', text)}
            >
              <i style={{ blockSize: `${(Math.min(points, HIGHEST) / HIGHEST) * HIGHEST_REM}rem` }} />
              <span>{text.points}</span>
            </span>
          );
        })}
      </td>
    </tr>
  );
}
