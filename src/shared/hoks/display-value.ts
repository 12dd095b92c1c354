import type { Kieli } from '../kieli.ts';
import type { ScalarField, SummaryNames } from './field-spec.ts';
import { isList } from './json-shape.ts';

const YES: Readonly<Record<Kieli, string>> = { fi: 'kyllä', sv: 'ja' };
const NO: Readonly<Record<Kieli, string>> = { fi: 'ei', sv: 'nej' };

/** A number as it is written in both languages: decimal comma. */
function numberText(value: number): string {
  return String(value).replace('.', ',');
}

/** A value in words: names for codes, 1.9.2026 for dates, kyllä / ei, units. Empty text for nothing. */
export function displayValue(field: ScalarField<unknown>, value: unknown, names: SummaryNames): string {
  if (typeof value === 'boolean') return (value ? YES : NO)[names.kieli];
  if (typeof value === 'number') {
    const unit = 'unit' in field.widget ? field.widget.unit?.[names.kieli] : undefined;
    return unit ? `${numberText(value)} ${unit}` : numberText(value);
  }
  if (isList(value)) return value.filter((item) => typeof item === 'string').join('; ');
  if (typeof value !== 'string') return '';
  if (field.widget.type === 'code') return names.codeName(value);
  return field.valueType === 'date' ? names.date(value) : value;
}
