import { canonicalText } from '../../shared/hoks/canonical.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import { isReadOnly, planState } from '../plan/plan-state.ts';

/**
 * Whether eHOKS holds all of a plan that eHOKS takes: nothing waits, nothing stopped, nothing was edited since. A plan that
 * nothing was written into and one that a school system feeds have nothing to send.
 */
export function isAllSent(plan: Plan, versions: readonly PlanVersion[], deliveries: readonly Delivery[]): boolean {
  const rows = deliveries.filter(({ planId }) => planId === plan.id);
  if (rows.some(({ state }) => state !== 'delivered' && state !== 'superseded')) return false;
  if (isReadOnly(plan)) return true;
  const { name } = planState(plan, versions, rows, undefined);
  return name === 'sent' || (name === 'none' && isEmpty(plan));
}

/** Nothing but whose plan it is. */
function isEmpty({ document, paikalliset, keskustelut, suostumukset }: Plan): boolean {
  const { 'oppija-oid': _oppija, 'opiskeluoikeus-oid': _oikeus, ...rest } = document;
  return canonicalText(rest) === canonicalText({}) && !paikalliset && !keskustelut?.length && !suostumukset?.length;
}
