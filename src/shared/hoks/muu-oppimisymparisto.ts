import { koodi, koodiversio, paiva, pakollinen, part } from './field-builders.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { codeOf, dateRange, joined } from './summaries.ts';

/** Another learning environment beside the workplace of the period (contract 3.7). */
export const muuOppimisymparisto = part({
  name: 'MuuOppimisymparisto',
  label: { fi: 'Muu oppimisympäristö', sv: 'Annan lärmiljö' },
  fields: {
    'oppimisymparisto-koodi-uri': pakollinen(
      koodi(
        { fi: 'Oppimisympäristö', sv: 'Lärmiljö' },
        'oppimisymparistot',
        /^oppimisymparistot_\d{4}$/,
        'oppimisymparisto-koodi-versio',
      ),
    ),
    'oppimisymparisto-koodi-versio': pakollinen(
      koodiversio({ fi: 'Oppimisympäristön koodin versio', sv: 'Version av lärmiljöns kod' }),
    ),
    alku: pakollinen(paiva({ fi: 'Aloituspäivä', sv: 'Startdatum' })),
    loppu: pakollinen(paiva({ fi: 'Lopetuspäivä', sv: 'Slutdatum' })),
  },
  rules: [datesInOrder],
  summary: (draft, names) => joined(codeOf(draft, 'oppimisymparisto-koodi-uri', names), dateRange(draft, names)),
});
