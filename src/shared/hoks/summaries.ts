import type { AnyDraft, Part, SummaryNames } from './field-spec.ts';
import { isDraft } from './json-shape.ts';

/** Pieces of the one-line summaries of parts. Each gives an empty text when nothing is known yet. */

export function textOf(draft: AnyDraft, field: string): string {
  const value = draft[field];
  return typeof value === 'string' ? value.trim() : '';
}

export function codeOf(draft: AnyDraft, field: string, names: SummaryNames): string {
  const uri = textOf(draft, field);
  return uri === '' ? '' : names.codeName(uri);
}

/** '1.9.2026–30.9.2026'; one side may be open. */
export function dateRange(draft: AnyDraft, names: SummaryNames): string {
  const [alku, loppu] = [textOf(draft, 'alku'), textOf(draft, 'loppu')];
  if (alku === '' && loppu === '') return '';
  return `${alku && names.date(alku)}–${loppu && names.date(loppu)}`;
}

export function nested(part: Part, draft: unknown, names: SummaryNames): string {
  return isDraft(draft) && part.summary ? part.summary(draft, names) : '';
}

export function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(', ');
}
