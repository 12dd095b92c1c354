import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consent } from '../../../src/shared/meeting/consents.ts';
import { joinedConsents, joinedMeetings } from '../../../src/shared/meeting/join-records.ts';
import type { Meeting } from '../../../src/shared/meeting/meeting.ts';

const meeting: fc.Arbitrary<Meeting> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  date: fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22'),
  present: fc.constant([]),
});
const meetings = fc.uniqueArray(meeting, { selector: ({ id }) => id });

const consent: fc.Arbitrary<Consent> = fc.record({
  recipient: fc.constantFrom('guardian' as const, 'workshop' as const),
  nimi: fc.constant(''),
  scope: fc.constantFrom('whole' as const, 'demonstrations' as const),
  history: fc
    .uniqueArray(fc.nat(5), { maxLength: 4 })
    .map((times) =>
      times.toSorted((a, b) => a - b).map((at) => ({ answer: at % 2 ? 'given' : 'withdrawn', at, by: 'O' }) as const),
    ),
});
const consents = fc.uniqueArray(consent, { selector: ({ recipient, scope }) => `${recipient} ${scope}` });

/** Everything that was recorded, in no order. */
const answers = (all: readonly Consent[]) =>
  new Set(all.flatMap(({ recipient, scope, history }) => history.map(({ at }) => `${recipient} ${scope} ${at}`)));

test('no meeting is lost, none is there twice, and what is here stays as it is', () => {
  fc.assert(
    fc.property(meetings, meetings, (here, there) => {
      const joined = joinedMeetings(here, there);
      const ids = joined.map(({ id }) => id);
      expect(new Set(ids)).toEqual(new Set([...here, ...there].map(({ id }) => id)));
      expect(ids).toHaveLength(new Set(ids).size);
      for (const one of here) expect(joined).toContain(one);
      expect(joinedMeetings(joined, there)).toEqual(joined);
    }),
  );
});

test('no answer to a consent is lost, and the latest of both holds', () => {
  fc.assert(
    fc.property(consents, consents, (here, there) => {
      const joined = joinedConsents(here, there);
      expect(answers(joined)).toEqual(new Set([...answers(here), ...answers(there)]));
      expect(joinedConsents(joined, there)).toEqual(joined);
      for (const { history } of joined) {
        const times = history.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times).toHaveLength(new Set(times).size);
      }
    }),
  );
});
