import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import type { Baseline } from '../../shared/delivery/server-change.ts';
import { moduleIdsOf, ownContent } from '../../shared/delivery/server-plan.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { PlanInEhoks } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { answered } from './look-up.ts';

/** A plan as eHOKS holds it now. */
export interface ServerPlan {
  /** The eHOKS ID. */
  readonly id: number;
  readonly eid: string | undefined;
  /** True when it was entered in eHOKS's own screens (R28). */
  readonly manuaalisyotto: boolean;
  /** The plan's own content, without what the server made. Of a demonstration's sub-areas it has the last (contract 13.1). */
  readonly document: HoksDraft;
  readonly moduleIds: readonly string[];
}

/** What eHOKS holds for a plan of this program, asked now. */
export async function readServerPlan(on: {
  readonly planId: string;
  readonly store: Pick<Store, 'plan'>;
  readonly ehoks: EhoksCalls;
}): Promise<Result<ServerPlan, EhoksError>> {
  const plan = await on.store.plan(on.planId);
  const oid = plan?.document['opiskeluoikeus-oid'];
  if (plan?.ehoks !== undefined) return getServerPlan(plan.ehoks.id, on.ehoks);
  if (oid === undefined) return fail({ code: 'no-hoks-for-opiskeluoikeus', outcomeUnknown: false });
  return findServerPlan(oid, on.ehoks);
}

/** The plan of a study right; error 'no-hoks-for-opiskeluoikeus' when eHOKS has none. */
export async function findServerPlan(
  opiskeluoikeusOid: string,
  ehoks: EhoksCalls,
): Promise<Result<ServerPlan, EhoksError>> {
  const found = await answered(ehoks.findByOpiskeluoikeus(opiskeluoikeusOid), false);
  return found.ok ? getServerPlan(found.value.id, ehoks) : found;
}

async function getServerPlan(id: number, ehoks: EhoksCalls): Promise<Result<ServerPlan, EhoksError>> {
  const answer = await answered(ehoks.get(id), false);
  return answer.ok ? ok(serverPlanOf(id, answer.value)) : answer;
}

function serverPlanOf(id: number, body: HoksBody): ServerPlan {
  const { eid, manuaalisyotto } = body;
  return {
    id,
    eid: typeof eid === 'string' ? eid : undefined,
    manuaalisyotto: manuaalisyotto === true,
    document: ownContent(body),
    moduleIds: moduleIdsOf(body),
  };
}

/** What is known of a plan in eHOKS once a person has seen what it holds. */
export function seenByPerson(server: ServerPlan, throughVersion: number): PlanInEhoks {
  const { id, eid, manuaalisyotto, document, moduleIds } = server;
  const baseline: Baseline = { moduleIds, document, isComplete: false, throughVersion };
  return { id, eid, manuaalisyotto, baseline };
}
