import type { EhoksError } from '../shared/ehoks-error.ts';
import { checkPlan } from '../shared/hoks/check-plan.ts';
import type { Method } from '../shared/hoks/field-spec.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/**
 * Refuses a body that eHOKS would refuse, before it leaves the machine: the page checked it at approval, and a mistake
 * there must not reach eHOKS. The refusal is the one eHOKS would give, with rule ids in place of the server's words.
 * @param today YYYY-MM-DD in Finland
 */
export function checkBody(
  body: Readonly<Record<string, unknown>>,
  method: Method,
  today: string,
): Result<null, EhoksError> {
  const findings = checkPlan(body, { method, virkailija: false, opiskeluoikeus: undefined, today })
    .filter(({ level }) => level === 'error')
    .map(({ path, rule }) => ({ path: [...path], leaf: rule }));
  return findings.length === 0 ? ok(null) : fail({ code: 'invalid', status: 400, outcomeUnknown: false, findings });
}
