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
import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { canonicalText, sameContent } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { fail, type Result } from '../../shared/result.ts';
import { type Store, StoreError } from '../db/store.ts';
import { deliveryLock, type Exclusive, outboxLock } from './exclusive.ts';
import { compareBeforeWrite, postBody, putBody } from './sent-content.ts';

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

/** A row that is 'sending' on disk, with everything needed to send it. */
interface Claim {
  readonly row: Delivery;
  readonly approved: HoksDraft;
  readonly ehoksId: number | undefined;
  /** The plan's other versions that eHOKS may rightly hold, newest first. */
  readonly ours: readonly HoksDraft[];
  /** Whether the newest of ours is known to be what eHOKS was given last. */
  readonly lastIsDelivered: boolean;
}

interface Outcome {
  readonly row: Delivery;
  readonly answer: DeliveryAnswer;
  readonly ehoks?: { readonly id: number; readonly eid?: string };
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
    const outcome = await send(claim, on);
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

  const plan = await readable(on.store.plan(due.planId));
  const version = await readable(on.store.version(due.id));
  if (plan === undefined || version === undefined) {
    const delivery = nextDelivery(due, { kind: 'unreadable' }, on.now(), on.random);
    await on.store.commitDelivery({ delivery });
    return { kind: 'tried', delivery, concerns: 'plan' };
  }
  const others = possiblyStored(
    due,
    rows.filter((row) => row.planId === due.planId),
  );
  const ours = await Promise.all(others.map(async (row) => readable(on.store.version(row.id))));
  const row = claimed(due, plan.ehoks === undefined ? 'post' : 'put');
  await on.store.commitDelivery({ delivery: row });
  return {
    row,
    approved: version.document,
    ehoksId: plan.ehoks?.id,
    ours: ours.flatMap((own) => (own === undefined ? [] : [own.document])),
    lastIsDelivered: others[0]?.state === 'delivered' && ours[0] !== undefined,
  };
}

/** Nobody else sends while the delivery lock is held, so a row that is 'sending' was cut off. */
async function recoverInterrupted(store: Store): Promise<Delivery[]> {
  const found = await store.deliveries();
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

/** The recipe of contract 8.1: never a write before it is known what eHOKS holds for this plan. */
async function send(claim: Claim, on: DeliverDependencies): Promise<Outcome> {
  const { row, approved, ours } = claim;
  const last = ours[0];
  const needsNothing =
    claim.ehoksId !== undefined && !row.outcomeUnknown && claim.lastIsDelivered && last !== undefined;
  if (needsNothing && canonicalText(last) === canonicalText(approved)) {
    return { row, answer: { kind: 'holds-approved' } };
  }
  const known = await knownId(claim, on.ehoks);
  if (!known.ok) return { row, answer: { kind: 'failed', step: 'before', error: known.error } };
  return known.value === undefined ? create(claim, on) : update(claim, known.value, on);
}

/** The eHOKS ID of the plan; `undefined` when eHOKS has said that the study right has no plan. */
async function knownId(
  { ehoksId, approved }: Claim,
  ehoks: EhoksCalls,
): Promise<Result<number | undefined, EhoksError>> {
  if (ehoksId !== undefined) return { ok: true, value: ehoksId };
  const oid = approved['opiskeluoikeus-oid'];
  if (oid === undefined) return fail({ code: 'refused', outcomeUnknown: false });
  const found = await answered(ehoks.findByOpiskeluoikeus(oid), false);
  if (found.ok) return { ok: true, value: found.value.id };
  return found.error.code === 'no-hoks-for-opiskeluoikeus' ? { ok: true, value: undefined } : found;
}

async function create({ row, approved }: Claim, on: DeliverDependencies): Promise<Outcome> {
  const refused = refusedContent(row);
  if (refused !== undefined) return refused;
  const created = await answered(on.ehoks.create(postBody(approved)), true);
  if (!created.ok) return { row, answer: { kind: 'failed', step: 'write', error: created.error } };
  // The eHOKS ID goes to disk before anything else happens (R30).
  const ehoks = { id: created.value.id };
  await on.store.commitDelivery({ delivery: { ...row, outcomeUnknown: true }, ehoks });
  return verify({ ...row, outcomeUnknown: true }, approved, ehoks.id, on.ehoks);
}

async function update(claim: Claim, id: number, on: DeliverDependencies): Promise<Outcome> {
  const row: Delivery = { ...claim.row, method: 'put' };
  const current = await answered(on.ehoks.get(id), false);
  if (!current.ok) return { row, answer: { kind: 'failed', step: 'before', error: current.error } };

  switch (compareBeforeWrite(claim.approved, claim.ours, current.value)) {
    case 'holds-approved':
      return { row, answer: { kind: 'holds-approved' }, ehoks: identifiers(id, current.value) };
    case 'differs':
      return { row, answer: { kind: 'holds-something-else', afterWrite: false } };
    case 'replace': {
      const refused = refusedContent(row);
      if (refused !== undefined) return refused;
      const replaced = await answered(on.ehoks.replace(id, putBody(claim.approved, id, current.value)), true);
      if (!replaced.ok) return { row, answer: { kind: 'failed', step: 'write', error: replaced.error } };
      return verify(row, claim.approved, id, on.ehoks);
    }
  }
}

/** A database that could not take this content, and has been seen not to hold it, is not given it again (contract 6.5). */
function refusedContent(row: Delivery): Outcome | undefined {
  if (row.lastError !== 'content-refused') return undefined;
  const error: EhoksError = { code: 'content-refused', outcomeUnknown: false };
  return { row: { ...row, outcomeUnknown: false }, answer: { kind: 'failed', step: 'before', error } };
}

/** After every write eHOKS is asked what it now holds (F3): the answer is the receipt. */
async function verify(row: Delivery, approved: HoksDraft, id: number, ehoks: EhoksCalls): Promise<Outcome> {
  const stored = await answered(ehoks.get(id), false);
  if (!stored.ok) return { row, answer: { kind: 'failed', step: 'after', error: stored.error }, ehoks: { id } };
  const answer: DeliveryAnswer = sameContent(approved, stored.value)
    ? { kind: 'holds-approved' }
    : { kind: 'holds-something-else', afterWrite: true };
  return { row, answer, ehoks: identifiers(id, stored.value) };
}

function identifiers(id: number, fromServer: HoksBody): { id: number; eid?: string } {
  const eid = fromServer['eid'];
  return typeof eid === 'string' ? { id, eid } : { id };
}

/** A call that broke on its way to the main process has no answer: for a write, everything is possible. */
async function answered<Value>(
  call: Promise<Result<Value, EhoksError>>,
  wasWrite: boolean,
): Promise<Result<Value, EhoksError>> {
  try {
    return await call;
  } catch {
    return fail({ code: 'not-ehoks', outcomeUnknown: wasWrite });
  }
}

/** Step 5: one transaction with the row after the answer and, when there is one, the eHOKS ID. */
async function settle({ row, answer, ehoks }: Outcome, on: DeliverDependencies): Promise<Delivery> {
  const rows = await on.store.deliveries();
  const after = nextDelivery(row, answer, on.now(), on.random);
  const delivery = giveWay(
    after,
    rows.filter((other) => other.planId === row.planId),
  );
  await on.store.commitDelivery({ delivery, ehoks });
  return delivery;
}
