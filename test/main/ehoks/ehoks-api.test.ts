import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEhoksApi } from '../../../src/main/ehoks/ehoks-api.ts';
import type { Connection } from '../../../src/shared/ipc-contract.ts';
import { json, raw, startStub, type Stub } from './stub-server.ts';

const oo = '1.2.246.562.15.10000000017';
const base = '/ehoks-virkailija-backend/api/v1';
const body = { 'opiskeluoikeus-oid': oo, 'oppija-oid': '1.2.246.562.24.10000000016' };

let stub: Stub;
beforeEach(async () => {
  stub = await startStub();
});
afterEach(() => stub.close());

function api(options: { connection?: Connection; timeoutMs?: number; idleMs?: number } = {}) {
  return createEhoksApi({
    fetch: globalThis.fetch,
    connection: () => options.connection ?? stub.connection,
    clock: () => Date.parse('2026-11-23T12:00:00Z'),
    timeoutMs: options.timeoutMs ?? 5000,
    idleMs: options.idleMs,
  });
}

describe('the five calls', () => {
  test('creates with POST and takes the ID from meta.id, not from the uri', async () => {
    stub.ehoks = [json(200, { meta: { id: 7 }, data: { uri: `${base}/hoks/8` } })];
    expect(await api().create(body)).toEqual({ ok: true, value: { id: 7 } });
    expect(stub.toEhoks).toMatchObject([
      { method: 'POST', path: `${base}/hoks`, callerId: stub.connection.callerId, ticket: 'ST-1' },
    ]);
    expect(JSON.parse(stub.toEhoks[0]?.body ?? '')).toEqual(body);
  });

  test('replaces with PUT and is content with 204', async () => {
    stub.ehoks = [raw(204, '')];
    expect(await api().replace(7, { id: 7 })).toEqual({ ok: true, value: null });
    expect(stub.toEhoks).toMatchObject([{ method: 'PUT', path: `${base}/hoks/7`, body: '{"id":7}' }]);
  });

  test('changes root fields with PATCH and is content with 204', async () => {
    stub.ehoks = [raw(204, '')];
    expect(await api().patch(7, { id: 7, versio: 2 })).toEqual({ ok: true, value: null });
    expect(stub.toEhoks).toMatchObject([{ method: 'PATCH', path: `${base}/hoks/7`, body: '{"id":7,"versio":2}' }]);
  });

  test('gives the whole stored plan', async () => {
    stub.ehoks = [json(200, { meta: {}, data: { id: 7, eid: 'e', 'oppimisen-tuki': [] } })];
    expect(await api().get(7)).toEqual({ ok: true, value: { id: 7, eid: 'e', 'oppimisen-tuki': [] } });
  });

  test('finds the plan of a study right, and says when there is none', async () => {
    stub.ehoks = [
      json(200, { meta: {}, data: { id: 9, 'opiskeluoikeus-oid': oo } }),
      json(404, { error: 'No HOKS found with given opiskeluoikeus' }),
    ];
    const ehoks = api();
    expect(await ehoks.findByOpiskeluoikeus(oo)).toEqual({ ok: true, value: { id: 9 } });
    expect(await ehoks.findByOpiskeluoikeus(oo)).toMatchObject({ error: { code: 'no-hoks-for-opiskeluoikeus' } });
    expect(stub.toEhoks[0]?.path).toBe(`${base}/hoks/opiskeluoikeus/${oo}`);
  });

  test('never sends a PUT whose body names another plan than its address, nor a POST with an id', async () => {
    const ehoks = api();
    expect(await ehoks.replace(7, { id: 8 })).toMatchObject({ error: { code: 'refused', outcomeUnknown: false } });
    expect(await ehoks.replace(7, {})).toMatchObject({ error: { code: 'refused' } });
    expect(await ehoks.patch(7, { id: 8 })).toMatchObject({ error: { code: 'refused' } });
    expect(await ehoks.create({ ...body, id: 7 })).toMatchObject({ error: { code: 'refused' } });
    expect([...stub.toEhoks, ...stub.toCas]).toEqual([]);
  });

  test('does not take an answer about another plan', async () => {
    stub.ehoks = [json(200, { data: { id: 8 } }), json(200, { data: { id: 8, 'opiskeluoikeus-oid': 'x' } })];
    const ehoks = api();
    expect(await ehoks.get(7)).toMatchObject({ error: { code: 'not-ehoks' } });
    expect(await ehoks.findByOpiskeluoikeus(oo)).toMatchObject({ error: { code: 'not-ehoks' } });
  });

  test('sends nothing without a usable connection', async () => {
    const ehoks = api({ connection: { ...stub.connection, callerId: 'hoks' } });
    expect(await ehoks.get(7)).toEqual({ ok: false, error: { code: 'not-connected', outcomeUnknown: false } });
    expect(stub.toCas).toEqual([]);
  });
});

