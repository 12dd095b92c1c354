import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request in the server's place; false lets it through. */
export type Lie = (path: string, response: ServerResponse) => boolean;

export interface LyingServices {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly port: number;
  /** Paths of all requests so far, queries included, and what came back. */
  readonly requests: { readonly path: string; readonly status: number }[];
  /** From now on this decides what becomes of each request; undefined lets all through. */
  readonly lie: (how: Lie | undefined) => void;
  readonly close: () => Promise<void>;
}

/** What stands between the app and the national services, as a server of its own or as an HTTP proxy. */
export async function startLyingServices(upstreamPort: number): Promise<LyingServices> {
  let how: Lie | undefined;
  const requests: { path: string; status: number }[] = [];
  const server = createServer((request, response) => {
    // A client that uses this as its proxy sends the whole address.
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = pathname + search;
    response.once('close', () => requests.push({ path, status: response.writableEnded ? response.statusCode : 0 }));
    if (how?.(path, response) !== true) passOn(request, response, { path, port: upstreamPort });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    lie: (next) => {
      how = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(request: IncomingMessage, response: ServerResponse, to: { path: string; port: number }): void {
  const { path, port } = to;
  const headers = { ...request.headers, host: `127.0.0.1:${port}` };
  const onward = httpRequest({ host: '127.0.0.1', port, path, method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}
