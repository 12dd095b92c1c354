import type { AnyDraft, RuleOver } from '../field-spec.ts';

/** An organisation object without its OID ends in a database error (contract 13.3). */
export const organisationGiven: RuleOver<AnyDraft & { readonly 'oppilaitos-oid'?: string }> = {
  id: '13.3',
  level: 'defect',
  blocksApproval: true,
  at: 'oppilaitos-oid',
  message: {
    fi: 'Oppilaitos puuttuu, eikä eHOKS pysty tallentamaan suunnitelmaa ilman sitä. Valitse oppilaitos tai poista kohta.',
    sv: 'Läroanstalten saknas och ePUK kan inte spara planen utan den. Välj läroanstalt eller ta bort punkten.',
  },
  broken: (draft) => draft['oppilaitos-oid'] === undefined,
};
