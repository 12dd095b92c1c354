import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dates, LearnedUnit, LearningPeriod, MeetingPlan } from '../../../src/renderer/meeting/meeting-plan.ts';
import { schoolYear, without, withoutOverlaps } from '../../../src/renderer/meeting/school-year.ts';
import { weeksOf, whatNext, whenOf } from '../../../src/renderer/meeting/what-next.ts';
import { plusDays } from '../../../src/shared/hoks/date-text.ts';

const first = '2026-08-01';
const dayAt = (n: number) => plusDays(first, n) ?? first;
const period = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, length]): Dates => ({ alku: dayAt(start), loppu: dayAt(start + length) }));
const allDays = Array.from({ length: 90 }, (_, n) => dayAt(n));
const covers = (periods: readonly Dates[], day: string) =>
  periods.some(({ alku, loppu }) => alku <= day && day <= loppu);

describe('periods on one line', () => {
  test('cover the same days without overlaps as they did with them', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
        const joined = withoutOverlaps(periods);
        for (const day of allDays) expect(covers(joined, day)).toBe(covers(periods, day));
        for (const [index, { loppu }] of joined.entries()) {
          expect(joined.slice(index + 1).every(({ alku }) => alku > loppu)).toBe(true);
        }
      }),
    );
  });

  test('keep exactly the days that no other takes', () => {
    fc.assert(
      fc.property(period, fc.array(period, { maxLength: 5 }), (own, others) => {
        const left = without(own, others);
        for (const day of allDays) expect(covers(left, day)).toBe(covers([own], day) && !covers(others, day));
      }),
    );
  });
});

const at = (alku: string, loppu: string, workplace?: string): LearningPeriod => ({
  path: [],
  what: 'Huolto',
  points: 10,
  alku,
  loppu,
  workplace:
    workplace === undefined
      ? undefined
      : { name: workplace, isApprenticeship: false, instructor: '', tasks: [], partTime: 100 },
});
const unit = (periods: readonly LearningPeriod[], shown: readonly Dates[] = []): LearnedUnit => ({
  path: [],
  name: 'Huolto',
  points: 10,
  areas: [],
  periods,
  demonstrations: shown.map((dates) => ({ path: [], what: 'Huolto', place: '', content: [], assessors: [], ...dates })),
});
const planOf = (...units: LearnedUnit[]): MeetingPlan => ({
  goal: '',
  need: true,
  email: '',
  phone: '',
  recognised: [],
  units,
  support: [],
  representatives: [],
});

describe('the school year', () => {
  const plan = planOf(
    unit(
      [at('2026-08-10', '2027-05-28'), at('2027-01-11', '2027-03-05', 'Tunturikaarre')],
      [{ alku: '2027-03-01', loppu: '2027-03-03' }],
    ),
  );

  test('shows school around the workplace, the demonstration and today, in their places', () => {
    const year = schoolYear(plan, '2026-11-23');
    expect(year?.months.map(({ month }) => month)).toEqual([8, 9, 10, 11, 12, 1, 2, 3, 4, 5]);
    expect(year?.bars.map(({ workplace }) => workplace)).toEqual([undefined, 'Tunturikaarre', undefined]);
    expect(year?.bars[0]?.start).toBeCloseTo(9 / 304);
    expect(year?.demonstrations).toEqual([{ date: '2027-03-03', at: expect.closeTo(214.5 / 304) as number }]);
    expect(year?.today).toBeCloseTo(114 / 304);
  });

  test('goes on to July when something happens then', () => {
    expect(schoolYear(planOf(unit([at('2027-06-01', '2027-07-30', 'Kesätyö')])), '2026-11-23')?.months).toHaveLength(
      12,
    );
  });

  test('is the next one with anything in it, else the last', () => {
    expect(schoolYear(planOf(unit([at('2028-09-01', '2028-10-01')])), '2026-11-23')).toMatchObject({
      year: 2028,
      today: undefined,
    });
    expect(schoolYear(planOf(unit([at('2024-09-01', '2024-10-01')])), '2026-11-23')?.year).toBe(2024);
    expect(schoolYear(planOf(unit([at('', '')])), '2026-11-23')).toBeUndefined();
  });

  test('keeps everything inside the line, whatever the days are', () => {
    const text = fc.oneof(
      fc.constantFrom('', '2026-02-30', 'pian', '0001-01-01', '9999-12-31'),
      period.map(({ alku }) => alku),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, fc.option(fc.constant('Paikka'), { nil: undefined })), { maxLength: 5 }),
        (days) => {
          const year = schoolYear(
            planOf(unit(days.map(([alku, loppu, place]) => at(alku, loppu, place)))),
            '2026-11-23',
          );
          for (const { start, length } of year?.bars ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(length).toBeGreaterThan(0);
            expect(start + length).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });
});

describe('what comes next', () => {
  const school = at('2026-08-10', '2026-12-18');
  const work = at('2027-01-11', '2027-03-05', 'Tunturikaarre');
  const later = { alku: '2027-04-01', loppu: '2027-04-02' };

  test('is the workplace before the school, with the demonstration of its own unit', () => {
    const plan = planOf(unit([school], [{ alku: '2026-12-01', loppu: '2026-12-01' }]), unit([work], [later]));
    expect(whatNext(plan, '2026-11-23')).toMatchObject({ period: work, isNow: false, demonstration: later });
    expect(whatNext(plan, '2027-01-11')).toMatchObject({ isNow: true });
  });

  test('is nothing when everything is over', () => {
    expect(whatNext(planOf(unit([work], [later])), '2028-01-01')).toEqual({
      period: undefined,
      isNow: false,
      demonstration: undefined,
    });
  });

  test.each([
    ['2026-09-01', 'now'],
    ['2026-01-01', 'later'],
    ['2027-01-01', 'past'],
  ])('on %s a unit of the autumn is %s', (today, when) => {
    expect(whenOf(unit([school]), today)).toBe(when);
  });

  test('a unit without days is unscheduled', () => {
    expect(whenOf(unit([at('', '2026-09-01')]), '2026-09-01')).toBe('unscheduled');
  });

  test('a period that begins on a Monday and ends on a Friday lasts its weeks', () => {
    expect(weeksOf({ alku: '2027-01-11', loppu: '2027-03-05' })).toBe(8);
    expect(weeksOf({ alku: '2027-03-05', loppu: '2027-01-11' })).toBeUndefined();
  });
});
