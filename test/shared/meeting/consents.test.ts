import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerOf,
  askedConsents,
  type Consent,
  type ConsentRequest,
  consentScopes,
  isSameRequest,
  usualRequests,
  withAnswer,
  withRequest,
} from '../../../src/shared/meeting/consents.ts';

const guardian: ConsentRequest = { recipient: 'guardian', nimi: '', scope: 'whole' };
const by = 'Olga Ohjaaja';

function answered(...answers: readonly boolean[]): readonly Consent[] {
  return answers.reduce<readonly Consent[]>(
    (consents, mayHave, at) => withAnswer(consents, guardian, mayHave, { at, by }),
    [],
  );
}

describe('a consent', () => {
  test('is asked of everybody and answered by nobody at first', () => {
    expect(askedConsents(undefined).map(answerOf)).toEqual(usualRequests.map(() => 'unanswered'));
  });

  test.each([
    [[true], ['given']],
    [[false], ['refused']],
    [
      [true, false],
      ['given', 'withdrawn'],
    ],
    [
      [true, false, true],
      ['given', 'withdrawn', 'given'],
    ],
    [
      [false, true, true, false, false],
      ['refused', 'given', 'withdrawn'],
    ],
  ])('answered %j has the history %j', (answers, history) => {
    expect(answered(...answers)[0]?.history.map(({ answer }) => answer)).toEqual(history);
  });

  test('keeps when and by whom each answer was recorded', () => {
    expect(answered(true, false)[0]?.history).toEqual([
      { answer: 'given', at: 0, by },
      { answer: 'withdrawn', at: 1, by },
    ]);
  });

  test('to somebody named by hand is asked after the usual ones, once', () => {
    const request: ConsentRequest = { recipient: 'other', nimi: 'Nuorten työpaja', scope: 'demonstrations' };
    const twice = withRequest(withRequest(undefined, request), request);
    expect(askedConsents(twice).map(({ nimi }) => nimi)).toEqual(['', '', 'Nuorten työpaja']);
    expect(withRequest(twice, guardian)).toBe(twice);
  });
});

const request = fc.record<ConsentRequest>({
  recipient: fc.constantFrom('guardian', 'workshop', 'other'),
  nimi: fc.constantFrom('', 'Työpaja', 'Isovanhempi'),
  scope: fc.constantFrom(...consentScopes),
});
const step = fc.record({ request, mayHave: fc.boolean(), isOnlyAsked: fc.boolean() });

test('nothing that was ever answered is lost, whatever is asked and answered afterwards', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let consents: readonly Consent[] = [];
      steps.forEach(({ request: asked, mayHave, isOnlyAsked }, at) => {
        const before = consents;
        consents = isOnlyAsked
          ? withRequest(consents, asked)
          : withAnswer(consents, asked, mayHave, { at, by: 'Olga Ohjaaja' });
        for (const old of before) {
          const now = consents.filter((one) => isSameRequest(one, old));
          expect(now).toHaveLength(1);
          expect(now[0]?.history.slice(0, old.history.length)).toEqual(old.history);
        }
        if (isOnlyAsked) return;
        const answer = answerOf(consents.find((one) => isSameRequest(one, asked)) ?? { history: [] });
        expect(answer === 'given').toBe(mayHave);
        expect(answer).not.toBe('unanswered');
      });
    }),
  );
});
