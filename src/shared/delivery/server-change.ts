import { canonicalText, sameContent } from '../hoks/canonical.ts';
import type { HoksDraft } from '../hoks/hoks.ts';
import { cleanUpBetween, isNothing, type CleanUp, withoutCleanedUp } from './clean-up.ts';
import type { HoksBody } from './ehoks-calls.ts';
import { moduleIdsOf } from './server-plan.ts';

/**
 * What eHOKS held when it was last seen to be as expected (contract 8.4). The content itself is kept instead of hashes of
 * its root and its collections: it tells the same differences, what exactly was cleaned up, and the column "last sent".
 */
export interface Baseline {
  /** From `moduleIdsOf`. */
  readonly moduleIds: readonly string[];
  /** In full when this program wrote it. */
  readonly document: HoksDraft;
  /** False when it is only known as eHOKS shows it: of a demonstration's sub-areas the last (contract 13.1). */
  readonly isComplete: boolean;
  /** Attempts of versions up to this number have ended: they are not in eHOKS unless the baseline says so. */
  readonly throughVersion: number;
  /** True when contact data was taken out of it here because its time was over; eHOKS may not have done so yet. */
  readonly isTidied?: boolean;
}

export interface Expected {
  /** The version to be sent. */
  readonly approved: HoksDraft;
  /** An earlier attempt with it may have been stored. */
  readonly mayBeStored: boolean;
  /** Earlier versions that may have been stored since the baseline, newest first. */
  readonly tried: readonly HoksDraft[];
  /** Absent for a plan that eHOKS is not known to hold. */
  readonly baseline: Baseline | undefined;
}

/** What eHOKS turns out to hold before a write. `cleanUp`: what it has deleted or renamed there by itself. */
export type Held =
  | { readonly kind: 'approved'; readonly cleanUp: CleanUp | undefined }
  /** Something of ours, `document` in full: it may be replaced. */
  | { readonly kind: 'ours'; readonly document: HoksDraft; readonly cleanUp: CleanUp | undefined }
  /** Somebody else's change: never overwritten without a person. */
  | { readonly kind: 'something-else' };

/**
 * Compares eHOKS's copy with everything of ours that it may rightly hold. Exact matches come first: what looks like a
 * clean-up of one version may be another version as it is.
 * @param today YYYY-MM-DD in Finland
 */
export function whatEhoksHolds(expected: Expected, fromServer: HoksBody, today: string): Held {
  const { approved, baseline } = expected;
  const ours = [...expected.tried, ...(baseline === undefined ? [] : [baseline.document])];
  const exact = ours.find((document) => sameContent(document, fromServer));
  if (exact !== undefined) return held(exact, approved, undefined);
  if (sameContent(approved, fromServer)) return { kind: 'approved', cleanUp: undefined };

  for (const document of ours) {
    const sameModules = document === baseline?.document && isSameSet(baseline.moduleIds, moduleIdsOf(fromServer));
    const cleanUp = cleanUpBetween(document, fromServer, { sameModules, today, hasForgotten: baseline?.isTidied });
    if (cleanUp !== undefined) {
      return held(withoutCleanedUp(document, cleanUp), withoutCleanedUp(approved, cleanUp), cleanUp);
    }
  }
  const cleanUp = expected.mayBeStored
    ? cleanUpBetween(approved, fromServer, { sameModules: false, today })
    : undefined;
  return cleanUp === undefined ? { kind: 'something-else' } : { kind: 'approved', cleanUp };
}

/** eHOKS gives back less than it stores (contract 13.1): a version that only looks the same must still be sent. */
function held(document: HoksDraft, approved: HoksDraft, cleanUp: CleanUp | undefined): Held {
  const isApproved = canonicalText(document) === canonicalText(approved);
  return isApproved ? { kind: 'approved', cleanUp } : { kind: 'ours', document, cleanUp };
}

/** What eHOKS gives back right after it was given `sent`: the same, but for what it has cleaned up at once. */
export function tookWhatWasSent(sent: HoksDraft, fromServer: HoksBody, today: string): CleanUp | undefined {
  return cleanUpBetween(sent, fromServer, { sameModules: false, today });
}

/** A plan without module-ids proves nothing: everybody's PUT leaves it without. */
function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((id, index) => id === other[index]);
}

/** A clean-up, or nothing when nothing was cleaned up. */
export function ifAny(cleanUp: CleanUp | undefined): CleanUp | undefined {
  return cleanUp === undefined || isNothing(cleanUp) ? undefined : cleanUp;
}
