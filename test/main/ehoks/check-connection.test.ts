import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tryConnection } from '../../../src/main/ehoks/check-connection.ts';
import type { Fetch } from '../../../src/main/ehoks/exchange.ts';
import { harjoitteluOrganisaatiot } from '../../../src/main/practice/sample-people.ts';
import { type PracticeServer, startPracticeServer } from '../../../src/main/practice/server.ts';
import { createMemoryStore } from '../../../src/main/practice/store.ts';
import { sampleStudents } from '../../../src/main/practice/students.ts';
import { checkConnection } from '../../../src/shared/connection.ts';
import type { Connection } from '../../../src/shared/ipc-contract.ts';
import { selfSignedCertificate } from './self-signed.ts';
import { json, raw, startStub, type Stub } from './stub-server.ts';

const opiskeluoikeusOid = '1.2.246.562.15.10000000017';
const notTried = 'unknown not-tried';

interface Given {
  readonly oid?: string;
  readonly clock?: () => number;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
}

/** `{ address: 'works is-ehoks', ... }` */
async function tried(connection: Connection, given: Given = {}): Promise<Record<string, string>> {
  const checked = checkConnection(connection);
  if (!checked.ok) throw new Error(checked.error.code);
  const { oid, clock = Date.now, fetch = globalThis.fetch, timeoutMs = 5000 } = given;
  const steps = await tryConnection(checked.value, oid, { fetch, clock, timeoutMs });
  return Object.fromEntries(
    steps.map(({ step, outcome, finding, status }) => [
      step,
      [outcome, finding, outcome === 'fails' ? status : undefined].filter((word) => word !== undefined).join(' '),
    ]),
  );
}

