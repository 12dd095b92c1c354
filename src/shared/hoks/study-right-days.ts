import { isRealDate } from './date-text.ts';
import type { Opiskeluoikeus } from './opiskeluoikeus.ts';

/** First and last day of a study right as far as they are known, YYYY-MM-DD. */
export interface StudyRightDays {
  readonly alku: string | undefined;
  readonly loppu: string | undefined;
}

/** The last day is the estimated one, which binds the periods (C7), or the real one when that has come earlier. */
export function studyRightDays(opiskeluoikeus: Opiskeluoikeus | undefined): StudyRightDays {
  const { alkamispäivä, arvioituPäättymispäivä, päättymispäivä } = opiskeluoikeus ?? {};
  const [loppu] = [arvioituPäättymispäivä, päättymispäivä].filter(isKnownDay).toSorted();
  return { alku: isKnownDay(alkamispäivä) ? alkamispäivä : undefined, loppu };
}

/** Whether a day falls within the study right; an end that is not known excludes nothing. */
export function isWithinStudyRight(day: string, { alku, loppu }: StudyRightDays): boolean {
  return (alku === undefined || day >= alku) && (loppu === undefined || day <= loppu);
}

function isKnownDay(day: string | undefined): day is string {
  return day !== undefined && isRealDate(day);
}
