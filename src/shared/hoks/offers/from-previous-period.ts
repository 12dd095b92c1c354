import { arkipaivaAfter } from '../../arkipaiva.ts';
import { isRealDate } from '../date-text.ts';
import type { AnyDraft, Offer, Surroundings } from '../field-spec.ts';
import { isDraft, isList } from '../json-shape.ts';
import { isWorkplacePeriod } from '../rules/workplace-type.ts';
import { textOf } from '../summaries.ts';
import { draftAt, isFilled, picked } from './pick.ts';

const WORKPLACE = 'tyopaikalla-jarjestettava-koulutus';
const INSTRUCTOR = 'vastuullinen-tyopaikka-ohjaaja';
const REPRESENTATIVE = 'jarjestajan-edustaja';
const TYPE = 'osaamisen-hankkimistapa-koodi-uri';
const SAME_CONTRACT = [
  TYPE,
  'osaamisen-hankkimistapa-koodi-versio',
  'osa-aikaisuustieto',
  'oppisopimuksen-perusta-koodi-uri',
  'oppisopimuksen-perusta-koodi-versio',
];

/** A student mostly goes on at the workplace of the period before: its contract, place, instructor and representative. */
export const fromPreviousPeriod: Offer = {
  label: { fi: 'Täytä edellisestä jaksosta', sv: 'Fyll i från föregående period' },
  fill: (around) => {
    const previous = previousPeriod(around);
    if (previous === undefined) return {};
    const workplace = draftAt(previous, WORKPLACE);
    const here = draftAt(around.draft, WORKPLACE);
    return {
      ...picked(previous, SAME_CONTRACT),
      ...dayAfter(previous, around.draft),
      [WORKPLACE]: {
        ...picked(workplace, ['tyopaikan-nimi', 'tyopaikan-y-tunnus']),
        [INSTRUCTOR]: picked(draftAt(workplace, INSTRUCTOR), ['nimi', 'sahkoposti', 'puhelinnumero']),
        'keskeiset-tyotehtavat': here['keskeiset-tyotehtavat'] ?? [],
      },
      ...representativeOf(previous),
    };
  },
};

/** The student changes the workplace: the contract, its share of full time and the representative are often the same. */
export const fromPreviousContract: Offer = {
  label: { fi: 'Täytä edellisestä, uusi työpaikka', sv: 'Fyll i från föregående, ny arbetsplats' },
  fill: (around) => {
    const previous = previousPeriod(around);
    if (previous === undefined) return {};
    const known = {
      ...picked(previous, SAME_CONTRACT),
      ...dayAfter(previous, around.draft),
      ...(!isFilled(draftAt(around.draft, REPRESENTATIVE)['nimi']) && representativeOf(previous)),
    };
    return Object.fromEntries(Object.entries(known).filter(([name, value]) => around.draft[name] !== value));
  },
};

/** The nearest earlier period at a workplace that this one may follow; none once it has a workplace of its own. */
function previousPeriod({ plan, draft }: Surroundings): AnyDraft | undefined {
  const periods = periodsIn(plan);
  const place = periods.indexOf(draft);
  const previous = periods.slice(0, Math.max(0, place)).findLast((period) => namesWorkplace(period));
  if (previous === undefined || namesWorkplace(draft)) return undefined;
  // Another kind of period was chosen: it is not a continuation of that one.
  return isFilled(draft[TYPE]) && draft[TYPE] !== previous[TYPE] ? undefined : previous;
}

/** It begins on the first working day after that one, unless its day is written. When it ends nobody knows. */
function dayAfter(previous: AnyDraft, draft: AnyDraft): AnyDraft {
  const end = textOf(previous, 'loppu');
  return isFilled(draft['alku']) || !isRealDate(end) ? {} : { alku: arkipaivaAfter(end, 1, 'ma-pe') };
}

function representativeOf(period: AnyDraft): AnyDraft {
  const representative = draftAt(period, REPRESENTATIVE);
  return isFilled(representative['nimi'])
    ? { [REPRESENTATIVE]: picked(representative, ['nimi', 'rooli', 'oppilaitos-oid']) }
    : {};
}

function namesWorkplace(period: AnyDraft): boolean {
  return isWorkplacePeriod(period) && isFilled(draftAt(period, WORKPLACE)['tyopaikan-nimi']);
}

/** Every period of the plan in its order, wherever it stands. */
function periodsIn(value: unknown): readonly AnyDraft[] {
  if (isList(value)) return value.flatMap(periodsIn);
  if (!isDraft(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'osaamisen-hankkimistavat' && isList(inner) ? inner.filter(isDraft) : periodsIn(inner),
  );
}
