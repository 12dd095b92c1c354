import { id, organisaatio, osa, pakollinen, part, teksti, yTunnus } from './field-builders.ts';
import { organisationGiven } from './rules/organisation-given.ts';
import { noNestedId } from './rules/value-rules.ts';
import { textOf } from './summaries.ts';

/** Assessors of a demonstration or of prior learning (contract 3.6, 3.8). */

export const koulutuksenJarjestajaOrganisaatio = part({
  name: 'KoulutuksenJarjestajaOrganisaatio',
  label: { fi: 'Arvioijan organisaatio', sv: 'Bedömarens organisation' },
  fields: { 'oppilaitos-oid': organisaatio({ fi: 'Oppilaitos', sv: 'Läroanstalt' }) },
  rules: [organisationGiven],
});

export const koulutuksenJarjestajaArvioija = part({
  name: 'KoulutuksenJarjestajaArvioija',
  label: { fi: 'Arvioija, koulutuksen järjestäjä', sv: 'Bedömare, utbildningsanordnaren' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Arvioijan nimi', sv: 'Bedömarens namn' })),
    organisaatio: pakollinen(
      osa(koulutuksenJarjestajaOrganisaatio, koulutuksenJarjestajaOrganisaatio.label, { isInline: true }),
    ),
    id: id([noNestedId]),
  },
  rules: [],
  remembers: [{ kind: 'staff', facts: { nimi: ['nimi'], oppilaitosOid: ['organisaatio', 'oppilaitos-oid'] } }],
  summary: (draft) => textOf(draft, 'nimi'),
});

export const tyoelamaOrganisaatio = part({
  name: 'TyoelamaOrganisaatio',
  label: { fi: 'Arvioijan organisaatio', sv: 'Bedömarens organisation' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Organisaation nimi', sv: 'Organisationens namn' }, { columns: 5 })),
    'y-tunnus': yTunnus({ fi: 'Organisaation Y-tunnus', sv: 'Organisationens FO-nummer' }),
  },
  rules: [],
  summary: (draft) => textOf(draft, 'nimi'),
});

export const tyoelamaOsaamisenArvioija = part({
  name: 'TyoelamaOsaamisenArvioija',
  label: { fi: 'Arvioija, työelämä', sv: 'Bedömare, arbetslivet' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Arvioijan nimi', sv: 'Bedömarens namn' })),
    organisaatio: pakollinen(osa(tyoelamaOrganisaatio, tyoelamaOrganisaatio.label, { isInline: true })),
    id: id([noNestedId]),
  },
  rules: [],
  remembers: [
    { kind: 'workplace', facts: { nimi: ['organisaatio', 'nimi'], yTunnus: ['organisaatio', 'y-tunnus'] } },
    {
      kind: 'workplacePerson',
      as: 'assessor',
      facts: { nimi: ['nimi'], tyopaikka: ['organisaatio', 'nimi'], yTunnus: ['organisaatio', 'y-tunnus'] },
    },
  ],
  summary: (draft) => textOf(draft, 'nimi'),
});
