import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { selfSignedCertificate } from './certificate.ts';

/**
 * Stands between the app and the practice server on 127.0.0.1 and lets each request pass as the script says. It has two
 * doors: plain HTTP, and TLS with a certificate that nobody trusts.
 */
export interface FaultProxy {
  /** What the app is given as its eHOKS and CAS. */
  readonly origin: string;
  /** The same, behind the certificate. */
  readonly tlsOrigin: string;
  /** Where requests go; undefined answers 502. */
  upstream: string | undefined;
  /** Decides for each request; undefined lets it pass untouched. */
  script: Script;
  /** Everything that arrived, oldest first. */
  readonly passed: Passed[];
  /** Ends the requests that were left hanging. */
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

export type Script = (passing: Passing) => Fault | undefined;

export type RequestKind = 'login' | 'ticket' | 'look-up' | 'read' | 'create' | 'replace' | 'patch' | 'other';

/** One request as it arrives. */
export interface Passing {
  readonly kind: RequestKind;
  readonly path: string;
  readonly body: Buffer;
}

/** What became of it. */
export interface Passed {
  readonly kind: RequestKind;
  readonly path: string;
  /** Of the body, so that the same content is known again. */
  readonly digest: string;
  /** The address that marks the version, in a body that has one. */
  readonly mark: string | undefined;
  readonly opiskeluoikeusOid: string | undefined;
  /** The server's own status; undefined when the request never reached it. */
  upstreamStatus?: number;
}

export interface Relayed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How an answer goes to the app. `never`: not at all; `stall`: half of it, then nothing. Both end with `release`. */
export type Way = 'whole' | 'drop' | 'reset' | 'truncated' | 'short-length' | 'bad-gzip' | 'slow' | 'stall' | 'never';

export interface Fault {
  /** The request waits for this before it goes on. */
  readonly arrived?: (passing: Passing) => unknown;
  /** False: the server never sees it. */
  readonly forward?: boolean;
  /** The server has answered (or the request was kept from it) and nothing has gone back yet. */
  readonly answered?: () => unknown;
  /** Takes the place of the server's answer. */
  readonly answer?: Partial<Relayed>;
  readonly change?: (answer: Relayed) => Relayed;
  readonly way?: Way;
  /** The whole answer has been handed to the network. */
  readonly relayed?: () => unknown;
}

export const jsonType = { 'content-type': 'application/json; charset=utf-8' };

/** An answer in eHOKS's own form. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Relayed {
  return { status, headers: { ...jsonType, ...headers }, body: Buffer.from(JSON.stringify(body)) };
}

export async function startFaultProxy(): Promise<FaultProxy> {
  const passed: Passed[] = [];
  const hanging = new Set<() => void>();
  const handle = (asked: IncomingMessage, response: ServerResponse): void => {
    pass(asked, response).catch(() => response.socket?.destroy());
  };
  const plain = createServer(handle);
  const tls = createTlsServer(selfSignedCertificate(), handle);
  const origin = `http://127.0.0.1:${await listen(plain)}`;
  const tlsOrigin = `https://127.0.0.1:${await listen(tls)}`;

  const proxy: FaultProxy = {
    origin,
    tlsOrigin,
    upstream: undefined,
    script: () => undefined,
    passed,
    release: () => {
      for (const end of hanging) end();
      hanging.clear();
    },
    close: async () => {
      proxy.release();
      await Promise.all([plain, tls].map(endServer));
    },
  };

  async function pass(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readWhole(asked);
    const path = (asked.url ?? '').split('?', 1)[0] ?? '';
    const passing: Passing = { kind: kindOf(asked.method ?? '', path), path, body };
    const note: Passed = { kind: passing.kind, path, ...contentOf(body) };
    passed.push(note);
    const fault = proxy.script(passing) ?? {};
    await fault.arrived?.(passing);

    let answer: Relayed = { status: 502, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Bad Gateway') };
    if (fault.forward !== false && proxy.upstream !== undefined) {
      answer = await forward(asked, body, { from: origin, to: proxy.upstream });
      note.upstreamStatus = answer.status;
    }
    answer = { ...answer, ...fault.answer };
    if (fault.change !== undefined) answer = fault.change(answer);
    await fault.answered?.();
    await relay(response, answer, fault.way ?? 'whole', hanging);
    await fault.relayed?.();
  }

  return proxy;
}

function kindOf(method: string, path: string): RequestKind {
  if (/\/cas\/v1\/tickets\/[^/]+$/.test(path)) return 'ticket';
  if (path.endsWith('/cas/v1/tickets')) return 'login';
  if (/\/hoks\/opiskeluoikeus\/[^/]+$/.test(path)) return 'look-up';
  if (/\/hoks\/?$/.test(path) && method === 'POST') return 'create';
  if (!/\/hoks\/[^/]+$/.test(path)) return 'other';
  return ({ GET: 'read', PUT: 'replace', PATCH: 'patch' } as const)[method] ?? 'other';
}

/** What is known of a body: what it is, which version, whose. */
export function contentOf(body: Buffer): Pick<Passed, 'digest' | 'mark' | 'opiskeluoikeusOid'> {
  const digest = createHash('sha256').update(body).digest('hex');
  const plan = body.toString().startsWith('{') ? (JSON.parse(body.toString()) as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { digest, mark: text(plan['sahkoposti']), opiskeluoikeusOid: text(plan['opiskeluoikeus-oid']) };
}

async function readWhole(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The server knows itself by its own address: tickets are asked and given for that one. */
function forward(asked: IncomingMessage, body: Buffer, { from, to }: { from: string; to: string }): Promise<Relayed> {
  const isForm = asked.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const sent = isForm ? Buffer.from(renamed(body.toString(), encodeURIComponent(from), encodeURIComponent(to))) : body;
  return new Promise((resolve, reject) => {
    const onward = request(
      new URL(asked.url ?? '/', to),
      {
        method: asked.method,
        headers: { ...asked.headers, host: new URL(to).host, 'content-length': String(sent.length) },
        agent: false,
      },
      (answer) => {
        readWhole(answer).then((whole) => {
          resolve({ status: answer.statusCode ?? 502, headers: plainHeaders(answer.headers, to, from), body: whole });
        }, reject);
      },
    );
    onward.on('error', reject);
    onward.end(sent);
  });
}

function plainHeaders(headers: IncomingHttpHeaders, to: string, from: string): Record<string, string> {
  const connectionOnly = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value !== 'string' || connectionOnly.has(name) ? [] : [[name, renamed(value, to, from)]],
    ),
  );
}

function renamed(text: string, from: string, to: string): string {
  return text.split(from).join(to);
}

async function relay(response: ServerResponse, answer: Relayed, way: Way, hanging: Set<() => void>): Promise<void> {
  const { socket } = response;
  const { status, headers, body } = answer;
  const withLength = (length: number) => ({ ...headers, 'content-length': String(length) });
  switch (way) {
    case 'whole':
      response.writeHead(status, body.length > 0 ? withLength(body.length) : headers);
      return new Promise((resolve) => response.end(body, resolve));
    case 'drop':
      socket?.destroy();
      return;
    case 'reset':
      socket?.resetAndDestroy();
      return;
    case 'truncated':
      response.writeHead(status, withLength(body.length + 40));
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.destroy());
      return;
    case 'short-length':
      response.writeHead(status, withLength(Math.floor(body.length / 2)));
      return new Promise((resolve) => response.end(body.subarray(0, Math.floor(body.length / 2)), resolve));
    case 'bad-gzip':
      response.writeHead(status, { ...withLength(body.length), 'content-encoding': 'gzip' });
      return new Promise((resolve) => response.end(body, resolve));
    case 'slow':
      return trickle(response, answer);
    case 'stall':
      response.writeHead(status, withLength(body.length + 40));
      response.write(body.subarray(0, Math.floor(body.length / 2)));
      hanging.add(() => socket?.destroy());
      return;
    case 'never':
      hanging.add(() => socket?.destroy());
      return;
  }
}

/** In forty pieces, some milliseconds apart: slow, but never still for long. */
async function trickle(response: ServerResponse, { status, headers, body }: Relayed): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  const size = Math.max(1, Math.ceil(body.length / 40));
  for (let at = 0; at < body.length; at += size) {
    response.write(body.subarray(at, at + size));
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  response.end();
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function endServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
