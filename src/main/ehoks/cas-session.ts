import type { CheckedConnection } from '../../shared/connection.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { Exchange, WholeAnswer } from './exchange.ts';

/**
 * The CAS login of the service user (contract 2.1). Tickets live in this object's memory only. Nothing sent to CAS
 * writes to eHOKS, so no outcome is ever unknown here.
 */
export interface CasSession {
  /** A new single-use ticket for one request. Logs in when needed; an expired login (404) is renewed once. */
  readonly ticket: (connection: CheckedConnection) => Promise<Result<string, EhoksError>>;
  /** Forgets the login, so that the next ticket begins with a new one. */
  readonly forget: () => void;
  /** A person asks for it: a refused user name and password may be tried once more. */
  readonly allowLogin: () => void;
}

type Login = Promise<Result<string, EhoksError>>;

/**
 * Makes a session. A refused user name and password are remembered and never tried again until others are given or a person
 * allows it: every try counts towards the lock of the account.
 */
export function createCasSession(exchange: Exchange): CasSession {
  let account: CheckedConnection | undefined;
  let login: Login | undefined;
  let isRefused = false;

  function loggedIn(connection: CheckedConnection): Login {
    login ??= logIn(connection).then((result) => {
      if (!result.ok) login = undefined;
      return result;
    });
    return login;
  }

  async function logIn(connection: CheckedConnection): Login {
    const { casUrl, username, password } = connection;
    const form = new URLSearchParams({ username, password });
    const answer = await exchange(toCas(connection, `${casUrl}/v1/tickets`, form));
    if (!answer.ok) return answer;
    if (isLoginRefusal(answer.value)) {
      isRefused = true;
      return fail({ code: 'login-refused', status: answer.value.status, outcomeUnknown: false });
    }
    const tgtUrl = ticketGrantingUrl(answer.value, casUrl);
    return tgtUrl === undefined ? fail(casTrouble(answer.value)) : ok(tgtUrl);
  }

  async function ticket(connection: CheckedConnection, mayRenew: boolean): Promise<Result<string, EhoksError>> {
    const tgt = await loggedIn(connection);
    if (!tgt.ok) return tgt;
    const answer = await exchange(toCas(connection, tgt.value, new URLSearchParams({ service: connection.service })));
    if (!answer.ok) return answer;
    const text = answer.value.text.trim();
    if (answer.value.status === 200 && /^ST-[\x21-\x7e]{1,500}$/.test(text)) return ok(text);
    if (answer.value.status !== 404) return fail(casTrouble(answer.value));
    login = undefined;
    return mayRenew ? ticket(connection, false) : fail(casTrouble(answer.value));
  }

  return {
    ticket: async (connection) => {
      if (account === undefined || !isSameAccount(account, connection)) {
        account = connection;
        login = undefined;
        isRefused = false;
      }
      if (isRefused) return fail({ code: 'login-refused', outcomeUnknown: false });
      return ticket(connection, true);
    },
    forget: () => {
      login = undefined;
    },
    allowLogin: () => {
      isRefused = false;
    },
  };
}

function isSameAccount(a: CheckedConnection, b: CheckedConnection): boolean {
  return a.casUrl === b.casUrl && a.username === b.username && a.password === b.password;
}

function toCas(connection: CheckedConnection, url: string, form: URLSearchParams) {
  return { method: 'post', url, form, headers: commonHeaders(connection.callerId), wasWrite: false } as const;
}

/** Caller-Id on every call; services in front of eHOKS may want the CSRF pair, and equal values harm none (contract 2.1). */
export function commonHeaders(callerId: string): Record<string, string> {
  return { 'caller-id': callerId, csrf: callerId, cookie: `CSRF=${callerId}` };
}

/** CAS says 401 to a wrong password (older ones 400) and 423 to a locked account. */
function isLoginRefusal({ status }: WholeAnswer): boolean {
  return status === 400 || status === 401 || status === 403 || status === 423;
}

/** The Location of a new login. Only an address under the CAS that was asked is ever used. */
function ticketGrantingUrl({ status, location }: WholeAnswer, casUrl: string): string | undefined {
  if (status !== 201 || location === undefined || !URL.canParse(location, `${casUrl}/`)) return undefined;
  const url = new URL(location, `${casUrl}/`);
  return url.href.startsWith(`${casUrl}/v1/tickets/`) && url.search === '' ? url.href : undefined;
}

/** Anything else CAS answers: busy, in trouble, or not CAS at all. */
function casTrouble(answer: WholeAnswer): EhoksError {
  const error = classifyAnswer(answer, false);
  if (error.code === 'busy' || error.code === 'timeout') return error;
  // 511 is a network that wants a login of its own first (row 16), never the service behind it.
  const code = answer.status >= 500 && answer.status !== 511 ? 'linked-system' : 'not-ehoks';
  return { code, status: answer.status, outcomeUnknown: false };
}
