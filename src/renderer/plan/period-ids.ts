import type { AnyDraft } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { isWorkplacePeriod } from '../../shared/hoks/rules/workplace-type.ts';

const idField = 'yksiloiva-tunniste';

/**
 * Gives every workplace period without a `yksiloiva-tunniste` a new one (contract 3.7, C2). One that is there is never
 * changed: surveys to the workplace are tied to it (contract 7.3). Whatever else the draft holds stays as it is, wrong
 * shapes too.
 */
export function withPeriodIds(draft: HoksDraft, newId: () => string): HoksDraft {
  // Only identifiers are added: the draft keeps its shape.
  return withIds(draft, newId) as HoksDraft;
}

function withIds(value: unknown, newId: () => string): unknown {
  if (isList(value)) return value.map((item) => withIds(item, newId));
  if (!isDraft(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const given = withIds(inner, newId);
    return [key, key === 'osaamisen-hankkimistavat' && isList(given) ? given.map((one) => withId(one, newId)) : given];
  });
  return Object.fromEntries(entries);
}

function withId(jakso: unknown, newId: () => string): unknown {
  return isDraft(jakso) && isWorkplacePeriod(jakso) && lacksId(jakso) ? { ...jakso, [idField]: newId() } : jakso;
}

function lacksId({ [idField]: id }: AnyDraft): boolean {
  return id === undefined || (typeof id === 'string' && id.trim() === '');
}
