import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchBetween, sameJson, withPatch } from '../../../src/renderer/plan/edit-patch.ts';

const ignore = () => undefined;
const key = fc.constantFrom('a', 'b', 'c');
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constantFrom('x', 'y'), fc.nat(3), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));
const plan = fc.dictionary(key, json, { maxKeys: 3 });
const onDisk = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;

describe('a patch', () => {
  test('leads from one plan to the other and back, also after it has lain on disk', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const patch = onDisk(patchBetween(before, after));
        expect(withPatch(before, patch, 'forward', ignore)).toEqual(after);
        expect(withPatch(after, patch, 'back', ignore)).toEqual(before);
      }),
    );
  });

  test('is nothing between plans that say the same', () => {
    fc.assert(
      fc.property(plan, (one) => {
        expect(patchBetween(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  test('holds only what changed of a large plan', () => {
    const units = Array.from({ length: 60 }, (_, i) => ({ nimi: `osa ${i}`, kuvaus: 'x'.repeat(500) }));
    const typed = units.map((unit, i) => (i === 7 ? { ...unit, nimi: 'uusi nimi' } : unit));
    expect(JSON.stringify(patchBetween({ units }, { units: typed })).length).toBeLessThan(100);
    const without = units.filter((_, i) => i !== 30);
    expect(JSON.stringify(patchBetween({ units }, { units: without })).length).toBeLessThan(700);
  });

  test('is refused where something else stands than it was made from', () => {
    const patch = patchBetween({ a: 1, list: ['x'] }, { a: 2, list: ['x', 'y'] });
    expect(withPatch({ a: 5, list: ['x'] }, patch, 'forward', ignore)).toBeUndefined();
    expect(withPatch({ a: 2, list: ['y'] }, patch, 'back', ignore)).toBeUndefined();
    expect(withPatch({ a: 2 }, patch, 'back', ignore)).toBeUndefined();
  });
});

test('a key without a value is no key', () => {
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameJson({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(sameJson([], {})).toBe(false);
});
