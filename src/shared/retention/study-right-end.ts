import { isRealDate } from '../hoks/date-text.ts';
import { latestState, type Opiskeluoikeus } from '../hoks/opiskeluoikeus.ts';

/** States of Koski in which a study right is over (contract 11.1). */
const endStates = ['valmistunut', 'eronnut', 'katsotaaneronneeksi', 'peruutettu'] as const;

/** Why a study right is over. Koski has no state for `pidattaminen` (R37). */
export const endReasons = [...endStates, 'pidattaminen'] as const;
export type EndReason = (typeof endReasons)[number];

export interface StudyRightEnd {
  /** The last day, YYYY-MM-DD. */
  readonly day: string;
  /** Undefined when Koski tells the day alone. */
  readonly reason: EndReason | undefined;
}

/** What a person has recorded: this program does not hear from Koski that a study right has ended. */
export interface RecordedEnd {
  readonly reason: EndReason;
  readonly day: string;
}

/**
 * When and why the study right ended; undefined while nothing says that it has. The estimated end never counts. Of the end in
 * Koski and the recorded one the earlier holds; a state without a day of its own gives way to the recorded one. A state of
 * ending without any day starts no clock.
 */
export function studyRightEnd(
  opiskeluoikeus: Opiskeluoikeus,
  recorded: RecordedEnd | undefined,
): StudyRightEnd | undefined {
  const inKoski = endInKoski(opiskeluoikeus);
  const isDayKnown = recorded === undefined || !isWithoutOwnDay(inKoski, opiskeluoikeus);
  const ends = [isDayKnown ? inKoski : undefined, recorded].filter((end) => end !== undefined && isRealDate(end.day));
  return ends.toSorted((one, other) => (one?.day ?? '').localeCompare(other?.day ?? ''))[0];
}

/**
 * The end that times of keeping are counted from. A state that was typed without a day of its own stands from the first day: then
 * the estimated end is taken, so that nothing goes years too early.
 */
export function endForKeeping(
  opiskeluoikeus: Opiskeluoikeus,
  recorded: RecordedEnd | undefined,
): StudyRightEnd | undefined {
  const end = studyRightEnd(opiskeluoikeus, recorded);
  const { arvioituPäättymispäivä: estimated } = opiskeluoikeus;
  if (end === undefined || estimated === undefined || end === recorded || !isWithoutOwnDay(end, opiskeluoikeus))
    return end;
  return estimated > end.day ? { ...end, day: estimated } : end;
}

/** Whether the last day has passed. */
export function hasEnded(end: StudyRightEnd | undefined, today: string): end is StudyRightEnd {
  return end !== undefined && end.day < today;
}

/** A state of ending from the very first day on, without an end that Koski tells: whoever typed it knew no day. */
function isWithoutOwnDay(end: StudyRightEnd | undefined, { alkamispäivä, päättymispäivä }: Opiskeluoikeus): boolean {
  return end !== undefined && päättymispäivä === undefined && end.day === alkamispäivä;
}

function endInKoski(opiskeluoikeus: Opiskeluoikeus): StudyRightEnd | undefined {
  const state = latestState(opiskeluoikeus);
  const reason = endStates.find((name) => name === state);
  const started = opiskeluoikeus.tila?.opiskeluoikeusjaksot
    ?.filter(({ tila }) => tila?.koodiarvo === reason)
    .map(({ alku }) => alku ?? '')
    .toSorted()
    .at(-1);
  const day = opiskeluoikeus.päättymispäivä ?? (reason === undefined ? undefined : started);
  return day === undefined || day === '' ? undefined : { day, reason };
}
