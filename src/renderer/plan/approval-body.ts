import { withoutExpiredContacts } from '../../shared/delivery/clean-up.ts';
import type { RuleContext } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import type { Plan } from '../db/records.ts';
import { withPeriodIds } from './period-ids.ts';

/** What an approval knows beside the draft. */
export interface ApprovalFacts {
  /** What eHOKS holds of the plan; undefined before the first delivery. */
  readonly ehoks: Plan['ehoks'];
  /** The version approved before, if any. */
  readonly previous: HoksDraft | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  readonly opiskeluoikeus: Opiskeluoikeus | undefined;
  readonly newId: () => string;
}

export interface ToApprove {
  /** The version that approving makes. */
  readonly document: HoksDraft;
  /** What eHOKS would get of it, and by which rules. */
  readonly body: HoksDraft;
  readonly context: RuleContext;
}

/**
 * What approving a draft would make and send. The editor checks this very body after every change, so it offers the approval
 * exactly when the approval goes through.
 */
export function toApprove(draft: HoksDraft, facts: ApprovalFacts): ToApprove {
  const { ehoks, today, opiskeluoikeus } = facts;
  const document = approvedDocument(draft, facts);
  // Until there is an eHOKS ID the plan must be fit for POST, which demands more than PUT: a first delivery that is still
  // under way may yet come to nothing.
  const method = ehoks === undefined ? 'post' : 'put';
  const body = ehoks === undefined ? document : { ...document, id: ehoks.id };
  const inEhoks = ehoks?.baseline?.document;
  return { document, body, context: { method, virkailija: false, today, opiskeluoikeus, inEhoks } };
}

/** The draft with what approval adds to it: dates and times of R1 and an identifier in every workplace period; without old contacts (F8). */
function approvedDocument(draft: HoksDraft, { previous, now, today, opiskeluoikeus, newId }: ApprovalFacts): HoksDraft {
  const kept = withoutExpiredContacts(draft, today, opiskeluoikeus);
  const { id: _id, ...document } = withPeriodIds(kept, newId);
  // eHOKS drops milliseconds (contract 1.1): a time with them would never compare equal.
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`;
  return {
    ...document,
    'ensikertainen-hyvaksyminen':
      document['ensikertainen-hyvaksyminen'] ?? previous?.['ensikertainen-hyvaksyminen'] ?? today,
    hyvaksytty: time,
    paivitetty: time,
  };
}

/** Identifiers for a body that is only looked at: made up, each its own. */
export function passingIds(): () => string {
  let count = 0;
  return () => `jakso-ilman-tunnistetta-${++count}`;
}
