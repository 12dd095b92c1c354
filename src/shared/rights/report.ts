import { displayValue } from '../hoks/display-value.ts';
import type { AnyDraft, Part, SummaryNames } from '../hoks/field-spec.ts';
import { draftsIn, isDraft } from '../hoks/json-shape.ts';

/** A paper in words: what a report says, before it is laid out. */
export interface Report {
  readonly title: string;
  /** Stands on every report: whether it is secret, who has it and why. */
  readonly lines: readonly string[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** Lines to be signed on paper. */
  readonly signatures?: readonly string[];
}

export interface ReportRow {
  readonly label: string;
  /** Empty for a heading of what comes after it. */
  readonly value: string;
  /** How many parts it stands within. */
  readonly depth: number;
}

/** A part of a plan in words, field by field in the order of its list. What the draft does not hold is left out. */
export function rowsOf(part: Part, draft: AnyDraft, names: SummaryNames, depth = 0): readonly ReportRow[] {
  return Object.entries(part.fields).flatMap(([name, field]): readonly ReportRow[] => {
    const value = draft[name];
    const label = field.label[names.kieli];
    if (value === undefined) return [];
    if (field.kind === 'scalar') {
      if (field.widget.type === 'none' || isCodeVersion(name)) return [];
      const text = displayValue(field, value, names);
      return text === '' ? [] : [{ label, value: text, depth }];
    }
    const items = field.kind === 'parts' ? draftsIn(value) : isDraft(value) ? [value] : [];
    return items.flatMap((item) => {
      const rows = rowsOf(field.part, item, names, depth + 1);
      return rows.length === 0 ? [] : [{ label: field.part.label[names.kieli], value: '', depth }, ...rows];
    });
  });
}

/** The version of a code says nothing to a reader. */
function isCodeVersion(name: string): boolean {
  return name.endsWith('-koodi-versio') || name === 'koodi-versio';
}
