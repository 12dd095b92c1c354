import type { Meeting } from '../../shared/meeting/meeting.ts';

/** What a meeting holds, in one line: who were there, what was said. */
export function meetingFacts({ present, wish, notes, nextReview }: Meeting): string {
  return [present.map(({ nimi }) => nimi).join(', '), wish, notes, nextReview].filter(Boolean).join('. ') || '–';
}
