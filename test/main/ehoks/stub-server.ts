import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../../src/shared/ipc-contract.ts';

/** What the stub saw: no header but those a test asks about. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly ticket: string | undefined;
  readonly callerId: string | undefined;
  readonly body: string;
}

export type Reply = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

export interface Stub {
  readonly connection: Connection;
  readonly baseUrl: string;
  /** Requests to eHOKS, CAS apart. */
  readonly toEhoks: Seen[];
  readonly toCas: Seen[];
  /** Answers of eHOKS, in order; the last one stays. */
  ehoks: Reply[];
  /** Takes the place of the working CAS when set. */
  cas: Reply | undefined;
  readonly close: () => Promise<void>;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (_seen, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function raw(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return (_seen, response) => {
    response.writeHead(status, headers);
    response.end(text);
  };
}

/** A scripted eHOKS with a CAS that works: every login gives a new TGT, every TGT new single-use tickets. */
export async function startStub(): Promise<Stub> {
  let logins = 0;
  let tickets = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const header = (name: string) => {
        const value = request.headers[name];
        return typeof value === 'string' ? value : undefined;
      };
      const seen: Seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        ticket: header('ticket'),
        callerId: header('caller-id'),
        body,
      };
      const isCas = seen.path.startsWith('/cas');
      (isCas ? stub.toCas : stub.toEhoks).push(seen);
      if (isCas) (stub.cas ?? workingCas)(seen, response, request);
      else reply()(seen, response, request);
    });
  });

  function reply(): Reply {
    const [first = raw(500, ''), ...rest] = stub.ehoks;
    if (rest.length > 0) stub.ehoks = rest;
    return first;
  }

  const workingCas: Reply = (seen, response, request) => {
    if (seen.path === '/cas/v1/tickets') {
      logins += 1;
      const location = `http://${request.headers.host}/cas/v1/tickets/TGT-${logins}`;
      return raw(201, '', { location })(seen, response, request);
    }
    tickets += 1;
    return raw(200, `ST-${tickets}`)(seen, response, request);
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const stub: Stub = {
    baseUrl: origin,
    connection: {
      baseUrl: `${origin}/ehoks-virkailija-backend`,
      casUrl: `${origin}/cas`,
      username: 'palvelu',
      password: 'salainen-sana',
      callerId: '1.2.246.562.10.10000000017.hoks-desktop',
    },
    toEhoks: [],
    toCas: [],
    ehoks: [],
    cas: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return stub;
}
