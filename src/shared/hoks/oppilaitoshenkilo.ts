import { id, organisaatio, pakollinen, part, teksti } from './field-builders.ts';
import { noNestedId } from './rules/value-rules.ts';
import { textOf } from './summaries.ts';

/** A person of an institution who answers for a workplace period (contract 3.7). */
export const oppilaitoshenkilo = part({
  name: 'Oppilaitoshenkilo',
  label: { fi: 'Koulutuksen järjestäjän edustaja', sv: 'Utbildningsanordnarens representant' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Nimi', sv: 'Namn' })),
    rooli: teksti({ fi: 'Rooli', sv: 'Roll' }),
    'oppilaitos-oid': pakollinen(organisaatio({ fi: 'Oppilaitos', sv: 'Läroanstalt' })),
    id: id([noNestedId]),
  },
  rules: [],
  summary: (draft) => textOf(draft, 'nimi'),
});
