import { isRealDate } from '../../shared/hoks/date-text.ts';
import type { AnyDraft } from '../../shared/hoks/field-spec.ts';
import { draftsIn } from '../../shared/hoks/json-shape.ts';

/** What a unit's line tells beside its name; read from the draft, whatever state it is in. */

/** The periods of acquiring competence of a unit, its sub-areas' included. */
export function periodsOf(unit: AnyDraft): readonly AnyDraft[] {
  return [unit, ...draftsIn(unit['osa-alueet'])].flatMap((owner) => draftsIn(owner['osaamisen-hankkimistavat']));
}

/** The demonstrations of a unit, its sub-areas' included. */
export function demonstrationsOf(unit: AnyDraft): readonly AnyDraft[] {
  return [unit, ...draftsIn(unit['osa-alueet'])].flatMap((owner) => draftsIn(owner['osaamisen-osoittaminen']));
}

function dates(periods: readonly AnyDraft[], key: 'alku' | 'loppu'): readonly string[] {
  return periods
    .map((period) => period[key])
    .filter((date): date is string => typeof date === 'string' && isRealDate(date))
    .toSorted();
}

/** First and last day of a unit's periods, undefined when none has a day. */
export function periodOf(unit: AnyDraft): { readonly alku: string; readonly loppu: string } | undefined {
  const periods = periodsOf(unit);
  const alku = dates(periods, 'alku').at(0) ?? '';
  const loppu = dates(periods, 'loppu').at(-1) ?? '';
  return alku === '' && loppu === '' ? undefined : { alku, loppu };
}
