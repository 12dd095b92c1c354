import fc from 'fast-check';
import { z } from 'zod';
import { hostileTexts } from './hostile-text.ts';

/** The part of a JSON Schema that zod writes for the contract's arguments. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 30 }));

const bytes = fc.uint8Array({ maxLength: 64 });

/** Any value that can cross the bridge by the structured clone: also what JSON cannot say. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, maxDepth: 2 }),
  text,
  bytes,
);

/**
 * Arguments for one call, from its own schema: right ones, right ones with one hostile value in them, and anything at all. A
 * new call is fuzzed without a line here.
 */
export function argumentsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  // The schema of zod is a plain description; what JSON Schema cannot say becomes "anything".
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
  const near = valueOf(shape);
  return fc.oneof(
    { arbitrary: near, weight: 6 },
    { arbitrary: anyValue, weight: 2 },
    { arbitrary: spoilt(near), weight: 2 },
  );
}

/** A right object with a key too many, or with one value replaced. */
function spoilt(near: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(near, fc.nat(), anyValue, text).map(([value, position, other, extra]) => {
    if (typeof value !== 'object' || value === null) return other;
    const keys = Object.keys(value);
    const key = position % 2 === 0 ? keys[position % Math.max(keys.length, 1)] : extra;
    return key === undefined ? other : { ...value, [key]: other };
  });
}

function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(valueOf));
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  switch (shape.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: Math.max(shape.minimum ?? -10, -10), max: Math.min(shape.maximum ?? 1000, 2 ** 31 - 1) }),
        fc.constantFrom(
          0,
          -1,
          2 ** 31,
          Number.MAX_SAFE_INTEGER,
          Number.MAX_VALUE,
          Number.NaN,
          Number.POSITIVE_INFINITY,
        ),
      );
    case 'string':
      return shape.pattern === undefined
        ? text
        : fc.oneof(
            { arbitrary: fc.stringMatching(new RegExp(shape.pattern, 'u')), weight: 3 },
            { arbitrary: text, weight: 1 },
          );
    case 'array':
      return fc.array(valueOf(shape.items ?? {}), { maxLength: 4 });
    case 'object':
      return objectOf(shape);
    default:
      return anyValue;
  }
}

function objectOf({ properties, required, additionalProperties }: Shape): fc.Arbitrary<unknown> {
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? valueOf(additionalProperties) : anyValue;
    return fc.dictionary(text, values, { maxKeys: 4 });
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valueOf(field)]));
  return fc.record(fields, { requiredKeys: [...(required ?? [])] });
}
