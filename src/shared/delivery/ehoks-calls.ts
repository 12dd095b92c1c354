import type { EhoksError } from '../ehoks-error.ts';
import type { Result } from '../result.ts';

/** A body on its way to eHOKS, or a stored plan as eHOKS gives it. */
export type HoksBody = Readonly<Record<string, unknown>>;

/**
 * The five things delivery asks of eHOKS, one request each (contract 5). The main process does them over HTTP; the page
 * reaches them through the bridge. Neither throws: what goes wrong is an `EhoksError`.
 */
export interface EhoksCalls {
  /** POST: the new eHOKS ID. The body must not hold an id. */
  readonly create: (body: HoksBody) => Promise<Result<{ id: number }, EhoksError>>;
  /** PUT: the body's id must be the same id, because eHOKS writes the row the body names (contract 7.3). */
  readonly replace: (id: number, body: HoksBody) => Promise<Result<null, EhoksError>>;
  /** PATCH: only the root fields that the body holds are written; the same id in the body (contract 7.2). */
  readonly patch: (id: number, body: HoksBody) => Promise<Result<null, EhoksError>>;
  readonly get: (id: number) => Promise<Result<HoksBody, EhoksError>>;
  /** The plan of a study right; `no-hoks-for-opiskeluoikeus` when there is none. */
  readonly findByOpiskeluoikeus: (oid: string) => Promise<Result<{ id: number }, EhoksError>>;
}
