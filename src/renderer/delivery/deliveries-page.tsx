import { Pause, Play } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { withdrawn } from '../../shared/delivery/delivery.ts';
import { explain } from '../../shared/delivery/explain.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { useKieli } from '../kieli/i18n.ts';
import type { Session } from '../open-session.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useMinutes } from '../ui/deadline.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { MainPage } from '../ui/top-bar.tsx';
import type { CopyOfPlan } from '../ui/copy-identifier.tsx';
import { useLive } from '../use-live.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { bulkOf } from './bulk.ts';
import styles from './deliveries-page.module.css';
import { DeliveriesTable } from './deliveries-table.tsx';
import { type DeliveryStatus, isStopped } from './delivery-loop.ts';
import { counted, type DeliveryFilter, narrowed, readDeliveries } from './delivery-rows.ts';
import { DeliveryTabs } from './delivery-tabs.tsx';
import { ReceiptsOutcome, type SaveOutcome, type SaveReceipts, SaveReceiptsButton } from './save-receipts.tsx';
import { type ActionOutcome, useDeliveryActions } from './use-delivery-actions.ts';

export interface DeliveriesPageProps {
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `path`: the place in the plan to go to. */
  readonly onOpenPlan: (planId: string, path?: Path) => void;
  readonly onGo: (page: MainPage) => void;
  readonly onCompare: (planId: string) => void;
  readonly copyIdentifier: CopyOfPlan;
  readonly saveReceipts: SaveReceipts;
}

/** Queue and log in one: every delivery with its answer in plain words and what can be done. */
export function DeliveriesPage(props: DeliveriesPageProps) {
  const { session, now, onOpenPlan, onCompare, onGo, copyIdentifier, saveReceipts } = props;
  const { t } = useTranslation('deliveries');
  const { store, delivery } = session;
  const status = useSyncExternalStore(delivery.subscribe, delivery.status);
  const rows = useLive(useCallback(() => readDeliveries(store), [store])).value;
  const [filter, setFilter] = useState<DeliveryFilter>('all');
  const [receipts, setReceipts] = useState<SaveOutcome>();
  const moment = useMinutes(now);
  const actions = useDeliveryActions(session, now);
  const notices = useRef<HTMLDivElement>(null);
  useMarkReady(rows !== undefined);
  // The button that was pressed is gone with its row: the focus goes to what became of it.
  useEffect(() => {
    if (actions.outcome !== undefined) notices.current?.focus();
  }, [actions.outcome]);

  const deliveries = useMemo(() => rows?.map(({ delivery }) => delivery) ?? [], [rows]);
  const bulk = bulkOf(deliveries, moment);
  const cancellable = useMemo(
    () => deliveries.filter((row) => row.state === 'queued' && withdrawn(row) !== undefined),
    [deliveries],
  );
  const shown = useMemo(() => narrowed(rows ?? [], filter), [rows, filter]);
  const isEmpty = rows?.length === 0;

  return (
    <>
      <PageHead
        title={t('title')}
        end={
          rows !== undefined &&
          !isEmpty && (
            <>
              <SaveReceiptsButton rows={rows} now={now} save={saveReceipts} onOutcome={setReceipts} />
              <PauseButton status={status} onPause={delivery.stop} onGoOn={delivery.start} />
            </>
          )
        }
      />
      <div className={styles.notices} ref={notices} tabIndex={-1}>
        <Stopped status={status} onSettings={() => onGo('settings')} />
        {actions.outcome && <Outcome {...actions.outcome} />}
        {receipts && <ReceiptsOutcome outcome={receipts} />}
        {bulk && (
          <BulkProgress
            bulk={bulk}
            status={status}
            cancellable={cancellable.length}
            onCancel={() => void actions.withdraw(cancellable.map(({ id }) => id))}
          />
        )}
      </div>
      {isEmpty && (
        <EmptyState action={<Button onPress={() => onGo('students')}>{t('toStudents')}</Button>}>
          <p>{t('empty')}</p>
          <p>{t('emptyMore')}</p>
        </EmptyState>
      )}
      {rows !== undefined && !isEmpty && (
        <>
          <DeliveryTabs filter={filter} counts={counted(rows)} onFilter={setFilter} />
          {shown.length === 0 ? (
            <EmptyState action={<Button onPress={() => setFilter('all')}>{t('showAll')}</Button>}>
              {t(`filterEmpty.${filter}`)}
            </EmptyState>
          ) : (
            <DeliveriesTable
              rows={shown}
              now={moment}
              clock={now}
              onRetry={actions.retry}
              onWithdraw={actions.withdraw}
              byHand={actions.byHand}
              onOpenPlan={onOpenPlan}
              onCompare={onCompare}
              copyIdentifier={copyIdentifier}
            />
          )}
        </>
      )}
    </>
  );
}

function PauseButton({
  status,
  onPause,
  onGoOn,
}: {
  readonly status: DeliveryStatus;
  readonly onPause: () => void;
  readonly onGoOn: () => void;
}) {
  const { t } = useTranslation('deliveries');
  return isStopped(status) ? (
    <Button variant="main" icon={Play} onPress={onGoOn}>
      {t('goOn')}
    </Button>
  ) : (
    <Button icon={Pause} onPress={onPause}>
      {t('pause')}
    </Button>
  );
}

function Outcome({ withdrawn: count, tooLate, hasFailed, isOnItsWay }: ActionOutcome) {
  const { t } = useTranslation('deliveries');
  return (
    <>
      {hasFailed && <Banner tone="error">{t('failed')}</Banner>}
      {isOnItsWay === true && <Banner tone="warn">{t('byHand.onItsWay')}</Banner>}
      {count + tooLate > 0 && (
        <Banner tone="info">
          {count > 0 && t('done.withdrawn', { count })} {tooLate > 0 && t('done.tooLate', { count: tooLate })}
        </Banner>
      )}
    </>
  );
}

/** Why nothing is sent at all, said once: a person stopped it, or the connection and not a plan is wrong. */
function Stopped({ status, onSettings }: { readonly status: DeliveryStatus; readonly onSettings: () => void }) {
  const { t } = useTranslation('deliveries');
  const { teksti } = useKieli();
  if (status.state === 'paused') {
    return (
      <Banner tone="warn" title={t('pausedTitle')}>
        {t('paused')}
      </Banner>
    );
  }
  if (status.state === 'sending' && status.isLast === true) return <Banner tone="info">{t('pausing')}</Banner>;
  if (status.state !== 'login-needed') return null;
  const { what, why, now } = explain(status.problem);
  return (
    <Banner
      tone="warn"
      title={t('connectionStopped')}
      actions={<Button onPress={onSettings}>{t('toSettings')}</Button>}
    >
      {teksti(what)} {teksti(why)} {teksti(now)}
    </Banner>
  );
}
