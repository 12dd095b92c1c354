import type { AnyDraft } from '../field-spec.ts';
import { isDraft, isList } from '../json-shape.ts';

/** Small readers of a draft in any state. */

export function draftAt(draft: AnyDraft, name: string): AnyDraft {
  const value = draft[name];
  return isDraft(value) ? value : {};
}

/** These fields of a draft, those that hold something. Ids of the server stay behind. */
export function picked(draft: AnyDraft, names: readonly string[]): AnyDraft {
  return Object.fromEntries(names.flatMap((name) => (isFilled(draft[name]) ? [[name, draft[name]]] : [])));
}

export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== '' && !(isList(value) && value.length === 0);
}
