import { id, koodi, koodiversio, maara, paiva, pakollinen, part } from './field-builders.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { onlyForTuva } from './rules/study-right-type.ts';
import { noNestedId } from './rules/value-rules.ts';
import { codeOf, dateRange, joined } from './summaries.ts';

/** An education unit of preparatory education, TUVA (contract 3.5). */
export const hankittavaKoulutuksenOsa = part({
  name: 'HankittavaKoulutuksenOsa',
  label: { fi: 'Koulutuksen osa (TUVA)', sv: 'Utbildningsdel (Hux)' },
  fields: {
    'koulutuksen-osa-koodi-uri': pakollinen(
      koodi(
        { fi: 'Koulutuksen osa', sv: 'Utbildningsdel' },
        'koulutuksenosattuva',
        /^koulutuksenosattuva_\d{3}$/,
        'koulutuksen-osa-koodi-versio',
        { columns: 8 },
      ),
    ),
    'koulutuksen-osa-koodi-versio': pakollinen(
      koodiversio({ fi: 'Koulutuksen osan koodin versio', sv: 'Version av utbildningsdelens kod' }),
    ),
    laajuus: pakollinen(maara({ fi: 'Laajuus', sv: 'Omfattning' }, { fi: 'viikkoa', sv: 'veckor' }, { columns: 4 })),
    alku: pakollinen(paiva({ fi: 'Aloituspäivä', sv: 'Startdatum' })),
    loppu: pakollinen(paiva({ fi: 'Lopetuspäivä', sv: 'Slutdatum' })),
    id: id([noNestedId]),
  },
  rules: [onlyForTuva, datesInOrder],
  summary: (draft, names) => joined(codeOf(draft, 'koulutuksen-osa-koodi-uri', names), dateRange(draft, names)),
});
