import { id, osa, pakollinen, part, puhelin, teksti, tekstit, yTunnus } from './field-builders.ts';
import { keyTasksListed } from './rules/workplace-advice.ts';
import { noNestedId } from './rules/value-rules.ts';
import { textOf } from './summaries.ts';

/** The responsible workplace instructor. The server wipes the contacts three months after the period (contract 7.5). */
export const vastuullinenTyopaikkaOhjaaja = part({
  name: 'VastuullinenTyopaikkaOhjaaja',
  label: { fi: 'Vastuullinen työpaikkaohjaaja', sv: 'Ansvarig arbetsplatshandledare' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Työpaikkaohjaajan nimi', sv: 'Handledarens namn' })),
    sahkoposti: teksti(
      { fi: 'Sähköposti', sv: 'E-post' },
      {
        widget: { type: 'text', input: 'email' },
        help: {
          fi: 'Työpaikkakysely lähetetään tähän osoitteeseen.',
          sv: 'Arbetsplatsenkäten skickas till den här adressen.',
        },
      },
    ),
    puhelinnumero: puhelin({ fi: 'Puhelinnumero', sv: 'Telefonnummer' }),
    id: id([noNestedId]),
  },
  rules: [],
  summary: (draft) => textOf(draft, 'nimi'),
});

/** The workplace of a period, its instructor and its tasks (contract 3.7). */
export const tyopaikallaJarjestettavaKoulutus = part({
  name: 'TyopaikallaJarjestettavaKoulutus',
  label: { fi: 'Työpaikalla oppiminen', sv: 'Lärande på arbetsplatsen' },
  fields: {
    'tyopaikan-nimi': pakollinen(
      teksti({ fi: 'Työpaikan nimi', sv: 'Namnet på arbetsplatsen' }, { columns: 6, carry: 'workplace' }),
    ),
    'tyopaikan-y-tunnus': yTunnus({ fi: 'Työpaikan Y-tunnus', sv: 'Arbetsplatsens FO-nummer' }, { carry: 'workplace' }),
    'vastuullinen-tyopaikka-ohjaaja': pakollinen(
      osa(vastuullinenTyopaikkaOhjaaja, vastuullinenTyopaikkaOhjaaja.label, { carry: 'workplace' }),
    ),
    'keskeiset-tyotehtavat': pakollinen(
      tekstit({ fi: 'Keskeiset työtehtävät', sv: 'Centrala arbetsuppgifter' }, { columns: 12 }),
    ),
    id: id(),
  },
  rules: [keyTasksListed],
  remembers: [
    {
      kind: 'workplace',
      facts: { nimi: ['tyopaikan-nimi'], yTunnus: ['tyopaikan-y-tunnus'] },
      tasks: 'keskeiset-tyotehtavat',
    },
    {
      kind: 'workplacePerson',
      as: 'instructor',
      facts: {
        nimi: ['vastuullinen-tyopaikka-ohjaaja', 'nimi'],
        sahkoposti: ['vastuullinen-tyopaikka-ohjaaja', 'sahkoposti'],
        puhelinnumero: ['vastuullinen-tyopaikka-ohjaaja', 'puhelinnumero'],
        tyopaikka: ['tyopaikan-nimi'],
        yTunnus: ['tyopaikan-y-tunnus'],
      },
    },
  ],
  summary: (draft) => textOf(draft, 'tyopaikan-nimi'),
});
