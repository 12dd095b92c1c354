import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arkipaivaAfter, pyhapaivat } from '../../src/shared/arkipaiva.ts';

describe('ten arkipäivää', () => {
  test.each([
    ['2026-04-01', '2026-04-15', '2026-04-17'], // over Easter
    ['2026-05-13', '2026-05-26', '2026-05-28'], // over helatorstai
    ['2026-06-18', '2026-07-02', '2026-07-03'], // over midsummer
    ['2026-12-18', '2027-01-04', '2027-01-07'], // over Christmas, the new year and loppiainen
    ['2027-03-24', '2027-04-07', '2027-04-09'],
  ])('after %s end on %s with Saturdays, on %s without', (start, withSaturdays, without) => {
    expect(arkipaivaAfter(start, 10, 'ma-la')).toBe(withSaturdays);
    expect(arkipaivaAfter(start, 10, 'ma-pe')).toBe(without);
  });

  test('never end on a Sunday or a holiday, and with Saturdays never later than without', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (start, count) => {
        const from = start.toISOString().slice(0, 10);
        const target = arkipaivaAfter(from, count, 'ma-la');
        const limit = arkipaivaAfter(from, count, 'ma-pe');
        expect(target <= limit && target > from).toBe(true);
        for (const end of [target, limit]) {
          expect(new Date(`${end}T00:00:00Z`).getUTCDay()).not.toBe(0);
          expect(pyhapaivat(Number(end.slice(0, 4))).has(end)).toBe(false);
        }
        expect(arkipaivaAfter(arkipaivaAfter(from, count, 'ma-pe'), 1, 'ma-pe')).toBe(
          arkipaivaAfter(from, count + 1, 'ma-pe'),
        );
      }),
    );
  });

  test('refuse what is not a day', () => {
    expect(() => arkipaivaAfter('18.6.2026', 10, 'ma-la')).toThrow(RangeError);
  });
});

describe('Finnish holidays', () => {
  test('of 2026', () => {
    expect([...pyhapaivat(2026)].toSorted()).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-06',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('of %i have Easter on %s', (year, easter) => {
    expect(pyhapaivat(year).has(easter)).toBe(true);
  });

  test.each([
    [2020, '2020-06-19', '2020-10-31'],
    [2025, '2025-06-20', '2025-11-01'],
    [2030, '2030-06-21', '2030-11-02'],
  ])('of %i have midsummer eve on %s and pyhäinpäivä on %s', (year, eve, saints) => {
    expect([pyhapaivat(year).has(eve), pyhapaivat(year).has(saints)]).toEqual([true, true]);
  });
});
