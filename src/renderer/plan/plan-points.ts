import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { pointsOfDraft, type Reference } from './reference.ts';
import { draftsIn } from '../../shared/hoks/json-shape.ts';
import { periodOf } from './unit-facts.ts';

/** How certain the points of a unit are, most certain first. */
export const certainties = ['recognised', 'past', 'scheduled', 'unscheduled'] as const;
export type Certainty = (typeof certainties)[number];

export interface PointsOfUnit {
  readonly points: number;
  readonly certainty: Certainty;
}

const recognised = [
  'aiemmin-hankitut-ammat-tutkinnon-osat',
  'aiemmin-hankitut-paikalliset-tutkinnon-osat',
  'aiemmin-hankitut-yhteiset-tutkinnon-osat',
] as const;
const acquired = [
  'hankittavat-ammat-tutkinnon-osat',
  'hankittavat-paikalliset-tutkinnon-osat',
  'hankittavat-yhteiset-tutkinnon-osat',
  'hankittavat-koulutuksen-osat',
] as const;

/** The plan's units with their points (weeks in preparatory education), most certain first; `today` is YYYY-MM-DD. */
export function pointsOfPlan(draft: HoksDraft, reference: Reference, today: string): readonly PointsOfUnit[] {
  const certaintyOf = (loppu: unknown): Certainty =>
    typeof loppu !== 'string' || loppu === '' ? 'unscheduled' : loppu < today ? 'past' : 'scheduled';
  const units = [
    ...recognised
      .flatMap((list) => draftsIn(draft[list]))
      .map((unit) => ({ points: pointsOfDraft(unit, reference) ?? 0, certainty: 'recognised' as const })),
    ...acquired
      .flatMap((list) => draftsIn(draft[list]))
      .map((unit) => ({
        points: pointsOfDraft(unit, reference) ?? 0,
        certainty: certaintyOf(periodOf(unit)?.loppu ?? unit['loppu']),
      })),
  ];
  return units
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty));
}
