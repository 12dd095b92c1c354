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
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import type { Result } from '../../shared/result.ts';
import { type Store, StoreError } from '../db/store.ts';
import { deliveryLock, type Exclusive, outboxLock } from './exclusive.ts';
import type { LookAhead } from './look-ahead.ts';
import {
  askEhoks,
  type Claim,
  type InEhoksNow,
  lookUp,
  type Question,
  questionFor,
  withoutDeleted,
} from './look-up.ts';
import { type Outcome, send } from './send.ts';

export interface DeliverDependencies {
  readonly store: Store;
  readonly ehoks: EhoksCalls;
  readonly exclusive: Exclusive;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
  /** Without it each row is looked up when its turn has come. */
  readonly ahead?: LookAhead;
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
 * row is 'sending' on disk before a write leaves. Rejects only when the store does: the row then stays 'sending' and
 * the next call begins by looking the plan up.
 */
export async function deliverNext(on: DeliverDependencies, options: DeliverOptions = {}): Promise<Delivered> {
  const today = finnishDate(on.now());
  return on.exclusive(deliveryLock, async () => {
    const claimed = await on.exclusive(outboxLock, () => claimDue(on, today, options.reconnected ?? false));
    if ('kind' in claimed) return claimed;
    const { claim, held, others } = claimed;
    options.onSending?.(claim.row);
    const next = on.ahead && questionOfNext(others, on, today);
    const outcome = await send(claim, await held, { ...on, today });
    const question = outcome.answer.kind === 'holds-approved' ? await next : undefined;
    if (question !== undefined) on.ahead?.ask(question, on.ehoks);
    const delivery = await on.exclusive(outboxLock, () => settle(outcome, on));
    return { kind: 'tried', delivery, concerns: concerns(delivery), retryAfterSeconds: askedPause(outcome.answer) };
  });
}

function askedPause(answer: DeliveryAnswer): number | undefined {
  return answer.kind === 'failed' && answer.error.code === 'busy' ? answer.error.retryAfterSeconds : undefined;
}

/** A row that is 'sending' on disk, and the answer to what eHOKS holds for it. */
interface Claimed {
  readonly claim: Claim;
  readonly held: Promise<Result<InEhoksNow, EhoksError>>;
  /** The rows of other plans that are on their way too. */
  readonly others: readonly Delivery[];
}

async function claimDue(on: DeliverDependencies, today: string, reconnected: boolean): Promise<Claimed | Delivered> {
  const rows = await recoverInterrupted(on.store);
  const due = dueDelivery(rows, on.now(), reconnected);
  if (due === undefined) return { kind: 'nothing-due', nextDueAt: nextDueAt(rows) };

  const claim = await readClaim(due, on.store, today);
  if (claim === undefined) {
    const delivery = nextDelivery(due, { kind: 'unreadable' }, on.now(), on.random);
    await on.store.commitDelivery({ delivery });
    return { kind: 'tried', delivery, concerns: 'plan' };
  }
  // Looking changes nothing, so eHOKS and the disk work at the same time; a write waits for both.
  const held = lookUp(claim, async (question) =>
    on.ahead === undefined ? askEhoks(question, on.ehoks) : on.ahead.answer(question, on.ehoks),
  );
  await on.store.commitDelivery({ delivery: claim.row });
  return { claim, held, others: rows.filter(({ planId }) => planId !== due.planId) };
}

/** Undefined when its plan or its version does not open. */
async function readClaim(due: Delivery, store: Store, today: string): Promise<Claim | undefined> {
  const [plan, version, ofPlan] = await Promise.all([
    readable(store.plan(due.planId)),
    readable(store.version(due.id)),
    store.deliveriesOf(due.planId),
  ]);
  if (plan === undefined || version === undefined) return undefined;
  const others = possiblyStored(due, ofPlan, plan.ehoks?.baseline?.throughVersion);
  const tried = await Promise.all(others.map(async (row) => readable(store.version(row.id))));
  const claim: Claim = {
    row: claimed(due, plan.ehoks === undefined ? 'post' : 'put'),
    approved: version.document,
    inEhoks: plan.ehoks,
    mayBeStored: due.outcomeUnknown || due.attempts > 0,
    tried: tried.flatMap((other) => (other === undefined ? [] : [other.document])),
  };
  return withoutDeleted(claim, today);
}

/** What eHOKS will be asked for the row after this one, as far as it can be seen by now. Never rejects. */
async function questionOfNext(
  others: readonly Delivery[],
  { store, now }: DeliverDependencies,
  today: string,
): Promise<Question | undefined> {
  const due = dueDelivery(others, now());
  // The disk's trouble is met, and told, when the row's own turn has come.
  const claim = due && (await readClaim(due, store, today).catch(() => undefined));
  const question = claim && questionFor(claim);
  return typeof question === 'object' ? question : undefined;
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
