import {
  claimed,
  concerns,
  type Delivery,
  type DeliveryAnswer,
  dueDelivery,
  giveWay,
  nextDelivery,
  nextDueAt,
  possiblyStored,
  startUp,
} from '../../shared/delivery/delivery.ts';
import type { EhoksCalls } from '../../shared/delivery/ehoks-calls.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import { type Store, StoreError } from '../db/store.ts';
import { deliveryLock, type Exclusive, outboxLock } from './exclusive.ts';
import { type Claim, type Outcome, send } from './send.ts';

export interface DeliverDependencies {
  readonly store: Store;
  readonly ehoks: EhoksCalls;
  readonly exclusive: Exclusive;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
}

/** What one call of `deliverNext` came to. `concerns` says whether the queue may go on. */
export type Delivered =
  | { readonly kind: 'nothing-due'; readonly nextDueAt: number | undefined }
  | {
      readonly kind: 'tried';
      readonly delivery: Delivery;
      readonly concerns: 'plan' | 'server' | 'connection';
      /** A pause that the server asked for. */
      readonly retryAfterSeconds?: number;
    };

export interface DeliverOptions {
  /** The network came back: rows that wait only because of it are due. */
  readonly reconnected?: boolean;
  /** Called when a row is about to be sent, after it is 'sending' on disk. */
  readonly onSending?: (delivery: Delivery) => void;
}

/**
 * Steps 2-5 of the way to eHOKS for the one row that is due (architecture 3). One at a time in the whole profile; the
 * row is 'sending' on disk before anything leaves. Rejects only when the store does: the row then stays 'sending' and
 * the next call begins by looking the plan up.
 */
export async function deliverNext(on: DeliverDependencies, options: DeliverOptions = {}): Promise<Delivered> {
  return on.exclusive(deliveryLock, async () => {
    const claim = await on.exclusive(outboxLock, () => claimDue(on, options.reconnected ?? false));
    if ('kind' in claim) return claim;
    options.onSending?.(claim.row);
    const outcome = await send(claim, { ...on, today: finnishDate(on.now()) });
    const delivery = await on.exclusive(outboxLock, () => settle(outcome, on));
    return { kind: 'tried', delivery, concerns: concerns(delivery), retryAfterSeconds: askedPause(outcome.answer) };
  });
}

function askedPause(answer: DeliveryAnswer): number | undefined {
  return answer.kind === 'failed' && answer.error.code === 'busy' ? answer.error.retryAfterSeconds : undefined;
}

async function claimDue(on: DeliverDependencies, reconnected: boolean): Promise<Claim | Delivered> {
  const rows = await recoverInterrupted(on.store);
  const due = dueDelivery(rows, on.now(), reconnected);
  if (due === undefined) return { kind: 'nothing-due', nextDueAt: nextDueAt(rows) };

  const [plan, version, ofPlan] = await Promise.all([
    readable(on.store.plan(due.planId)),
    readable(on.store.version(due.id)),
    on.store.deliveriesOf(due.planId),
  ]);
  if (plan === undefined || version === undefined) {
    const delivery = nextDelivery(due, { kind: 'unreadable' }, on.now(), on.random);
    await on.store.commitDelivery({ delivery });
    return { kind: 'tried', delivery, concerns: 'plan' };
  }
  const others = possiblyStored(due, ofPlan, plan.ehoks?.baseline?.throughVersion);
  const tried = await Promise.all(others.map(async (row) => readable(on.store.version(row.id))));
  const row = claimed(due, plan.ehoks === undefined ? 'post' : 'put');
  await on.store.commitDelivery({ delivery: row });
  return {
    row,
    approved: version.document,
    inEhoks: plan.ehoks,
    mayBeStored: due.outcomeUnknown || due.attempts > 0,
    tried: tried.flatMap((other) => (other === undefined ? [] : [other.document])),
  };
}

/** Nobody else sends while the delivery lock is held, so a row that is 'sending' was cut off. */
async function recoverInterrupted(store: Store): Promise<Delivery[]> {
  const found = await store.undelivered();
  const rows = startUp(found);
  for (const [index, row] of rows.entries()) {
    if (row.state !== found[index]?.state) await store.commitDelivery({ delivery: row });
  }
  return rows;
}

/** A record that cannot be opened is no reason to stop the others. */
async function readable<Value>(record: Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await record;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'sealed-record-damaged') return undefined;
    throw error;
  }
}

/** Step 5: one transaction with the row after the answer and, when there is one, the eHOKS ID. */
async function settle({ row, answer, ehoks }: Outcome, on: DeliverDependencies): Promise<Delivery> {
  const ofPlan = await on.store.deliveriesOf(row.planId);
  const delivery = giveWay(nextDelivery(row, answer, on.now(), on.random), ofPlan);
  await on.store.commitDelivery({ delivery, ehoks });
  return delivery;
}
