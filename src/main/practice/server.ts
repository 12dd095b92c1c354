import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { SampleStudent } from '../../shared/ipc-contract.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import type { Account } from './accounts.ts';
import { type Answer, malformedJson, Refusal, unknownException } from './answer.ts';
import { createCas, defaultLifetimes, type TicketLifetimes } from './cas.ts';
import { createLinkedSystems, type LinkedSystemsState } from './linked-systems.ts';
import { answerRequest, backendPath, type PracticeRequest, type PracticeWorld } from './routes.ts';
import { createPublicData, type PublicData } from './public-services.ts';
import type { PracticeStore } from './store.ts';
import { harjoitteluOrganisaatiot } from './sample-people.ts';

export interface PracticeServerOptions {
  /** 0 or none: a free one. */
  readonly port?: number;
  /** Where the plans are kept: createMemoryStore or openSealedStore of store.ts. */
  readonly store: PracticeStore;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** The people and study rights that the server's "Koski" knows: sampleStudents of students.ts. Read at every question. */
  readonly students: readonly SampleStudent[];
  /** Of the integration account; a random one when absent. */
  readonly password?: string;
  readonly ticketLifetimes?: TicketLifetimes;
  /** The real server's setting prevent-finished-opiskeluoikeus-updates?; true when absent. */
  readonly refusesEnded?: boolean;
}

/** One line of the request log: no bodies, and no tickets in the path. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface PracticeServer {
  /** Ends in /ehoks-virkailija-backend. */
  readonly baseUrl: string;
  /** Ends in /cas. */
  readonly casUrl: string;
  readonly port: number;
  /** The integration account (PALVELU) with CRUD in the sample students' own schools. */
  readonly username: string;
  readonly password: string;
  /** A person's account (VIRKAILIJA) and one that may only read; same password. */
  readonly otherUsernames: { readonly henkilo: string; readonly lukija: string };
  /** The latest requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** CAS, Koski and the others behind the server; set them down to reach the answers that follow. */
  readonly linkedSystems: LinkedSystemsState;
  /** What the open services beside eHOKS serve; change it to see a change reach an app that refreshes. */
  readonly publicData: PublicData;
  /** Every ticket becomes unknown, as when CAS restarts. */
  readonly restartCas: () => void;
  /** Soft-deletes a plan, as the manual UI does: there is no such call in the provider API. */
  readonly archive: (hoksId: number) => Promise<void>;
  /** Drops a study right from the server's own index; only OPH can repair that in the real one. */
  readonly dropFromIndex: (opiskeluoikeusOid: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const usernames = { palvelu: 'harjoittelu', henkilo: 'harjoittelu-henkilo', lukija: 'harjoittelu-lukija' } as const;

/**
 * Starts an eHOKS of one's own on 127.0.0.1: CAS tickets and the provider API as the contract describes them, and the open
 * services beside it (Koodisto, ePerusteet, Organisaatiopalvelu) with the data the app came with.
 *
 * Where it knowingly differs: what only OPH, Vipunen or the web UI calls is not there; documents living on the oddities
 * of contract 1.4 are refused (with the leaf of a wrong value); text after the JSON document is an error; a nested id is
 * always a database error, not only on a clash; an indexed study right stays fresh; nothing is cleaned up over time
 * (contract 7.5); 10.0 is written as 10; a request without a loopback Host gets 421, one over 20 MB 413.
 *
 * Rejects with the system's error when it cannot listen (EADDRINUSE, EACCES).
 */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const { store, clock, students } = options;
  const password = options.password ?? randomBytes(15).toString('base64url');
  const systems = createLinkedSystems(students);
  const requests: LoggedRequest[] = [];
  const publicData = createPublicData();
  let origin = '';

  const cas = createCas({
    accounts: accountsWith(password),
    clock,
    lifetimes: options.ticketLifetimes ?? defaultLifetimes,
    ticketsUrl: () => `${origin}/cas/v1/tickets`,
  });
  const world: PracticeWorld = {
    cas,
    store,
    publicData,
    service: () => `${origin}${backendPath}/cas-security-check`,
    surroundings: () => ({
      systems,
      today: finnishDate(clock()),
      newUuid: randomUUID,
      refusesEnded: options.refusesEnded ?? true,
    }),
  };

  const server = createServer((request, response) => {
    void answerHttp(request, world).then((answer) => {
      remember(requests, { method: request.method ?? '', path: loggedPath(request), status: answer.status });
      send(response, answer);
    });
  });
  const port = await listen(server, options.port ?? 0);
  origin = `http://127.0.0.1:${port}`;

  return {
    baseUrl: `${origin}${backendPath}`,
    casUrl: `${origin}/cas`,
    port,
    username: usernames.palvelu,
    password,
    otherUsernames: { henkilo: usernames.henkilo, lukija: usernames.lukija },
    requests,
    linkedSystems: systems.state,
    publicData,
    restartCas: cas.restart,
    archive: (hoksId) =>
      store.change((state) => ({
        state: {
          ...state,
          hoksit: state.hoksit.map((one) => (one.id === hoksId ? { ...one, poistettu: true } : one)),
        },
        result: undefined,
      })),
    dropFromIndex: (oid) =>
      store.change((state) => ({
        state: { ...state, indeksi: Object.fromEntries(Object.entries(state.indeksi).filter(([key]) => key !== oid)) },
        result: undefined,
      })),
    close: () => closeServer(server),
  };
}

