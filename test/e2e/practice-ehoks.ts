import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryStore } from '../../src/main/practice/store.ts';
import { harjoitteluOrganisaatiot, samplePeople } from '../../src/main/practice/sample-people.ts';
import { type PracticeServer, startPracticeServer } from '../../src/main/practice/server.ts';
import { sampleStudents } from '../../src/main/practice/students.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import type { HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';
import type { Connection } from '../../src/shared/ipc-contract.ts';
import type { StudentEntry } from './counselor.ts';

/** An eHOKS outside the app, and what stands between the app and it when a network lies. */

export const callerId = `${harjoitteluOrganisaatiot[0] ?? ''}.hoks-tyopoyta`;

/** Starts the stand-alone practice server on its own loopback port; `port` and `password` when they have to be certain ones. */
export function startEhoks(port?: number, password?: string): Promise<PracticeServer> {
  return startPracticeServer({
    port,
    password,
    store: createMemoryStore(),
    clock: Date.now,
    students: sampleStudents(finnishDate(Date.now())),
  });
}

/** How the app reaches it. */
export function connectionTo({ baseUrl, casUrl, username, password }: PracticeServer): Connection {
  return { baseUrl, casUrl, username, password, callerId };
}

/** A sample student, whom the practice server's Koski knows, as a counselor adds them by hand. */
export function sampleEntry(nimi: string): StudentEntry {
  const person = samplePeople.find((one) => one.nimi === nimi);
  const sample = sampleStudents(finnishDate(Date.now())).find((one) => one.nimi === nimi);
  if (person === undefined || sample === undefined) throw new Error(`there is no sample student ${nimi}`);
  const day = (name: string) => String(sample.opiskeluoikeus[name]).split('-').map(Number).toReversed().join('.');
  return {
    nimi,
    oppijaOid: person.oppijaOid,
    opiskeluoikeusOid: person.opiskeluoikeusOid,
    isTuva: person.tyyppi === 'tuva',
    diaarinumero: person.diaarinumero,
    alkaa: day('alkamispäivä'),
    paattyy: day('arvioituPäättymispäivä'),
  };
}

/** Reads a plan as any other client would: with a ticket, over HTTP. */
export async function readPlan(server: PracticeServer, path: string): Promise<HoksBody> {
  const headers = { 'caller-id': callerId };
  const form = (fields: Record<string, string>) => ({ method: 'POST', headers, body: new URLSearchParams(fields) });
  const login = await fetch(
    `${server.casUrl}/v1/tickets`,
    form({ username: server.username, password: server.password }),
  );
  const service = `${server.baseUrl}/cas-security-check`;
  const ticket = await (await fetch(login.headers.get('location') ?? '', form({ service }))).text();
  const answer = await fetch(`${server.baseUrl}/api/v1${path}`, { headers: { ...headers, ticket } });
  if (answer.status !== 200) throw new Error(`the practice server answered ${answer.status}`);
  return ((await answer.json()) as { data: HoksBody }).data;
}

/** What the server has answered to writes: `POST 200`. */
export function writesTo(server: PracticeServer): string[] {
  return server.requests
    .filter(({ method, path }) => ['POST', 'PUT', 'PATCH'].includes(method) && path.includes('/hoks'))
    .map(({ method, status }) => `${method} ${status}`);
}

/** What the network makes of a request that could change a plan, or of every request to eHOKS. */
export type Lie = (request: IncomingMessage, response: ServerResponse) => void;

export interface LyingNetwork {
  readonly connection: Connection;
  /** What has come through, request by request: method, address and body in one text. */
  readonly received: readonly string[];
  /** From now on every request for a plan is answered by this; `undefined` lets all of them through again. */
  readonly lie: (how: Lie | undefined) => void;
  /** From now on every request takes so much longer. */
  readonly slowDown: (milliseconds: number) => void;
  /** When the requests since the last call of this began and ended, epoch milliseconds. */
  readonly times: () => readonly number[];
  /** From now on requests of this method arrive and are carried out, but their answers are lost; `lie(undefined)` ends it. */
  readonly loseAnswers: (method: string) => void;
  readonly close: () => Promise<void>;
}

/** A network before the server that can lie about plans. Tickets always pass. */
export async function startLyingNetwork(server: PracticeServer): Promise<LyingNetwork> {
  let how: Lie | undefined;
  let lostMethod: string | undefined;
  let delayMs = 0;
  let times: number[] = [];
  const received: string[] = [];
  const upstream = new URL(server.baseUrl);
  const proxy = createServer((request, response) => {
    if (how !== undefined && request.url?.includes('/api/v1/hoks')) {
      // Read to its end, so that the answer and not a broken upload is what the app sees.
      const lie = how;
      request.resume().once('end', () => lie(request, response));
    } else {
      times.push(Date.now());
      response.once('close', () => times.push(Date.now()));
      const pass = () => passOn(request, response, upstream, { origin: origin(), lostMethod, received });
      if (delayMs === 0) pass();
      else setTimeout(pass, delayMs);
    }
  });
  const origin = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const here = (address: string) => address.replace(upstream.origin, origin());
  const { baseUrl, casUrl, ...rest } = connectionTo(server);
  return {
    received,
    connection: { baseUrl: here(baseUrl), casUrl: here(casUrl), ...rest },
    lie: (next) => {
      how = next;
      lostMethod = undefined;
    },
    slowDown: (milliseconds) => {
      delayMs = milliseconds;
    },
    times: () => {
      const since = times;
      times = [];
      return since;
    },
    loseAnswers: (method) => {
      lostMethod = method;
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}

/** Passes a request on under the server's own address: it gives tickets for that one only. */
function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: URL,
  { origin, lostMethod, received }: { origin: string; lostMethod: string | undefined; received: string[] },
) {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks)
      .toString('utf8')
      .replaceAll(encodeURIComponent(origin), encodeURIComponent(upstream.origin));
    received.push(`${request.method} ${request.url}\n${body}`);
    const headers = { ...request.headers, host: upstream.host, 'content-length': String(Buffer.byteLength(body)) };
    const onward = httpRequest(
      { host: upstream.hostname, port: upstream.port, path: request.url, method: request.method, headers },
      (answer) => {
        if (request.method === lostMethod && request.url?.includes('/api/v1/hoks')) {
          answer.resume().once('end', () => response.destroy());
          return;
        }
        const { location } = answer.headers;
        if (location !== undefined) answer.headers.location = location.replace(upstream.origin, origin);
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.once('error', () => response.destroy());
    onward.end(body);
  });
}

/** A loopback port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
