import type { AnyDraft, Part, Path } from '../hoks/field-spec.ts';
import { isDraft, isList } from '../hoks/json-shape.ts';
import { dayNumber, type Span } from './spans.ts';

/** What of a plan stands on the calendar: found by walking the field lists, so that a new dated part is found as well. */

/** `reversed`: ends before it begins. `incomplete`: one of two needed days is missing. `undated`: both are. */
export type DateFault = 'reversed' | 'incomplete' | 'undated';

export interface DatedPart {
  readonly part: Part;
  readonly draft: AnyDraft;
  readonly path: Path;
  /** The days it takes; reversed days are put in order, and of an incomplete pair the known day stands. */
  readonly span: Span | undefined;
  readonly fault: DateFault | undefined;
  /** The dated part that this one is inside of: the period of a break. */
  readonly around: DatedPart | undefined;
}

/** Name of the field that holds the first day, undefined when the part has no days. */
export function beginField(part: Part): 'alku' | 'lahetetty-arvioitavaksi' | undefined {
  if (part.fields['alku'] !== undefined) return 'alku';
  return part.fields['lahetetty-arvioitavaksi'] === undefined ? undefined : 'lahetetty-arvioitavaksi';
}

/**
 * The dated parts in a draft, itself included, in the order of the plan.
 * @param until the last day of what may stay open: a break without an end goes on as long as its period, anything else until here
 */
export function datedParts(
  part: Part,
  draft: AnyDraft,
  path: Path,
  until: number | undefined,
  around?: DatedPart,
): readonly DatedPart[] {
  const itself = datedPart(part, draft, path, until, around);
  const inner = Object.entries(part.fields).flatMap(([name, field]): readonly DatedPart[] => {
    const value = draft[name];
    if (field.kind === 'part' && isDraft(value)) {
      return datedParts(field.part, value, [...path, name], until, itself ?? around);
    }
    if (field.kind !== 'parts' || !isList(value)) return [];
    return value.flatMap((item, index) =>
      isDraft(item) ? datedParts(field.part, item, [...path, name, index], until, itself ?? around) : [],
    );
  });
  return itself ? [itself, ...inner] : inner;
}

function datedPart(
  part: Part,
  draft: AnyDraft,
  path: Path,
  until: number | undefined,
  around: DatedPart | undefined,
): DatedPart | undefined {
  const begin = beginField(part);
  if (begin === undefined) return undefined;
  const first = dayNumber(draft[begin]);
  const isOneDay = part.fields['loppu'] === undefined;
  const last = isOneDay ? first : dayNumber(draft['loppu']);
  const isNeeded = (name: string) => part.fields[name]?.presence.post === 'required';
  const found = (span: Span | undefined, fault?: DateFault): DatedPart => ({ part, draft, path, span, fault, around });
  if (first !== undefined && last !== undefined) {
    return first <= last ? found({ first, last }) : found({ first: last, last: first }, 'reversed');
  }
  if (first === undefined && last === undefined) return found(undefined, isNeeded(begin) ? 'undated' : undefined);
  if (first !== undefined && !isNeeded('loppu')) {
    return found({ first, last: Math.max(first, around?.span?.last ?? until ?? first) });
  }
  const known = first ?? last ?? 0;
  return found({ first: known, last: known }, 'incomplete');
}
