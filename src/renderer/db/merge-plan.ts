import { joinCleanUps, withoutCleanedUp } from '../../shared/delivery/clean-up.ts';
import type { Plan, PlanInEhoks } from './records.ts';

/**
 * Who may change what of a stored plan. Each writer works from a plan it has read a while ago; what belongs to the
 * others is taken from what is stored now, so that no writer can undo another.
 */

/**
 * An edit changes the document and what is local beside it. It never takes away an eHOKS ID, an approval or a choice that
 * came meanwhile, nor what others keep with the plan, and does not bring back what eHOKS has cleaned up meanwhile. Whether the
 * plan awaits a review is not the editor's to say.
 */
export function editedPlan(stored: Plan | undefined, edited: Plan): Plan {
  if (stored === undefined) return edited;
  const ehoks = stored.ehoks ?? edited.ehoks;
  const document = withoutCleanedUp(edited.document, ehoks?.cleanUp);
  const { approvedVersion, isEnteredByHand, awaitsReview } = stored;
  const kept = { approvedVersion, isEnteredByHand, awaitsReview, ...recordedBeside(stored) };
  return { ...stored, ...edited, ...kept, document, ehoks };
}

/** Meetings, consents and disclosures have writers of their own: no other writer brings older ones back. */
function recordedBeside(stored: Plan): Pick<Plan, 'keskustelut' | 'suostumukset' | 'luovutukset' | 'tidied'> {
  const { keskustelut, suostumukset, luovutukset, tidied } = stored;
  return { keskustelut, suostumukset, luovutukset, tidied };
}

/**
 * An approval changes the document and the number of the newest version. It never takes away an eHOKS ID, nor what is kept
 * beside the document; but what was approved awaits no review any more.
 */
export function approvedPlan(stored: Plan | undefined, approved: Plan): Plan {
  const { document, approvedVersion, updatedAt } = approved;
  const ehoks = stored?.ehoks ?? approved.ehoks;
  return { ...approved, ...stored, document, approvedVersion, updatedAt, awaitsReview: undefined, ehoks };
}

/**
 * An answer of eHOKS changes what is known of the plan there, and takes out of the document what eHOKS has cleaned up.
 * What the answer does not tell stays as it was known of this eHOKS ID.
 */
export function deliveredPlan(stored: Plan, answered: PlanInEhoks): Plan {
  const known = stored.ehoks?.id === answered.id ? stored.ehoks : undefined;
  return {
    ...stored,
    document: withoutCleanedUp(stored.document, answered.cleanUp),
    ehoks: {
      id: answered.id,
      eid: answered.eid ?? known?.eid,
      manuaalisyotto: answered.manuaalisyotto ?? known?.manuaalisyotto,
      origin: answered.origin ?? known?.origin,
      baseline: answered.baseline ?? known?.baseline,
      cleanUp: joinCleanUps(known?.cleanUp, answered.cleanUp),
    },
  };
}
