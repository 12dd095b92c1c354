import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isYTunnus } from '../../../src/shared/identifiers/y-tunnus.ts';

test.each(['9000001-1', '9111112-7', '9222223-2', '9333334-8', '9444445-3', '5551234-5', '0000000-0'])(
  'takes %s',
  (text) => {
    expect(isYTunnus(text)).toBe(true);
  },
);

test.each([
  '9000001-2', // wrong digit
  '9000001-',
  '90000011',
  ' 9000001-1',
  '9000001-1 ',
  '9000001-1\n',
  '900001-1',
  '٩000001-1',
])('refuses %j', (text) => {
  expect(isYTunnus(text)).toBe(false);
});

test('refuses every digit when the remainder is 1', () => {
  for (const digit of '0123456789') expect(isYTunnus(`9000002-${digit}`)).toBe(false);
});

test('takes at most one digit for any seven digits', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), (number) => {
      const seven = String(number).padStart(7, '0');
      const taken = '0123456789'.split('').filter((digit) => isYTunnus(`${seven}-${digit}`));
      expect(taken.length).toBeLessThanOrEqual(1);
    }),
  );
});
