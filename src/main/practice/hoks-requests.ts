import { checkPlan } from '../../shared/hoks/check-plan.ts';
import type { AnyDraft, Method } from '../../shared/hoks/field-spec.ts';
import { hoksKorvaus, hoksLuonti, hoksPaivitys } from '../../shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import { isOpiskeluoikeusOid } from '../../shared/identifiers/oid.ts';
import { type Account, hasRight, type Right } from './accounts.ts';
import {
  type Answer,
  databaseException,
  Refusal,
  refusal,
  requestValidation,
  success,
  unknownException,
} from './answer.ts';
import { errorTree } from './error-tree.ts';
import { hasEnded, type LinkedSystems } from './linked-systems.ts';
import type { Change, PracticeState, StoredHoks } from './store.ts';
import { createdHoks, patchedHoks, replacedHoks, shownHoks, shownRoot } from './stored-hoks.ts';

/** The provider endpoints (contract 5): each takes its steps in the server's own order and ends in an answer. */

/** What the steps need besides the state and the request. */
export interface Surroundings {
  readonly systems: LinkedSystems;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  readonly newUuid: () => string;
  /** The server's setting prevent-finished-opiskeluoikeus-updates?. */
  readonly refusesEnded: boolean;
}

/** `POST /hoks`. `path` is the request's own, from which the answer's uri is built. */
export function postHoks(
  state: PracticeState,
  request: { readonly account: Account; readonly body: unknown; readonly path: string },
  surroundings: Surroundings,
): Change<Answer> {
  const { account, body, path } = request;
  const { systems } = surroundings;
  const opiskeluoikeus = studyRightNamedIn(body, systems);
  const plan = checkedBody(body, 'post', opiskeluoikeus, surroundings);
  const oid = textAt(plan, 'opiskeluoikeus-oid');

  // The index stays even when a later step refuses (contract 5.1).
  const indexed = withIndexed(state, opiskeluoikeus, textAt(plan, 'oppija-oid'), systems);
  return refusedKeeping(indexed, () => {
    checkRight(indexed, account, oid, 'write', systems);
    if (surroundings.refusesEnded && opiskeluoikeus !== undefined && hasEnded(opiskeluoikeus)) {
      throw refusal(400, `Opiskeluoikeus \`${oid}\` is no longer active`);
    }
    return insertHoks(indexed, plan, { path, oid }, surroundings);
  });
}

function insertHoks(
  state: PracticeState,
  plan: AnyDraft,
  { path, oid }: { readonly path: string; readonly oid: string },
  surroundings: Surroundings,
): Change<Answer> {
  const id = state.nextId;
  const burned = { ...state, nextId: id + 1 };
  return refusedKeeping(burned, () => {
    const holder = state.hoksit.find(({ sisalto }) => sisalto['opiskeluoikeus-oid'] === oid);
    if (holder?.poistettu === false) throw refusal(400, 'HOKS with the same opiskeluoikeus-oid already exists');
    if (holder !== undefined) {
      throw refusal(
        400,
        'Archived HOKS with given opiskeluoikeus oid found. Contact eHOKS support for more information.',
      );
    }
    checkDatabaseTakes(plan, 'post', surroundings);
    const created = createdHoks(id, plan, surroundings.newUuid);
    return {
      state: { ...burned, hoksit: [...state.hoksit, created] },
      result: success({ uri: `${path}/${id}` }, { id }),
    };
  });
}

/** `PUT` and `PATCH /hoks/:id`. */
export function changeHoks(
  state: PracticeState,
  request: {
    readonly account: Account;
    readonly urlId: string;
    readonly method: 'put' | 'patch';
    readonly body: unknown;
  },
  surroundings: Surroundings,
): Change<Answer> {
  const { account, urlId, method, body } = request;
  const { systems, newUuid } = surroundings;
  const stored = accessibleHoks(state, account, urlId, 'update', systems);
  const storedOid = textAt(stored.sisalto, 'opiskeluoikeus-oid');
  const opiskeluoikeus = systems.opiskeluoikeus(storedOid);
  const plan = checkedBody(body, method, opiskeluoikeus, surroundings);

  if (surroundings.refusesEnded && hasEnded(opiskeluoikeus)) {
    throw refusal(400, `Opiskeluoikeus \`${textAt(plan, 'opiskeluoikeus-oid') || 'null'}\` is no longer active.`);
  }
  checkOidsUnchanged(stored, plan, systems);
  checkDatabaseTakes(plan, method, surroundings);

  // The body's id decides which row is written, whatever the URL says (contract 7.3).
  const target = state.hoksit.find(({ id, poistettu }) => id === plan['id'] && !poistettu);
  if (target === undefined) return { state, result: { status: 204 } };
  if (plan['opiskeluoikeus-oid'] !== undefined && target.sisalto['opiskeluoikeus-oid'] !== storedOid) {
    // Two rows would hold one study right: the database's unique key refuses.
    throw new Refusal(unknownException(databaseException));
  }
  const changed = (method === 'put' ? replacedHoks : patchedHoks)(target, plan, newUuid);
  return {
    state: { ...state, hoksit: state.hoksit.map((one) => (one.id === target.id ? changed : one)) },
    result: { status: 204 },
  };
}