describe('against the practice server', () => {
  let server: PracticeServer;
  beforeEach(async () => {
    const students = sampleStudents('2026-11-23');
    server = await startPracticeServer({ store: createMemoryStore(), clock: Date.now, students });
  });
  afterEach(() => server.close());

  const connection = (changes: Partial<Connection> = {}): Connection => ({
    baseUrl: server.baseUrl,
    casUrl: server.casUrl,
    username: server.username,
    password: server.password,
    callerId: `${harjoitteluOrganisaatiot[0] ?? ''}.hoks-desktop`,
    ...changes,
  });
  const worksUpToLogin = {
    address: 'works is-ehoks',
    certificate: 'works this-machine',
    clock: 'works clock-right',
  };

  test('everything works, and the institution cannot be known before a plan is there', async () => {
    expect(await tried(connection())).toEqual({
      ...worksUpToLogin,
      login: 'works logged-in',
      right: 'works service-user',
      organisation: 'unknown no-plan-to-ask',
    });
    expect(server.requests.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/cas'))).toEqual([]);
  });

  test('a study right without a plan says nothing about the institution', async () => {
    const [student] = sampleStudents('2026-11-23');
    const oid = String(student?.opiskeluoikeus['oid']);
    expect(await tried(connection(), { oid })).toMatchObject({ organisation: 'unknown no-plan-to-ask' });
  });

  test('a wrong password stops the check and is tried once', async () => {
    expect(await tried(connection({ password: 'vaara-sana' }))).toEqual({
      ...worksUpToLogin,
      login: 'fails login-refused 401',
      right: notTried,
      organisation: notTried,
    });
    expect(server.requests.filter(({ path }) => path.startsWith('/cas'))).toHaveLength(1);
  });

  test('an account of a person is told apart from one of a service', async () => {
    expect(await tried(connection({ username: server.otherUsernames.henkilo }))).toEqual({
      ...worksUpToLogin,
      login: 'works logged-in',
      right: 'fails not-service-user 403',
      organisation: notTried,
    });
  });

  test('trouble behind eHOKS is not called a wrong account', async () => {
    server.linkedSystems.cas = 'down';
    expect(await tried(connection())).toMatchObject({ login: 'works logged-in', right: 'fails server-trouble 500' });
  });

  test.each([
    [180_000, 180],
    [-86_400_000, -86_400],
  ])('a clock %i ms off is a warning and stops nothing', async (off, secondsAhead) => {
    const checked = checkConnection(connection());
    if (!checked.ok) throw new Error(checked.error.code);
    const steps = await tryConnection(checked.value, undefined, { fetch, clock: () => Date.now() + off });
    const clock = steps.find(({ step }) => step === 'clock');
    expect(clock).toMatchObject({ outcome: 'attention', finding: 'clock-off' });
    expect(Math.abs((clock?.secondsAhead ?? 0) - secondsAhead)).toBeLessThanOrEqual(2);
    expect(steps.find(({ step }) => step === 'right')).toMatchObject({ outcome: 'works' });
  });
});

describe('against a server that answers something else', () => {
  let stub: Stub;
  beforeEach(async () => {
    stub = await startStub();
  });
  afterEach(() => stub.close());

  const healthy = json(200, {});
  const noPlan = json(404, { error: 'No HOKS found with given opiskeluoikeus' });
  const noAccess = json(401, { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" });

  test.each([
    ['a web page', raw(200, '<html>Kirjaudu verkkoon</html>', { 'content-type': 'text/html' }), 'not-ehoks 200'],
    ['a redirect', raw(302, '', { location: 'http://127.0.0.1:1/portal' }), 'not-ehoks 302'],
    ['a page that is not found', raw(404, 'not found'), 'wrong-path 404'],
    ['another path of eHOKS', json(404, { reason: 'Route not found' }), 'wrong-path 404'],
    ['a break for upkeep', raw(503, 'upkeep'), 'busy 503'],
    ['a fault', json(500, { type: 'unknown-exception' }), 'server-trouble 500'],
    ['a list instead of an object', json(200, []), 'not-ehoks 200'],
  ])('%s ends the check before the password is sent', async (_name, reply, finding) => {
    stub.ehoks = [reply];
    expect(await tried(stub.connection)).toMatchObject({ address: `fails ${finding}`, login: notTried });
    expect(stub.toCas).toEqual([]);
    expect(stub.toEhoks).toHaveLength(1);
  });

  test.each([
    ['a locked account', raw(423, ''), 'account-locked 423'],
    ['a web page in place of CAS', raw(200, '<html></html>', { 'content-type': 'text/html' }), 'not-cas 200'],
    ['CAS in trouble', raw(500, ''), 'server-trouble 500'],
    ['CAS with too much to do', raw(503, ''), 'busy 503'],
  ])('%s ends it at the login', async (_name, reply, finding) => {
    stub.ehoks = [healthy, noPlan];
    stub.cas = reply;
    expect(await tried(stub.connection)).toMatchObject({ login: `fails ${finding}`, right: notTried });
    expect(stub.toEhoks).toHaveLength(1);
  });

  test('a ticket that eHOKS does not know points at addresses of two environments', async () => {
    stub.ehoks = [healthy, json(401, { error: 'User not found for given ticket. Ticket may be expired.' })];
    expect(await tried(stub.connection)).toMatchObject({ right: 'fails ticket-refused 401', organisation: notTried });
  });

  test('a plan in eHOKS shows the right to the institution, each question with a ticket of its own', async () => {
    stub.ehoks = [healthy, noPlan, json(200, { meta: {}, data: { id: 7 } })];
    expect(await tried(stub.connection, { oid: opiskeluoikeusOid })).toMatchObject({
      right: 'works service-user',
      organisation: 'works has-access',
    });
    expect(stub.toEhoks.map(({ ticket }) => ticket)).toEqual([undefined, 'ST-1', 'ST-2']);
    expect(new Set(stub.toEhoks.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test('no access to the own plan is said of the institution, not of the account', async () => {
    stub.ehoks = [healthy, noPlan, noAccess];
    expect(await tried(stub.connection, { oid: opiskeluoikeusOid })).toMatchObject({
      right: 'works service-user',
      organisation: 'fails no-access 401',
    });
  });

  test('a server without a Date header leaves the clock unknown', async () => {
    stub.ehoks = [
      (_seen, response) => {
        response.sendDate = false;
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      },
      noPlan,
    ];
    expect(await tried(stub.connection)).toMatchObject({ clock: 'unknown clock-unknown', right: 'works service-user' });
  });

  test('a server that never answers ends it in time', async () => {
    stub.ehoks = [() => undefined];
    expect(await tried(stub.connection, { timeoutMs: 100 })).toMatchObject({ address: 'fails timeout' });
  });
});

describe('against no eHOKS at all', () => {
  const account = { username: 'palvelu', password: 'sana', callerId: '1.2.246.562.10.10000000017.hoks-desktop' };
  const at = (origin: string): Connection => ({
    ...account,
    baseUrl: `${origin}/ehoks-virkailija-backend`,
    casUrl: `${origin}/cas`,
  });

  test('a closed port is not answering', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await tried(at(`http://127.0.0.1:${port}`))).toEqual({
      address: 'fails not-answering',
      certificate: notTried,
      login: notTried,
      right: notTried,
      organisation: notTried,
      clock: notTried,
    });
  });

  test('a certificate that nobody vouches for stops everything before anything is sent', async () => {
    let requests = 0;
    const server = createTlsServer(selfSignedCertificate('localhost'), (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await tried(at(`https://localhost:${port}`))).toMatchObject({
        address: 'unknown only-reached',
        certificate: 'fails certificate-untrusted',
        login: notTried,
      });
      expect(requests).toBe(0);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('a proxy that wants a login is not called a web page', async () => {
    const fetch: Fetch = () => Promise.resolve(new Response('<html></html>', { status: 407 }));
    expect(await tried(at('https://ehoks.example'), { fetch })).toMatchObject({ address: 'fails proxy 407' });
  });

  test.each([
    ['ENOTFOUND', 'address', 'name-not-found'],
    ['net::ERR_NAME_NOT_RESOLVED', 'address', 'name-not-found'],
    ['net::ERR_INTERNET_DISCONNECTED', 'address', 'no-network'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'address', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'address', 'proxy'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'address', 'timeout'],
    ['net::ERR_CONNECTION_REFUSED', 'address', 'not-answering'],
    ['ECONNRESET', 'address', 'not-answering'],
    ['CERT_HAS_EXPIRED', 'certificate', 'certificate-date'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate', 'certificate-date'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'certificate-name'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate', 'certificate-name'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate', 'certificate-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'certificate-untrusted'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate', 'tls'],
  ])('%s is told as %s %s', async (code, step, finding) => {
    const failure = code.startsWith('net::') ? new Error(code) : Object.assign(new Error('x'), { code });
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause: failure }));
    expect(await tried(at('https://ehoks.example'), { fetch })).toMatchObject({ [step]: `fails ${finding}` });
  });
});
