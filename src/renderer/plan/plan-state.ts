import type { Delivery } from '../../shared/delivery/delivery.ts';
import { versionNumber } from '../../shared/delivery/delivery.ts';
import { canonicalText } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
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
  | 'blocked';

export interface PlanState {
  readonly name: PlanStateName;
  /** How many findings stop an approval. */
  readonly blocking: number;
  /** True when the draft is no longer what was last approved. */
  readonly changedSinceApproval: boolean;
}

/** The next right step, the one main action of the plan's header. */
export type NextStep = 'start' | 'fix' | 'approve' | 'approveChanges' | 'sendNow' | 'showReason' | 'edit' | 'none';

/** How many findings stop an approval. */
export function stoppingCount({ errors, demanded }: WhatIsMissing): number {
  return errors.length + demanded.length;
}

/** Whether the plan has been begun: a new one holds the two OIDs alone. */
export function isStarted(plan: Plan): boolean {
  return (
    plan.approvedVersion > 0 ||
    plan.diaarinumero !== undefined ||
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
  const latest = versions.reduce<PlanVersion | undefined>(
    (newest, version) => (newest && newest.number > version.number ? newest : version),
    undefined,
  );
  if (latest === undefined) {
    const name = !isStarted(plan) ? 'none' : stopping === 0 ? 'ready' : 'draft';
    return { name, blocking, changedSinceApproval: false };
  }
  const changedSinceApproval = !saysTheSame(plan.document, latest);
  return { name: onItsWay(newestDelivery(plan, deliveries), changedSinceApproval), blocking, changedSinceApproval };
}

/** Whether a draft says what was approved: there is nothing new to approve. */
export function saysTheSame(draft: HoksDraft, version: PlanVersion): boolean {
  return canonicalText(draft) === canonicalText(version.document);
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
      return row.lastError === 'differs-in-ehoks' ? 'server' : 'blocked';
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
      // Once the person has begun to mend the plan, the way on is to approve the mended one.
      if (!changedSinceApproval) return 'showReason';
      return blocking > 0 ? 'fix' : 'approveChanges';
    case 'waiting':
      if (!changedSinceApproval) return 'sendNow';
      return blocking > 0 ? 'fix' : 'approveChanges';
    case 'server':
      return 'showReason';
    case 'sent':
      return 'edit';
    case 'sending':
    case 'unclear':
      return 'none';
  }
}
