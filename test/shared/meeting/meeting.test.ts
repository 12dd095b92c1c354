import { describe, expect, test } from 'vitest';
import {
  keepable,
  type Meeting,
  meetingOn,
  textsWithHetu,
  toggled,
  withMeeting,
} from '../../../src/shared/meeting/meeting.ts';

const hetu = '131052-308T';
const meeting = (change: Partial<Meeting> = {}): Meeting => ({ id: 'k1', date: '2026-11-23', present: [], ...change });

describe('meetings', () => {
  test('are kept in the order of their days, each once', () => {
    const later = meeting({ id: 'k2', date: '2027-02-24' });
    const all = withMeeting(withMeeting([later], meeting()), meeting({ wish: 'Vianhakua' }));
    expect(all).toEqual([meeting({ wish: 'Vianhakua' }), later]);
    expect(meetingOn(all, '2027-02-24')).toEqual(later);
    expect(meetingOn(all, '2026-12-01')).toBeUndefined();
  });

  test('leave out a text with a personal identity code, and only that text', () => {
    const typed = meeting({ wish: `Olen ${hetu}`, notes: 'Bussi kulkee 6.40', nextReview: '2027-02-24' });
    expect(textsWithHetu(typed)).toEqual(['wish']);
    expect(keepable(typed)).toEqual(meeting({ notes: 'Bussi kulkee 6.40', nextReview: '2027-02-24' }));
    expect(JSON.stringify(keepable(typed))).not.toContain(hetu);
  });

  test('count a person present once, and absent when marked again', () => {
    const person = { role: 'other', nimi: 'Petri Ahvenlampi' } as const;
    expect(toggled([], person)).toEqual([person]);
    expect(toggled([person, person], person)).toEqual([]);
    expect(toggled([person], { ...person, role: 'workplace' })).toHaveLength(2);
  });
});
