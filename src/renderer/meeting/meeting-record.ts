import type { AuditAction } from '../../shared/audit/entry.ts';
import { type ConsentEntry, type ConsentRequest, withAnswer, withRequest } from '../../shared/meeting/consents.ts';
import { keepable, type Meeting, withMeeting } from '../../shared/meeting/meeting.ts';
import type { Plan } from '../db/records.ts';
import type { Store } from '../db/store.ts';

/**
 * What the meeting view writes beside the plan's document. Each is one transaction on the plan as it is stored then, and
 * leaves its document and `updatedAt` alone: an editor or an approval that goes on meanwhile is not disturbed.
 */

/** Keeps the day's meeting; a text with a personal identity code is left out. Rejects when the store does. */
export async function saveMeeting(store: Store, planId: string, meeting: Meeting): Promise<void> {
  await writeBeside(store, planId, 'meeting-recorded', (plan) => ({
    keskustelut: withMeeting(plan.keskustelut, keepable(meeting)),
  }));
}

/** Records an answer to a consent; earlier answers stay. Rejects when the store does. */
export async function answerConsent(
  store: Store,
  planId: string,
  request: ConsentRequest,
  mayHave: boolean,
  recorded: Pick<ConsentEntry, 'at' | 'by'>,
): Promise<void> {
  await writeBeside(store, planId, 'consent-recorded', (plan) => ({
    suostumukset: withAnswer(plan.suostumukset, request, mayHave, recorded),
  }));
}

/** Adds somebody to ask for. Rejects when the store does. */
export async function addConsentRequest(store: Store, planId: string, request: ConsentRequest): Promise<void> {
  await writeBeside(store, planId, 'consent-recorded', (plan) => ({
    suostumukset: withRequest(plan.suostumukset, request),
  }));
}

function writeBeside(
  store: Store,
  planId: string,
  action: AuditAction,
  beside: (plan: Plan) => Pick<Plan, 'keskustelut'> | Pick<Plan, 'suostumukset'>,
): Promise<void> {
  return store.commitPlan({
    planId,
    change: (stored) => {
      if (stored === undefined) throw new Error('no such plan');
      return { ...stored, ...beside(stored) };
    },
    deliveries: [],
    action,
  });
}
