import ky from 'ky';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Answer } from './classify-answer.ts';
import { classifyFailure } from './network-failure.ts';

/** Electron's `net.fetch` in the app, the global one in tests. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Epoch milliseconds. */
export type Clock = () => number;

export interface Outgoing {
  readonly method: 'get' | 'post' | 'put' | 'patch';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: URLSearchParams;
  /** Whether the request may change something in eHOKS. */
  readonly wasWrite: boolean;
}

export interface WholeAnswer extends Answer {
  readonly location: string | undefined;
  /** What to ask with next time, to get 304 instead of the same answer. */
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** One request, one answer read to its end; or why there is none. */
export type Exchange = (outgoing: Outgoing) => Promise<Result<WholeAnswer, EhoksError>>;

/** No plan is near this size; a server that sends more is not eHOKS. Other services have limits of their own. */
const largestPlanBytes = 20 * 1024 * 1024;

/**
 * Makes the one way requests leave main: no retry (the delivery queue alone repeats), no redirect followed, no cookies
 * or cache of a browser. `timeoutMs` is for the whole exchange including the body; `idleMs` for the silence between two
 * pieces of the body, but not for its beginning: eHOKS itself waits up to a minute for Koski before it answers. Whatever
 * `interruption` gives at the start breaks the exchange off when it aborts.
 */
export function createExchange(options: {
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly idleMs?: number;
  readonly interruption?: () => AbortSignal;
  readonly largestAnswerBytes?: number;
}): Exchange {
  const http = ky.create({
    fetch: options.fetch,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });

  return async ({ method, url, headers, json, form, wasWrite }) => {
    const interrupted = options.interruption?.();
    const idle = createTimeLimit(options.idleMs);
    // Not AbortSignal.timeout: inside AbortSignal.any it can be collected as garbage, and then never fires (Node 20).
    const total = createTimeLimit(options.timeoutMs);
    total.restart();
    const signal = AbortSignal.any([total.signal, idle.signal, ...(interrupted === undefined ? [] : [interrupted])]);
    const cutOff = (status?: number): EhoksError => {
      // A machine that goes to sleep has no connection when it wakes; the network's return brings the request up again.
      return { code: interrupted?.aborted === true ? 'offline' : 'timeout', status, outcomeUnknown: wasWrite };
    };
    const body = json === undefined ? { body: form } : { json };
    let response: Response;
    try {
      response = await http(url, { method, headers: { accept: 'application/json', ...headers }, signal, ...body });
    } catch (failure) {
      total.stop();
      return fail(signal.aborted ? cutOff() : classifyFailure(failure, wasWrite));
    }
    try {
      const text = await readText(response, {
        signal,
        idle,
        largestBytes: options.largestAnswerBytes ?? largestPlanBytes,
      });
      if (text === undefined) return fail({ code: 'not-ehoks', status: response.status, outcomeUnknown: wasWrite });
      return ok({
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        text,
        retryAfterSeconds: retryAfter(response.headers.get('retry-after'), options.clock),
        location: response.headers.get('location') ?? undefined,
        etag: response.headers.get('etag') ?? undefined,
        lastModified: response.headers.get('last-modified') ?? undefined,
      });
    } catch {
      // Cut off in the middle of the answer: the request itself arrived.
      const { status } = response;
      return fail(signal.aborted ? cutOff(status) : { code: 'not-ehoks', status, outcomeUnknown: wasWrite });
    } finally {
      idle.stop();
      total.stop();
    }
  };
}

/** The body as text; `undefined` when it is larger than any right answer. Rejects when it breaks off or time is up. */
async function readText(
  response: Response,
  limits: { readonly signal: AbortSignal; readonly idle: TimeLimit; readonly largestBytes: number },
): Promise<string | undefined> {
  const { signal, idle, largestBytes } = limits;
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  // Not every fetch ends a body with its signal; without this a stalled body would hold the queue for ever.
  const stop = () => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      idle.restart();
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > largestBytes) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface TimeLimit {
  readonly signal: AbortSignal;
  readonly restart: () => void;
  readonly stop: () => void;
}

/** Aborts when it has not been restarted for `milliseconds`; begins with the first restart. */
function createTimeLimit(milliseconds: number | undefined): TimeLimit {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const restart = () => {
    stop();
    if (milliseconds !== undefined) timer = setTimeout(() => controller.abort(), milliseconds);
  };
  return { signal: controller.signal, restart, stop };
}

/** Retry-After as seconds from now: a number of seconds or an HTTP date. */
function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.round((at - clock()) / 1000));
}
