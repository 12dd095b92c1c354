import type { EhoksError } from '../../shared/ehoks-error.ts';
import { errorTreeFindings } from './error-tree.ts';

/** One HTTP answer, read whole. */
export interface Answer {
  readonly status: number;
  /** The Content-Type header, '' when absent. */
  readonly contentType: string;
  readonly text: string;
  /** The Retry-After header in seconds from now, when the server sent one. */
  readonly retryAfterSeconds?: number;
}

type PlainCode = Exclude<EhoksError['code'], 'busy' | 'invalid'>;

/**
 * What an answer that is not the expected success means (requirements 1C, contract 2.3 and 6). Pure.
 * `wasWrite`: whether the request could have changed something in eHOKS.
 */
export function classifyAnswer(answer: Answer, wasWrite: boolean): EhoksError {
  const { status } = answer;
  const settled = (code: PlainCode): EhoksError => ({ code, status, outcomeUnknown: false });
  const unsettled = (code: PlainCode): EhoksError => ({ code, status, outcomeUnknown: wasWrite });

  // These come from whatever stands in front of eHOKS as well, in any format.
  if (status === 408) return unsettled('timeout');
  if (status === 409) return unsettled('duplicate');
  if (status === 413) return settled('too-large');
  if (status === 429 || (status >= 502 && status <= 504)) {
    const { retryAfterSeconds } = answer;
    return { code: 'busy', status, outcomeUnknown: wasWrite && status !== 429, retryAfterSeconds };
  }

  const body = jsonObject(answer);
  if (body === undefined || (status >= 200 && status < 400)) return unsettled('not-ehoks');
  const error = typeof body['error'] === 'string' ? body['error'] : '';

  switch (status) {
    case 400:
    case 422:
      return badRequest(body, error, status);
    case 401:
      if (/Ticket may be expired/.test(error)) return settled('ticket-refused');
      if (error.startsWith('No access is allowed')) return settled('no-access');
      return settled(body['reason'] === 'Unable to check access rights' ? 'linked-system' : 'refused');
    case 403:
      return settled(error.startsWith("User type 'PALVELU' is required") ? 'not-service-user' : 'refused');
    case 404:
      if (error.startsWith('HOKS not found')) return settled('hoks-not-found');
      if (error.startsWith('No HOKS found with given opiskeluoikeus')) return settled('no-hoks-for-opiskeluoikeus');
      return settled(body['reason'] === 'Route not found' ? 'route-not-found' : 'refused');
    default:
      return status >= 500 ? serverError(body, error, unsettled, wasWrite) : settled('refused');
  }
}

const badRequestTexts: readonly (readonly [RegExp, PlainCode])[] = [
  [/^HOKS with the same opiskeluoikeus-oid already exists/, 'duplicate'],
  [/^Archived HOKS/, 'archived'],
  [/is no longer active\.?$/, 'opiskeluoikeus-ended'],
  [/^Opiskeluoikeus `[^`]*` not found in Koski/, 'opiskeluoikeus-not-found'],
  [/^No opiskeluoikeus .* found for oppija/, 'opiskeluoikeus-not-of-oppija'],
  [/does not match any held by oppija/, 'opiskeluoikeus-not-of-oppija'],
  [/sisältyy toiseen opiskeluoikeuteen/, 'opiskeluoikeus-contained'],
  [/^Tried to update `opiskeluoikeus-oid`/, 'opiskeluoikeus-changed'],
  [/^Tried to update `oppija-oid`/, 'oppija-changed'],
  [/^Oppija `[^`]*` not found in Oppijanumerorekisteri/, 'oppija-not-found'],
  [/not in index$/, 'not-in-index'],
];

function badRequest(body: Readonly<Record<string, unknown>>, error: string, status: number): EhoksError {
  const where: unknown[] = Array.isArray(body['in']) ? body['in'] : [];
  // Something on the way has taken the ticket or the Caller-Id out: the connection needs a person, the plan is fine.
  if (where[1] === 'headers') return { code: 'ticket-refused', status, outcomeUnknown: false };
  // Fault found with the address is ours to mend, not the plan's.
  if ('errors' in body && (where[1] === 'body-params' || where.length === 0)) {
    return { code: 'invalid', status, outcomeUnknown: false, findings: errorTreeFindings(body['errors']) };
  }
  const known = badRequestTexts.find(([text]) => text.test(error));
  return { code: known?.[1] ?? 'refused', status, outcomeUnknown: false };
}

function serverError(
  body: Readonly<Record<string, unknown>>,
  error: string,
  unsettled: (code: PlainCode) => EhoksError,
  wasWrite: boolean,
): EhoksError {
  if (/\(transient\?\)|^Error while (contacting|fetching)/.test(error)) return unsettled('linked-system');
  const javaClass = typeof body['class'] === 'string' ? body['class'] : '';
  // A read that fails in the database says nothing about the plan's content: the database itself is in trouble.
  const isContent = wasWrite && /^(org\.postgresql\.|java\.sql\.(BatchUpdate|SQL)Exception$)/.test(javaClass);
  return unsettled(isContent ? 'content-refused' : 'server-fault');
}

/** The body as a JSON object, when the answer says that it is JSON and it is. */
export function jsonObject(answer: Answer): Readonly<Record<string, unknown>> | undefined {
  if (!/^application\/json\b/i.test(answer.contentType)) return undefined;
  try {
    const value: unknown = JSON.parse(answer.text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
