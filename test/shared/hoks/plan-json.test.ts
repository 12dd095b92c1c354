import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlanJson } from '../../../src/shared/hoks/plan-json.ts';

const parsed = (json: string): unknown => JSON.parse(json);

test('reads any JSON document', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(readPlanJson(json)).toEqual({ document: parsed(json), hasTextAfter: false });
    }),
  );
});

test('reads the document before other text, as the server does, and says so', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(' x', '{}', '}', ']', ',', '"', '\n{"a":'),
      (value, after) => {
        expect(readPlanJson(` ${JSON.stringify(value)}${after}`)).toEqual({
          document: parsed(JSON.stringify(value)),
          hasTextAfter: true,
        });
      },
    ),
  );
});

test.each([
  '',
  ' ',
  '{',
  '{"a":1',
  'nope',
  '{a:1}',
  "{'a':1}",
  '[1,]',
  '{"a":1,}',
  '{"a":"\n"}',
  '{"a":01}',
  '{"a":NaN}',
  '"a" x',
  '}{',
  '{"a":]} x',
])('does not read %j', (text) => {
  expect(readPlanJson(text)).toBeUndefined();
});

test('takes the last of duplicate keys', () => {
  expect(readPlanJson('{"a":1,"a":2}')?.document).toEqual({ a: 2 });
});

test('never throws on deep nesting', () => {
  expect(() => readPlanJson('['.repeat(500_000))).not.toThrow();
  expect(() => readPlanJson('{"a":'.repeat(500_000))).not.toThrow();
});
