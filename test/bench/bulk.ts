import { randomUUID } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createEhoksApi } from '../../src/main/ehoks/ehoks-api.ts';
import { harjoitteluOrganisaatiot } from '../../src/main/practice/sample-people.ts';
import { type PracticeServer, startPracticeServer } from '../../src/main/practice/server.ts';
import { createMemoryStore } from '../../src/main/practice/store.ts';
import { openStore } from '../../src/renderer/db/open-store.ts';
import type { Store } from '../../src/renderer/db/store.ts';
import { deliverNext } from '../../src/renderer/delivery/deliver-next.ts';
import type { Exclusive } from '../../src/renderer/delivery/exclusive.ts';
import { approvePlan } from '../../src/renderer/plan/approve-plan.ts';
import { withPeriodIds } from '../../src/renderer/plan/period-ids.ts';
import { importDataKey } from '../../src/renderer/vault/data-key.ts';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';
import type { EhoksCalls, HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { completeDraft, makePeople, type Person } from '../faults/people.ts';
import { createLocks } from '../renderer/delivery/fixtures.ts';

/** Many approved plans at once: a server for them, and the app's own delivery without a window. */

/** A server with its people, three of whom cannot be delivered, and a client of it. */
export interface BulkSite {
  readonly people: readonly Person[];
  readonly server: PracticeServer;
  readonly ehoks: EhoksCalls;
  /** Requests of any kind that the server has answered. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** The three: removed in eHOKS, another provider's, with a study right that has ended. */
export const poisoned = 3;

export async function openSite(count: number): Promise<BulkSite> {
  const today = finnishDate(Date.now());
  const people = makePeople(count, today).map(asPoisoned);
  const server = await startPracticeServer({
    store: createMemoryStore(),
    clock: Date.now,
    students: people.map(({ sample }) => sample),
  });
  let requests = 0;
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    requests += 1;
    return globalThis.fetch(input, init);
  };
  const ehoks = createEhoksApi({ fetch, connection: () => connectionTo(server), clock: Date.now });
  await removeFirst(ehoks, server, people[0], today);
  requests = 0;
  return { people, server, ehoks, requests: () => requests, close: server.close };
}

function connectionTo({ baseUrl, casUrl, username, password }: PracticeServer) {
  const callerId = `${harjoitteluOrganisaatiot[0] ?? ''}.hoks-tyopoyta`;
  return { baseUrl, casUrl, username, password, callerId };
}

/** The first person's plan is made and removed later; the second's and third's study rights are what is wrong. */
function asPoisoned(person: Person, index: number): Person {
  const { opiskeluoikeus } = person.sample;
  const ended = { opiskeluoikeusjaksot: [{ alku: '2020-01-01', tila: { koodiarvo: 'eronnut' } }] };
  const elsewhere = { oid: '1.2.246.562.10.55220000123' };
  const changes = [
    {},
    { tila: ended },
    { oppilaitos: elsewhere, koulutustoimija: { oid: '1.2.246.562.10.55220000016' } },
  ][index];
  return { ...person, sample: { ...person.sample, opiskeluoikeus: { ...opiskeluoikeus, ...changes } } };
}

async function removeFirst(ehoks: EhoksCalls, server: PracticeServer, person: Person | undefined, today: string) {
  if (person === undefined) throw new Error('there is nobody');
  const made = await ehoks.create(approvedBody(person, today));
  if (!made.ok) throw new Error(`the plan to be removed was not made: ${made.error.code}`);
  await server.archive(made.value.id);
}

export function approvedBody(person: Person, today: string): HoksBody {
  const body = withPeriodIds(completeDraft(person, today), randomUUID);
  return { ...body, 'ensikertainen-hyvaksyminen': today };
}

/** What became of everything that was approved. */
export interface BulkOutcome {
  readonly delivered: number;
  /** How many wait for a person, by reason. */
  readonly blocked: Readonly<Record<string, number>>;
}

/** Delivers every person's approved plan, three of them poisoned, through the app's own delivery without a window. */
export async function deliverMany(count: number): Promise<BulkOutcome> {
  const site = await openSite(count);
  try {
    const store = await newStore();
    const exclusive = createLocks();
    await approveAll(store, exclusive, site.people);
    const on = { store, ehoks: site.ehoks, exclusive, now: Date.now, random: Math.random };
    while ((await deliverNext(on)).kind === 'tried');
    return outcomeOf(await store.deliveries());
  } finally {
    await site.close();
  }
}

export function outcomeOf(rows: readonly Delivery[]): BulkOutcome {
  const blocked: Record<string, number> = {};
  for (const { state, lastError = 'no reason' } of rows) {
    if (state === 'blocked') blocked[lastError] = (blocked[lastError] ?? 0) + 1;
  }
  return { delivered: rows.filter(({ state }) => state === 'delivered').length, blocked };
}

/**
 * So many plans that eHOKS holds as they are. Gives how many requests a start of the app, and approving some of them
 * once more without a change, lead to.
 */
export async function requestsForUnchanged(count: number, approvedAgain: number): Promise<number> {
  const site = await openSite(poisoned + 1);
  try {
    const store = await newStore();
    const exclusive = createLocks();
    const people = makePeople(count, finnishDate(Date.now()));
    const again = await approveAll(store, exclusive, people.slice(0, approvedAgain));
    for (const { id, planId, approvedAt } of await store.deliveries()) {
      await store.commitDelivery({ delivery: deliveredRow(id, planId, approvedAt), ehoks: { id: 1 } });
    }
    await addDelivered(store, people.slice(approvedAgain));
    const before = site.requests();
    const on = { store, ehoks: site.ehoks, exclusive, now: Date.now, random: Math.random };
    await deliverNext(on);
    for (const planId of again) await approveOne(store, exclusive, planId);
    await deliverNext(on, { reconnected: true });
    return site.requests() - before;
  } finally {
    await site.close();
  }
}

async function newStore(): Promise<Store> {
  const indexedDb = { indexedDB: new IDBFactory(), IDBKeyRange };
  return openStore({ name: 'hoks', dataKey: await importDataKey(new Uint8Array(32).fill(7)), indexedDb });
}

/** Gives the plans' ids. */
async function approveAll(store: Store, exclusive: Exclusive, people: readonly Person[]): Promise<string[]> {
  const today = finnishDate(Date.now());
  const ids: string[] = [];
  for (const person of people) {
    const id = randomUUID();
    const document = completeDraft(person, today);
    await store.savePlan({ id, studentId: person.nimi, document, approvedVersion: 0, updatedAt: Date.now() });
    await approveOne(store, exclusive, id);
    ids.push(id);
  }
  return ids;
}

async function approveOne(store: Store, exclusive: Exclusive, planId: string): Promise<void> {
  const now = Date.now();
  const given = { planId, store, exclusive, now, today: finnishDate(now), opiskeluoikeus: undefined };
  const approved = await approvePlan({ ...given, newId: randomUUID });
  if (!approved.ok) throw new Error('a plan was not approved');
}

/** As after deliveries of earlier days. */
async function addDelivered(store: Store, people: readonly Person[]): Promise<void> {
  const today = finnishDate(Date.now());
  for (const [index, person] of people.entries()) {
    const [planId, approvedAt] = [randomUUID(), Date.now()];
    const version = { id: `${planId}:1`, planId, number: 1, document: completeDraft(person, today), approvedAt };
    const plan = { id: planId, studentId: person.nimi, document: version.document, approvedVersion: 1, updatedAt: 1 };
    const delivery = deliveredRow(version.id, planId, approvedAt);
    await store.commitApproval({ plan: { ...plan, ehoks: { id: index + 2 } }, version, deliveries: [delivery] });
  }
}

function deliveredRow(id: string, planId: string, approvedAt: number) {
  const common = { attempts: 1, nextAttemptAt: 0, outcomeUnknown: false, approvedAt, deliveredAt: approvedAt };
  return { id, planId, state: 'delivered', method: 'post', ...common } as const;
}
