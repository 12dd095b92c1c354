import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Consent } from '../../../src/shared/meeting/consents.ts';
import { joinedConsents, joinedMeetings, newOtherRecords } from '../../../src/shared/meeting/join-records.ts';
import { type Meeting, meetingOn } from '../../../src/shared/meeting/meeting.ts';

/** Few words, so that texts are equal, go on from each other and differ. */
const text = fc.option(
  fc
    .array(fc.constantFrom('bussi', ' 6.40', ' myöhässä'), { minLength: 1, maxLength: 3 })
    .map((words) => words.join('')),
  { nil: undefined },
);
const person = fc.record({
  role: fc.constantFrom('student' as const, 'guardian' as const),
  nimi: fc.constantFrom('', 'Sade Kivelä'),
});
const ids = ['a', 'b', 'c', 'd'];
const meeting: fc.Arbitrary<Meeting> = fc
  .record({
    id: fc.constantFrom(...ids),
    otherRecordOf: fc.option(fc.constantFrom(...ids), { nil: undefined, freq: 3 }),
    date: fc.constantFrom('2026-11-20', '2026-11-21'),
    present: fc.uniqueArray(person, { maxLength: 2, selector: (one) => JSON.stringify(one) }),
    suits: fc.option(fc.boolean(), { nil: undefined }),
    wish: text,
    notes: text,
    nextReview: fc.option(fc.constantFrom('2027-01-12', '2027-02-24'), { nil: undefined }),
  })
  .filter(({ id, otherRecordOf }) => id !== otherRecordOf);
const meetings = fc.uniqueArray(meeting, { selector: ({ id }) => id, maxLength: 4 });

/** As the machine gives them: none is ever the same. */
function freshIds(): () => string {
  let made = 0;
  return () => `uusi-${(made += 1)}`;
}

/** All that a record says, in lines that may grow at their ends and otherwise have to be there as they are. */
const said = ({ id, otherRecordOf, date, present, suits, wish, notes, nextReview }: Meeting) => {
  const of = `${otherRecordOf ?? id} ${date}`;
  return [
    of,
    ...present.map(({ role, nimi }) => `${of} ${role} ${nimi}`),
    ...(suits === undefined ? [] : [`${of} ${suits}`]),
    ...(wish === undefined ? [] : [`${of} toive ${wish}`]),
    ...(notes === undefined ? [] : [`${of} puhe ${notes}`]),
    ...(nextReview === undefined ? [] : [`${of} seuraava ${nextReview}`]),
  ];
};

const consent: fc.Arbitrary<Consent> = fc.record({
  recipient: fc.constantFrom('guardian' as const, 'workshop' as const),
  nimi: fc.constantFrom('', 'Tukipiste Aura'),
  scope: fc.constantFrom('whole' as const, 'demonstrations' as const),
  history: fc
    .uniqueArray(fc.record({ at: fc.nat(5), by: fc.constantFrom('', 'Riikka', 'Oili') }), {
      maxLength: 4,
      selector: ({ at, by }) => `${at} ${by}`,
    })
    .map((entries) =>
      entries
        .toSorted((one, other) => one.at - other.at)
        .map(({ at, by }) => ({ answer: at % 2 ? 'given' : 'withdrawn', at, by }) as const),
    ),
});
const consents = fc.uniqueArray(consent, {
  selector: ({ recipient, nimi, scope }) => `${recipient} ${nimi} ${scope}`,
});

/** Everything that was recorded, in no order. */
const answers = (all: readonly Consent[]) =>
  all
    .flatMap(({ recipient, nimi, scope, history }) =>
      history.map(({ at, answer, by }) => [recipient, nimi, scope, at, answer, by].join('|')),
    )
    .toSorted();

test('nothing that either side recorded of a meeting disappears, and each record has an id of its own', () => {
  fc.assert(
    fc.property(meetings, meetings, (ours, theirs) => {
      const joined = joinedMeetings(ours, theirs, freshIds());
      for (const record of [...ours, ...theirs]) {
        // All of it in one record: what was said together stays together.
        expect(joined.some((one) => said(record).every((line) => said(one).some((own) => own.startsWith(line))))).toBe(
          true,
        );
      }
      expect(new Set(joined.map(({ id }) => id)).size).toBe(joined.length);
    }),
  );
});

test('joining the same again, or what came of it, changes nothing more', () => {
  fc.assert(
    fc.property(meetings, meetings, (ours, theirs) => {
      const newId = freshIds();
      const joined = joinedMeetings(ours, theirs, newId);
      expect(joinedMeetings(joined, theirs, newId)).toEqual(joined);
      expect(joinedMeetings(joined, ours, newId)).toEqual(joined);
      expect(joinedMeetings(joined, joined, newId)).toEqual(joined);
    }),
  );
});

describe('a meeting that both have', () => {
  const begun: Meeting = { id: 'a', date: '2026-11-20', present: [], notes: 'Bussi' };
  const goneOn: Meeting = { ...begun, notes: 'Bussi kulkee 6.40', suits: true };
  const changed: Meeting = { ...begun, notes: 'Kyyti on järjestetty' };

  it('is the one that goes on from the other, whichever side has it', () => {
    expect(joinedMeetings([begun], [goneOn], freshIds())).toEqual([goneOn]);
    expect(joinedMeetings([goneOn], [begun], freshIds())).toEqual([goneOn]);
  });

  it('is theirs when they differ, and ours stays beside it with a mark', () => {
    const joined = joinedMeetings([goneOn], [changed], freshIds());
    expect(joined).toEqual([{ ...goneOn, id: 'uusi-1', otherRecordOf: 'a' }, changed]);
    expect(meetingOn(joined, '2026-11-20')).toEqual(changed);
    expect(newOtherRecords(joined, [goneOn], [changed])).toBe(1);
  });

  it('does not multiply when it goes to and fro', () => {
    const newId = freshIds();
    const here = joinedMeetings([goneOn], [changed], newId);
    const there = joinedMeetings([changed], here, newId);
    expect(there).toEqual(here);
    expect(newOtherRecords(there, [changed], here)).toBe(0);
    expect(joinedMeetings(here, there, newId)).toEqual(here);
  });
});

test('no answer to a consent is lost, and the latest of both holds', () => {
  fc.assert(
    fc.property(consents, consents, (here, there) => {
      const joined = joinedConsents(here, there);
      expect(answers(joined)).toEqual([...new Set([...answers(here), ...answers(there)])].toSorted());
      expect(joined.map(({ nimi }) => nimi)).toEqual(expect.arrayContaining(there.map(({ nimi }) => nimi)));
      expect(joinedConsents(joined, there)).toEqual(joined);
      for (const { history } of joined) {
        const times = history.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }
    }),
  );
});
