import type { HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import { canonicalText, sameContent } from '../../shared/hoks/canonical.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';

/** Pure decisions about what a plan's approved versions and eHOKS's copy mean to each other. */

/** POST: the approved version as it is; it never holds an id (contract 7.3). */
export function postBody(approved: HoksDraft): HoksBody {
  const { id: _id, ...body } = approved;
  return body;
}

/**
 * PUT: the approved version and the eHOKS ID. A phone number that was removed must be sent as "", because eHOKS keeps
 * the old one when the field is absent (contract 7.1).
 */
export function putBody(approved: HoksDraft, id: number, fromServer: HoksBody): HoksBody {
  const phoneRemoved = approved.puhelinnumero === undefined && hasPhone(fromServer);
  return { ...approved, id, ...(phoneRemoved ? { puhelinnumero: '' } : {}) };
}

/**
 * What to do with a plan that eHOKS already holds. `ours`: other versions of this plan that eHOKS may rightly hold.
 * Anything that is neither the approved version nor one of ours is somebody else's and never overwritten by itself.
 */
export function compareBeforeWrite(
  approved: HoksDraft,
  ours: readonly HoksDraft[],
  fromServer: HoksBody,
): 'holds-approved' | 'replace' | 'differs' {
  const match = ours.find((version) => sameContent(version, fromServer));
  if (match === undefined) return sameContent(approved, fromServer) ? 'holds-approved' : 'differs';
  // eHOKS gives back less than it stores (contract 13.1): a version that only looks the same must still be sent.
  const looksSame = sameContent(approved, fromServer);
  return looksSame && canonicalText(match) === canonicalText(approved) ? 'holds-approved' : 'replace';
}

function hasPhone(fromServer: HoksBody): boolean {
  return typeof fromServer['puhelinnumero'] === 'string' && fromServer['puhelinnumero'] !== '';
}
