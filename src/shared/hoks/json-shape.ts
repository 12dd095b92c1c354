import type { AnyDraft } from './field-spec.ts';

/** Whether a JSON value is an object: what a part's draft must be. */
export function isDraft(value: unknown): value is AnyDraft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The objects of a list; nothing when it is no list. */
export function draftsIn(value: unknown): readonly AnyDraft[] {
  return isList(value) ? value.filter(isDraft) : [];
}