/** `GET /hoks/:id`. */
export function getHoks(state: PracticeState, account: Account, urlId: string, systems: LinkedSystems): Answer {
  return success(shownHoks(accessibleHoks(state, account, urlId, 'read', systems)));
}

/** `GET /hoks/opiskeluoikeus/:oid`: the look-up before anything is repeated (contract 8.1). */
export function getByOpiskeluoikeus(
  state: PracticeState,
  account: Account,
  oid: string,
  systems: LinkedSystems,
): Answer {
  if (!isOpiskeluoikeusOid(oid)) {
    const errors = { 'opiskeluoikeus-oid': '(not (oph.ehoks.schema.oid/valid-oid? a-java.lang.String))' };
    throw requestValidation('route-params', errors, { 'opiskeluoikeus-oid': oid });
  }
  const found = liveHoksit(state).find(({ sisalto }) => sisalto['opiskeluoikeus-oid'] === oid);
  if (found === undefined) throw refusal(404, 'No HOKS found with given opiskeluoikeus');
  checkRight(state, account, oid, 'read', systems);
  return success(shownRoot(found));
}

/** `GET /hoks/:id/hankintakoulutukset`: a bare list of study right OIDs, no envelope. */
export function getHankintakoulutukset(
  state: PracticeState,
  account: Account,
  urlId: string,
  systems: LinkedSystems,
): Answer {
  const oid = textAt(accessibleHoks(state, account, urlId, 'read', systems).sisalto, 'opiskeluoikeus-oid');
  systems.opiskeluoikeus(oid);
  return { status: 200, body: systems.sisaltyvatOpiskeluoikeudet(oid).map((one) => one.oid) };
}

/** The part routes: gone, but only after the usual checks (contract 5). */
export function deprecatedPartRoute(
  state: PracticeState,
  account: Account,
  urlId: string,
  right: Right,
  systems: LinkedSystems,
): Answer {
  const stored = accessibleHoks(state, account, urlId, right, systems);
  systems.opiskeluoikeus(textAt(stored.sisalto, 'opiskeluoikeus-oid'));
  return { status: 410, body: { message: 'Route is deprected.' } };
}

/** `POST /validointi`: the schema and the rules, nothing stored, nobody asked for a ticket (contract 8.2). */
export function validateBody(body: unknown, surroundings: Surroundings): Answer {
  checkedBody(body, 'post', studyRightNamedIn(body, surroundings.systems), surroundings);
  return success({});
}

/** Koski is asked before the schema is checked, so a malformed OID ends here too (contract 6.2). */
function studyRightNamedIn(body: unknown, systems: LinkedSystems): Opiskeluoikeus | undefined {
  if (typeof body !== 'object' || body === null || !('opiskeluoikeus-oid' in body)) return undefined;
  const oid = body['opiskeluoikeus-oid'];
  return oid === null ? undefined : systems.opiskeluoikeus(typeof oid === 'string' ? oid : JSON.stringify(oid));
}

const bodySchemas = { post: hoksLuonti, put: hoksKorvaus, patch: hoksPaivitys };

/** The body as the server stores it (trimmed), once neither the schema nor a rule refuses it. */
function checkedBody(
  body: unknown,
  method: Method,
  opiskeluoikeus: Opiskeluoikeus | undefined,
  { today }: Surroundings,
): AnyDraft {
  const errors = checkPlan(body, { method, virkailija: false, opiskeluoikeus, today }).filter(
    ({ level }) => level === 'error',
  );
  if (errors.length > 0) throw requestValidation('body-params', errorTree(body, errors), body ?? null);
  return bodySchemas[method].parse(body);
}

/** Content that the schema takes and the database does not. */
const unstorable = ['13.2', '13.3', '13.4', '13.5'];

/** Fails as the database does (contract 13.2-13.5). Other defects are saved, and lose something. */
function checkDatabaseTakes(plan: AnyDraft, method: Method, { today }: Surroundings): void {
  const defects = checkPlan(plan, { method, virkailija: false, opiskeluoikeus: undefined, today }).filter(
    ({ level, rule }) => level === 'defect' && unstorable.includes(rule),
  );
  if (defects.length > 0) throw new Refusal(unknownException(databaseException));
}

