import type { AnyDraft, Part } from '../../shared/hoks/field-spec.ts';

export interface NewPartDefaults {
  /** OID of the counselor's own institution: what a required institution field starts with. */
  readonly ownInstitution: string | undefined;
  /** A new identifier for a period; eHOKS ties the workplace survey to it, so it is never changed again (contract 7.3). */
  readonly newId: () => string;
}

/**
 * A part as it begins: lists the API demands exist empty, demanded inner parts exist, and what the app knows is filled in.
 */
export function newPart(part: Part, defaults: NewPartDefaults, isDemanded = false): AnyDraft {
  const draft: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(part.fields)) {
    const isRequired = field.presence.post === 'required';
    if (field.kind === 'parts') {
      if (isRequired) draft[key] = [];
    } else if (field.kind === 'part') {
      if (isRequired) draft[key] = newPart(field.part, defaults, true);
    } else if (field.widget.type === 'texts') {
      if (isRequired) draft[key] = [];
    } else if (field.widget.type === 'organisation') {
      // The API calls an assessor's institution optional and then fails without it (contract 13.3).
      if ((isRequired || isDemanded) && defaults.ownInstitution !== undefined) draft[key] = defaults.ownInstitution;
    } else if (key === 'yksiloiva-tunniste') {
      draft[key] = defaults.newId();
    }
  }
  return draft;
}

/** A copy of a part for another unit or time: the same content, but every period is its own. */
export function duplicatePart(value: unknown, newId: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => duplicatePart(item, newId));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'yksiloiva-tunniste' ? newId() : duplicatePart(inner, newId),
    ]),
  );
}
