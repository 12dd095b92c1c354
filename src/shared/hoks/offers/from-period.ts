import { isRealDate, plusDays } from '../date-text.ts';
import type { AnyDraft, Offer } from '../field-spec.ts';
import { draftsIn, isList } from '../json-shape.ts';
import { isWorkplacePeriod } from '../rules/workplace-type.ts';
import { textOf } from '../summaries.ts';
import { draftAt, isFilled, picked } from './pick.ts';

const WORKPLACE = 'tyopaikalla-jarjestettava-koulutus';
const CONTENT = 'sisallon-kuvaus';
const AT_PROVIDER = 'koulutuksen-jarjestaja-osaamisen-arvioijat';
const AT_WORK = 'tyoelama-osaamisen-arvioijat';

/**
 * A demonstration is mostly given at the unit's workplace at the end of its period: its last working days, its instructor as the
 * assessor from working life, and the provider's representative as the other. Only what is empty is filled.
 */
export const fromPeriod: Offer = {
  label: { fi: 'Täytä jaksosta', sv: 'Fyll i från perioden' },
  fill: ({ owner, draft }) => {
    const period = lastWorkplacePeriod(owner);
    const place = draftAt(draft, 'nayttoymparisto');
    if (period === undefined || isFilled(place['nimi'])) return {};
    const workplace = draftAt(period, WORKPLACE);
    const organisation = {
      ...(isFilled(workplace['tyopaikan-nimi']) && { nimi: workplace['tyopaikan-nimi'] }),
      ...(isFilled(workplace['tyopaikan-y-tunnus']) && { 'y-tunnus': workplace['tyopaikan-y-tunnus'] }),
    };
    const known = {
      ...lastDays(period),
      ...assessorsOf(period, organisation),
    };
    return {
      ...Object.fromEntries(Object.entries(known).filter(([name]) => !isFilled(draft[name]))),
      nayttoymparisto: { ...place, ...organisation },
    };
  },
};

/** A demonstration is given by doing the work of the period: its tasks, as the first lines of what is done in it. */
export const fromPeriodTasks: Offer = {
  label: { fi: 'Sisällöksi jakson työtehtävät', sv: 'Periodens arbetsuppgifter som innehåll' },
  fill: ({ owner, draft }) => {
    const period = lastWorkplacePeriod(owner);
    const tasks = period && draftAt(period, WORKPLACE)['keskeiset-tyotehtavat'];
    return isFilled(draft[CONTENT]) || !isFilled(tasks) ? {} : { [CONTENT]: tasks };
  },
  tells: (fill) => textsOf(fill[CONTENT]).join(', '),
  goesTo: CONTENT,
};

function textsOf(value: unknown): readonly string[] {
  return isList(value) ? value.filter((text) => typeof text === 'string') : [];
}

function lastWorkplacePeriod(owner: AnyDraft): AnyDraft | undefined {
  const named = draftsIn(owner['osaamisen-hankkimistavat']).filter(
    (period) => isWorkplacePeriod(period) && isFilled(draftAt(period, WORKPLACE)['tyopaikan-nimi']),
  );
  return named.toSorted((a, b) => (textOf(a, 'loppu') < textOf(b, 'loppu') ? -1 : 1)).at(-1);
}

/** The last two working days of the period that follow each other, or the last one. */
function lastDays(period: AnyDraft): AnyDraft {
  const [alku, loppu] = [textOf(period, 'alku'), textOf(period, 'loppu')];
  if (!isRealDate(loppu)) return {};
  const isIn = (day: string) => !isWeekend(day) && day >= alku;
  const last = [loppu, plusDays(loppu, -1), plusDays(loppu, -2)].find((day) => day !== undefined && isIn(day)) ?? loppu;
  const before = plusDays(last, -1);
  return { alku: before !== undefined && isIn(before) ? before : last, loppu: last };
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function assessorsOf(period: AnyDraft, organisaatio: AnyDraft): AnyDraft {
  const instructor = draftAt(draftAt(period, WORKPLACE), 'vastuullinen-tyopaikka-ohjaaja');
  const representative = draftAt(period, 'jarjestajan-edustaja');
  return {
    ...(isFilled(representative['nimi']) && {
      [AT_PROVIDER]: [{ nimi: representative['nimi'], organisaatio: picked(representative, ['oppilaitos-oid']) }],
    }),
    ...(isFilled(instructor['nimi']) && { [AT_WORK]: [{ nimi: instructor['nimi'], organisaatio }] }),
  };
}
