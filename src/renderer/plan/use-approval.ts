import { useState } from 'react';
import type { Result } from '../../shared/result.ts';
import type { PlanVersion } from '../db/records.ts';
import { StoreError } from '../db/store.ts';
import type { Approval, ApprovalRefusal } from './approve-plan.ts';

/** Where an approval stands, for the approval view. */
export type ApprovalOutcome =
  | { readonly state: 'idle' }
  | { readonly state: 'approving' }
  | { readonly state: 'approved'; readonly version: PlanVersion }
  /** The plan was no longer what the person had in front of them. */
  | { readonly state: 'planChanged' }
  | { readonly state: 'failed' };

/** Runs an approval once at a time and keeps what came of it. */
export function useApproval(
  approve: () => Promise<Result<Approval, ApprovalRefusal>>,
  onApproved: (approval: Approval) => Promise<void>,
): { readonly outcome: ApprovalOutcome; readonly run: () => Promise<void>; readonly forget: () => void } {
  const [outcome, setOutcome] = useState<ApprovalOutcome>({ state: 'idle' });

  const run = async () => {
    if (outcome.state === 'approving') return;
    setOutcome({ state: 'approving' });
    try {
      const result = await approve();
      // The same rules run in the view: a refusal here means that the plan changed in between.
      if (!result.ok) return setOutcome({ state: 'planChanged' });
      await onApproved(result.value);
      setOutcome({ state: 'approved', version: result.value.version });
    } catch (error) {
      const isChanged = error instanceof StoreError && error.code === 'plan-changed';
      setOutcome({ state: isChanged ? 'planChanged' : 'failed' });
    }
  };

  return { outcome, run, forget: () => setOutcome({ state: 'idle' }) };
}
