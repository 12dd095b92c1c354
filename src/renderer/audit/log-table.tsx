import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../shared/audit/entry.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import styles from './log-page.module.css';
import type { LogRow } from './log-rows.ts';
import { useLogWords } from './use-log-words.ts';

/** How many fields are named in a row; the others are counted. */
const namedFields = 3;

const columns = ['seq', 'at', 'actor', 'action', 'student', 'details'] as const;

/** Entries as a plain table, to be read. */
export function LogTable({ rows }: { readonly rows: readonly LogRow[] }) {
  const { t } = useTranslation('audit');
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('table')}>
      <table className={styles.table} aria-label={t('table')}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.entry.seq} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry, student }: LogRow) {
  const { t } = useTranslation('audit');
  const { kieli } = useKieli();
  if ('isUnreadable' in entry) {
    return (
      <tr data-broken>
        <td>{entry.seq}</td>
        <td colSpan={columns.length - 1}>{t('unreadable')}</td>
      </tr>
    );
  }
  const isBroken = entry.action === 'log-broken-off' || undefined;
  return (
    <tr data-broken={isBroken}>
      <td>{entry.seq}</td>
      <td className={styles.time}>{momentOf(entry.at, kieli)}</td>
      <td>{entry.actor || <span className={styles.muted}>{t('noActor')}</span>}</td>
      <td>{t(`action.${entry.action}`)}</td>
      <td>{student ?? (entry.subject !== undefined && <span className={styles.muted}>{t('unknownSubject')}</span>)}</td>
      <td className={styles.details}>
        <Details entry={entry} />
      </td>
    </tr>
  );
}

function Details({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const words = useLogWords();
  const fields = (entry.fields ?? []).map(words.field);
  const more = fields.length - namedFields;
  const parts = [
    words.result(entry),
    entry.luovutus === undefined ? '' : t('given', entry.luovutus),
    fields.slice(0, namedFields).join(', '),
    more > 0 ? t('moreFields', { count: more }) : '',
  ];
  return <span title={fields.join('\n')}>{parts.filter(Boolean).join(' ')}</span>;
}

/** To the second: more than one entry a minute is usual. */
function momentOf(at: number, kieli: Kieli): string {
  const seconds = String(new Date(at).getUTCSeconds()).padStart(2, '0');
  return `${showMoment(at, kieli)}.${seconds}`;
}