describe('tickets', () => {
  test('logs in once and takes a new ticket for every request', async () => {
    stub.ehoks = [raw(204, '')];
    const ehoks = api();
    await ehoks.replace(7, { id: 7 });
    await ehoks.replace(7, { id: 7 });
    expect(stub.toEhoks.map((seen) => seen.ticket)).toEqual(['ST-1', 'ST-2']);
    expect(stub.toCas.map((seen) => seen.path)).toEqual([
      '/cas/v1/tickets',
      '/cas/v1/tickets/TGT-1',
      '/cas/v1/tickets/TGT-1',
    ]);
    expect(new URLSearchParams(stub.toCas[1]?.body).get('service')).toBe(
      `${stub.connection.baseUrl}/cas-security-check`,
    );
    expect(new URLSearchParams(stub.toCas[0]?.body).get('username')).toBe('palvelu');
  });

  test('renews an expired login once', async () => {
    stub.ehoks = [raw(204, '')];
    let gone = true;
    stub.cas = (seen, response, request) => {
      if (seen.path === '/cas/v1/tickets') {
        return raw(201, '', { location: `${stub.connection.casUrl}/v1/tickets/TGT-x` })(seen, response, request);
      }
      const reply = gone ? raw(404, 'TGT gone') : raw(200, 'ST-new');
      gone = false;
      return reply(seen, response, request);
    };
    expect(await api().replace(7, { id: 7 })).toEqual({ ok: true, value: null });
    expect(stub.toCas.map((seen) => seen.path.length)).toEqual([15, 21, 15, 21]);
  });

  test('gives up when a fresh login has no tickets either', async () => {
    stub.cas = (seen, response, request) =>
      (seen.path === '/cas/v1/tickets'
        ? raw(201, '', { location: `${stub.connection.casUrl}/v1/tickets/TGT-x` })
        : raw(404, ''))(seen, response, request);
    expect(await api().get(7)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: false } });
    expect(stub.toCas).toHaveLength(4);
  });

  test('never tries a refused password again, and tries at once when another is given', async () => {
    stub.cas = raw(401, 'no');
    let connection = stub.connection;
    const ehoks = createEhoksApi({ fetch: globalThis.fetch, connection: () => connection, clock: () => 0 });
    expect(await ehoks.get(7)).toMatchObject({ error: { code: 'login-refused', outcomeUnknown: false } });
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'login-refused', outcomeUnknown: false } });
    expect(stub.toCas).toHaveLength(1);
    stub.cas = undefined;
    stub.ehoks = [json(200, { data: { id: 7 } })];
    connection = { ...connection, password: 'toinen-sana' };
    expect(await ehoks.get(7)).toMatchObject({ ok: true });
  });

  test('tries a refused password once more when a person asks for it, and then never again', async () => {
    stub.cas = raw(401, 'no');
    const ehoks = api();
    for (const tries of [1, 1]) {
      expect(await ehoks.get(7)).toMatchObject({ error: { code: 'login-refused' } });
      expect(stub.toCas).toHaveLength(tries);
    }
    ehoks.allowLogin();
    for (const tries of [2, 2]) {
      expect(await ehoks.get(7)).toMatchObject({ error: { code: 'login-refused' } });
      expect(stub.toCas).toHaveLength(tries);
    }
    // The account was opened again meanwhile.
    stub.cas = undefined;
    stub.ehoks = [json(200, { data: { id: 7 } })];
    expect(await ehoks.get(7)).toMatchObject({ error: { code: 'login-refused' } });
    ehoks.allowLogin();
    expect(await ehoks.get(7)).toMatchObject({ ok: true });
  });

  test('answers a refused ticket with a new ticket, then a new login, then stops', async () => {
    stub.ehoks = [json(401, { error: 'User not found for given ticket. Ticket may be expired.' })];
    expect(await api().create(body)).toEqual({
      ok: false,
      error: { code: 'ticket-refused', status: 401, outcomeUnknown: false },
    });
    expect(stub.toEhoks.map((seen) => seen.ticket)).toEqual(['ST-1', 'ST-2', 'ST-3']);
    expect(stub.toCas.filter((seen) => seen.path === '/cas/v1/tickets')).toHaveLength(2);
  });

  test('goes on when the new ticket is taken', async () => {
    stub.ehoks = [
      json(401, { error: 'User not found for given ticket. Ticket may be expired.' }),
      json(200, { meta: { id: 3 } }),
    ];
    expect(await api().create(body)).toEqual({ ok: true, value: { id: 3 } });
    expect(stub.toEhoks).toHaveLength(2);
  });

  test('does not repeat a request for lack of rights', async () => {
    stub.ehoks = [json(401, { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" })];
    expect(await api().create(body)).toMatchObject({ error: { code: 'no-access', outcomeUnknown: false } });
    expect(stub.toEhoks).toHaveLength(1);
  });

  test('takes no ticket address outside the CAS it asked', async () => {
    stub.cas = raw(201, '', { location: 'https://muualla.example/cas/v1/tickets/TGT-1' });
    expect(await api().get(7)).toMatchObject({ error: { code: 'not-ehoks' } });
    expect(stub.toCas).toHaveLength(1);
  });

  test('says that CAS itself is in trouble', async () => {
    stub.cas = raw(500, 'oops');
    expect(await api().create(body)).toMatchObject({ error: { code: 'linked-system', outcomeUnknown: false } });
  });

  test.each([200, 511])('does not take a network that wants a login of its own for CAS (%i)', async (status) => {
    stub.cas = raw(status, '<html>Kirjaudu</html>', { 'content-type': 'text/html' });
    expect(await api().create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: false } });
  });
});

