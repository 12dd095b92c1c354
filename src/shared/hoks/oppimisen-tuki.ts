import { koodi, paiva, pakollinen, part } from './field-builders.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { isRemedialTeaching, notBeforeReform, supportDetails } from './rules/support.ts';
import { codeOf, dateRange, joined } from './summaries.ts';

const fields = {
  'oppimisen-tuen-tyyppi-koodi-uri': pakollinen(
    koodi(
      { fi: 'Oppimisen tuen tyyppi', sv: 'Typ av stöd för lärande' },
      'ammatillinenkoulutusoppimisentuentyyppi',
      /^ammatillinenkoulutusoppimisentuentyyppi_\d{2}$/,
    ),
  ),
  alku: paiva({ fi: 'Aloituspäivä', sv: 'Startdatum' }, { applies: isRemedialTeaching }),
  loppu: paiva({ fi: 'Lopetuspäivä', sv: 'Slutdatum' }, { applies: isRemedialTeaching }),
  'tutkinnon-osan-tyyppi-koodi-uri': koodi(
    { fi: 'Tutkinnon osan tyyppi', sv: 'Typ av examensdel' },
    'ammatillisentutkinnonosanryhma',
    /^ammatillisentutkinnonosanryhma_[12]$/,
    undefined,
    { applies: isRemedialTeaching },
  ),
};

export type OppimisenTukiFields = typeof fields;

/** Support for learning, in force from 1.8.2026 (contract 3.10, R9). */
export const oppimisenTuki = part({
  name: 'OppimisenTuki',
  label: { fi: 'Oppimisen tuki', sv: 'Stöd för lärande' },
  fields,
  rules: [...supportDetails, datesInOrder, notBeforeReform],
  summary: (draft, names) => joined(codeOf(draft, 'oppimisen-tuen-tyyppi-koodi-uri', names), dateRange(draft, names)),
});
