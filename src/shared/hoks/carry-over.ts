import type { AnyDraft, Field, Part, ScalarField } from './field-spec.ts';
import { isDraft, isList } from './json-shape.ts';

/**
 * What of one student's plan may serve another, walked from the field lists: their `carry` and `secret` say which field
 * goes along. Keys that no field list knows never do.
 */

/** What goes along only when a person wants it. */
export interface Kept {
  /** Workplaces, their instructors, and the assessors of working life. */
  readonly workplace: boolean;
  /** The provider's own representatives and assessors. */
  readonly staff: boolean;
}

export interface CarryOver {
  readonly kept: Kept;
  /** A date as the copy has it; undefined leaves it out. */
  readonly date: (date: unknown) => unknown;
  /** Makes the identifiers of a copy that somebody is to have; absent for a copy that is only kept. */
  readonly newId?: () => string;
}

/** A copy of a part for another student. A part the API demands stays there, empty, when nothing of it goes along. */
export function carriedPart(part: Part, draft: AnyDraft, how: CarryOver): AnyDraft {
  const copy: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    const value = carriedValue(field, Object.hasOwn(draft, name) ? draft[name] : undefined, how);
    if (value !== undefined) copy[name] = value;
  }
  return copy;
}

/** Whether a field goes along at all. What is secret may tell of the student's health or support (R38). */
export function isCarried(field: Field, { workplace, staff }: Kept): boolean {
  if (field.presence.post === 'excluded' || field.secret === true) return false;
  if (field.kind === 'scalar' && field.widget.type === 'none') return false;
  if (field.carry === 'workplace') return workplace;
  return field.carry === 'staff' ? staff : field.carry !== 'own';
}

function carriedValue(field: Field, value: unknown, how: CarryOver): unknown {
  if (field.carry === 'new') return how.newId?.();
  if (!isCarried(field, how.kept)) {
    return field.kind === 'part' && field.presence.post === 'required' && isDraft(value) ? {} : undefined;
  }
  if (field.kind === 'part') return isDraft(value) ? carriedPart(field.part, value, how) : undefined;
  if (field.kind === 'parts') {
    return isList(value) ? value.filter(isDraft).map((item) => carriedPart(field.part, item, how)) : undefined;
  }
  return carriedScalar(field, value, how);
}

/** A value of another kind than the field's, as an imported plan may hold, could hide anything: it stays behind. */
function carriedScalar({ valueType }: ScalarField<unknown>, value: unknown, { date }: CarryOver): unknown {
  if (valueType === 'texts') return isList(value) ? value.filter((line) => typeof line === 'string') : undefined;
  if (isDraft(value) || isList(value) || value === null || value === undefined) return undefined;
  return valueType === 'date' ? date(value) : value;
}
