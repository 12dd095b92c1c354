import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditAction, auditActions } from '../../shared/audit/entry.ts';
import type { Store } from '../db/store.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useLive } from '../use-live.ts';
import type { SaveLog } from './log-content.ts';
import { LogExport } from './log-export.tsx';
import styles from './log-page.module.css';
import { filtered, readLogRows } from './log-rows.ts';
import { LogTable } from './log-table.tsx';
import { VerifyLog } from './verify-log.tsx';

interface LogPageProps {
  readonly store: Store;
  readonly saveLog: SaveLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onBack: () => void;
}

const pageLength = 200;

const dayMs = 86_400_000;
const times = { all: Infinity, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };
type Time = keyof typeof times;

/** Who did what and when, newest first: found, checked and taken out. */
export function LogPage({ store, saveLog, now, onBack }: LogPageProps) {
  const { t } = useTranslation('audit');
  const live = useLive(useCallback(() => readLogRows(store), [store]));
  const [search, setSearch] = useState('');
  const [action, setAction] = useState<AuditAction | 'all'>('all');
  const [time, setTime] = useState<Time>('all');
  const [length, setLength] = useState(pageLength);
  const [isExporting, setExporting] = useState(false);
  useMarkReady(live.value !== undefined);
  const all = live.value;
  const rows = useMemo(
    () => filtered(all ?? [], { search, action, since: now() - times[time] }),
    [all, search, action, time, now],
  );
  const showAll = () => {
    setSearch('');
    setAction('all');
    setTime('all');
  };

  return (
    <>
      <PageHead
        title={t('title')}
        end={
          <>
            <Button onPress={() => setExporting(true)} isDisabled={isExporting}>
              {t('export.open')}
            </Button>
            <Button variant="quiet" onPress={onBack}>
              {t('back')}
            </Button>
          </>
        }
      >
        <SearchBox
          label={t('search')}
          placeholder={t('search')}
          clearLabel={t('clearSearch')}
          value={search}
          onChange={setSearch}
        />
      </PageHead>
      <div className={styles.page}>
        <p className={styles.lead}>{t('lead')}</p>
        {live.problem && <Banner tone="error">{t('notRead')}</Banner>}
        <VerifyLog store={store} />
        {isExporting && <LogExport store={store} saveLog={saveLog} now={now} onClose={() => setExporting(false)} />}
        <div className={styles.filters}>
          <SelectField
            label={t('filter.action')}
            value={action}
            onChange={(chosen) => setAction(auditActions.find((one) => one === chosen) ?? 'all')}
            options={[
              { value: 'all', text: t('filter.allActions') },
              ...auditActions.map((value) => ({ value, text: t(`action.${value}`) })),
            ]}
          />
          <SelectField
            label={t('filter.time')}
            value={time}
            onChange={(chosen) => setTime(isTime(chosen) ? chosen : 'all')}
            options={Object.keys(times)
              .filter(isTime)
              .map((value) => ({ value, text: t(`filter.${value}`) }))}
          />
          {all && <p className={styles.count}>{t('count', { count: rows.length })}</p>}
        </div>
        {all && rows.length === 0 && (
          <EmptyState action={<Button onPress={showAll}>{t('showAll')}</Button>}>{t('empty')}</EmptyState>
        )}
        {rows.length > 0 && <LogTable rows={rows.slice(0, length)} />}
        {rows.length > length && (
          <div>
            <Button onPress={() => setLength(length + pageLength)}>{t('more')}</Button>
          </div>
        )}
      </div>
    </>
  );
}

function isTime(value: string): value is Time {
  return Object.hasOwn(times, value);
}
