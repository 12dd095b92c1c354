import { sameValue } from './canonical.ts';
import { displayValue } from './display-value.ts';
import type { AnyDraft, Field, Part, PartsField, Path, SummaryNames } from './field-spec.ts';
import { hoks, type HoksDraft } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import { matchItems } from './match-items.ts';
import { paikallisetPolku, paikallisetTiedot, type PaikallisetTiedot } from './paikalliset-tiedot.ts';
import { placeName } from './place.ts';
import { type SectionId, sectionOf } from './sections.ts';

/** The difference between two plans in words: for the approval view and the history. */

export interface Change {
  readonly kind: 'added' | 'changed' | 'removed' | 'reordered';
  /** Leads into the newer plan; into the older one when the thing was removed. */
  readonly path: Path;
  readonly section: SectionId;
  /** The part it is in; empty for the plan's own fields. */
  readonly place: string;
  readonly field: string;
  /** Values or summaries in words; empty text for nothing. */
  readonly before: string;
  readonly after: string;
}

interface Side {
  readonly root: AnyDraft;
  readonly path: Path;
  readonly value: unknown;
}

function wordsFor(field: Field, value: unknown, names: SummaryNames): string {
  if (value === undefined) return '';
  if (field.kind === 'scalar') return displayValue(field, value, names);
  return isDraft(value) ? (field.part.summary?.(value, names) ?? '') : '';
}

function change(kind: Change['kind'], field: Field, before: Side, after: Side, names: SummaryNames): Change {
  const { root, path } = kind === 'removed' ? before : after;
  const isItem = typeof path.at(-1) === 'number';
  return {
    kind,
    path,
    section: sectionOf(path),
    place: placeName(isItem ? path.slice(0, -2) : path, root, names),
    field: (isItem && field.kind !== 'scalar' ? field.part.label : field.label)[names.kieli],
    before: wordsFor(field, before.value, names),
    after: wordsFor(field, after.value, names),
  };
}

/** The version comes with the code: said only when the code itself stayed the same. */
function isVersionOfChangedCode(part: Part, name: string, before: AnyDraft, after: AnyDraft): boolean {
  return Object.entries(part.fields).some(
    ([code, field]) =>
      field.kind === 'scalar' &&
      field.widget.type === 'code' &&
      field.widget.versionField === name &&
      before[code] !== after[code],
  );
}

function isShown(field: Field): boolean {
  return field.kind !== 'scalar' || field.widget.type !== 'none';
}

function diffParts(field: PartsField<Part>, before: Side, after: Side, names: SummaryNames): Change[] {
  const olds = isList(before.value) ? before.value.filter(isDraft) : [];
  const news = isList(after.value) ? after.value.filter(isDraft) : [];
  const side = (of: Side, items: readonly AnyDraft[], index: number | undefined): Side =>
    index === undefined
      ? { ...of, value: undefined }
      : { root: of.root, path: [...of.path, index], value: items[index] };
  const { pairs, removed, isReordered } = matchItems(field, olds, news);

  const changes = news.flatMap((_, index) => {
    const from = pairs.get(index);
    const [old, now] = [side(before, olds, from), side(after, news, index)];
    return from === undefined ? [change('added', field, old, now, names)] : diffPart(field.part, old, now, names);
  });
  const gone = removed.map((index) =>
    change('removed', field, side(before, olds, index), side(after, news, undefined), names),
  );
  const moved = isReordered ? [change('reordered', field, before, after, names)] : [];
  return [...changes, ...gone, ...moved];
}

function diffField(field: Field, before: Side, after: Side, names: SummaryNames): Change[] {
  if (sameValue(field, before.value, after.value)) return [];
  if (field.kind === 'parts') return diffParts(field, before, after, names);
  const [had, has] = [hasContent(before.value), hasContent(after.value)];
  if (field.kind === 'part' && had && has) return diffPart(field.part, before, after, names);
  return [change(!had ? 'added' : has ? 'changed' : 'removed', field, before, after, names)];
}

function hasContent(value: unknown): boolean {
  if (isList(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

function diffPart(part: Part, before: Side, after: Side, names: SummaryNames): Change[] {
  const [old, now] = [isDraft(before.value) ? before.value : {}, isDraft(after.value) ? after.value : {}];
  return Object.entries(part.fields).flatMap(([name, field]) => {
    if (!isShown(field) || isVersionOfChangedCode(part, name, old, now)) return [];
    const from = { root: before.root, path: [...before.path, name], value: old[name] };
    const to = { root: after.root, path: [...after.path, name], value: now[name] };
    return diffField(field, from, to, names);
  });
}

/** Everything that differs, in the order of the field lists. Nothing for plans that mean the same. */
export function diffHoks(before: HoksDraft, after: HoksDraft, names: SummaryNames): Change[] {
  const side = (root: HoksDraft): Side => ({ root, path: [], value: root });
  return diffPart(hoks, side(before), side(after), names);
}

/** The same of what stays on this machine. */
export function diffPaikalliset(before: PaikallisetTiedot, after: PaikallisetTiedot, names: SummaryNames): Change[] {
  const side = (root: PaikallisetTiedot): Side => ({ root, path: [paikallisetPolku], value: root });
  return diffPart(paikallisetTiedot, side(before), side(after), names);
}