describe('a network that lies or breaks', () => {
  test('takes HTML with 200 for what it is: a write may have happened, a read has not', async () => {
    stub.ehoks = [raw(200, '<html>Hyväksy ehdot</html>', { 'content-type': 'text/html' })];
    const ehoks = api();
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
    expect(await ehoks.get(7)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: false } });
  });

  test('follows no redirect', async () => {
    stub.ehoks = [raw(302, '', { location: `${stub.baseUrl}/muualle` })];
    expect(await api().create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
    expect(stub.toEhoks).toHaveLength(1);
  });

  test('refuses a 200 without an id, with broken JSON, and a PUT answered with anything but 204', async () => {
    stub.ehoks = [
      json(200, { meta: {}, data: {} }),
      raw(200, '{"meta":{"id":', { 'content-type': 'application/json' }),
      json(200, { meta: { id: 7 } }),
    ];
    const ehoks = api();
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
    expect(await ehoks.replace(7, { id: 7 })).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
  });

  test('knows an answer that is cut off', async () => {
    stub.ehoks = [
      (_seen, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"meta":');
        response.socket?.destroySoon();
      },
    ];
    expect(await api().create(body)).toMatchObject({ error: { code: 'not-ehoks', outcomeUnknown: true } });
  });

  test('knows a connection that is reset after the request', async () => {
    stub.ehoks = [(_seen, response) => response.socket?.destroy()];
    expect(await api().create(body)).toMatchObject({ error: { code: 'offline', outcomeUnknown: true } });
  });

  test('gives up in time, on a silent server and on one that stalls in the middle', async () => {
    stub.ehoks = [
      () => undefined,
      (_seen, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"meta":');
      },
    ];
    const ehoks = api({ timeoutMs: 300 });
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'timeout', outcomeUnknown: true } });
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'timeout', outcomeUnknown: true } });
  });

  test('gives up on an answer that falls silent, not on one that takes its time to begin', async () => {
    stub.ehoks = [
      (_seen, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"meta":');
      },
      (seen, response, request) => {
        setTimeout(() => json(200, { meta: { id: 7 } })(seen, response, request), 300);
      },
    ];
    const ehoks = api({ idleMs: 100 });
    expect(await ehoks.create(body)).toMatchObject({ error: { code: 'timeout', status: 200, outcomeUnknown: true } });
    expect(await ehoks.create(body)).toEqual({ ok: true, value: { id: 7 } });
  });

  test('breaks off what is under way when it is interrupted, and works again afterwards', async () => {
    let arrived: () => void = () => undefined;
    const hasArrived = () => new Promise<void>((resolve) => (arrived = resolve));
    stub.ehoks = [() => arrived(), () => arrived(), raw(204, '')];
    const ehoks = api();
    for (const [call, outcomeUnknown] of [
      [() => ehoks.replace(7, { id: 7 }), true],
      [() => ehoks.get(7), false],
    ] as const) {
      const waiting = hasArrived();
      const answer = call();
      await waiting;
      ehoks.interrupt();
      expect(await answer).toEqual({ ok: false, error: { code: 'offline', status: undefined, outcomeUnknown } });
    }
    expect(await ehoks.replace(7, { id: 7 })).toEqual({ ok: true, value: null });
  });

  test('sends nothing when it is interrupted while it gets its ticket', async () => {
    const ehoks = api();
    stub.cas = (seen, response, request) => {
      ehoks.interrupt();
      raw(201, '', { location: `${stub.connection.casUrl}/v1/tickets/TGT-1` })(seen, response, request);
    };
    expect(await ehoks.replace(7, { id: 7 })).toMatchObject({ error: { code: 'offline', outcomeUnknown: false } });
    expect(stub.toEhoks).toEqual([]);
  });

  test('takes a header lost on the way for a refused ticket: a new one once, a new login once', async () => {
    stub.ehoks = [json(400, { errors: { ticket: 'missing-required-key' }, in: ['request', 'headers'] })];
    expect(await api().get(7)).toMatchObject({ error: { code: 'ticket-refused' } });
    expect(stub.toEhoks).toHaveLength(3);
  });

  test('knows that nothing left when nobody listens', async () => {
    const free = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    const connection = { ...stub.connection, casUrl: `http://127.0.0.1:${free}/cas` };
    expect(await api({ connection }).create(body)).toEqual({
      ok: false,
      error: { code: 'offline', outcomeUnknown: false },
    });
  });

  test('reads no more of an answer than any plan could need', async () => {
    stub.ehoks = [
      (_seen, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`{"data":"${'x'.repeat(21 * 1024 * 1024)}"}`);
      },
    ];
    expect(await api().get(7)).toMatchObject({ error: { code: 'not-ehoks' } });
  });

  test('passes Retry-After on, as seconds or as a date', async () => {
    stub.ehoks = [
      raw(503, 'huolto', { 'retry-after': '120' }),
      raw(429, '', { 'retry-after': 'Mon, 23 Nov 2026 12:01:30 GMT' }),
    ];
    const ehoks = api();
    expect(await ehoks.create(body)).toMatchObject({
      error: { code: 'busy', retryAfterSeconds: 120, outcomeUnknown: true },
    });
    expect(await ehoks.create(body)).toMatchObject({
      error: { code: 'busy', retryAfterSeconds: 90, outcomeUnknown: false },
    });
  });

  test('lets no ticket, password or plan text into an error', async () => {
    const secret = 'Salli Salainen';
    stub.ehoks = [
      json(400, {
        errors: { sahkoposti: `(not (instance? java.lang.String "${secret}"))` },
        type: 'compojure.api.exception/request-validation',
        value: { sahkoposti: secret },
        in: ['request', 'body-params'],
      }),
      json(500, { error: `Error while contacting Koski: ${secret}` }),
      raw(418, secret),
    ];
    const ehoks = api();
    const errors = [await ehoks.create(body), await ehoks.create(body), await ehoks.create(body)];
    const text = JSON.stringify(errors);
    for (const word of [secret, 'ST-', 'TGT-', stub.connection.password]) expect(text).not.toContain(word);
  });
});
