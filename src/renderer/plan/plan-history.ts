import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import type { PlanVersion } from '../db/records.ts';
import { sessionsOf, type Step, type StepEvent } from './edit-steps.ts';
import type { EditedPlan } from './edited-plan.ts';

/** One thing that has happened to a plan. */
export type HistoryEntry = SessionEntry | VersionEntry;

export interface SessionEntry {
  /** ehoks: what eHOKS holds was taken into use. restored: the draft was brought back to what it had been. */
  readonly kind: 'editing' | Exclude<StepEvent, 'approval'>;
  readonly key: string;
  /** Epoch milliseconds of its first and its last change. */
  readonly from: number;
  readonly at: number;
  readonly before: EditedPlan;
  readonly after: EditedPlan;
}

export interface VersionEntry {
  readonly kind: 'version';
  readonly key: string;
  readonly at: number;
  readonly version: PlanVersion;
}

/** What has happened, newest first. An approval is told by its version. */
export function historyOf(
  done: readonly Step<EditedPlan>[],
  versions: readonly PlanVersion[],
): readonly HistoryEntry[] {
  const sessions = sessionsOf(done).flatMap((steps): HistoryEntry[] => {
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined || first.event === 'approval') return [];
    const kind = first.event ?? 'editing';
    const { before, at: from } = first;
    return [{ kind, key: `${kind}:${from}`, from, at: last.at, before, after: last.after }];
  });
  const approvals = versions.map((version): HistoryEntry => {
    return { kind: 'version', key: version.id, at: version.approvedAt, version };
  });
  return [...sessions, ...approvals].toSorted((one, other) => other.at - one.at);
}

/** When an approval was is not a part of what is brought back: it has happened. */
const ofApproval = ['ensikertainen-hyvaksyminen', 'hyvaksytty', 'paivitetty'] as const;

/**
 * What the plan becomes when it is brought back to an entry. An approved version knows only the document, so what is local
 * stays as it is now.
 */
export function restoredTo(entry: HistoryEntry, now: EditedPlan): EditedPlan {
  const then: EditedPlan =
    entry.kind === 'version'
      ? { document: entry.version.document, [paikallisetPolku]: now[paikallisetPolku] }
      : entry.after;
  const document: HoksDraft = { ...then.document };
  for (const name of ofApproval) delete document[name];
  const approval = ofApproval.flatMap((name) => {
    const value = now.document[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...then, document: { ...document, ...Object.fromEntries(approval) } };
}