function accountsWith(password: string): readonly Account[] {
  const rightsOf = (role: 'CRUD' | 'READ') => Object.fromEntries(harjoitteluOrganisaatiot.map((oid) => [oid, role]));
  return [
    { username: usernames.palvelu, password, kayttajaTyyppi: 'PALVELU', oikeudet: rightsOf('CRUD') },
    { username: usernames.henkilo, password, kayttajaTyyppi: 'VIRKAILIJA', oikeudet: rightsOf('CRUD') },
    { username: usernames.lukija, password, kayttajaTyyppi: 'PALVELU', oikeudet: rightsOf('READ') },
  ];
}

const largestBodyBytes = 20_000_000;

async function answerHttp(request: IncomingMessage, world: PracticeWorld): Promise<Answer> {
  // A web page in a browser must not reach this server through a name that it controls.
  if (!isLoopbackHost(request.headers.host)) return { status: 421, text: plainText('Misdirected request') };
  try {
    const body = await readBody(request);
    if (body === undefined) return { status: 413, text: plainText('Request entity too large') };
    return await answerRequest(asPracticeRequest(request, body), world);
  } catch {
    // Also a store that the disk refuses: the real server's words for a database error.
    return unknownException('java.sql.BatchUpdateException');
  }
}

function asPracticeRequest(request: IncomingMessage, body: string): PracticeRequest {
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  return {
    method: request.method ?? '',
    path: pathOf(request),
    query: new URLSearchParams((request.url ?? '').split('?')[1]),
    headers: request.headers,
    form: () => new URLSearchParams(body),
    json: () => (isJson && body !== '' ? parsedJson(body) : undefined),
  };
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(malformedJson);
  }
}

/** The whole body as text without a byte-order mark; undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size <= largestBodyBytes) chunks.push(chunk);
  }
  return size <= largestBodyBytes ? new TextDecoder().decode(Buffer.concat(chunks)) : undefined;
}

function send(response: ServerResponse, { status, body, text, headers }: Answer): void {
  const common = { Expires: '0', 'Cache-Control': 'no-cache, max-age=0', ...headers };
  if (text !== undefined) response.writeHead(status, { ...common, 'Content-Type': text.type }).end(text.content);
  else if (body === undefined) response.writeHead(status, common).end();
  else {
    response.writeHead(status, { ...common, 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  }
}

function plainText(content: string) {
  return { type: 'text/plain;charset=utf-8', content };
}

function isLoopbackHost(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '');
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function loggedPath(request: IncomingMessage): string {
  return pathOf(request).replace(/^(\/cas\/v1\/tickets\/).+$/, '$1TGT');
}

const mostLogged = 10_000;

function remember(requests: LoggedRequest[], request: LoggedRequest): void {
  requests.push(request);
  if (requests.length > mostLogged) requests.shift();
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
