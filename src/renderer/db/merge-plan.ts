import type { Plan } from './records.ts';

/**
 * Who may change what of a stored plan. Each writer works from a plan it has read a while ago; what belongs to the
 * others is taken from what is stored now, so that no writer can undo another.
 */

/** An edit changes the document. It never takes away an eHOKS ID or an approval that came meanwhile. */
export function editedPlan(stored: Plan | undefined, edited: Plan): Plan {
  if (stored === undefined) return edited;
  return { ...edited, approvedVersion: stored.approvedVersion, ehoks: stored.ehoks ?? edited.ehoks };
}

/** An approval changes the document and the number of the newest version. It never takes away an eHOKS ID. */
export function approvedPlan(stored: Plan | undefined, approved: Plan): Plan {
  return { ...approved, ehoks: stored?.ehoks ?? approved.ehoks };
}

/** An answer of eHOKS changes the eHOKS ID and the eid; an answer without an eid keeps the one already known. */
export function deliveredPlan(stored: Plan, ehoks: NonNullable<Plan['ehoks']>): Plan {
  const knownEid = stored.ehoks?.id === ehoks.id ? stored.ehoks.eid : undefined;
  return { ...stored, ehoks: { id: ehoks.id, eid: ehoks.eid ?? knownEid } };
}
