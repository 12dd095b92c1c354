import type { Kieli } from '../kieli.ts';
import { inUse } from './in-use.ts';
import { type Nimi, nimiKielella } from './nimi.ts';
import type { Organisaatio } from './reference-set.ts';

/** The schools and offices of the own provider, as the refreshed set tells them; none before the first refresh. */
export function omatOrganisaatiot(): readonly Organisaatio[] {
  return [...inUse().organisaatiot.values()];
}

/** The name of the organisation with this OID; undefined when it is not of the own provider. */
export function organisaationNimi(oid: string, kieli: Kieli): Nimi | undefined {
  const organisaatio = inUse().organisaatiot.get(oid);
  return organisaatio && nimiKielella(organisaatio, kieli);
}
