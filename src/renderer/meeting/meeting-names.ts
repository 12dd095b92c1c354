import { pointsOfDraft, type Reference } from '../plan/reference.ts';
import type { MeetingNames } from './meeting-plan.ts';

/** Names as the meeting may say them: what the lists do not name stays nameless, and no code stands in for it. */
export function meetingNames(reference: Reference): MeetingNames {
  return {
    nameOf: (uri) => {
      const known = reference.option(uri);
      return known === undefined || known.nimeton === true ? '' : known.nimi;
    },
    pointsOf: (unit) => pointsOfDraft(unit, reference),
  };
}
