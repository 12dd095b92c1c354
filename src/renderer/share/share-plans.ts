import { diffHoks } from '../../shared/hoks/diff-hoks.ts';
import type { Change } from '../../shared/hoks/diff-hoks.ts';
import type { Kept } from '../../shared/hoks/carry-over.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { type ShareNote, shareParts } from '../../shared/hoks/share-parts.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { editedPlan } from '../db/merge-plan.ts';
import type { Plan } from '../db/records.ts';
import { type Store, StoreError } from '../db/store.ts';
import { newPlan } from '../plan/new-plan.ts';
import { perusteOf } from '../plan/peruste-of.ts';
import { isReadOnly } from '../plan/plan-state.ts';
import type { Candidate } from './candidates.ts';

/** What adding the chosen parts would do to one student's plan; nothing is written yet. */
export interface Proposal {
  readonly candidate: Candidate;
  /** The plan as it would be. */
  readonly plan: Plan;
  readonly changes: readonly Change[];
  readonly notes: readonly ShareNote[];
}

export interface Sharing {
  readonly source: HoksDraft;
  /** `placeKey` of each chosen part. */
  readonly chosen: ReadonlySet<string>;
  readonly kept: Kept;
  readonly names: SummaryNames;
  /** `crypto.randomUUID` in the app. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
}

export function propose(candidate: Candidate, sharing: Sharing): Proposal {
  const { student, plan = emptyPlan(candidate, sharing) } = candidate;
  const into = { document: plan.document, opiskeluoikeus: student.opiskeluoikeus };
  const { document, notes } = shareParts(sharing.source, sharing.chosen, into, sharing);
  const changes = diffHoks(plan.document, document, sharing.names);
  return { candidate, plan: { ...plan, document }, changes, notes };
}

function emptyPlan({ student }: Candidate, { newId, now, today }: Sharing): Plan {
  return { ...newPlan(student, newId(), now), diaarinumero: perusteOf(student.opiskeluoikeus, today) };
}

/** A conflict is for a person to accept: another qualification, or something that does not come as it was. */
export function hasConflict({ candidate, notes }: Proposal): boolean {
  return (
    !candidate.isSameQualification || notes.some(({ kind }) => kind === 'days-left-out' || kind === 'other-education')
  );
}

/** What was added to one plan: enough to take it back. */
export interface Added {
  readonly planId: string;
  readonly before: Plan;
  readonly after: Plan;
}

/** plan-changed: somebody has worked on the plan since it was looked at. not-saved: the disk did not take it. */
export type AddRefusal = 'plan-changed' | 'not-saved';

/**
 * Writes a proposal, in one transaction, as a draft that awaits a review; nothing is approved or sent. Nothing is written
 * when the stored plan is no longer the one that was looked at.
 */
export async function addToPlan(proposal: Proposal, store: Store, now: number): Promise<Result<Added, AddRefusal>> {
  const { candidate, plan } = proposal;
  const looked = candidate.plan;
  if (looked === undefined && (await hasPlan(plan.studentId, store))) return fail('plan-changed');
  return write(store, plan.id, (stored) => {
    const isSame = stored?.updatedAt === looked?.updatedAt && stored?.approvedVersion === looked?.approvedVersion;
    if (!isSame || (stored && isReadOnly(stored))) throw new StoreError('plan-changed');
    const awaitsReview = stored?.awaitsReview ?? { from: 'other-plan', since: now };
    const updatedAt = Math.max(now, plan.updatedAt + 1);
    return { before: stored ?? withoutContent(plan), after: { ...editedPlan(stored, plan), awaitsReview, updatedAt } };
  });
}

/** A student has one plan: another one may have been begun since. Where nothing can be read, the writing will tell. */
async function hasPlan(student: string, store: Store): Promise<boolean> {
  const plans = await store.plans().catch(() => []);
  return plans.some(({ studentId }) => studentId === student);
}

/** Takes back what was added, unless the plan has been edited or approved since. */
export async function takeBack({ planId, before, after }: Added, store: Store, now: number) {
  return write(store, planId, (stored) => {
    const isSame = stored?.updatedAt === after.updatedAt && stored.approvedVersion === after.approvedVersion;
    if (!isSame) throw new StoreError('plan-changed');
    const { document, diaarinumero, awaitsReview } = before;
    const updatedAt = Math.max(now, stored.updatedAt + 1);
    const taken = editedPlan(stored, { ...stored, document, diaarinumero });
    return { before: stored, after: { ...taken, awaitsReview, updatedAt } };
  });
}

/** A plan that had to be begun for this: as it is before anything is entered. */
function withoutContent(plan: Plan): Plan {
  const { 'oppija-oid': oppija, 'opiskeluoikeus-oid': opiskeluoikeus } = plan.document;
  const document = { 'oppija-oid': oppija, 'opiskeluoikeus-oid': opiskeluoikeus };
  return { ...plan, document, diaarinumero: undefined };
}

async function write(
  store: Store,
  planId: string,
  change: (stored: Plan | undefined) => Omit<Added, 'planId'>,
): Promise<Result<Added, AddRefusal>> {
  let written: Added | undefined;
  try {
    await store.commitPlan({
      planId,
      change: (stored) => {
        written = { planId, ...change(stored) };
        return written.after;
      },
      deliveries: [],
    });
  } catch (error) {
    return fail(error instanceof StoreError && error.code === 'plan-changed' ? 'plan-changed' : 'not-saved');
  }
  return written === undefined ? fail('not-saved') : ok(written);
}
