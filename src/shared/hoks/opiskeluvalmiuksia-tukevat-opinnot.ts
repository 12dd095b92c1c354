import { id, paiva, pakollinen, part, teksti, tekstiOpiskelijasta } from './field-builders.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { replacedBySupport } from './rules/support.ts';
import { noNestedId } from './rules/value-rules.ts';
import { dateRange, joined, textOf } from './summaries.ts';

/** Studies supporting study skills (63 §), replaced by oppimisen tuki from 1.8.2026 on (contract 3.9, R9). */
export const opiskeluvalmiuksiaTukevatOpinnot = part({
  name: 'OpiskeluvalmiuksiaTukevatOpinnot',
  label: { fi: 'Opiskeluvalmiuksia tukevat opinnot', sv: 'Studier som stöder studiefärdigheterna' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Nimi', sv: 'Namn' }, { columns: 6 })),
    alku: pakollinen(paiva({ fi: 'Aloituspäivä', sv: 'Startdatum' })),
    loppu: pakollinen(paiva({ fi: 'Lopetuspäivä', sv: 'Slutdatum' })),
    kuvaus: pakollinen(tekstiOpiskelijasta({ fi: 'Kuvaus', sv: 'Beskrivning' })),
    id: id([noNestedId]),
  },
  rules: [notForTuva, datesInOrder, replacedBySupport],
  summary: (draft, names) => joined(textOf(draft, 'nimi'), dateRange(draft, names)),
});
