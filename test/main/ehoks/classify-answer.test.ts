import { describe, expect, test } from 'vitest';
import { classifyAnswer } from '../../../src/main/ehoks/classify-answer.ts';
import { errorTreeFindings } from '../../../src/main/ehoks/error-tree.ts';
import { classifyFailure } from '../../../src/main/ehoks/network-failure.ts';

const oo = '1.2.246.562.15.10000000017';

function answer(status: number, body: unknown) {
  return { status, contentType: 'application/json; charset=utf-8', text: JSON.stringify(body) };
}

const table: readonly (readonly [number, unknown, string, boolean])[] = [
  // status, body, code, whether a write may have happened
  [400, { error: 'HOKS with the same opiskeluoikeus-oid already exists' }, 'duplicate', false],
  [
    400,
    { error: 'Archived HOKS with given opiskeluoikeus oid found. Contact eHOKS support for more information.' },
    'archived',
    false,
  ],
  [400, { error: `Opiskeluoikeus \`${oo}\` is no longer active` }, 'opiskeluoikeus-ended', false],
  [400, { error: 'Opiskeluoikeus `null` is no longer active.' }, 'opiskeluoikeus-ended', false],
  [400, { error: `Opiskeluoikeus \`${oo}\` not found in Koski` }, 'opiskeluoikeus-not-found', false],
  [
    400,
    { error: `No opiskeluoikeus ${oo} found for oppija 1.2.246.562.24.10000000016` },
    'opiskeluoikeus-not-of-oppija',
    false,
  ],
  [
    400,
    { error: `Opiskeluoikeus \`${oo}\` does not match any held by oppija \`x\`` },
    'opiskeluoikeus-not-of-oppija',
    false,
  ],
  [400, { error: `Opiskeluoikeus \`${oo}\` sisältyy toiseen opiskeluoikeuteen.` }, 'opiskeluoikeus-contained', false],
  [400, { error: `Opiskeluoikeus \`${oo}\` not in index` }, 'not-in-index', false],
  [400, { error: 'Oppija `x` not found in Oppijanumerorekisteri' }, 'oppija-not-found', false],
  [
    400,
    {
      error:
        'Tried to update `opiskeluoikeus-oid` from `a` to `b` but updating `opiskeluoikeus-oid` in HOKS is not allowed!',
    },
    'opiskeluoikeus-changed',
    false,
  ],
  [
    400,
    {
      error:
        'Tried to update `oppija-oid` from `a` to `b` but updating `oppija-oid` in HOKS is only allowed with latest master oppija oid!',
    },
    'oppija-changed',
    false,
  ],
  [400, { errors: { ticket: 'missing-required-key' }, in: ['request', 'headers'] }, 'ticket-refused', false],
  [400, { type: 'compojure.api.exception/request-parsing' }, 'refused', false],
  [400, { errors: { foo: 'disallowed-key' }, in: ['request', 'body-params'] }, 'invalid', false],
  [422, { errors: { foo: 'disallowed-key' } }, 'invalid', false],
  [401, { error: 'User not found for given ticket. Ticket may be expired.' }, 'ticket-refused', false],
  [401, { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" }, 'no-access', false],
  [401, { reason: 'Unable to check access rights' }, 'linked-system', false],
  [401, { info: 'User is not authorized' }, 'refused', false],
  [403, { error: "User type 'PALVELU' is required" }, 'not-service-user', false],
  [404, { error: 'HOKS not found' }, 'hoks-not-found', false],
  [404, { error: 'No HOKS found with given opiskeluoikeus' }, 'no-hoks-for-opiskeluoikeus', false],
  [404, { reason: 'Route not found' }, 'route-not-found', false],
  [408, {}, 'timeout', true],
  [409, {}, 'duplicate', true],
  [410, { message: 'Route is deprecated.' }, 'refused', false],
  [413, {}, 'too-large', false],
  [429, {}, 'busy', false],
  [
    500,
    {
      error:
        "(transient?) failure in call to a linked system, maybe downtime.  If this doesn't go away, contact eHOKS support.",
    },
    'linked-system',
    true,
  ],
  [500, { error: 'Error while contacting Koski: timeout' }, 'linked-system', true],
  [500, { error: 'Error while fetching oppija `x` from Oppijanumerorekisteri' }, 'linked-system', true],
  [500, { type: 'unknown-exception', class: 'clojure.lang.ExceptionInfo' }, 'server-fault', true],
  [500, { type: 'unknown-exception', class: 'org.postgresql.util.PSQLException' }, 'content-refused', true],
  [500, { type: 'unknown-exception', class: 'java.sql.BatchUpdateException' }, 'content-refused', true],
  [501, {}, 'server-fault', true],
  [502, {}, 'busy', true],
  [503, {}, 'busy', true],
  [504, {}, 'busy', true],
  [200, { data: {} }, 'not-ehoks', true],
  [302, {}, 'not-ehoks', true],
];

describe('classifyAnswer', () => {
  test.each(table)('takes %i %j for %s', (status, body, code, mayHaveHappened) => {
    expect(classifyAnswer(answer(status, body), true)).toMatchObject({ code, status, outcomeUnknown: mayHaveHappened });
  });

  test.each(table)('never leaves the outcome of a read unknown (%i %j)', (status, body) => {
    expect(classifyAnswer(answer(status, body), false).outcomeUnknown).toBe(false);
  });

  test.each([200, 204, 400, 401, 403, 404, 500, 511])(
    'does not take anything but JSON with %i for an answer of eHOKS',
    (status) => {
      const html = { status, contentType: 'text/html', text: '{"error":"HOKS not found"}' };
      expect(classifyAnswer(html, true)).toMatchObject({ code: 'not-ehoks', outcomeUnknown: true });
      expect(classifyAnswer({ ...html, contentType: 'application/json', text: '[]' }, false).code).toBe('not-ehoks');
    },
  );

  test('takes a database failure of a read for trouble of the server, not of the content', () => {
    const failure = answer(500, { type: 'unknown-exception', class: 'org.postgresql.util.PSQLException' });
    expect(classifyAnswer(failure, false).code).toBe('server-fault');
  });
});

describe('errorTreeFindings', () => {
  test('gives every leaf its path and cuts its value out', () => {
    const findings = errorTreeFindings({
      'hankittavat-ammat-tutkinnon-osat': [
        null,
        {
          'osaamisen-hankkimistavat': [
            null,
            '(not ("Lisää työpaikkajaksoon yksilöivä tunniste." a-clojure.lang.PersistentArrayMap))',
            { alku: '(not #error {\n :cause "Text \'1.8.2026 Matti\' could not be parsed"\n :via [' },
          ],
        },
      ],
      foo: 'disallowed-key',
      'ensikertainen-hyvaksyminen': 'missing-required-key',
      sahkoposti: '(not (instance? java.lang.String 5550100))',
      versio: '(not (integer? 1.5))',
      'opiskeluoikeus-oid': '(not (re-find #"^1\\.2\\"x$" "Matti"))',
      'oppija-oid': '(not (oph.ehoks.schema.oid/valid-oid? a-java.lang.String))',
      keskeytymisajanjaksot: '(not (not-overlapping? [{:alku "Matti"}]))',
      odd: 'Matti',
    });
    expect(findings).toEqual([
      {
        path: ['hankittavat-ammat-tutkinnon-osat', 1, 'osaamisen-hankkimistavat', 1],
        leaf: 'Lisää työpaikkajaksoon yksilöivä tunniste.',
      },
      { path: ['hankittavat-ammat-tutkinnon-osat', 1, 'osaamisen-hankkimistavat', 2, 'alku'], leaf: 'unparsable-date' },
      { path: ['foo'], leaf: 'disallowed-key' },
      { path: ['ensikertainen-hyvaksyminen'], leaf: 'missing-required-key' },
      { path: ['sahkoposti'], leaf: '(instance? java.lang.String)' },
      { path: ['versio'], leaf: '(integer?)' },
      { path: ['opiskeluoikeus-oid'], leaf: '(re-find #"^1\\.2\\"x$")' },
      { path: ['oppija-oid'], leaf: '(oph.ehoks.schema.oid/valid-oid?)' },
      { path: ['keskeytymisajanjaksot'], leaf: '(not-overlapping?)' },
      { path: ['odd'], leaf: 'other' },
    ]);
  });

  test('reads a body that was no object', () => {
    expect(errorTreeFindings('(not (map? nil))')).toEqual([{ path: [], leaf: '(map?)' }]);
  });

  test('stays small on a hostile tree', () => {
    let deep: unknown = 'leaf';
    for (let level = 0; level < 5000; level += 1) deep = [deep];
    expect(errorTreeFindings(deep)).toEqual([]);
    expect(errorTreeFindings(Array.from({ length: 5000 }, () => 'disallowed-key'))).toHaveLength(500);
  });
});

describe('classifyFailure', () => {
  function nodeFailure(code: string): Error {
    return new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
  }

  test.each([
    [nodeFailure('ECONNREFUSED'), 'offline', false],
    [nodeFailure('ENOTFOUND'), 'offline', false],
    [nodeFailure('ECONNRESET'), 'offline', true],
    [nodeFailure('UND_ERR_SOCKET'), 'offline', true],
    [nodeFailure('SELF_SIGNED_CERT_IN_CHAIN'), 'tls', false],
    [nodeFailure('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls', false],
    [nodeFailure('EPROTO'), 'tls', true],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline', false],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'offline', false],
    [new Error('net::ERR_CONNECTION_RESET'), 'offline', true],
    [new Error('net::ERR_CERT_DATE_INVALID'), 'tls', false],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'tls', true],
    [new Error('Redirect was cancelled'), 'not-ehoks', true],
    ['odd', 'offline', true],
  ])('takes %s for %s, write unknown: %s', (failure, code, outcomeUnknown) => {
    expect(classifyFailure(failure, true)).toEqual({ code, outcomeUnknown });
    expect(classifyFailure(failure, false).outcomeUnknown).toBe(false);
  });
});
