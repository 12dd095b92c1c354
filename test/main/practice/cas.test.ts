import { expect, test } from 'vitest';
import { call, callerId, grant, logIn, newTicket, send, serviceOf, startServer } from './client.ts';

test('logs in with a 201 whose Location is the ticket-granting ticket', async () => {
  const server = await startServer();
  const answer = await logIn(server);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toMatch(new RegExp(`^${server.casUrl}/v1/tickets/TGT-[\\w-]+$`));
});

test.each([
  ['a wrong password', 'harjoittelu', 'arvaus'],
  ['an unknown user', 'tuntematon', 'arvaus'],
])('refuses %s with 401', async (_what, username, password) => {
  const server = await startServer();
  expect((await logIn(server, username, password)).status).toBe(401);
});

test('answers 404 for a service ticket on an unknown ticket-granting ticket', async () => {
  const server = await startServer();
  expect((await grant(`${server.casUrl}/v1/tickets/TGT-arvaus`, serviceOf(server))).status).toBe(404);
});

test('forgets a ticket-granting ticket when it expires, when CAS restarts and when it is ended', async () => {
  const server = await startServer();
  const location = async () => (await logIn(server)).headers.get('location') ?? '';
  const statusOf = async (url: string) => (await grant(url, serviceOf(server))).status;

  const first = await location();
  server.clock.move(7_199_999);
  expect(await statusOf(first)).toBe(200);
  server.clock.move(1);
  expect(await statusOf(first)).toBe(404);

  const second = await location();
  server.restartCas();
  expect(await statusOf(second)).toBe(404);

  const third = await location();
  await fetch(third, { method: 'DELETE' });
  expect(await statusOf(third)).toBe(404);
});

const refused = { error: 'User not found for given ticket. Ticket may be expired.' };

test('takes a service ticket once', async () => {
  const server = await startServer();
  const headers = { ticket: await newTicket(server), 'caller-id': callerId };
  const url = `${server.baseUrl}/api/v1/hoks/1`;
  expect(await send(url, 'GET', undefined, headers)).toMatchObject({ status: 404, body: { error: 'HOKS not found' } });
  expect(await send(url, 'GET', undefined, headers)).toMatchObject({ status: 401, body: refused });
});

test('refuses a service ticket after ten seconds', async () => {
  const server = await startServer();
  const headers = { ticket: await newTicket(server), 'caller-id': callerId };
  server.clock.move(10_000);
  expect(await send(`${server.baseUrl}/api/v1/hoks/1`, 'GET', undefined, headers)).toMatchObject({
    status: 401,
    body: refused,
  });
});

test('refuses a ticket that CAS gave for another service', async () => {
  const server = await startServer();
  const location = (await logIn(server)).headers.get('location') ?? '';
  const answer = await grant(location, `${server.baseUrl}/api/v1/hoks`);
  expect(answer.status).toBe(200);
  const headers = { ticket: await answer.text(), 'caller-id': callerId };
  expect(await send(`${server.baseUrl}/api/v1/hoks/1`, 'GET', undefined, headers)).toMatchObject({
    status: 401,
    body: refused,
  });
});

test.each(['ticket', 'caller-id'])(
  'answers 400 when the header %s is missing, before it looks at the ticket',
  async (name) => {
    const server = await startServer();
    const headers = Object.fromEntries(
      Object.entries({ ticket: 'ST-1', 'caller-id': callerId }).filter(([key]) => key !== name),
    );
    expect(await send(`${server.baseUrl}/api/v1/hoks/1`, 'GET', undefined, headers)).toMatchObject({
      status: 400,
      body: {
        errors: { [name]: 'missing-required-key' },
        type: 'compojure.api.exception/request-validation',
        coercion: 'schema',
        value: headers,
        in: ['request', 'headers'],
      },
    });
  },
);

test('answers 403 to a person', async () => {
  const server = await startServer();
  expect(await call(server, 'GET', '/hoks/1', { username: server.otherUsernames.henkilo })).toMatchObject({
    status: 403,
    body: { error: "User type 'PALVELU' is required" },
  });
});

test('answers 500 when CAS itself fails', async () => {
  const server = await startServer();
  server.linkedSystems.cas = 'down';
  expect(await call(server, 'GET', '/hoks/1')).toMatchObject({
    status: 500,
    body: {
      error:
        "(transient?) failure in call to a linked system, maybe downtime.  If this doesn't go away, contact eHOKS support.",
    },
  });
});

test('keeps tickets out of the request log', async () => {
  const server = await startServer();
  await call(server, 'GET', '/hoks/1');
  expect(server.requests).toEqual([
    { method: 'POST', path: '/cas/v1/tickets', status: 201 },
    { method: 'POST', path: '/cas/v1/tickets/TGT', status: 200 },
    { method: 'GET', path: '/ehoks-virkailija-backend/api/v1/hoks/1', status: 404 },
  ]);
});
