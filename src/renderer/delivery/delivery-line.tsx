import { ArrowLeftRight, History, Keyboard, RotateCw, Undo2 } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dueAt, isLate } from '../../shared/delivery/deadline.ts';
import { nearMoment } from '../../shared/delivery/deadline-text.ts';
import { type Delivery, isOpen as isWaiting, versionNumber, withdrawn } from '../../shared/delivery/delivery.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { useKieli } from '../kieli/i18n.ts';
import { isDifference } from '../plan/plan-state.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { classes } from '../ui/classes.ts';
import { CopyIdentifier, type CopyOfPlan } from '../ui/copy-identifier.tsx';
import { DeadlineMark, DeliveredLate } from '../ui/deadline.tsx';
import { PlanStateChip } from '../ui/plan-state-chip.tsx';
import table from '../ui/table.module.css';
import styles from './deliveries-table.module.css';
import { ByHandPanel } from './by-hand-panel.tsx';
import { DeliveryReason } from './delivery-reason.tsx';
import { type DeliveryRow, isUpdate, stateOf } from './delivery-rows.ts';
import type { ByHandActions } from './use-delivery-actions.ts';

export interface DeliveryLineProps extends DeliveryRow {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The same, read again by what counts minutes. */
  readonly clock: () => number;
  readonly isOpenAtFirst: boolean;
  readonly onRetry: (deliveryId: string) => Promise<void>;
  readonly onWithdraw: (deliveryIds: readonly string[]) => Promise<void>;
  readonly byHand: ByHandActions;
  /** `path`: the place in the plan to go to. */
  readonly onOpenPlan: (planId: string, path?: Path) => void;
  /** Shows what eHOKS holds beside the plan. */
  readonly onCompare: (planId: string) => void;
  readonly copyIdentifier: CopyOfPlan;
}

