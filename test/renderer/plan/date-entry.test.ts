import { assert, property } from 'fast-check';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  helsinkiDate,
  readDateEntry,
  showDate,
  showDateRange,
  showWeekday,
  showMoment,
  weekNumber,
} from '../../../src/renderer/plan/date-entry.ts';

const today = '2026-11-23';

describe('reading a date as it is typed', () => {
  test.each([
    ['1.9.2026', '2026-09-01'],
    ['01.09.2026', '2026-09-01'],
    [' ti 1.9.2026 ', '2026-09-01'],
    ['1. 9. 2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['29.2.2028', '2028-02-29'],
    ['24.11.', '2026-11-24'],
    ['24.11', '2026-11-24'],
    ['23.11.', '2026-11-23'],
    ['22.11.', '2027-11-22'],
    ['29.2.', '2028-02-29'],
  ])('reads %s as %s', (text, expected) => {
    expect(readDateEntry(text, today)).toBe(expected);
  });

  test.each(['', '32.1.2026', '29.2.2027', '1.13.2026', '1.9.202', 'huomenna', '1/9/2026', '20260901', '0.1.2026'])(
    'takes no date from "%s"',
    (text) => {
      expect(readDateEntry(text, today)).toBeUndefined();
    },
  );

  test('reads back every date it shows, with and without the weekday', () => {
    const days = fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    assert(
      property(days, (day) => {
        expect(readDateEntry(showDate(day), today)).toBe(day);
        expect(readDateEntry(`${showWeekday(day, 'fi')} ${showDate(day)}`, today)).toBe(day);
        expect(readDateEntry(`${showWeekday(day, 'sv')} ${showDate(day)}`, today)).toBe(day);
      }),
    );
  });
});

describe('showing dates', () => {
  test('leaves a text that is no date as it is', () => {
    expect(showDate('32.1.')).toBe('32.1.');
  });

  test('names the weekday in both languages', () => {
    expect([showWeekday('2026-09-01', 'fi'), showWeekday('2026-09-02', 'sv')]).toEqual(['ti', 'on']);
    expect(showWeekday('32.1.', 'fi')).toBe('');
  });

  test.each([
    ['2027-01-11', '2027-03-05', '11.1.–5.3.2027'],
    ['2027-03-01', '2027-03-03', '1.–3.3.2027'],
    ['2026-08-10', '2027-03-05', '10.8.2026–5.3.2027'],
    ['2027-03-01', '2027-03-01', '1.3.2027'],
    ['2027-03-01', '', '1.3.2027–'],
    ['', '', ''],
  ])('shows %s and %s as %s', (from, to, expected) => {
    expect(showDateRange(from, to)).toBe(expected);
  });

  test.each([
    ['2026-01-01', 1],
    ['2024-12-30', 1],
    ['2027-01-03', 53],
    ['2026-11-23', 48],
  ])('gives %s the week %i', (day, week) => {
    expect(weekNumber(day)).toBe(week);
  });

  test('shows a moment in Helsinki, on either side of the change to summer time', () => {
    expect(showMoment(Date.parse('2026-10-14T10:05:00Z'), 'fi')).toBe('14.10.2026 klo 13.05');
    expect(showMoment(Date.parse('2026-11-23T22:30:00Z'), 'sv')).toBe('24.11.2026 kl. 00.30');
    expect(helsinkiDate(Date.parse('2026-11-23T22:30:00Z'))).toBe('2026-11-24');
  });
});
