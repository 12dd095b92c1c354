import { describe, expect, test } from 'vitest';
import { classifyAnswer } from '../../../src/main/ehoks/classify-answer.ts';
import { concerns, type Delivery, nextDelivery } from '../../../src/shared/delivery/delivery.ts';
import { explain } from '../../../src/shared/delivery/explain.ts';

const now = 1_000_000_000;
const day = 24 * 3_600_000;

/** What the row does next: `look-up` = queued, and eHOKS is asked what it holds before anything is written. */
type Next = 'again' | 'again within the day' | 'look-up' | 'stops for the connection' | 'a person';

/** Every row of the answer table (requirements 1C) for a write: what eHOKS says, and what becomes of the delivery. */
const table: readonly (readonly [row: string, status: number, body: unknown, next: Next])[] = [
  [
    '400 the same study right has a plan',
    400,
    { error: 'HOKS with the same opiskeluoikeus-oid already exists' },
    'look-up',
  ],
  [
    '400 archived',
    400,
    { error: 'Archived HOKS with given opiskeluoikeus oid found. Contact eHOKS support' },
    'a person',
  ],
  ['400 study right ended, POST', 400, { error: 'Opiskeluoikeus `1.2.3` is no longer active' }, 'a person'],
  ['400 study right ended, PUT', 400, { error: 'Opiskeluoikeus `null` is no longer active.' }, 'a person'],
  ['400 study right not in Koski', 400, { error: 'Opiskeluoikeus `1.2.3` not found in Koski' }, 'again within the day'],
  ['400 study right of another student', 400, { error: 'No opiskeluoikeus 1.2.3 found for oppija 1.2.4' }, 'a person'],
  ['400 new student OID', 400, { error: 'Tried to update `oppija-oid` from `1` to `2` but updating' }, 'a person'],
  [
    '400 validation',
    400,
    {
      type: 'compojure.api.exception/request-validation',
      errors: { x: 'disallowed-key' },
      in: ['request', 'body-params'],
    },
    'a person',
  ],
  [
    '400 missing header',
    400,
    {
      type: 'compojure.api.exception/request-validation',
      errors: { ticket: 'missing-required-key' },
      in: ['request', 'headers'],
    },
    'stops for the connection',
  ],
  ['401 ticket', 401, { error: 'User not found for given ticket. Ticket may be expired.' }, 'stops for the connection'],
  [
    '401 no access',
    401,
    { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" },
    'a person',
  ],
  ['401 rights could not be checked', 401, { reason: 'Unable to check access rights' }, 'again'],
  ['403 not PALVELU', 403, { error: "User type 'PALVELU' is required" }, 'stops for the connection'],
  ['404 removed in eHOKS', 404, { error: 'HOKS not found' }, 'a person'],
  ['404 unknown code', 404, { reason: 'Route not found' }, 'a person'],
  ['409 of a proxy', 409, 'conflict', 'look-up'],
  ['410 part route', 410, { message: 'Route is deprected.' }, 'a person'],
  ['413 too large', 413, 'too large', 'a person'],
  ['422 of a proxy', 422, { error: 'unprocessable' }, 'a person'],
  ['429 busy', 429, '', 'again'],
  ['500 linked system', 500, { error: '(transient?) failure in call to a linked system, maybe downtime.' }, 'look-up'],
  ['500 Koski', 500, { error: 'Error while contacting Koski: timeout' }, 'look-up'],
  [
    '500 Oppijanumerorekisteri',
    500,
    { error: 'Error while fetching oppija `1` from Oppijanumerorekisteri' },
    'look-up',
  ],
  ['500 unknown', 500, { type: 'unknown-exception', class: 'clojure.lang.ExceptionInfo' }, 'look-up'],
  [
    '500 content of the database',
    500,
    { type: 'unknown-exception', class: 'org.postgresql.util.PSQLException' },
    'look-up',
  ],
  ['502 bad gateway', 502, '<html>', 'look-up'],
  ['503 unavailable', 503, '<html>', 'look-up'],
  ['504 gateway timeout', 504, '<html>', 'look-up'],
  ['200 HTML', 200, '<html>log in</html>', 'look-up'],
  ['200 without meta.id', 200, { meta: {}, data: {} }, 'look-up'],
  ['302 elsewhere', 302, '', 'look-up'],
  ['511 captive portal', 511, '<html>', 'look-up'],
];

const row: Delivery = {
  id: 'p1:1',
  planId: 'p1',
  state: 'sending',
  method: 'put',
  attempts: 1,
  nextAttemptAt: 0,
  outcomeUnknown: false,
  approvedAt: now,
};

function nextOf(delivery: Delivery, later: Delivery): Next {
  if (delivery.state === 'blocked') return 'a person';
  if (concerns(delivery) === 'connection') return 'stops for the connection';
  if (delivery.outcomeUnknown) return 'look-up';
  return later.state === 'blocked' ? 'again within the day' : 'again';
}

describe('the answer table', () => {
  test.each(table)('%s', (_row, status, body, expected) => {
    const isText = typeof body === 'string';
    const contentType = isText ? 'text/html' : 'application/json; charset=utf-8';
    const error = classifyAnswer({ status, contentType, text: isText ? body : JSON.stringify(body) }, true);
    const after = (at: number) => nextDelivery(row, { kind: 'failed', step: 'write', error }, at, () => 0.5);
    expect(nextOf(after(now), after(now + day))).toBe(expected);
    // Whatever it was, the row stays, and the person is told what happened, why, and what now, in both languages.
    expect(['queued', 'blocked']).toContain(after(now).state);
    const { what, why, now: then } = explain(error.code);
    for (const text of [what, why, then]) expect(Math.min(text.fi.length, text.sv.length)).toBeGreaterThan(10);
  });

  test.each([0, 30, 3600])('waits as long as Retry-After says: %i s', (retryAfterSeconds) => {
    const error = classifyAnswer({ status: 429, contentType: '', text: '', retryAfterSeconds }, true);
    const { nextAttemptAt } = nextDelivery(row, { kind: 'failed', step: 'write', error }, now, () => 0.5);
    expect(nextAttemptAt).toBeGreaterThanOrEqual(now + retryAfterSeconds * 1000);
  });
});
