import type { AnyDraft, Part } from '../../shared/hoks/field-spec.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { newPart, type NewPartDefaults } from './new-part.ts';

type Coming = readonly [name: string, value: AnyDraft | undefined];

/**
 * The inner parts that come or go when fields of a part change: what comes along is added as it begins, and goes again as
 * long as nobody has written in it.
 * @returns what each becomes; undefined takes it away
 */
export function comingParts(
  part: Part,
  value: unknown,
  changes: AnyDraft,
  defaults: NewPartDefaults,
): readonly Coming[] {
  const before = isDraft(value) ? value : {};
  const after = { ...before, ...changes };
  return Object.entries(part.fields).flatMap(([key, field]): readonly Coming[] => {
    if (field.kind !== 'part' || !field.comesAlong) return [];
    const held = before[key];
    const isWanted = field.applies?.(after) ?? true;
    const fresh = newPart(field.part, defaults);
    if (isWanted) return held === undefined ? [[key, fresh]] : [];
    return isSame(held, fresh) ? [[key, undefined]] : [];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
