import { fail, ok, type Result } from '../../shared/result.ts';
import type { ReferenceError, Service } from '../../shared/reference/reference-calls.ts';
import type { Validators } from '../../shared/reference/reference-set.ts';
import { type Clock, createExchange, type Fetch } from '../ehoks/exchange.ts';

/** One answer of an open service. */
export type ServiceAnswer =
  | { readonly isNew: false }
  | { readonly isNew: true; readonly json: unknown; readonly validators: Validators };

/** Asks one address with GET; `known` is what the server said about the answer that is held already. */
export type AskService = (
  service: Service,
  url: string,
  known: Validators | undefined,
) => Promise<Result<ServiceAnswer, ReferenceError>>;

/** The whole list of units is some 25 MB, a curriculum 1 to 5. */
const largestAnswerBytes = 80 * 1024 * 1024;

/** Makes the way to the open services: no credentials, a Caller-Id, one time limit for an answer and one for silence. */
export function createAskService(options: {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly callerId: string;
  readonly cancelled: AbortSignal;
  readonly timeoutMs?: number;
  readonly idleMs?: number;
}): AskService {
  const exchange = createExchange({
    fetch: options.fetch,
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? 300_000,
    idleMs: options.idleMs ?? 20_000,
    interruption: () => options.cancelled,
    largestAnswerBytes,
  });

  return async (service, url, known) => {
    if (options.cancelled.aborted) return fail({ code: 'cancelled' });
    const answer = await exchange({
      method: 'get',
      url,
      headers: {
        'caller-id': options.callerId,
        ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
      },
      wasWrite: false,
    });
    if (options.cancelled.aborted) return fail({ code: 'cancelled' });
    if (!answer.ok) {
      const { code, status } = answer.error;
      const isNetwork = code === 'offline' || code === 'timeout' || code === 'tls';
      return fail({ code: isNetwork ? code : 'not-service', service, status });
    }
    const { status, text, etag, lastModified } = answer.value;
    if (status === 304 && known !== undefined) return ok({ isNew: false });
    if (status !== 200) return fail({ code: status >= 400 ? 'server' : 'not-service', service, status });
    try {
      const json: unknown = JSON.parse(text);
      return ok({ isNew: true, json, validators: { etag, lastModified } });
    } catch {
      return fail({ code: 'not-service', service, status });
    }
  };
}
