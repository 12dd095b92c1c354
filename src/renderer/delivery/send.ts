import { type CleanUp, joinCleanUps, withoutCleanedUp } from '../../shared/delivery/clean-up.ts';
import { type Delivery, type DeliveryAnswer, versionNumber } from '../../shared/delivery/delivery.ts';
import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import { postBody, updateOf } from '../../shared/delivery/request-body.ts';
import { type Baseline, ifAny, tookWhatWasSent, whatEhoksHolds } from '../../shared/delivery/server-change.ts';
import { moduleIdsOf } from '../../shared/delivery/server-plan.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { Result } from '../../shared/result.ts';
import type { PlanInEhoks } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { answered, type Claim, type InEhoksNow } from './look-up.ts';

/** What one try came to, and what it tells of the plan in eHOKS. */
export interface Outcome {
  readonly row: Delivery;
  readonly answer: DeliveryAnswer;
  readonly ehoks?: PlanInEhoks;
}

export interface SendDependencies {
  readonly store: Pick<Store, 'commitDelivery'>;
  readonly ehoks: EhoksCalls;
  /** Today in Finland, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * The second half of the recipe of contract 8.1: the write, if one is needed, and reading it back. The claim is on disk, and
 * `held` is what eHOKS was found to hold before. Rejects only when the store does.
 */
export async function send(claim: Claim, held: Result<InEhoksNow, EhoksError>, on: SendDependencies): Promise<Outcome> {
  const { row } = claim;
  if (!held.ok) return { row, answer: { kind: 'failed', step: 'before', error: held.error } };
  switch (held.value.kind) {
    case 'already-there':
      return { row, answer: { kind: 'holds-approved' } };
    case 'no-plan':
      return create(claim, on);
    case 'plan':
      return update(claim, held.value.id, held.value.content, on);
  }
}

async function create({ row, approved }: Claim, on: SendDependencies): Promise<Outcome> {
  const refused = refusedContent(row);
  if (refused !== undefined) return refused;
  const created = await answered(on.ehoks.create(postBody(approved)), true);
  if (!created.ok) return { row, answer: { kind: 'failed', step: 'write', error: created.error } };
  const ehoks = { id: created.value.id };
  const written: Delivery = { ...row, outcomeUnknown: true };
  // The eHOKS ID goes to disk before anything else is done with it (R30); asking for the plan meanwhile changes nothing.
  const [outcome] = await Promise.all([
    verify(written, { document: approved, isComplete: true }, ehoks.id, on),
    on.store.commitDelivery({ delivery: written, ehoks }),
  ]);
  return outcome;
}

async function update(claim: Claim, id: number, current: HoksBody, on: SendDependencies): Promise<Outcome> {
  const row: Delivery = { ...claim.row, method: 'put' };
  const baseline = claim.inEhoks?.baseline;
  const held = whatEhoksHolds({ ...claim, baseline }, current, on.today);
  if (held.kind === 'something-else') return { row, answer: { kind: 'holds-something-else', afterWrite: false } };
  const cleanUp = ifAny(held.cleanUp);
  const approved = withoutCleanedUp(claim.approved, cleanUp);
  if (held.kind === 'approved') {
    const isComplete = baseline?.isComplete ?? true;
    const ehoks = seen(row, { document: approved, isComplete }, id, current, cleanUp);
    return { row, answer: { kind: 'holds-approved' }, ehoks };
  }

  const refused = refusedContent(row);
  if (refused !== undefined) return refused;
  // Once written, eHOKS no longer shows what it had cleaned up: so that goes to disk first.
  if (cleanUp !== undefined) {
    const cleaned = baseline && { ...baseline, moduleIds: moduleIdsOf(current), document: held.document };
    await on.store.commitDelivery({ delivery: row, ehoks: { id, cleanUp, baseline: cleaned } });
  }
  const { method, body } = updateOf(approved, held.document, current, id);
  const sent: Delivery = { ...row, method };
  const write = method === 'patch' ? on.ehoks.patch(id, body) : on.ehoks.replace(id, body);
  const written = await answered(write, true);
  if (!written.ok) return { row: sent, answer: { kind: 'failed', step: 'write', error: written.error } };
  // PATCH leaves the parts alone, so what eHOKS did not show of them is still there.
  const isComplete = method === 'put' || (baseline?.isComplete ?? true);
  return verify(sent, { document: approved, isComplete }, id, on, cleanUp);
}

/** A database that could not take this content, and has been seen not to hold it, is not given it again (contract 6.5). */
function refusedContent(row: Delivery): Outcome | undefined {
  if (row.lastError !== 'content-refused') return undefined;
  const error: EhoksError = { code: 'content-refused', outcomeUnknown: false };
  return { row: { ...row, outcomeUnknown: false }, answer: { kind: 'failed', step: 'before', error } };
}

/** After every write eHOKS is asked what it now holds (F3): the answer is the receipt. */
async function verify(
  row: Delivery,
  sent: Pick<Baseline, 'document' | 'isComplete'>,
  id: number,
  on: SendDependencies,
  accepted?: CleanUp,
): Promise<Outcome> {
  const stored = await answered(on.ehoks.get(id), false);
  if (!stored.ok) {
    return { row, answer: { kind: 'failed', step: 'after', error: stored.error }, ehoks: { id, cleanUp: accepted } };
  }
  const took = tookWhatWasSent(sent.document, stored.value, on.today);
  if (took === undefined) return { row, answer: { kind: 'holds-something-else', afterWrite: true }, ehoks: { id } };
  const cleanUp = joinCleanUps(accepted, ifAny(took));
  const holds = { ...sent, document: withoutCleanedUp(sent.document, cleanUp) };
  const ehoks = seen(row, holds, id, stored.value, cleanUp);
  return { row, answer: { kind: 'holds-approved' }, ehoks };
}

/** What an answer of eHOKS tells of a plan that it holds as approved. */
function seen(
  row: Delivery,
  holds: Pick<Baseline, 'document' | 'isComplete'>,
  id: number,
  fromServer: HoksBody,
  cleanUp: CleanUp | undefined,
): PlanInEhoks {
  const { eid, manuaalisyotto } = fromServer;
  return {
    id,
    eid: typeof eid === 'string' ? eid : undefined,
    manuaalisyotto: typeof manuaalisyotto === 'boolean' ? manuaalisyotto : undefined,
    baseline: { ...holds, moduleIds: moduleIdsOf(fromServer), throughVersion: versionNumber(row) },
    cleanUp,
  };
}