function withIndexed(
  state: PracticeState,
  opiskeluoikeus: Opiskeluoikeus | undefined,
  oppijaOid: string,
  systems: LinkedSystems,
): PracticeState {
  systems.checkOppija(oppijaOid);
  const oid = opiskeluoikeus?.oid;
  if (opiskeluoikeus === undefined || oid === undefined || state.indeksi[oid] !== undefined) return state;
  if (!systems.opiskeluoikeudetOf(oppijaOid).some((one) => one.oid === oid)) {
    throw refusal(400, `No opiskeluoikeus ${oid} found for oppija ${oppijaOid}`);
  }
  if (opiskeluoikeus.sisältyyOpiskeluoikeuteen !== undefined) {
    throw refusal(400, `Opiskeluoikeus \`${oid}\` sisältyy toiseen opiskeluoikeuteen.`);
  }
  const added = [opiskeluoikeus, ...systems.sisaltyvatOpiskeluoikeudet(oid)];
  return {
    ...state,
    indeksi: {
      ...state.indeksi,
      ...Object.fromEntries(added.map((one) => [one.oid ?? '', { organisaatiot: organisaatiotOf(one) }])),
    },
  };
}

/** The institution and its ancestor, as Organisaatiopalvelu's parentOidPath names them. */
function organisaatiotOf({ oppilaitos, koulutustoimija }: Opiskeluoikeus): string[] {
  return [oppilaitos?.oid, koulutustoimija?.oid].filter((oid) => oid !== undefined);
}

const largestId = 2 ** 31 - 1;

/** The HOKS of the URL, once it exists and the account holds the right. */
function accessibleHoks(
  state: PracticeState,
  account: Account,
  urlId: string,
  right: Right,
  systems: LinkedSystems,
): StoredHoks {
  const id = /^[-+]?\d+$/.test(urlId) ? Number(urlId) : Number.NaN;
  if (!(Math.abs(id) <= largestId)) throw new Refusal(unknownException('java.lang.NumberFormatException'));
  const stored = liveHoksit(state).find((one) => one.id === id);
  if (stored === undefined) throw refusal(404, 'HOKS not found');
  checkRight(state, account, textAt(stored.sisalto, 'opiskeluoikeus-oid'), right, systems);
  return stored;
}

function checkRight(state: PracticeState, account: Account, oid: string, right: Right, systems: LinkedSystems): void {
  const indexed = state.indeksi[oid];
  if (indexed === undefined) throw refusal(400, `Opiskeluoikeus \`${oid}\` not in index`);
  systems.checkOrganisaatiopalvelu();
  if (hasRight(account, indexed.organisaatiot, right)) return;
  throw refusal(401, "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'");
}

function checkOidsUnchanged({ sisalto }: StoredHoks, plan: AnyDraft, systems: LinkedSystems): void {
  const [oldOid, newOid] = [
    textAt(sisalto, 'opiskeluoikeus-oid'),
    plan['opiskeluoikeus-oid'] ?? sisalto['opiskeluoikeus-oid'],
  ];
  if (newOid !== oldOid) {
    throw refusal(
      400,
      `Tried to update \`opiskeluoikeus-oid\` from \`${oldOid}\` to \`${String(newOid)}\` but updating \`opiskeluoikeus-oid\` in HOKS is not allowed!`,
    );
  }
  const [oldOppija, newOppija] = [textAt(sisalto, 'oppija-oid'), plan['oppija-oid'] ?? sisalto['oppija-oid']];
  if (newOppija !== oldOppija && newOppija !== systems.state.masterOids.get(oldOppija)) {
    throw refusal(
      400,
      `Tried to update \`oppija-oid\` from \`${oldOppija}\` to \`${String(newOppija)}\` but updating \`oppija-oid\` in HOKS is only allowed with latest master oppija oid!`,
    );
  }
}

function liveHoksit({ hoksit }: PracticeState): readonly StoredHoks[] {
  return hoksit.filter(({ poistettu }) => !poistettu);
}

function textAt(draft: AnyDraft, key: string): string {
  const value = draft[key];
  return typeof value === 'string' ? value : '';
}

/** Runs the steps; a refusal among them becomes the answer and `state` is kept. */
function refusedKeeping(state: PracticeState, steps: () => Change<Answer>): Change<Answer> {
  try {
    return steps();
  } catch (error) {
    if (error instanceof Refusal) return { state, result: error.answer };
    throw error;
  }
}
