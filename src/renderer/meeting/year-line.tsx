import { useTranslation } from 'react-i18next';
import { showDate, showDateRange } from '../plan/date-entry.ts';
import styles from './year-line.module.css';
import type { SchoolYear } from './school-year.ts';

/** A share of the line's length as a length of it. */
const part = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The school year as one line: at school, at a workplace, demonstrations, today. Said in words for those who do not see it. */
export function YearLine({ year }: { readonly year: SchoolYear }) {
  const { t } = useTranslation('meeting');
  const nameOf = (workplace: string | undefined) =>
    workplace === undefined ? t('learn.atSchool') : workplace || t('learn.atWork');
  const words = [
    ...year.bars.map(({ workplace, alku, loppu }) => `${nameOf(workplace)} ${showDateRange(alku, loppu)}`),
    ...(year.demonstrations.length > 0
      ? [t('learn.lineDemonstrations', { dates: year.demonstrations.map(({ date }) => showDate(date)).join(', ') })]
      : []),
  ];
  return (
    <figure className={styles.year} role="img" aria-label={t('learn.line', { what: words.join('; ') })}>
      <div className={styles.months}>
        {year.months.map(({ month, start, length }) => (
          <span key={month} style={{ insetInlineStart: part(start), inlineSize: part(length) }}>
            {t(`month.m${month}`)}
          </span>
        ))}
      </div>
      <div className={styles.line}>
        {year.bars.map(({ workplace, start, length }) => (
          <span
            key={`${start} ${workplace}`}
            className={styles.bar}
            data-at={workplace === undefined ? 'school' : 'work'}
            style={{ insetInlineStart: part(start), inlineSize: part(length) }}
          >
            {nameOf(workplace)}
          </span>
        ))}
        {year.demonstrations.map(({ date, at }, index) => (
          // Two demonstrations may be on one day.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={`${date} ${index}`} className={styles.diamond} style={{ insetInlineStart: part(at) }} />
        ))}
        {year.today !== undefined && (
          <span className={styles.today} style={{ insetInlineStart: part(year.today) }}>
            <b>{t('learn.today')}</b>
          </span>
        )}
      </div>
      <ul className={styles.legend}>
        <li>
          <span className={styles.bar} data-at="school" />
          {t('learn.legendSchool')}
        </li>
        <li>
          <span className={styles.bar} data-at="work" />
          {t('learn.legendWork')}
        </li>
        <li>
          <span className={styles.diamond} />
          {t('learn.legendDemonstration')}
        </li>
      </ul>
    </figure>
  );
}
