import { ClockAlert, Clock, History, RotateCw } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Delivery, versionNumber } from '../../shared/delivery/delivery.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyIdentifier } from '../ui/copy-identifier.tsx';
import { PlanStateChip } from '../ui/plan-state-chip.tsx';
import table from '../ui/table.module.css';
import { showTime } from '../ui/show-time.ts';
import styles from './deliveries-page.module.css';
import { DeliveryReason } from './delivery-reason.tsx';
import { deadlineOf, type DeliveryRow, isUpdate, stateOf } from './delivery-rows.ts';

export interface DeliveryLineProps {
  readonly row: DeliveryRow;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onRetry: () => void;
  readonly onOpenPlan: (planId: string) => void;
  readonly copyIdentifier: (text: string) => Promise<void>;
}

/** One delivery; why it waits for a person opens in place under it. */
export function DeliveryLine({ row, now, onRetry, onOpenPlan, copyIdentifier }: DeliveryLineProps) {
  const { t } = useTranslation(['deliveries', 'common']);
  const { kieli } = useKieli();
  const reasonId = useId();
  const { delivery, plan, student } = row;
  const isBlocked = delivery.state === 'blocked';
  const [isOpen, setOpen] = useState(isBlocked);
  const number = versionNumber(delivery);
  const state = stateOf(delivery);
  const hasReason =
    delivery.lastError !== undefined && delivery.state !== 'delivered' && delivery.state !== 'superseded';
  const isWaiting = delivery.state === 'queued' || delivery.state === 'sending' || isBlocked;
  return (
    <>
      <tr className={hasReason && isOpen && isBlocked ? styles.isOpen : undefined}>
        <td className={table.muted}>{showMoment(delivery.deliveredAt ?? delivery.approvedAt, kieli)}</td>
        <th scope="row" className={table.name}>
          {student?.nimi ?? t('unknownStudent')} <span className={styles.faint}>{student?.ryhma}</span>
        </th>
        <td>
          {t(isUpdate(row) ? 'update' : 'newPlan')}
          {number > 1 && <span className={styles.faint}> {t('version', { number })}</span>}
        </td>
        <td>
          {state === undefined ? (
            <Chip tone="quiet" icon={History}>
              {t('superseded')}
            </Chip>
          ) : (
            <PlanStateChip state={state} />
          )}
          {state === 'sent' && <span className={styles.faint}> {t('checked')}</span>}
        </td>
        <td>{isWaiting && <Deadline delivery={delivery} now={now} />}</td>
        <td>
          {plan?.ehoks ? (
            <CopyIdentifier what={t('common:ehoksId')} text={String(plan.ehoks.id)} copy={copyIdentifier} />
          ) : (
            isWaiting && <span className={styles.faint}>{t('comesFromEhoks')}</span>
          )}
        </td>
        <td>
          {hasReason ? (
            <TextButton aria-expanded={isOpen} aria-controls={reasonId} onPress={() => setOpen(!isOpen)}>
              {t(isOpen ? 'hide' : 'why')}
            </TextButton>
          ) : (
            plan && <TextButton onPress={() => onOpenPlan(plan.id)}>{t('openPlan')}</TextButton>
          )}
        </td>
      </tr>
      {hasReason && isOpen && (
        <tr className={styles.why} data-blocked={isBlocked || undefined} id={reasonId}>
          <td colSpan={7}>
            <DeliveryReason delivery={delivery} plan={plan}>
              {delivery.state === 'queued' && delivery.nextAttemptAt > now && (
                <p className={styles.faint}>{t('nextAttempt', { time: showTime(delivery.nextAttemptAt, kieli) })}</p>
              )}
              {delivery.state !== 'sending' && (
                <Button icon={RotateCw} onPress={onRetry}>
                  {t(isBlocked ? 'retry' : 'sendNow')}
                </Button>
              )}
              {plan && (
                <Button variant="quiet" onPress={() => onOpenPlan(plan.id)}>
                  {t('openPlan')}
                </Button>
              )}
            </DeliveryReason>
          </td>
        </tr>
      )}
    </>
  );
}

function Deadline({ delivery, now }: { readonly delivery: Delivery; readonly now: number }) {
  const { t } = useTranslation('deliveries');
  const { kieli } = useKieli();
  const { at, urgency, distance } = deadlineOf(delivery, now);
  const time =
    distance.days > 0
      ? t('days', { count: distance.days })
      : distance.hours > 0
        ? t('hours', distance)
        : t('minutes', distance);
  const Icon = urgency === 'late' ? ClockAlert : Clock;
  return (
    <span className={styles.when} data-urgency={urgency}>
      <Icon aria-hidden="true" />
      {showMoment(at, kieli)}
      <span className={styles.faint}>{urgency === 'late' ? t('late', { time }) : time}</span>
    </span>
  );
}
