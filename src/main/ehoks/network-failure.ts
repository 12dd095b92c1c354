import type { EhoksError } from '../../shared/ehoks-error.ts';

/** Failures before the first byte of the request left: nothing can have been stored. */
const neverSent: ReadonlySet<string> = new Set([
  // Node
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  // Chromium
  'ERR_NAME_NOT_RESOLVED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_TIMED_OUT',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_NETWORK_ACCESS_DENIED',
]);

const certificateCode =
  /^(ERR_CERT_|ERR_TLS_CERT|CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|ERR_BAD_SSL_CLIENT_AUTH_CERT)/;
const otherTlsCode = /^(ERR_SSL_|ERR_TLS_|EPROTO)/;

/**
 * What a request that got no answer means. Node hides the cause one or more levels down, Chromium names it in the
 * message (`net::ERR_...`). Only the code is looked at: a message may hold an address, so none is passed on.
 */
export function classifyFailure(failure: unknown, wasWrite: boolean): EhoksError {
  const codes = failureCodes(failure);
  if (codes.some((code) => certificateCode.test(code))) return { code: 'tls', outcomeUnknown: false };
  if (codes.some((code) => otherTlsCode.test(code))) return { code: 'tls', outcomeUnknown: wasWrite };
  if (codes.some((code) => neverSent.has(code))) return { code: 'offline', outcomeUnknown: false };
  if (codes.includes('REDIRECT')) return { code: 'not-ehoks', outcomeUnknown: wasWrite };
  return { code: 'offline', outcomeUnknown: wasWrite };
}

/** The system's codes of a failed request, outermost first; `REDIRECT` for a redirect that was not followed. */
export function failureCodes(failure: unknown): string[] {
  const codes: string[] = [];
  for (let error = failure, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string') codes.push(error.code);
    const chromium = /net::(ERR_[A-Z_]+)/.exec(error.message)?.[1];
    if (chromium !== undefined) codes.push(chromium);
    // Chromium's loader has no code for a redirect that nobody followed.
    if (/redirect/i.test(error.message)) codes.push('REDIRECT');
  }
  return codes;
}
