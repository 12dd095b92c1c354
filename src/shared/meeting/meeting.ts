import { containsHetu } from '../identifiers/hetu.ts';

/** What is recorded of a meeting about the plan. The API has no place for any of it: it stays beside the document. */

export type ParticipantRole = 'student' | 'counselor' | 'guardian' | 'workplace' | 'other';

export interface Participant {
  readonly role: ParticipantRole;
  /** Empty when the person was not named. */
  readonly nimi: string;
}

/** How the people met. */
export type MeetingManner = 'met' | 'remote';

/** One meeting about the plan; a day has one at most. */
export interface Meeting {
  readonly id: string;
  /** Set on a second record of the meeting with this id: it was recorded differently on two machines, and both are kept. */
  readonly otherRecordOf?: string;
  /** The day in Helsinki, YYYY-MM-DD. */
  readonly date: string;
  readonly present: readonly Participant[];
  /** The student's own answer: the plan suits as it is. Absent until answered. */
  readonly suits?: boolean;
  /** What the student says or wishes, in their own words. */
  readonly wish?: string;
  /** What was talked about. */
  readonly notes?: string;
  /** When the plan is looked at next, YYYY-MM-DD. */
  readonly nextReview?: string;
}

/** Who approved a version, with whom and how: the API has no place for it (R1). When, the version itself tells. */
export interface ApprovalRecord {
  readonly approver: Counselor;
  readonly present: readonly Participant[];
  readonly manner?: MeetingManner;
}

/** The person at the desk, as they want to be named. */
export interface Counselor {
  readonly nimi: string;
  /** "opinto-ohjaaja"; empty when not told. */
  readonly rooli: string;
}

/** "Riikka Salmenkorva, opinto-ohjaaja". */
export function counselorText({ nimi, rooli }: Counselor): string {
  return [nimi, rooli].filter(Boolean).join(', ');
}

export function isSameParticipant(one: Participant, other: Participant): boolean {
  return one.role === other.role && one.nimi === other.nimi;
}

/** The people with one more, or without that one. */
export function toggled(present: readonly Participant[], person: Participant): readonly Participant[] {
  const others = present.filter((one) => !isSameParticipant(one, person));
  return others.length < present.length ? others : [...present, person];
}

/** The day's meeting, undefined when there was none. A second record of one is only there to be read. */
export function meetingOn(meetings: readonly Meeting[] | undefined, date: string): Meeting | undefined {
  return meetings?.find((meeting) => meeting.date === date && meeting.otherRecordOf === undefined);
}

/** The meetings with this one as it now is, oldest day first, a day's second records before the day's own. Every other one stays. */
export function withMeeting(meetings: readonly Meeting[] | undefined, meeting: Meeting): readonly Meeting[] {
  const others = (meetings ?? []).filter(({ id }) => id !== meeting.id);
  return [...others, meeting].toSorted((one, other) => {
    if (one.date !== other.date) return one.date < other.date ? -1 : 1;
    return Number(other.otherRecordOf !== undefined) - Number(one.otherRecordOf !== undefined);
  });
}

/** The free texts of a meeting that hold a personal identity code. */
export function textsWithHetu(meeting: Meeting): readonly ('wish' | 'notes')[] {
  return (['wish', 'notes'] as const).filter((name) => containsHetu(meeting[name] ?? ''));
}

/** The meeting as it may be kept: a text that holds a personal identity code is left out until it does not. */
export function keepable(meeting: Meeting): Meeting {
  const refused = Object.fromEntries(textsWithHetu(meeting).map((name) => [name, undefined]));
  return { ...meeting, ...refused };
}
