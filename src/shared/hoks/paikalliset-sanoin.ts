import { displayValue } from './display-value.ts';
import type { Field, SummaryNames } from './field-spec.ts';
import { isDraft, isList } from './json-shape.ts';
import { paikallisetTiedot, type PaikallisetTiedot } from './paikalliset-tiedot.ts';

/** One thing that stays on this machine, in words. */
export interface PaikallinenTieto {
  readonly field: string;
  readonly lines: readonly string[];
  /** Secret by the guideline (R38): for the student's own paper only. */
  readonly isSecret: boolean;
}

function linesOf(field: Field, value: unknown, names: SummaryNames): readonly string[] {
  if (field.kind === 'scalar') return [displayValue(field, value, names)];
  const items = isList(value) ? value : [value];
  return items.filter(isDraft).map((item) =>
    Object.entries(field.part.fields)
      .flatMap(([name, inner]) => linesOf(inner, item[name], names))
      .filter((text) => text !== '')
      .join(', '),
  );
}

/** The local data of a plan for paper: what is empty is left out. */
export function paikallisetSanoin(paikalliset: PaikallisetTiedot, names: SummaryNames): readonly PaikallinenTieto[] {
  const held: Readonly<Record<string, unknown>> = paikalliset;
  return Object.entries(paikallisetTiedot.fields).flatMap(([name, field]: [string, Field]) => {
    const lines = linesOf(field, held[name], names).filter((line) => line !== '');
    return lines.length === 0 ? [] : [{ field: field.label[names.kieli], lines, isSecret: field.secret === true }];
  });
}