/** One delivery; why it waits opens in place under it. Drawn anew only when something of its own has changed. */
export const DeliveryLine = memo(function DeliveryLine(props: DeliveryLineProps) {
  const { delivery, plan, student, now, clock, onRetry, onWithdraw, byHand, onOpenPlan, onCompare, copyIdentifier } =
    props;
  const { t } = useTranslation(['deliveries', 'common']);
  const { kieli } = useKieli();
  const reasonId = useId();
  const [isOpen, setOpen] = useState(props.isOpenAtFirst);
  const isBlocked = delivery.state === 'blocked';
  const isDifferent = isDifference(delivery);
  const isForHand = delivery.state === 'manual';
  const hasReason = (delivery.lastError !== undefined || isForHand) && isWaiting(delivery);
  const isShowingReason = hasReason && isOpen;
  const name = student?.nimi ?? t('unknownStudent');
  const openPlan = plan && (() => onOpenPlan(plan.id));
  const withdraw = withdrawn(delivery) && (() => void onWithdraw([delivery.id]));
  return (
    <>
      <tr className={classes(isShowingReason && styles.isOpen)} data-blocked={(isBlocked && !isDifferent) || undefined}>
        <td className={classes(table.muted, styles.time)}>
          {nearMoment(delivery.deliveredAt ?? delivery.approvedAt, now, kieli)}
        </td>
        <th scope="row" className={classes(table.name, styles.student)}>
          {name} <span className={styles.faint}>{student?.ryhma}</span>
        </th>
        <td className={styles.what}>
          <What delivery={delivery} plan={plan} />
        </td>
        <td className={styles.state}>
          <State delivery={delivery} />
        </td>
        <td className={styles.deadline}>
          {isWaiting(delivery) && <DeadlineMark at={dueAt(delivery)} now={clock} />}
          {isLate(delivery) && <DeliveredLate />}
        </td>
        <td className={styles.ehoksId}>
          {plan?.ehoks ? (
            <CopyIdentifier
              what={t('common:ehoksId')}
              text={String(plan.ehoks.id)}
              copy={(text) => copyIdentifier(text, plan.id)}
            />
          ) : (
            isWaiting(delivery) && <span className={styles.faint}>{t('comesFromEhoks')}</span>
          )}
        </td>
        <td className={styles.action}>
          {hasReason ? (
            <TextButton
              aria-label={t(isOpen ? 'hideOf' : isForHand ? 'byHand.howOf' : 'whyOf', { student: name })}
              aria-expanded={isOpen}
              aria-controls={isOpen ? reasonId : undefined}
              onPress={() => setOpen(!isOpen)}
            >
              {t(isOpen ? 'hide' : isForHand ? 'byHand.how' : 'why')}
            </TextButton>
          ) : withdraw ? (
            <TextButton aria-label={t('withdrawOf', { student: name })} onPress={withdraw}>
              {t('withdraw')}
            </TextButton>
          ) : delivery.state === 'queued' ? (
            <span className={styles.faint}>{t('looksUp')}</span>
          ) : (
            openPlan &&
            delivery.state !== 'sending' && (
              <TextButton aria-label={t('openPlanOf', { student: name })} onPress={openPlan}>
                {t('open')}
              </TextButton>
            )
          )}
        </td>
      </tr>
      {isShowingReason && (
        <tr className={styles.why} data-blocked={(isBlocked && !isDifferent) || undefined} id={reasonId}>
          <td colSpan={7}>
            {isForHand && plan && (
              <ByHandPanel
                delivery={delivery}
                plan={plan}
                onEntered={(ehoksId) => byHand.entered({ deliveryId: delivery.id, planId: plan.id, ehoksId })}
                onGiveBack={() => byHand.giveBack(plan.id)}
                onOpenPlan={onOpenPlan}
              />
            )}
            <DeliveryReason delivery={delivery} plan={plan} now={now} onOpenPlan={onOpenPlan}>
              {isDifferent && plan && (
                <Button icon={ArrowLeftRight} onPress={() => onCompare(plan.id)}>
                  {t('compare')}
                </Button>
              )}
              {delivery.state !== 'sending' && (
                <Button icon={RotateCw} onPress={() => void onRetry(delivery.id)}>
                  {t(isBlocked ? 'retry' : 'sendNow')}
                </Button>
              )}
              {plan && delivery.state !== 'sending' && (
                <Button icon={Keyboard} onPress={() => byHand.take(plan.id)}>
                  {t('byHand.mark')}
                </Button>
              )}
              {withdraw && (
                <Button icon={Undo2} onPress={withdraw}>
                  {t('withdraw')}
                </Button>
              )}
              {openPlan && (
                <Button variant="quiet" onPress={openPlan}>
                  {t('openPlan')}
                </Button>
              )}
            </DeliveryReason>
          </td>
        </tr>
      )}
    </>
  );
});

function What({ delivery, plan }: Pick<DeliveryRow, 'delivery' | 'plan'>) {
  const { t } = useTranslation('deliveries');
  const number = versionNumber(delivery);
  const { approvedBy } = delivery;
  return (
    <>
      {t(isUpdate({ delivery, plan }) ? 'update' : 'newPlan')}
      {number > 1 && <span className={styles.faint}> {t('version', { number })}</span>}
      {approvedBy !== undefined && <span className={styles.approvedBy}>{t('approvedBy', { name: approvedBy })}</span>}
    </>
  );
}

function State({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('deliveries');
  const state = stateOf(delivery);
  if (state === undefined) {
    return (
      <Chip tone="quiet" icon={delivery.isWithdrawn === true ? Undo2 : History}>
        {t(delivery.isWithdrawn === true ? 'withdrawn' : 'superseded')}
      </Chip>
    );
  }
  return (
    <>
      <PlanStateChip state={state} />
      {state === 'sent' && (
        <span className={styles.faint}> {t(delivery.isByHand === true ? 'byHand.done' : 'checked')}</span>
      )}
    </>
  );
}
