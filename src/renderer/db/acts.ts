import type { AuditAction } from '../../shared/audit/entry.ts';
import { fieldNames } from '../../shared/audit/field-names.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { AuditAct } from '../audit/audit-signer.ts';
import { patchBetween, sameJson } from '../plan/edit-patch.ts';
import type { Plan, PlanInEhoks } from './records.ts';
import type { NameAct } from './update-plan.ts';

/** What is kept beside the document, by the names it has there. What grows with every write tells nothing. */
const besideDocument = [
  'studentId',
  'diaarinumero',
  'isEnteredByHand',
  'ehoks',
  'awaitsReview',
  'keskustelut',
  'suostumukset',
  'luovutukset',
] as const satisfies readonly (keyof Plan)[];

/** Names of what differs between two states of a plan; never what it holds. */
export function touchedFields(before: Plan | undefined, after: Plan): string[] {
  const ways: Path[] = [
    ...patchBetween(before?.document ?? {}, after.document),
    ...patchBetween(before?.paikalliset ?? {}, after.paikalliset ?? {}),
  ].map(({ path }) => path);
  return [...fieldNames(ways), ...besideDocument.filter((name) => !sameJson(before?.[name], after[name]))];
}

/** A change that is logged whenever it is made, with the names of what it touched. */
export function everyChange(action: AuditAction): NameAct {
  return (before, after) => [{ action, about: after.id, fields: touchedFields(before, after) }];
}

/** How long what has been logged as being edited is not logged again. */
const burstMs = 15 * 60_000;

/** Names what is saved many times a minute: a field once in a quarter of an hour, and again when the plan is opened anew. */
export interface EditBursts {
  readonly name: (action: AuditAction) => NameAct;
  /** What was named last is on disk. */
  readonly written: (planId: string) => void;
  readonly end: (planId: string) => void;
}

export function createEditBursts(now: () => number): EditBursts {
  const bursts = new Map<string, { since: number; names: ReadonlySet<string> }>();
  let named: readonly string[] = [];
  return {
    name: (action) => (before, after) => {
      const { since, names } = bursts.get(after.id) ?? { since: now(), names: new Set() };
      const isOver = now() - since >= burstMs;
      named = touchedFields(before, after).filter((name) => isOver || !names.has(name));
      if (isOver) bursts.delete(after.id);
      return named.length === 0 ? [] : [{ action, about: after.id, fields: named }];
    },
    written(planId) {
      const { since, names } = bursts.get(planId) ?? { since: now(), names: new Set<string>() };
      bursts.set(planId, { since, names: new Set([...names, ...named]) });
    },
    end: (planId) => void bursts.delete(planId),
  };
}

/** What a row's new state says was done. A row that only waits again, or gave way to a newer one, is nobody's act. */
export function deliveryActs(
  { planId: about, state, method, lastError, isWithdrawn }: Delivery,
  ehoks: PlanInEhoks | undefined,
): AuditAct[] {
  if (state === 'sending') {
    return ehoks === undefined ? [{ action: 'sending', about, result: method }] : [{ action: 'received', about }];
  }
  if (state === 'delivered') return [{ action: 'delivered', about, result: method }];
  if (state === 'superseded') return isWithdrawn === true ? [{ action: 'withdrew', about }] : [];
  return lastError === undefined ? [] : [{ action: 'not-delivered', about, result: lastError }];
}
