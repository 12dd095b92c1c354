import { z } from 'zod';
import { checkConnection, type CheckedConnection } from '../../shared/connection.ts';
import type { EhoksCalls, HoksBody } from '../../shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { Connection } from '../../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commonHeaders, createCasSession } from './cas-session.ts';
import { classifyAnswer, jsonObject } from './classify-answer.ts';
import { type Clock, createExchange, type Fetch, type WholeAnswer } from './exchange.ts';

const idSchema = z.number().int().positive();
const createdSchema = z.object({ meta: z.object({ id: idSchema }) });
const planSchema = z.object({ data: z.looseObject({ id: idSchema }) });
const foundSchema = z.object({ data: z.object({ id: idSchema, 'opiskeluoikeus-oid': z.string() }) });

export interface EhoksApi extends EhoksCalls {
  /** Breaks off what is under way, as when the machine goes to sleep: a write's outcome is then unknown. */
  readonly interrupt: () => void;
  /** A refused user name and password may be tried once more. */
  readonly allowLogin: () => void;
}

interface Call {
  readonly method: 'get' | 'post' | 'put' | 'patch';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
}

/**
 * The client of eHOKS's provider interface (contract 5): each call is one request with its own ticket, and every
 * outcome a value. It keeps no queue and repeats nothing but a request whose ticket was refused, which eHOKS has then
 * not looked at. `connection` is read at each call, so new settings take effect at once.
 */
export function createEhoksApi(options: {
  readonly fetch: Fetch;
  readonly connection: () => Connection | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  readonly idleMs?: number;
}): EhoksApi {
  let interruption = new AbortController();
  const exchange = createExchange({
    fetch: options.fetch,
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? 120_000,
    idleMs: options.idleMs ?? 10_000,
    interruption: () => interruption.signal,
  });
  const cas = createCasSession(exchange);

  async function send(call: Call, connection: CheckedConnection): Promise<Result<WholeAnswer, EhoksError>> {
    const { signal } = interruption;
    const ticket = await cas.ticket(connection);
    if (!ticket.ok) return ticket;
    if (signal.aborted) return fail({ code: 'offline', outcomeUnknown: false });
    return exchange({
      method: call.method,
      url: `${connection.baseUrl}/api/v1${call.path}`,
      headers: { ...commonHeaders(connection.callerId), ticket: ticket.value },
      json: call.body,
      wasWrite: call.method !== 'get',
    });
  }

  /** F5: a refused ticket gets a new one once, then a new login once; then it is the person's turn. */
  async function request(call: Call): Promise<Result<WholeAnswer, EhoksError>> {
    const given = options.connection();
    const checked = given === undefined ? undefined : checkConnection(given);
    if (checked?.ok !== true) return fail({ code: 'not-connected', outcomeUnknown: false });
    const first = await send(call, checked.value);
    if (!isTicketRefused(first)) return first;
    const second = await send(call, checked.value);
    if (!isTicketRefused(second)) return second;
    cas.forget();
    return send(call, checked.value);
  }

  async function read<Value>(path: string, schema: z.ZodType<Value>): Promise<Result<Value, EhoksError>> {
    const answer = await request({ method: 'get', path });
    return answer.ok ? expectJson(answer.value, schema, false) : answer;
  }

  async function change(method: 'put' | 'patch', id: number, body: HoksBody): Promise<Result<null, EhoksError>> {
    if (!Number.isSafeInteger(id) || body['id'] !== id) return fail(refusedHere);
    const answer = await request({ method, path: `/hoks/${id}`, body });
    if (!answer.ok) return answer;
    return answer.value.status === 204 ? ok(null) : fail(classifyAnswer(answer.value, true));
  }

  return {
    create: async (body) => {
      if ('id' in body) return fail(refusedHere);
      const answer = await request({ method: 'post', path: '/hoks', body });
      if (!answer.ok) return answer;
      const created = expectJson(answer.value, createdSchema, true);
      return created.ok ? ok({ id: created.value.meta.id }) : created;
    },

    replace: (id, body) => change('put', id, body),
    patch: (id, body) => change('patch', id, body),

    get: async (id) => {
      const answer = await read(`/hoks/${id}`, planSchema);
      if (!answer.ok) return answer;
      return answer.value.data.id === id ? ok(answer.value.data) : fail(notThatPlan);
    },

    findByOpiskeluoikeus: async (oid) => {
      const answer = await read(`/hoks/opiskeluoikeus/${encodeURIComponent(oid)}`, foundSchema);
      if (!answer.ok) return answer;
      const { data } = answer.value;
      return data['opiskeluoikeus-oid'] === oid ? ok({ id: data.id }) : fail(notThatPlan);
    },

    interrupt: () => {
      interruption.abort();
      interruption = new AbortController();
    },
    allowLogin: cas.allowLogin,
  };
}

/** A body that names another row than its address would overwrite somebody's plan (contract 7.3): it never leaves. */
const refusedHere: EhoksError = { code: 'refused', outcomeUnknown: false };

/** An answer about another plan than the one asked for did not come from eHOKS. */
const notThatPlan: EhoksError = { code: 'not-ehoks', status: 200, outcomeUnknown: false };

function isTicketRefused(result: Result<WholeAnswer, EhoksError>): boolean {
  if (!result.ok || (result.value.status !== 401 && result.value.status !== 400)) return false;
  return classifyAnswer(result.value, false).code === 'ticket-refused';
}

/** The 200 answer in the expected shape; anything else is classified, and 200 with another shape is not eHOKS. */
function expectJson<Value>(
  answer: WholeAnswer,
  schema: z.ZodType<Value>,
  wasWrite: boolean,
): Result<Value, EhoksError> {
  const parsed = answer.status === 200 ? schema.safeParse(jsonObject(answer)) : undefined;
  return parsed?.success === true ? ok(parsed.data) : fail(classifyAnswer(answer, wasWrite));
}
