import { id, organisaatio, pakollinen, part, teksti } from './field-builders.ts';
import { noNestedId } from './rules/value-rules.ts';
import { textOf } from './summaries.ts';

/** A person of an institution who answers for a workplace period (contract 3.7). */
export const oppilaitoshenkilo = part({
  name: 'Oppilaitoshenkilo',
  label: { fi: 'Koulutuksen järjestäjän edustaja', sv: 'Utbildningsanordnarens representant' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Edustajan nimi', sv: 'Representantens namn' })),
    rooli: teksti({ fi: 'Rooli', sv: 'Roll' }, { columns: 3 }),
    'oppilaitos-oid': pakollinen(organisaatio({ fi: 'Oppilaitos', sv: 'Läroanstalt' }, { columns: 5 })),
    id: id([noNestedId]),
  },
  rules: [],
  remembers: [{ kind: 'staff', facts: { nimi: ['nimi'], rooli: ['rooli'], oppilaitosOid: ['oppilaitos-oid'] } }],
  summary: (draft) => textOf(draft, 'nimi'),
});
