import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minusMonths, plusDays } from '../../../src/shared/hoks/date-text.ts';
import { planFate, purgeDay, purgeMonths } from '../../../src/shared/retention/purge-policy.ts';
import { endForKeeping, endReasons, hasEnded, studyRightEnd } from '../../../src/shared/retention/study-right-end.ts';

const ended = (koodiarvo: string, alku = '2026-05-29') => ({
  tila: {
    opiskeluoikeusjaksot: [
      { alku: '2024-08-12', tila: { koodiarvo: 'lasna' } },
      { alku, tila: { koodiarvo } },
    ],
  },
});
const end = (day: string) => ({ day, reason: undefined });
const day = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the end of a study right', () => {
  it.each(['valmistunut', 'eronnut', 'katsotaaneronneeksi', 'peruutettu'])('is the day of the state %s', (state) => {
    expect(studyRightEnd(ended(state), undefined)).toEqual({ day: '2026-05-29', reason: state });
  });

  it.each(['lasna', 'loma', 'valiaikaisestikeskeytynyt'])('is not brought by the state %s', (state) => {
    expect(studyRightEnd(ended(state), undefined)).toBeUndefined();
  });

  it('is never the estimated one, and the real one when Koski tells it', () => {
    expect(studyRightEnd({ arvioituPäättymispäivä: '2020-01-01' }, undefined)).toBeUndefined();
    const koski = { ...ended('valmistunut'), päättymispäivä: '2026-05-30' };
    expect(studyRightEnd(koski, undefined)).toEqual({ day: '2026-05-30', reason: 'valmistunut' });
  });

  it.each(endReasons)('starts its clock when a person records %s', (reason) => {
    const recorded = { day: '2026-05-29', reason };
    expect(endForKeeping({ arvioituPäättymispäivä: '2027-05-31' }, recorded)).toEqual(recorded);
  });

  it('that was typed with the student, without a day of its own, is estimated until a person records it', () => {
    const typed = { ...ended('valmistunut', '2023-08-07'), alkamispäivä: '2023-08-07' };
    typed.tila.opiskeluoikeusjaksot.shift();
    const known = { ...typed, arvioituPäättymispäivä: '2026-05-29' };
    // For what may be given to others it has ended already; for what is removed it has not.
    expect(studyRightEnd(known, undefined)).toMatchObject({ day: '2023-08-07' });
    expect(endForKeeping(known, undefined)).toEqual({ day: '2026-05-29', reason: 'valmistunut' });
    const recorded = { day: '2026-06-05', reason: 'valmistunut' } as const;
    expect(endForKeeping(known, recorded)).toEqual(recorded);
    expect(endForKeeping({ ...known, päättymispäivä: '2023-08-07' }, undefined)).toMatchObject({ day: '2023-08-07' });
  });

  it('is what a person recorded when Koski knows of none or of a later one', () => {
    const recorded = { day: '2026-02-28', reason: 'pidattaminen' } as const;
    expect(studyRightEnd({}, recorded)).toEqual(recorded);
    expect(studyRightEnd(ended('eronnut'), recorded)).toEqual(recorded);
    expect(studyRightEnd(ended('eronnut'), { ...recorded, day: '2027-01-01' })).toMatchObject({ reason: 'eronnut' });
  });

  it('has passed only after the last day', () => {
    expect(hasEnded(end('2026-05-29'), '2026-05-29')).toBe(false);
    expect(hasEnded(end('2026-05-29'), '2026-05-30')).toBe(true);
    expect(hasEnded(undefined, '2026-05-30')).toBe(false);
  });
});

describe('the day of removal', () => {
  it.each([
    ['2026-05-29', 12, '2027-05-30'],
    ['2024-02-29', 12, '2025-03-01'],
    ['2024-02-29', 48, '2028-03-01'],
    ['2024-02-29', 60, '2029-03-01'],
    ['2026-08-31', 6, '2027-03-01'],
    ['2026-12-31', 1, '2027-02-01'],
  ])('of %s and %i months is %s', (last, months, from) => {
    expect(purgeDay(end(last), months)).toBe(from);
  });

  it('comes when the months have passed in whole, and never later than five years and a day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5, max: 400 }), (last, set) => {
        const from = purgeDay(end(last), purgeMonths(set)) ?? '';
        const months = purgeMonths(set);
        expect(months).toBeGreaterThanOrEqual(1);
        expect(months).toBeLessThanOrEqual(60);
        // Counted back, the day of removal is not before the last day, and two days earlier it would be.
        expect((minusMonths(from, months) ?? '') >= last).toBe(true);
        expect((minusMonths(plusDays(from, -2) ?? '', months) ?? '') < last).toBe(true);
        expect(from <= (purgeDay(end(last), 60) ?? '')).toBe(true);
      }),
    );
  });

  it('removes nothing before it and nothing that is not sent, whatever the clock says', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), fc.integer({ min: 1, max: 60 }), (last, today, isAllSent, months) => {
        const fate = planFate({ end: end(last), months, isAllSent, today });
        const from = purgeDay(end(last), months) ?? '';
        expect(fate).toEqual({ kind: today < from ? 'kept' : isAllSent ? 'due' : 'unsent', from });
        expect(planFate({ end: undefined, months, isAllSent, today })).toEqual({ kind: 'in-use' });
      }),
    );
  });

  it('is a year later when nothing was set', () => {
    const on = { end: end('2026-05-29'), months: undefined, isAllSent: true };
    expect(planFate({ ...on, today: '2027-05-29' }).kind).toBe('kept');
    expect(planFate({ ...on, today: plusDays('2027-05-29', 1) ?? '' }).kind).toBe('due');
  });
});
