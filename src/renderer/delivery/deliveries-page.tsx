import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../shared/delivery/explain.ts';
import { useKieli } from '../kieli/i18n.ts';
import type { Session } from '../open-session.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import table from '../ui/table.module.css';
import type { MainPage } from '../ui/top-bar.tsx';
import { useLive } from '../use-live.ts';
import styles from './deliveries-page.module.css';
import type { DeliveryStatus } from './delivery-loop.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { grouped, readDeliveries } from './delivery-rows.ts';
import { retryDelivery } from './retry-delivery.ts';

export interface DeliveriesPageProps {
  readonly session: Session;
  readonly status: DeliveryStatus;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onOpenPlan: (planId: string) => void;
  readonly onGo: (page: MainPage) => void;
  readonly copyIdentifier: (text: string) => Promise<void>;
}

const columns = ['time', 'student', 'what', 'state', 'deadline', 'ehoksId', 'action'] as const;

/** Queue and log in one: every delivery with its answer in plain words and what can be done. */
export function DeliveriesPage({ session, status, now, onOpenPlan, onGo, copyIdentifier }: DeliveriesPageProps) {
  const { t } = useTranslation('deliveries');
  const { store, exclusive, delivery: loop } = session;
  const list = useLive(useCallback(() => readDeliveries(store), [store]));
  const groups = useMemo(() => list.value && grouped(list.value), [list.value]);
  const [hasFailed, setFailed] = useState(false);
  const moment = useMinutes(now);
  useMarkReady(groups !== undefined);

  const retry = async (deliveryId: string) => {
    setFailed(false);
    try {
      await retryDelivery({ deliveryId, store, exclusive });
      loop.wake('retry');
    } catch {
      setFailed(true);
    }
  };

  return (
    <>
      <PageHead title={t('title')} />
      <Stopped status={status} onSettings={() => onGo('settings')} />
      {hasFailed && <Banner tone="error">{t('retryFailed')}</Banner>}
      {groups?.length === 0 && (
        <EmptyState action={<Button onPress={() => onGo('students')}>{t('toStudents')}</Button>}>
          <p>{t('empty')}</p>
          <p>{t('emptyMore')}</p>
        </EmptyState>
      )}
      {groups !== undefined && groups.length > 0 && (
        <div className={table.wrap}>
          <table className={`${table.table} ${styles.deliveries}`} aria-label={t('table')}>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col" className={styles[name]}>
                    {t(`column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ group, rows }) => (
              <tbody key={group}>
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={columns.length}>
                    {t(`group.${group}`)} <span className={styles.faint}>{rows.length}</span>
                  </th>
                </tr>
                {rows.map((row) => (
                  <DeliveryLine
                    key={row.delivery.id}
                    row={row}
                    now={moment}
                    onRetry={() => void retry(row.delivery.id)}
                    onOpenPlan={onOpenPlan}
                    copyIdentifier={copyIdentifier}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </>
  );
}

/** When it is the connection and not a plan that is wrong, it is said once. */
function Stopped({ status, onSettings }: { readonly status: DeliveryStatus; readonly onSettings: () => void }) {
  const { t } = useTranslation('deliveries');
  const { teksti } = useKieli();
  if (status.state !== 'login-needed') return null;
  const { what, why, now } = explain(status.problem);
  return (
    <div className={styles.stopped}>
      <Banner
        tone="warn"
        title={t('connectionStopped')}
        actions={<Button onPress={onSettings}>{t('toSettings')}</Button>}
      >
        {teksti(what)} {teksti(why)} {teksti(now)}
      </Banner>
    </div>
  );
}

/** The present moment, renewed often enough for the minutes that are shown. */
function useMinutes(now: () => number): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = window.setInterval(() => setMoment(now()), 20_000);
    return () => window.clearInterval(timer);
  }, [now]);
  return moment;
}
