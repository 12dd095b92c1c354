import type { RegisterEntry } from '../../shared/register/register.ts';
import { byName } from '../../shared/register/suggest.ts';
import { searchable } from '../../shared/searchable.ts';

/** A workplace with the people there. */
export interface WorkplaceRow {
  readonly workplace: RegisterEntry;
  readonly people: readonly RegisterEntry[];
}

export interface RegisterList {
  readonly workplaces: readonly WorkplaceRow[];
  readonly staff: readonly RegisterEntry[];
}

/** The register as its page shows it, by name. A workplace is found by its people too. */
export function listed(register: readonly RegisterEntry[], search: string): RegisterList {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  const holds = (entries: readonly RegisterEntry[]) => {
    const text = searchable(entries.flatMap(({ facts }) => Object.values(facts)).join(' '));
    return words.every((word) => text.includes(word));
  };
  const ofKind = (kind: RegisterEntry['kind']) => register.filter((entry) => entry.kind === kind).toSorted(byName);
  const people = ofKind('workplacePerson');
  return {
    workplaces: ofKind('workplace')
      .map((workplace) => ({
        workplace,
        people: people.filter(({ facts }) => facts.yTunnus === workplace.facts.yTunnus),
      }))
      .filter((row) => holds([row.workplace, ...row.people])),
    staff: ofKind('staff').filter((entry) => holds([entry])),
  };
}
