import { expect, onTestFinished } from 'vitest';
import {
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer,
} from '../../../src/main/practice/server.ts';
import { createMemoryStore } from '../../../src/main/practice/store.ts';
import { sampleStudents } from '../../../src/main/practice/students.ts';
import type { SampleStudent } from '../../../src/shared/ipc-contract.ts';

/** 23.11.2026 10.00 in Finland. */
export const testDay = Date.parse('2026-11-23T08:00:00Z');

/** Stands for any text where an answer is compared. */
export const someText: unknown = expect.any(String);

/** A clock that tests move by hand. */
export function handClock(start = testDay) {
  let now = start;
  return { now: () => now, move: (ms: number) => (now += ms) };
}

export const callerId = '1.2.246.562.10.55110000019.testi';

export interface TestServer extends PracticeServer {
  readonly clock: ReturnType<typeof handClock>;
  readonly students: SampleStudent[];
}

/** A server over real HTTP that ends with the test. */
export async function startServer(options: Partial<PracticeServerOptions> = {}): Promise<TestServer> {
  const clock = handClock();
  const students = sampleStudents('2026-11-23');
  const server = await startPracticeServer({ store: createMemoryStore(), clock: clock.now, students, ...options });
  onTestFinished(() => server.close());
  return { ...server, clock, students };
}

export async function logIn(server: PracticeServer, username = server.username, password = server.password) {
  return fetch(`${server.casUrl}/v1/tickets`, {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
  });
}

export function serviceOf(server: PracticeServer): string {
  return `${server.baseUrl}/cas-security-check`;
}

export async function grant(grantingTicketUrl: string, service: string) {
  return fetch(grantingTicketUrl, { method: 'POST', body: new URLSearchParams({ service }) });
}

/** A fresh service ticket for a user. */
export async function newTicket(server: PracticeServer, username = server.username): Promise<string> {
  const location = (await logIn(server, username)).headers.get('location') ?? '';
  return (await grant(location, serviceOf(server))).text();
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** undefined when the answer is not JSON. */
  readonly body: unknown;
}

/** One provider call with its own ticket; `path` follows /api/v1. A string body is sent as it is. */
export async function call(
  server: PracticeServer,
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly username?: string; readonly headers?: Record<string, string> } = {},
): Promise<Answered> {
  const { body, username, headers } = options;
  const ticket = await newTicket(server, username);
  return send(`${server.baseUrl}/api/v1${path}`, method, body, { ticket, 'caller-id': callerId, ...headers });
}

export async function send(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answered> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** The value at a path of an answer; undefined when there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined),
    value,
  );
}

/** POSTs a plan and gives its eHOKS ID. */
export async function create(server: PracticeServer, body: unknown): Promise<number> {
  const answer = await call(server, 'POST', '/hoks', { body });
  const id = at(answer.body, 'meta', 'id');
  if (typeof id !== 'number') throw new Error(`not created: ${answer.status}`);
  return id;
}

/** The stored plan as GET gives it. */
export async function stored(server: PracticeServer, id: number): Promise<Record<string, unknown>> {
  const data = at((await call(server, 'GET', `/hoks/${id}`)).body, 'data');
  if (typeof data !== 'object' || data === null) throw new Error('not there');
  return { ...data };
}
