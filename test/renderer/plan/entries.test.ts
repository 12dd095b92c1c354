import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPastedList } from '../../../src/renderer/plan/list-paste.ts';
import { readDecimalEntry, readIntegerEntry, showNumber } from '../../../src/renderer/plan/number-entry.ts';

describe('numbers as they are typed', () => {
  test.each([
    ['80', 80],
    [' 80 % ', 80],
    ['1 500', 1500],
    ['-3', -3],
    ['−3', -3],
    ['007', 7],
  ])('reads "%s" as the integer %i', (text, expected) => {
    expect(readIntegerEntry(text)).toBe(expected);
  });

  test.each(['', '2,5', '2.5', 'kaksi', '80%%', '9007199254740993', '1e3'])('takes no integer from "%s"', (text) => {
    expect(readIntegerEntry(text)).toBeUndefined();
  });

  test.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['180', 180],
    ['1 500,25', 1500.25],
  ])('reads "%s" as %d', (text, expected) => {
    expect(readDecimalEntry(text)).toBe(expected);
  });

  test.each(['', ',5', '2,', '1,2,3', 'Infinity', '1e3'])('takes no number from "%s"', (text) => {
    expect(readDecimalEntry(text)).toBeUndefined();
  });

  test('reads back every amount it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(readDecimalEntry(showNumber(value))).toBe(value);
      }),
    );
  });
});

describe('pasting a list', () => {
  test.each([
    ['Huolto\nVaihto', ['Huolto', 'Vaihto']],
    ['- Huolto\r\n- Vaihto\r\n', ['Huolto', 'Vaihto']],
    ['• Huolto\n\n  •Vaihto', ['Huolto', 'Vaihto']],
    ['1. Huolto\n2) Vaihto', ['Huolto', 'Vaihto']],
    ['2 auton huolto\n3 renkaan vaihto', ['2 auton huolto', '3 renkaan vaihto']],
    ['Huolto - pieni\nVaihto', ['Huolto - pieni', 'Vaihto']],
  ])('makes items of %j', (text, expected) => {
    expect(readPastedList(text)).toEqual(expected);
  });

  test.each(['', 'Huolto', '- Huolto\n\n', '\n\n'])('leaves %j to be pasted as text', (text) => {
    expect(readPastedList(text)).toBeUndefined();
  });
});
