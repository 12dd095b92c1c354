import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { TroubleFinding } from '../../shared/connection-check.ts';
import type { WholeAnswer } from './exchange.ts';
import { jsonObject } from './classify-answer.ts';

/** Pure: from what a request came to, to what a person is told of it. */

/** Codes of Node and of Chromium, by what they mean for the person. */
const failures: readonly (readonly [RegExp, TroubleFinding])[] = [
  [/^(ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'certificate-date'],
  [/^(ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID)$/, 'certificate-name'],
  [
    /^(ERR_CERT_|CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE))/,
    'certificate-untrusted',
  ],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO|ERR_BAD_SSL)/, 'tls'],
  [/^(ENETUNREACH|ENETDOWN|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_ACCESS_DENIED)$/, 'no-network'],
  [/^(ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED)$/, 'name-not-found'],
  [/^ERR_(PROXY|TUNNEL|MANDATORY_PROXY|PAC|NO_SUPPORTED_PROXIES)/, 'proxy'],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT)$/, 'timeout'],
  [/^REDIRECT$/, 'not-ehoks'],
];

/** What a request without an answer failed on. `codes`: the system's codes, outermost first. */
export function failureFinding(error: EhoksError, codes: readonly string[]): TroubleFinding {
  for (const [pattern, finding] of failures) if (codes.some((code) => pattern.test(code))) return finding;
  switch (error.code) {
    case 'timeout':
      return 'timeout';
    case 'tls':
      return 'tls';
    case 'not-ehoks':
      return 'not-ehoks';
    default:
      return 'not-answering';
  }
}

const certificateFindings: ReadonlySet<TroubleFinding> = new Set([
  'certificate-date',
  'certificate-untrusted',
  'certificate-name',
  'tls',
]);

export function isCertificateTrouble(finding: TroubleFinding): boolean {
  return certificateFindings.has(finding);
}

/** What the health check's answer says about the address; undefined when it is eHOKS's own: 200 and a JSON object. */
export function addressTrouble(answer: WholeAnswer): TroubleFinding | undefined {
  if (answer.status === 407) return 'proxy';
  if (answer.status === 429 || (answer.status >= 502 && answer.status <= 504)) return 'busy';
  const isJson = jsonObject(answer) !== undefined;
  if (answer.status === 200) return isJson ? undefined : 'not-ehoks';
  if (answer.status === 404) return 'wrong-path';
  return isJson && answer.status >= 500 ? 'server-trouble' : 'not-ehoks';
}

/** What stopped the login. `codes`: of the failed request; an answer that came leaves none. */
export function loginTrouble(error: EhoksError, codes: readonly string[]): TroubleFinding {
  if (codes.length > 0) return failureFinding(error, codes);
  switch (error.code) {
    case 'login-refused':
      return error.status === 423 ? 'account-locked' : 'login-refused';
    case 'busy':
      return 'busy';
    case 'timeout':
      return 'timeout';
    case 'linked-system':
      return 'server-trouble';
    default:
      return 'not-cas';
  }
}

/** What eHOKS's no to an authenticated reading means. */
export function readTrouble(error: EhoksError): TroubleFinding {
  switch (error.code) {
    case 'ticket-refused':
    case 'not-service-user':
    case 'no-access':
    case 'busy':
    case 'timeout':
    case 'not-ehoks':
      return error.code;
    case 'linked-system':
    case 'server-fault':
      return 'server-trouble';
    case 'route-not-found':
      return 'wrong-path';
    default:
      return 'refused';
  }
}
