import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDateEntry, weekNumber } from '../../../src/renderer/plan/date-entry.ts';
import { plusDays } from '../../../src/shared/hoks/date-text.ts';

const monday = '2027-01-11';

describe('a day said by its distance or its week', () => {
  test.each([
    ['+2vk', '2027-01-25'],
    ['+ 2 vk', '2027-01-25'],
    ['+2v', '2027-01-25'],
    ['+2 veckor', '2027-01-25'],
    ['+10pv', '2027-01-21'],
    ['+10 d', '2027-01-21'],
    ['+2kk', '2027-03-11'],
    ['+2mån', '2027-03-11'],
    ['vk 36', '2027-09-06'],
    ['v. 36', '2027-09-06'],
    ['viikko 2', '2027-01-11'],
    ['vk 1', '2028-01-03'],
    ['vk 53/2026', '2026-12-28'],
  ])('%s from Monday 11.1.2027 is %s', (text, expected) => {
    expect(readDateEntry(text, monday)).toBe(expected);
  });

  test.each([
    ['+8vk', '2027-03-05'],
    ['+1vk', '2027-01-15'],
    ['+2kk', '2027-03-10'],
    ['vk 9', '2027-03-05'],
    ['vk 2', '2027-01-15'],
  ])('a period from Monday 11.1.2027 that ends %s ends on %s', (text, expected) => {
    expect(readDateEntry(text, monday, true)).toBe(expected);
  });

  test.each(['vk 54', 'vk 0', 'vk 53/2027', '+vk', '+2', '+2x', 'v', 'viikko'])('%s is no day', (text) => {
    expect(readDateEntry(text, monday)).toBeUndefined();
  });

  test('the last day of a short month is the same distance', () => {
    expect(readDateEntry('+1kk', '2027-01-31')).toBe('2027-02-28');
  });
});

test('weeks of a period begin on its weekday and end on a working day of the last week', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 1, max: 60 }), (days, weeks) => {
      const start = plusDays('2024-01-01', days) ?? '';
      const end = readDateEntry(`+${weeks}vk`, start, true) ?? '';
      const whole = plusDays(start, weeks * 7 - 1) ?? '';
      expect(end <= whole && end >= (plusDays(whole, -2) ?? '')).toBe(true);
      expect([0, 6]).not.toContain(new Date(end).getUTCDay());
    }),
  );
});

test('a week that is typed is the week of the day it becomes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 52 }),
      fc.integer({ min: 2020, max: 2040 }),
      fc.boolean(),
      (week, year, isEnd) => {
        expect(weekNumber(readDateEntry(`vk ${week}/${year}`, monday, isEnd) ?? '')).toBe(week);
      },
    ),
  );
});
