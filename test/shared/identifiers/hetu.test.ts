import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsHetu } from '../../../src/shared/identifiers/hetu.ts';

/** Synthetic ones only: individual number 9xx. */
const hetut = ['010195-9011', '150504A902U', '290200B903E', '311299Y904C', '240608C905K', '070766X906D'];

test.each(hetut)('finds %s alone and inside a sentence', (hetu) => {
  expect(containsHetu(hetu)).toBe(true);
  expect(containsHetu(`Opiskelija (${hetu}), sovittu.`)).toBe(true);
  expect(containsHetu(`rivi\n${hetu}\nrivi`)).toBe(true);
  expect(containsHetu(`"${hetu}"`)).toBe(true);
});

test.each([
  '010195-9012', // wrong check character
  '310200A903E', // no such date
  '010195-901G', // G is never used
  '010195 -- 9011',
  '010195*9011', // unknown sign
  '1010195-9011', // inside a longer number
  '010195-90112',
  'A010195-9011',
  '010195-9011b',
  '1.2.246.562.24.10000000016',
  'OPH-2762-2017',
  '',
])('finds none in %j', (text) => {
  expect(containsHetu(text)).toBe(false);
});

test.each(['150504a902u', '010195–9011', '010195 - 9011', '010195\u20119011', '290200B 903e'])(
  'finds %s as people write it',
  (text) => {
    expect(containsHetu(text)).toBe(true);
  },
);

test('finds one after others that are not', () => {
  expect(containsHetu('010195-9012 ja 010195-9011')).toBe(true);
});

test('knows leap days by century', () => {
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY';
  const hetu = (date: string, separator: string) => `${date}${separator}901${check[Number(`${date}901`) % 31]}`;
  expect(containsHetu(hetu('290200', 'A'))).toBe(true);
  expect(containsHetu(hetu('290200', '-'))).toBe(false);
  expect(containsHetu(hetu('290200', '+'))).toBe(false);
});

test('is not set off by ordinary texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abc 12-.'.split('')) }), (text) => {
      // One begins with six digits.
      fc.pre(!/\d{6}/.test(text));
      expect(containsHetu(text)).toBe(false);
    }),
  );
});
