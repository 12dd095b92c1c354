import type { Account, Right } from './accounts.ts';
import { type Answer, Refusal, refusal, requestValidation, routeNotFound } from './answer.ts';
import type { Cas } from './cas.ts';
import {
  changeHoks,
  deprecatedPartRoute,
  getByOpiskeluoikeus,
  getHankintakoulutukset,
  getHoks,
  postHoks,
  type Surroundings,
  validateBody,
} from './hoks-requests.ts';
import { type PublicData, publicServicePath, routePublicService } from './public-services.ts';
import type { PracticeStore } from './store.ts';

/** From method and path to an answer, with the checks every provider request goes through first (contract 2.3, 5.1). */

export interface PracticeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Form fields of a CAS request. */
  readonly form: () => URLSearchParams;
  /** The parsed JSON body, undefined when it was not sent as JSON; throws a refusal when it is broken. */
  readonly json: () => unknown;
}

export interface PracticeWorld {
  readonly cas: Cas;
  readonly store: PracticeStore;
  /** What a service ticket must have been made for. */
  readonly service: () => string;
  readonly surroundings: () => Surroundings;
  readonly publicData: PublicData;
}

export const backendPath = '/ehoks-virkailija-backend';

const api = `${backendPath}/api/v1`;
const grantingTicketPath = /^\/cas\/v1\/tickets\/([^/]+)$/;
const onePath = new RegExp(`^${api}/hoks/([^/]+)$`);
const byOpiskeluoikeusPath = new RegExp(`^${api}/hoks/opiskeluoikeus/([^/]+)$`);
const hankintakoulutuksetPath = new RegExp(`^${api}/hoks/([^/]+)/hankintakoulutukset$`);
const partPath = new RegExp(
  `^${api}/hoks/([^/]+)/(?:hankittava-(?:ammat|paikallinen|yhteinen)-tutkinnon-osa|` +
    'aiemmin-hankittu-(?:ammat|paikallinen|yhteinen)-tutkinnon-osa|opiskeluvalmiuksia-tukevat-opinnot)(?:/[^/]+)?$',
);

const buildVersion = [
  'artifactId=ehoks-harjoittelu',
  'buildNumber=0',
  'vcsRevision=harjoittelu',
  'buildTime=harjoittelu',
  '',
].join('\n');

const rights: Readonly<Record<string, Right>> = { GET: 'read', POST: 'write', PUT: 'update', PATCH: 'update' };

/** The answer to one request. Rejects when the store does. */
export async function answerRequest(request: PracticeRequest, world: PracticeWorld): Promise<Answer> {
  try {
    return await route(request, world);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function route(request: PracticeRequest, world: PracticeWorld): Promise<Answer> {
  const { method, path } = request;
  const { cas, store } = world;

  if (path === '/cas/v1/tickets' && method === 'POST') return cas.logIn(request.form());
  const grantingTicket = grantingTicketPath.exec(path)?.[1];
  if (grantingTicket !== undefined && method === 'POST') return cas.grant(grantingTicket, request.form());
  if (grantingTicket !== undefined && method === 'DELETE') return cas.logOut(grantingTicket);

  if (publicServicePath.test(path)) return routePublicService(request, world.publicData);

  if (path === `${backendPath}/buildversion.txt` && method === 'GET') {
    return { status: 200, text: { type: 'text/plain', content: buildVersion } };
  }
  if (path === `${api}/healthcheck` && method === 'GET') return { status: 200, body: {} };
  if (path === `${api}/validointi` && method === 'POST') {
    const body = request.json();
    checkHeaders(request, ['caller-id']);
    return validateBody(body, world.surroundings());
  }

  // With a trailing slash the answer's uri gets two (contract 5).
  if ((path === `${api}/hoks` || path === `${api}/hoks/`) && method === 'POST') {
    const body = request.json();
    const account = checkedAccount(request, world);
    return store.change((state) => postHoks(state, { account, body, path }, world.surroundings()));
  }
  const oid = byOpiskeluoikeusPath.exec(path)?.[1];
  if (oid !== undefined && method === 'GET') {
    const account = checkedAccount(request, world);
    return getByOpiskeluoikeus(store.read(), account, decoded(oid), world.surroundings().systems);
  }
  const parentId = hankintakoulutuksetPath.exec(path)?.[1];
  if (parentId !== undefined && method === 'GET') {
    const account = checkedAccount(request, world);
    return getHankintakoulutukset(store.read(), account, parentId, world.surroundings().systems);
  }
  const idOfPart = partPath.exec(path)?.[1];
  const right = rights[method];
  if (idOfPart !== undefined && right !== undefined && method !== 'PUT') {
    const account = checkedAccount(request, world);
    return deprecatedPartRoute(store.read(), account, idOfPart, right, world.surroundings().systems);
  }
  const urlId = onePath.exec(path)?.[1];
  if (urlId !== undefined && method === 'GET') {
    const account = checkedAccount(request, world);
    return getHoks(store.read(), account, urlId, world.surroundings().systems);
  }
  if (urlId !== undefined && (method === 'PUT' || method === 'PATCH')) {
    const body = request.json();
    const account = checkedAccount(request, world);
    const change = { account, urlId, method: method === 'PUT' ? 'put' : 'patch', body } as const;
    return store.change((state) => changeHoks(state, change, world.surroundings()));
  }
  return routeNotFound;
}

/** Headers, then the ticket, then the user's type (contract 5.1). */
function checkedAccount(request: PracticeRequest, { cas, service, surroundings }: PracticeWorld): Account {
  checkHeaders(request, ['ticket', 'caller-id']);
  if (surroundings().systems.state.cas === 'down') {
    throw refusal(
      500,
      "(transient?) failure in call to a linked system, maybe downtime.  If this doesn't go away, contact eHOKS support.",
    );
  }
  const account = cas.validate(String(request.headers['ticket']), service());
  if (account === undefined) throw refusal(401, 'User not found for given ticket. Ticket may be expired.');
  if (account.kayttajaTyyppi !== 'PALVELU') throw refusal(403, "User type 'PALVELU' is required");
  return account;
}

function checkHeaders({ headers }: PracticeRequest, required: readonly string[]): void {
  const missing = required.filter((name) => headers[name] === undefined);
  if (missing.length === 0) return;
  throw requestValidation(
    'headers',
    Object.fromEntries(missing.map((name) => [name, 'missing-required-key'])),
    headers,
  );
}

/** A path segment as it was meant; a broken escape is left as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
