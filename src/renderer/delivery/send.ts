import {
  type CleanUp,
  joinCleanUps,
  withoutCleanedUp,
  withoutExpiredContacts,
} from '../../shared/delivery/clean-up.ts';
import { type Delivery, type DeliveryAnswer, versionNumber } from '../../shared/delivery/delivery.ts';
import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import { postBody, updateOf } from '../../shared/delivery/request-body.ts';
import { type Baseline, ifAny, tookWhatWasSent, whatEhoksHolds } from '../../shared/delivery/server-change.ts';
import { moduleIdsOf } from '../../shared/delivery/server-plan.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { canonicalText } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { PlanInEhoks } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/** A row that is 'sending' on disk, with everything needed to send it. */
export interface Claim {
  readonly row: Delivery;
  readonly approved: HoksDraft;
  readonly inEhoks: PlanInEhoks | undefined;
  /** An earlier attempt with this version may have been stored. */
  readonly mayBeStored: boolean;
  /** Other versions of the plan that eHOKS may rightly hold, newest first; see `possiblyStored`. */
  readonly tried: readonly HoksDraft[];
}

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

/** The recipe of contract 8.1: never a write before it is known what eHOKS holds for this plan. */
export async function send(claim: Claim, on: SendDependencies): Promise<Outcome> {
  const { row } = claim;
  // What eHOKS deletes by its own rules never goes back to it, however long the approval has waited (F8).
  const approved = withoutCleanedUp(claim.approved, claim.inEhoks?.cleanUp);
  const ready: Claim = { ...claim, approved: withoutExpiredContacts(approved, on.today) };
  if (isAlreadyThere(ready)) return { row, answer: { kind: 'holds-approved' } };
  const known = await knownId(ready, on.ehoks);
  if (!known.ok) return { row, answer: { kind: 'failed', step: 'before', error: known.error } };
  return known.value === undefined ? create(ready, on) : update(ready, known.value, on);
}

/** Nothing has changed since eHOKS was last seen to hold just this: no request at all. */
function isAlreadyThere({ approved, inEhoks, mayBeStored, tried }: Claim): boolean {
  const document = inEhoks?.baseline?.document;
  if (document === undefined || mayBeStored || tried.length > 0) return false;
  return canonicalText(document) === canonicalText(approved);
}

/** The eHOKS ID of the plan; `undefined` when eHOKS has said that the study right has no plan. */
async function knownId(
  { inEhoks, approved }: Claim,
  ehoks: EhoksCalls,
): Promise<Result<number | undefined, EhoksError>> {
  if (inEhoks !== undefined) return { ok: true, value: inEhoks.id };
  const oid = approved['opiskeluoikeus-oid'];
  if (oid === undefined) return fail({ code: 'refused', outcomeUnknown: false });
  const found = await answered(ehoks.findByOpiskeluoikeus(oid), false);
  if (found.ok) return { ok: true, value: found.value.id };
  return found.error.code === 'no-hoks-for-opiskeluoikeus' ? { ok: true, value: undefined } : found;
}

async function create({ row, approved }: Claim, on: SendDependencies): Promise<Outcome> {
  const refused = refusedContent(row);
  if (refused !== undefined) return refused;
  const created = await answered(on.ehoks.create(postBody(approved)), true);
  if (!created.ok) return { row, answer: { kind: 'failed', step: 'write', error: created.error } };
  // The eHOKS ID goes to disk before anything else happens (R30).
  const ehoks = { id: created.value.id };
  const written: Delivery = { ...row, outcomeUnknown: true };
  await on.store.commitDelivery({ delivery: written, ehoks });
  return verify(written, { document: approved, isComplete: true }, ehoks.id, on);
}

async function update(claim: Claim, id: number, on: SendDependencies): Promise<Outcome> {
  const row: Delivery = { ...claim.row, method: 'put' };
  const current = await answered(on.ehoks.get(id), false);
  if (!current.ok) return { row, answer: { kind: 'failed', step: 'before', error: current.error } };

  const baseline = claim.inEhoks?.baseline;
  const held = whatEhoksHolds({ ...claim, baseline }, current.value, on.today);
  if (held.kind === 'something-else') return { row, answer: { kind: 'holds-something-else', afterWrite: false } };
  const cleanUp = ifAny(held.cleanUp);
  const approved = withoutCleanedUp(claim.approved, cleanUp);
  if (held.kind === 'approved') {
    const isComplete = baseline?.isComplete ?? true;
    const ehoks = seen(row, { document: approved, isComplete }, id, current.value, cleanUp);
    return { row, answer: { kind: 'holds-approved' }, ehoks };
  }

  const refused = refusedContent(row);
  if (refused !== undefined) return refused;
  // Once written, eHOKS no longer shows what it had cleaned up: so that goes to disk first.
  if (cleanUp !== undefined) {
    const cleaned = baseline && { ...baseline, moduleIds: moduleIdsOf(current.value), document: held.document };
    await on.store.commitDelivery({ delivery: row, ehoks: { id, cleanUp, baseline: cleaned } });
  }
  const { method, body } = updateOf(approved, held.document, current.value, id);
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

/** A call that broke on its way to the main process has no answer: for a write, everything is possible. */
export async function answered<Value>(
  call: Promise<Result<Value, EhoksError>>,
  wasWrite: boolean,
): Promise<Result<Value, EhoksError>> {
  try {
    return await call;
  } catch {
    return fail({ code: 'not-ehoks', outcomeUnknown: wasWrite });
  }
}
