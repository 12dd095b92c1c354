import type { Delivery } from '../../shared/delivery/delivery.ts';
import { standing, versionNumber } from '../../shared/delivery/delivery.ts';
import { type CleanUp, withoutCleanedUp } from '../../shared/delivery/clean-up.ts';
import { canonicalText, sameContent } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { isTyhja } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { WhatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import type { Plan, PlanVersion } from '../db/records.ts';

/** Where a plan is on its way, in the order of the mock-ups' table of states. */
export type PlanStateName =
  | 'none'
  | 'draft'
  | 'ready'
  | 'waiting'
  | 'sending'
  | 'unclear'
  | 'sent'
  | 'changed'
  | 'server'
  | 'blocked'
  | 'manual'
  | 'readonly';

export interface PlanState {
  readonly name: PlanStateName;
  /** How many findings stop an approval. */
  readonly blocking: number;
  /** True when the draft is no longer what was last approved. */
  readonly changedSinceApproval: boolean;
}

/** The next right step, the one main action of the plan's header. */
export type NextStep =
  | 'start'
  | 'fix'
  | 'approve'
  | 'approveChanges'
  | 'sendNow'
  | 'compare'
  | 'showReason'
  | 'showByHand'
  | 'edit'
  | 'none';

/** How many findings stop an approval. */
export function stoppingCount({ errors, unstorable, demanded }: WhatIsMissing): number {
  return errors.length + unstorable.length + demanded.length;
}

/** Whether the plan has been begun: a new one holds the two OIDs alone. */
export function isStarted(plan: Plan): boolean {
  return (
    plan.approvedVersion > 0 ||
    plan.diaarinumero !== undefined ||
    !isTyhja(plan.paikalliset) ||
    Object.keys(plan.document).some((key) => key !== 'oppija-oid' && key !== 'opiskeluoikeus-oid')
  );
}

/**
 * The state of a plan from what is stored. `stopping`: how many findings of the present draft stop an approval,
 * undefined when it has not been checked; it decides only between draft and ready.
 */
export function planState(
  plan: Plan | undefined,
  versions: readonly PlanVersion[],
  deliveries: readonly Delivery[],
  stopping: number | undefined,
): PlanState {
  const blocking = stopping ?? 0;
  if (plan === undefined) return { name: 'none', blocking, changedSinceApproval: false };
  if (isReadOnly(plan)) return { name: 'readonly', blocking: 0, changedSinceApproval: false };
  const rows = deliveries.filter((row) => row.planId === plan.id);
  const latest = inForce(versions, rows, plan).reduce<PlanVersion | undefined>(
    (newest, version) => (newest && newest.number > version.number ? newest : version),
    undefined,
  );
  if (latest === undefined) {
    const inEhoks = plan.ehoks?.baseline?.document;
    if (inEhoks !== undefined) {
      // Taken over, or what was approved here gave way to what a person chose: eHOKS is what the draft is compared to.
      const isSame = canonicalText(plan.document) === canonicalText(inEhoks);
      return { name: isSame ? 'sent' : 'changed', blocking, changedSinceApproval: !isSame };
    }
    const name = !isStarted(plan) ? 'none' : stopping === 0 ? 'ready' : 'draft';
    return { name, blocking, changedSinceApproval: false };
  }
  const changedSinceApproval = !saysTheSame(plan.document, latest, plan.ehoks?.cleanUp);
  return { name: onItsWay(newestDelivery(plan, deliveries), changedSinceApproval), blocking, changedSinceApproval };
}

/**
 * The versions that still stand: neither set aside nor, though delivered, changed by somebody else in eHOKS since. A person
 * has then chosen what stays, and even what was approved before may be approved again.
 */
export function inForce(versions: readonly PlanVersion[], rows: readonly Delivery[], plan: Plan): PlanVersion[] {
  const baseline = plan.ehoks?.baseline;
  const isOvertaken = ({ number, document }: PlanVersion) =>
    baseline !== undefined &&
    number < baseline.throughVersion &&
    !sameContent(withoutCleanedUp(document, plan.ehoks?.cleanUp), baseline.document);
  return standing(versions, rows).filter((version) => !isOvertaken(version));
}

/** Whether a draft says what was approved: there is nothing new to approve. What eHOKS cleaned up by itself is no change. */
export function saysTheSame(draft: HoksDraft, version: PlanVersion, cleanUp: CleanUp | undefined): boolean {
  return canonicalText(withoutCleanedUp(draft, cleanUp)) === canonicalText(withoutCleanedUp(version.document, cleanUp));
}

/** Blocked because eHOKS holds something that is not ours: a person compares and chooses. */
export function isDifference({ state, lastError }: Delivery): boolean {
  return state === 'blocked' && (lastError === 'differs-in-ehoks' || lastError === 'server-took-something-else');
}

/** A plan that a school system feeds: a change made here would be lost at its next delivery (R23, R28). */
export function isReadOnly({ ehoks }: Plan): boolean {
  return ehoks?.origin === 'school-system';
}

function newestDelivery(plan: Plan, deliveries: readonly Delivery[]): Delivery | undefined {
  return deliveries
    .filter((row) => row.planId === plan.id && row.state !== 'superseded')
    .sort((a, b) => versionNumber(b) - versionNumber(a))[0];
}

function onItsWay(row: Delivery | undefined, changed: boolean): PlanStateName {
  // An approved version always has its row; without one, what is known is that it was approved and nothing was sent.
  if (row === undefined) return 'waiting';
  switch (row.state) {
    case 'queued':
      return row.outcomeUnknown ? 'unclear' : 'waiting';
    case 'sending':
      return row.outcomeUnknown ? 'unclear' : 'sending';
    case 'blocked':
      return isDifference(row) ? 'server' : 'blocked';
    case 'manual':
      return 'manual';
    default:
      return changed ? 'changed' : 'sent';
  }
}

/** What the header offers in a state (mock-ups, table of states). */
export function nextStep({ name, blocking, changedSinceApproval }: PlanState): NextStep {
  switch (name) {
    case 'none':
      return 'start';
    case 'draft':
    case 'ready':
      return blocking > 0 ? 'fix' : 'approve';
    case 'changed':
      return blocking > 0 ? 'fix' : 'approveChanges';
    case 'blocked':
    case 'manual':
      // Once the person has begun to mend the plan, the way on is to approve the mended one.
      if (!changedSinceApproval) return name === 'manual' ? 'showByHand' : 'showReason';
      return blocking > 0 ? 'fix' : 'approveChanges';
    case 'waiting':
      if (!changedSinceApproval) return 'sendNow';
      return blocking > 0 ? 'fix' : 'approveChanges';
    case 'server':
      return 'compare';
    case 'sent':
      return 'edit';
    case 'sending':
    case 'unclear':
    case 'readonly':
      return 'none';
  }
}
