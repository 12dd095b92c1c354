/** What the practice server sends back: JSON unless `text` is given; neither means an empty body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: { readonly type: string; readonly content: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** A check that ends the request: thrown so that the order of checks reads as a list of steps (contract 5.1). */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** `{"meta": ..., "data": ...}`, the envelope of every success but a few (contract 1). */
export function success(data: unknown, meta: Readonly<Record<string, unknown>> = {}): Answer {
  return { status: 200, body: { meta, data } };
}

/** `{"error": "<English sentence>"}` (contract 6.1). */
export function refusal(status: number, error: string): Refusal {
  return new Refusal({ status, body: { error } });
}

/** What the server did not foresee, database errors among them (contract 6.1). */
export function unknownException(javaClass: string): Answer {
  return { status: 500, body: { type: 'unknown-exception', class: javaClass } };
}

export const databaseException = 'org.postgresql.util.PSQLException';

export const routeNotFound: Answer = { status: 404, body: { reason: 'Route not found' } };

/** A part of the request that does not fit its schema (contract 6.1). `value` echoes what was sent, as eHOKS does. */
export function requestValidation(
  where: 'headers' | 'route-params' | 'body-params',
  errors: unknown,
  value: unknown,
): Refusal {
  return new Refusal({
    status: 400,
    body: {
      errors,
      type: 'compojure.api.exception/request-validation',
      coercion: 'schema',
      value,
      in: ['request', where],
    },
  });
}

/** The contract does not show `original` in full; a client must not read it. */
export const malformedJson: Answer = {
  status: 400,
  body: {
    type: 'compojure.api.exception/request-parsing',
    format: 'application/json',
    charset: 'utf-8',
    original: 'Unexpected content in the request body',
    message: 'Malformed application/json in :muuntaja/decode',
  },
};
