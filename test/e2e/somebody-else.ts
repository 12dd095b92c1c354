import type { PracticeServer } from '../../src/main/practice/server.ts';
import type { HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';
import { ownContent } from '../../src/shared/delivery/server-plan.ts';
import type { HoksDraft } from '../../src/shared/hoks/hoks.ts';
import { callerId, readPlan } from './practice-ehoks.ts';

/** Another system or another counselor, who writes to the same eHOKS over HTTP with a ticket of their own. */

async function write(server: PracticeServer, method: 'POST' | 'PUT' | 'PATCH', path: string, body: HoksBody) {
  const headers = { 'caller-id': callerId };
  const form = (fields: Record<string, string>) => ({ method: 'POST', headers, body: new URLSearchParams(fields) });
  const { username, password } = server;
  const login = await fetch(`${server.casUrl}/v1/tickets`, form({ username, password }));
  const service = `${server.baseUrl}/cas-security-check`;
  const ticket = await (await fetch(login.headers.get('location') ?? '', form({ service }))).text();
  const answer = await fetch(`${server.baseUrl}/api/v1${path}`, {
    method,
    headers: { ...headers, ticket, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the practice server answered ${method} with ${answer.status}`);
  return answer;
}

/** Makes a plan; gives its eHOKS ID. */
export async function makePlan(server: PracticeServer, body: HoksBody): Promise<number> {
  const answer = await write(server, 'POST', '/hoks', body);
  return ((await answer.json()) as { meta: { id: number } }).meta.id;
}

/** Reads the plan, changes it and puts it back whole. */
export async function changePlan(server: PracticeServer, id: number, change: (plan: HoksDraft) => HoksDraft) {
  const plan = ownContent(await readPlan(server, `/hoks/${id}`));
  await write(server, 'PUT', `/hoks/${id}`, { ...change(plan), id });
}
