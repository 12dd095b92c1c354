import { isRealDate } from '../hoks/date-text.ts';
import { latestState, type Opiskeluoikeus } from '../hoks/opiskeluoikeus.ts';

/** States of Koski in which a study right is over (contract 11.1). */
const endStates = ['valmistunut', 'eronnut', 'katsotaaneronneeksi', 'peruutettu'] as const;

/** Why a study right is over. Koski has no state for `pidattaminen`: a person records it here (R37). */
export type EndReason = (typeof endStates)[number] | 'pidattaminen';

export interface StudyRightEnd {
  /** The last day, YYYY-MM-DD. */
  readonly day: string;
  /** Undefined when Koski tells the day alone. */
  readonly reason: EndReason | undefined;
}

/** What a person has recorded: the study right was taken away (pidättäminen). */
export interface RecordedEnd {
  readonly reason: 'pidattaminen';
  readonly day: string;
}

/**
 * When and why the study right ended; undefined while nothing says that it has. The estimated end never counts. Of the end in
 * Koski and the recorded one the earlier holds. A state of ending without any day starts no clock.
 */
export function studyRightEnd(
  opiskeluoikeus: Opiskeluoikeus,
  recorded: RecordedEnd | undefined,
): StudyRightEnd | undefined {
  const ends = [endInKoski(opiskeluoikeus), recorded].filter((end) => end !== undefined && isRealDate(end.day));
  return ends.toSorted((one, other) => (one?.day ?? '').localeCompare(other?.day ?? ''))[0];
}

/** Whether the last day has passed. */
export function hasEnded(end: StudyRightEnd | undefined, today: string): end is StudyRightEnd {
  return end !== undefined && end.day < today;
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
