import { paiva, pakollinen, part } from './field-builders.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { dateRange } from './summaries.ts';

/** A break inside a period. Without an end it is still open (contract 3.7). */
export const keskeytymisajanjakso = part({
  name: 'Keskeytymisajanjakso',
  label: { fi: 'Keskeytymisajanjakso', sv: 'Avbrottsperiod' },
  fields: {
    alku: pakollinen(paiva({ fi: 'Keskeytys alkaa', sv: 'Avbrottet börjar' })),
    loppu: paiva(
      { fi: 'Keskeytys päättyy', sv: 'Avbrottet slutar' },
      { help: { fi: 'Jätä tyhjäksi, jos keskeytys jatkuu.', sv: 'Lämna tomt om avbrottet fortgår.' } },
    ),
  },
  rules: [datesInOrder],
  summary: (draft, names) => dateRange(draft, names),
});
