import { withoutCleanedUp, withoutExpiredContacts } from '../../shared/delivery/clean-up.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { canonicalText } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { PlanInEhoks } from '../db/records.ts';

/** A row to be sent, with everything needed to send it. */
export interface Claim {
  /** As it is on disk while it is sent. */
  readonly row: Delivery;
  readonly approved: HoksDraft;
  readonly inEhoks: PlanInEhoks | undefined;
  /** An earlier attempt with this version may have been stored. */
  readonly mayBeStored: boolean;
  /** Other versions of the plan that eHOKS may rightly hold, newest first; see `possiblyStored`. */
  readonly tried: readonly HoksDraft[];
}

/** Before a write: nothing to do at all, no plan for the study right, or the plan as eHOKS holds it now. */
export type InEhoksNow =
  | { readonly kind: 'already-there' }
  | { readonly kind: 'no-plan' }
  | { readonly kind: 'plan'; readonly id: number; readonly content: HoksBody };

/** What eHOKS is asked by: the eHOKS ID of a plan that has one, else its study right. */
export type Question = { readonly id: number } | { readonly opiskeluoikeusOid: string };

/**
 * What eHOKS deletes by its own rules never goes back to it, however long the approval has waited (F8).
 * @param today in Finland, YYYY-MM-DD
 */
export function withoutDeleted(claim: Claim, today: string): Claim {
  const approved = withoutCleanedUp(claim.approved, claim.inEhoks?.cleanUp);
  return { ...claim, approved: withoutExpiredContacts(approved, today) };
}

/** What has to be asked before this can be sent: 'nothing' when eHOKS was last seen to hold just this and nothing was tried since. */
export function questionFor({ approved, inEhoks, mayBeStored, tried }: Claim): Question | 'nothing' | 'unanswerable' {
  const document = inEhoks?.baseline?.document;
  const isUntouched = document !== undefined && !mayBeStored && tried.length === 0;
  if (isUntouched && canonicalText(document) === canonicalText(approved)) return 'nothing';
  if (inEhoks !== undefined) return { id: inEhoks.id };
  const opiskeluoikeusOid = approved['opiskeluoikeus-oid'];
  return opiskeluoikeusOid === undefined ? 'unanswerable' : { opiskeluoikeusOid };
}

/**
 * The first half of the recipe of contract 8.1: never a write before it is known what eHOKS holds for this plan. Never rejects.
 * @param answer gives an answer that has been asked for already, or asks
 */
export async function lookUp(
  claim: Claim,
  answer: (question: Question) => Promise<Result<InEhoksNow, EhoksError>>,
): Promise<Result<InEhoksNow, EhoksError>> {
  const question = questionFor(claim);
  if (question === 'nothing') return ok({ kind: 'already-there' });
  return question === 'unanswerable' ? fail({ code: 'refused', outcomeUnknown: false }) : answer(question);
}

/** Asks eHOKS. It only reads. Never rejects. */
export async function askEhoks(question: Question, ehoks: EhoksCalls): Promise<Result<InEhoksNow, EhoksError>> {
  const known =
    'id' in question ? ok(question) : await answered(ehoks.findByOpiskeluoikeus(question.opiskeluoikeusOid), false);
  if (!known.ok) return known.error.code === 'no-hoks-for-opiskeluoikeus' ? ok({ kind: 'no-plan' }) : known;
  const { id } = known.value;
  const current = await answered(ehoks.get(id), false);
  return current.ok ? ok({ kind: 'plan', id, content: current.value }) : current;
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
