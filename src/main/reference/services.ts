import type { Connection, Profile } from '../../shared/ipc-contract.ts';
import { isOrganisaatioOid } from '../../shared/identifiers/oid.ts';
import type { Service } from '../../shared/reference/reference-calls.ts';

/** Base addresses of the three open services, without a final slash. */
export type ServiceAddresses = Readonly<Record<Service, string>>;

/** Contract 11.2 and 11.3: the services live beside eHOKS, in its own environment. */
function addressesUnder(host: string): ServiceAddresses {
  return {
    koodisto: `https://virkailija.${host}/koodisto-service`,
    eperusteet: `https://eperusteet.${host}/eperusteet-service/api`,
    organisaatio: `https://virkailija.${host}/organisaatio-service`,
  };
}

/**
 * Where a profile's reference data comes from: the national services of its environment, and in practice the practice
 * server, which serves them under its own origin. Undefined while there is no practice server.
 */
export function serviceAddresses(profile: Profile, practice: Connection | undefined): ServiceAddresses | undefined {
  if (profile === 'testi') return addressesUnder('testiopintopolku.fi');
  if (profile === 'tuotanto') return addressesUnder('opintopolku.fi');
  if (practice === undefined) return undefined;
  const { origin } = new URL(practice.baseUrl);
  return {
    koodisto: `${origin}/koodisto-service`,
    eperusteet: `${origin}/eperusteet-service/api`,
    organisaatio: `${origin}/organisaatio-service`,
  };
}

/** Who asks: the services want a Caller-Id on every call, and its first part says whose schools are wanted. */
export interface Caller {
  readonly callerId: string;
  readonly organisaatioOids: readonly string[];
}

/** The caller by the connection's Caller-Id, else by the counselor's institution; undefined when neither is known. */
export function callerOf(connection: Connection | undefined, oppilaitosOid: string | undefined): Caller | undefined {
  const provider = /^[0-9.]*[0-9]/.exec(connection?.callerId.trim() ?? '')?.[0];
  const known = [provider, oppilaitosOid].filter((oid) => oid !== undefined).filter(isOrganisaatioOid);
  const [first] = known;
  if (first === undefined) return undefined;
  const callerId = provider === first ? connection?.callerId.trim() : undefined;
  return { callerId: callerId ?? `${first}.hoks-desktop`, organisaatioOids: [...new Set(known)] };
}
