import type { AnyDraft, Offer } from '../field-spec.ts';
import { isDraft, isList } from '../json-shape.ts';
import { isWorkplacePeriod } from '../rules/workplace-type.ts';
import { draftAt, isFilled, picked } from './pick.ts';

const WORKPLACE = 'tyopaikalla-jarjestettava-koulutus';
const INSTRUCTOR = 'vastuullinen-tyopaikka-ohjaaja';
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
  fill: ({ plan, draft }) => {
    const periods = periodsIn(plan);
    const place = periods.indexOf(draft);
    const previous = periods.slice(0, Math.max(0, place)).findLast((period) => namesWorkplace(period));
    if (previous === undefined || namesWorkplace(draft)) return {};
    // Another kind of period was chosen: it is not a continuation of that one.
    if (isFilled(draft[TYPE]) && draft[TYPE] !== previous[TYPE]) return {};
    const workplace = draftAt(previous, WORKPLACE);
    const here = draftAt(draft, WORKPLACE);
    const representative = draftAt(previous, 'jarjestajan-edustaja');
    return {
      ...picked(previous, SAME_CONTRACT),
      [WORKPLACE]: {
        ...picked(workplace, ['tyopaikan-nimi', 'tyopaikan-y-tunnus']),
        [INSTRUCTOR]: picked(draftAt(workplace, INSTRUCTOR), ['nimi', 'sahkoposti', 'puhelinnumero']),
        'keskeiset-tyotehtavat': here['keskeiset-tyotehtavat'] ?? [],
      },
      ...(isFilled(representative['nimi']) && {
        'jarjestajan-edustaja': picked(representative, ['nimi', 'rooli', 'oppilaitos-oid']),
      }),
    };
  },
};

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
