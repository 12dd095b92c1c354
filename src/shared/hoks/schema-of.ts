import { z } from 'zod';
import type { Draft, Field, Method, Part, ValueType } from './field-spec.ts';
import { isDraft, isList } from './json-shape.ts';

/** Zod schemas made from the field lists: strict for what is sent, lenient for what the server answers. */

function writeField(field: Field, method: Method): z.ZodType {
  if (field.kind === 'scalar') return field.schema;
  const nested = writeSchema(field.part, method);
  return field.kind === 'part' ? nested : z.array(nested);
}

/**
 * The body of one method: unknown and excluded keys refused at every depth, values as the server takes and stores them.
 * Rules that cross fields are in check-plan.ts, which gives the same verdict on the fields.
 */
export function writeSchema<P extends Part>(part: P, method: Method): z.ZodType<Draft<P>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    const presence = field.presence[method];
    if (presence === 'excluded') continue;
    const schema = writeField(field, method);
    shape[name] = presence === 'required' ? schema : schema.optional();
  }
  // The shape is built from the same fields that Draft<P> is computed from; the compiler cannot see through the loop.
  return z.strictObject(shape) as z.ZodType<unknown> as z.ZodType<Draft<P>>;
}

const JSON_TYPES: Readonly<Record<Exclude<ValueType, 'texts'>, 'string' | 'number' | 'boolean'>> = {
  text: 'string',
  pattern: 'string',
  date: 'string',
  timestamp: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

function readField(field: Field, value: unknown): unknown {
  if (field.kind === 'part') return isDraft(value) ? readKnown(field.part, value) : undefined;
  if (field.kind === 'parts') {
    return isList(value) ? value.filter(isDraft).map((item) => readKnown(field.part, item)) : undefined;
  }
  if (field.valueType === 'texts') {
    return isList(value) ? value.filter((item) => typeof item === 'string') : undefined;
  }
  return typeof value === JSON_TYPES[field.valueType] ? value : undefined;
}

function readKnown(part: Part, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (!Object.hasOwn(value, name)) continue;
    const read = readField(field, value[name]);
    if (read !== undefined) known[name] = read;
  }
  return known;
}

/**
 * A stored plan as GET returns it. Stored plans can break today's rules (contract 4), so only the JSON types are kept:
 * unknown keys and values of another type are left out, nothing is required.
 */
export function readSchema<P extends Part>(part: P): z.ZodType<Draft<P>> {
  return z.unknown().transform((value, context) => {
    if (isDraft(value)) return readKnown(part, value) as Draft<P>;
    context.addIssue({ code: 'custom', message: 'type' });
    return z.NEVER;
  });
}
