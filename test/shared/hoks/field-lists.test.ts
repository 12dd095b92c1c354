import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Field, Part } from '../../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';

/** The contract's own field table against our field lists, row by row. */

function typeOf(field: Field): string {
  if (field.kind === 'part') return field.part.name;
  return field.kind === 'parts' ? `array of ${field.part.name}` : field.valueType;
}

const TYPES: Readonly<Record<string, string>> = {
  'date (YYYY-MM-DD)': 'date',
  'array of string': 'texts',
  'uuid string': 'string',
  text: 'string',
  pattern: 'string',
};

function rowsOf(part: Part, seen: Set<string> = new Set()): string[] {
  if (seen.has(part.name)) return [];
  seen.add(part.name);
  const isRoot = part.name === 'HOKS';
  return Object.entries(part.fields).flatMap(([name, field]) => {
    const { post, put, patch } = field.presence;
    const row = [part.name, name, TYPES[typeOf(field)] ?? typeOf(field), post, put, isRoot ? patch : 'n/a'].join(' ');
    return [row, ...(field.kind === 'scalar' ? [] : rowsOf(field.part, seen))];
  });
}

function contractRows(): string[] {
  const text = readFileSync(new URL('../../fixtures/hoks/hoks-fields.tsv', import.meta.url), 'utf8');
  const rows = text.trim().split('\n').slice(1);
  return rows.map((row) => {
    const [schema, field, type = '', post, put, patch] = row.split('\t');
    return [schema, field, TYPES[type] ?? type, post, put, patch].join(' ');
  });
}

test('the field lists hold exactly the fields of the contract, with the same type and presence', () => {
  expect(rowsOf(hoks).toSorted()).toEqual(contractRows().toSorted());
});

function everyPart(part: Part, found: Map<string, Part> = new Map()): Map<string, Part> {
  found.set(part.name, part);
  for (const field of Object.values(part.fields)) if (field.kind !== 'scalar') everyPart(field.part, found);
  return found;
}

const parts = [...everyPart(hoks).values()];

test.each(parts.map((part) => [part.name, part] as const))('%s has words in both languages everywhere', (_, part) => {
  const said = [part.label, ...part.rules.map(({ message }) => message)];
  for (const field of Object.values(part.fields)) {
    said.push(field.label, ...(field.help ? [field.help] : []));
    if (field.kind === 'scalar') said.push(...field.valueRules.map(({ message }) => message));
  }
  for (const { fi, sv } of said) {
    expect(fi.trim()).not.toBe('');
    expect(sv.trim()).not.toBe('');
  }
});

test.each(parts.map((part) => [part.name, part] as const))('%s names only fields it has', (_, part) => {
  const atRules = part.rules.flatMap(({ at = [] }) => (typeof at === 'string' ? [at] : at.slice(0, 1)));
  const versions = Object.values(part.fields).flatMap((field) =>
    field.kind === 'scalar' && field.widget.type === 'code' ? (field.widget.versionField ?? []) : [],
  );
  const named = [...atRules, ...versions];
  expect(named.filter((name) => !Object.hasOwn(part.fields, name))).toEqual([]);
});
