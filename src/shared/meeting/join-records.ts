import { type Consent, type ConsentEntry, isSameRequest } from './consents.ts';
import { isSameParticipant, type Meeting, withMeeting } from './meeting.ts';

/**
 * Records of the same plan that were kept on two machines, as one: nothing of either is lost, and joining the same again changes
 * nothing.
 */

/**
 * A meeting may have gone on differently on each machine. When one record only goes on from the other, it takes its place. When
 * they differ, theirs becomes the meeting's record and ours stays beside it as its other record.
 */
export function joinedMeetings(
  ours: readonly Meeting[],
  theirs: readonly Meeting[],
  newId: () => string,
): readonly Meeting[] {
  return theirs.reduce((joined, meeting) => withTheirs(joined, meeting, newId), ours);
}

function withTheirs(joined: readonly Meeting[], theirs: Meeting, newId: () => string): readonly Meeting[] {
  const records = joined.filter((one) => meetingOf(one) === meetingOf(theirs));
  if (records.some((ours) => goesOnFrom(ours, theirs))) return joined;
  const begun = records.find((ours) => goesOnFrom(theirs, ours));
  if (begun !== undefined) return withMeeting(joined, { ...theirs, id: begun.id, otherRecordOf: begun.otherRecordOf });

  const ours = joined.find(({ id }) => id === theirs.id);
  if (ours === undefined) return withMeeting(joined, theirs);
  const asOther = (meeting: Meeting): Meeting => ({ ...meeting, id: newId(), otherRecordOf: meetingOf(theirs) });
  // An id that something else has here is not theirs to take.
  if (ours.otherRecordOf !== undefined || theirs.otherRecordOf !== undefined)
    return withMeeting(joined, asOther(theirs));
  return withMeeting(withMeeting(joined, asOther(ours)), theirs);
}

/** How many meetings got a second record only when these were joined. */
export function newOtherRecords(joined: readonly Meeting[], ...from: readonly (readonly Meeting[])[]): number {
  const known = new Set(from.flat().map(({ id }) => id));
  return joined.filter(({ id, otherRecordOf }) => otherRecordOf !== undefined && !known.has(id)).length;
}

/** The id of the meeting that this is a record of. */
function meetingOf({ id, otherRecordOf }: Meeting): string {
  return otherRecordOf ?? id;
}

/** Whether a record holds all that an earlier one does: the same day, its answers, its people, and its texts or what they grew into. */
function goesOnFrom(later: Meeting, earlier: Meeting): boolean {
  return (
    later.date === earlier.date &&
    (['suits', 'nextReview'] as const).every((name) => earlier[name] === undefined || later[name] === earlier[name]) &&
    (['wish', 'notes'] as const).every((name) => (later[name] ?? '').startsWith(earlier[name] ?? '')) &&
    earlier.present.every((one) => later.present.some((other) => isSameParticipant(one, other)))
  );
}

/** Of what both have asked, the answers of both in the order of their times: the latest holds. */
export function joinedConsents(ours: readonly Consent[], theirs: readonly Consent[]): readonly Consent[] {
  return theirs.reduce<readonly Consent[]>((joined, consent) => {
    const known = joined.find((one) => isSameRequest(one, consent));
    if (known === undefined) return [...joined, { ...consent, history: joinedAnswers([], consent.history) }];
    const both = { ...known, history: joinedAnswers(known.history, consent.history) };
    return joined.map((one) => (one === known ? both : one));
  }, ours);
}

function joinedAnswers(ours: readonly ConsentEntry[], theirs: readonly ConsentEntry[]): readonly ConsentEntry[] {
  const isNew = (entry: ConsentEntry) =>
    !ours.some(({ at, answer, by }) => at === entry.at && answer === entry.answer && by === entry.by);
  return [...ours, ...theirs.filter(isNew)].toSorted((one, other) => one.at - other.at);
}
