import { type Consent, type ConsentEntry, isSameRequest } from './consents.ts';
import { type Meeting, withMeeting } from './meeting.ts';

/** Records of the same plan that were kept on two machines, as one: nothing of either is lost. */

/** Of a meeting that both have, `here` is what stays. */
export function joinedMeetings(here: readonly Meeting[], there: readonly Meeting[]): readonly Meeting[] {
  const known = new Set(here.map(({ id }) => id));
  return there.filter(({ id }) => !known.has(id)).reduce<readonly Meeting[]>(withMeeting, here);
}

/** Of what both have asked, the answers of both in the order of their times: the latest holds. */
export function joinedConsents(here: readonly Consent[], there: readonly Consent[]): readonly Consent[] {
  const joined = here.map((consent) => {
    const others = there.filter((one) => isSameRequest(one, consent)).flatMap(({ history }) => history);
    return { ...consent, history: joinedAnswers(consent.history, others) };
  });
  return [...joined, ...there.filter((one) => !here.some((consent) => isSameRequest(one, consent)))];
}

function joinedAnswers(here: readonly ConsentEntry[], there: readonly ConsentEntry[]): readonly ConsentEntry[] {
  const isNew = (entry: ConsentEntry) =>
    !here.some(({ at, answer, by }) => at === entry.at && answer === entry.answer && by === entry.by);
  return [...here, ...there.filter(isNew)].toSorted((one, other) => one.at - other.at);
}
