import { withoutCleanedUp } from '../../shared/delivery/clean-up.ts';
import { type Delivery, supersededByApproval, waitingSince } from '../../shared/delivery/delivery.ts';
import { canonicalText } from '../../shared/hoks/canonical.ts';
import { blocksApproval, checkPaikalliset, checkPlan } from '../../shared/hoks/check-plan.ts';
import type { Finding } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import type { ApprovalRecord } from '../../shared/meeting/meeting.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { type Exclusive, outboxLock } from '../delivery/exclusive.ts';
import { toApprove } from './approval-body.ts';
import { inForce, isReadOnly } from './plan-state.ts';

export interface Approval {
  readonly version: PlanVersion;
  /** False when the newest version already holds this content: nothing new is sent. */
  readonly isNew: boolean;
}

/** Why a plan cannot be approved: what eHOKS would refuse, and what must not go there (Finding.blocksApproval). */
export interface ApprovalRefusal {
  readonly findings: readonly Finding[];
}

export interface ApproveArguments {
  readonly planId: string;
  readonly store: Store;
  readonly exclusive: Exclusive;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  readonly opiskeluoikeus: Opiskeluoikeus | undefined;
  /** `crypto.randomUUID` in the app. */
  readonly newId: () => string;
  /** `updatedAt` of the plan the person has in front of them; the stored plan's own when absent. */
  readonly basedOn?: number;
  /** Who approves and with whom: kept with the version, never in its document. */
  readonly hyvaksynta?: ApprovalRecord;
}

/**
 * Step 1 of the way to eHOKS: the plan as it stands becomes an immutable version with a delivery row, in one
 * transaction. Approving unchanged content again gives the version that already is. The first approval's date stays
 * for ever, the time of approval and update move (R1). Rejects when the store does ('plan-changed': the plan was edited
 * after it was looked at), or has no such plan.
 */
export async function approvePlan(approve: ApproveArguments): Promise<Result<Approval, ApprovalRefusal>> {
  const { planId, store } = approve;
  return approve.exclusive(outboxLock, async () => {
    const plan = await store.plan(planId);
    if (plan === undefined) throw new Error('no such plan');
    // Its view offers no approval; nothing else may make one either (R23).
    if (isReadOnly(plan)) return fail({ findings: [] });
    const versions = await store.versions(planId);
    const rows = await store.deliveriesOf(planId);
    const previous = versions.at(-1)?.document;
    const { document, body, context } = toApprove(plan.document, { ...approve, ehoks: plan.ehoks, previous });

    const newest = inForce(versions, rows, plan).at(-1);
    const before = withoutCleanedUp(newest?.document ?? {}, plan.ehoks?.cleanUp);
    if (newest !== undefined && withoutApprovalTimes(before) === withoutApprovalTimes(document)) {
      return ok({ version: newest, isNew: false });
    }
    const beside = checkPaikalliset(plan.paikalliset ?? {}, context);
    const findings = [...checkPlan(body, context), ...beside].filter(blocksApproval);
    if (findings.length > 0) return fail({ findings });

    // A damaged version is missing from the list; its number is taken all the same.
    const number = Math.max(versions.at(-1)?.number ?? 0, plan.approvedVersion) + 1;
    const id = `${planId}:${number}`;
    const version: PlanVersion = {
      id,
      planId,
      number,
      document,
      approvedAt: approve.now,
      hyvaksynta: approve.hyvaksynta,
    };
    const superseded = supersededByApproval(rows);
    const delivery = { ...newDelivery(version, plan), waitingSince: waitingSince(superseded) };
    await store.commitApproval({
      plan: { ...plan, document, approvedVersion: number },
      version,
      deliveries: [...superseded, delivery],
      basedOn: approve.basedOn ?? plan.updatedAt,
    });
    return ok({ version, isNew: true });
  });
}

function newDelivery({ id, planId, approvedAt, hyvaksynta }: PlanVersion, { isEnteredByHand }: Plan): Delivery {
  const state = isEnteredByHand === true ? 'manual' : 'queued';
  const approvedBy = hyvaksynta?.approver.nimi;
  return { id, planId, state, attempts: 0, nextAttemptAt: 0, outcomeUnknown: false, approvedAt, approvedBy };
}

/** What a version says, without when it was approved. */
function withoutApprovalTimes({ hyvaksytty: _hyvaksytty, paivitetty: _paivitetty, ...content }: HoksDraft): string {
  return canonicalText(content);
}
