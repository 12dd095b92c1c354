import type { EhoksCalls, HoksBody } from '../../../src/shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../../src/shared/ehoks-error.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';

/**
 * What happens to one request: it is answered, never arrives, arrives but its answer is lost, is refused with an error
 * before anything is stored, or the app is killed on either side of it.
 */
export type Fate =
  | { readonly kind: 'answered' }
  | { readonly kind: 'never-arrives' }
  | { readonly kind: 'answer-lost' }
  | { readonly kind: 'fails'; readonly error: EhoksError }
  | { readonly kind: 'killed-before' }
  | { readonly kind: 'killed-after' };

export interface Stored {
  readonly id: number;
  body: HoksBody;
  /** Grows with every PUT: all module-ids are made anew (contract 7.3). */
  generation: number;
}

export interface Model {
  readonly calls: EhoksCalls;
  /** Every plan ever made, also a second one for the same study right: this server refuses no duplicate. */
  readonly plans: Stored[];
  /** Writes that were carried out, oldest first, and what they held. */
  readonly writes: string[];
  readonly bodies: HoksBody[];
  /** All requests that arrived. */
  readonly requests: string[];
  /** Takes the fate of the next request; answered when none is left. */
  fates: Fate[];
  /** Told of every change of a plan: what was stored before and is stored now. */
  onWrite: (before: HoksBody, after: HoksBody) => void;
  /** Called when a fate kills the app; the request itself never comes back. */
  onKilled: () => void;
}

/**
 * eHOKS as far as delivery sees it (contract 7): PUT replaces all but the phone number, GET adds what the server adds.
 * It is laxer than the real one on purpose: a second POST makes a second plan, so doubling shows.
 */
export function createModelEhoks(): Model {
  const model: Omit<Model, 'calls'> = {
    plans: [],
    writes: [],
    bodies: [],
    requests: [],
    fates: [],
    onWrite: () => undefined,
    onKilled: () => undefined,
  };

  function killed(): Promise<never> {
    model.onKilled();
    return new Promise<never>(() => undefined);
  }

  async function request<Value>(
    name: string,
    isWrite: boolean,
    work: () => Result<Value, EhoksError>,
  ): Promise<Result<Value, EhoksError>> {
    const fate = model.fates.shift() ?? { kind: 'answered' };
    if (fate.kind === 'killed-before') return killed();
    if (fate.kind === 'never-arrives') return fail({ code: 'offline', outcomeUnknown: isWrite });
    model.requests.push(name);
    if (fate.kind === 'fails') return fail(fate.error);
    const answer = work();
    if (isWrite && answer.ok) model.writes.push(name);
    if (fate.kind === 'killed-after') return killed();
    return fate.kind === 'answer-lost' ? fail({ code: 'timeout', outcomeUnknown: isWrite }) : answer;
  }

  function store(plan: Stored, body: HoksBody): void {
    model.onWrite(plan.body, body);
    plan.body = body;
  }

  const byId = (id: number) => model.plans.find((plan) => plan.id === id);
  const calls: EhoksCalls = {
    create: (body) =>
      request('POST', true, () => {
        const id = model.plans.length + 1;
        model.plans.push({ id, body: structuredClone(body), generation: 1 });
        model.bodies.push(structuredClone(body));
        return ok({ id });
      }),
    replace: (id, body) =>
      request(`PUT ${id}`, true, () => {
        const plan = byId(id);
        if (plan === undefined) return fail({ code: 'hoks-not-found', outcomeUnknown: false });
        const { puhelinnumero, 'opiskeluoikeus-oid': oo, 'oppija-oid': oppija } = plan.body;
        const kept = { puhelinnumero, 'opiskeluoikeus-oid': oo, 'oppija-oid': oppija };
        const { id: _id, ...given } = structuredClone(body);
        store(plan, { ...kept, ...given });
        plan.generation += 1;
        model.bodies.push(structuredClone(body));
        return ok(null);
      }),
    patch: (id, body) =>
      request(`PATCH ${id}`, true, () => {
        const plan = byId(id);
        if (plan === undefined) return fail({ code: 'hoks-not-found', outcomeUnknown: false });
        const { id: _id, ...given } = structuredClone(body);
        if (Object.values(given).some(Array.isArray)) return fail({ code: 'refused', outcomeUnknown: false });
        store(plan, { ...plan.body, ...given });
        model.bodies.push(structuredClone(plan.body));
        return ok(null);
      }),
    get: (id) =>
      request(`GET ${id}`, false, () => {
        const plan = byId(id);
        if (plan === undefined) return fail({ code: 'hoks-not-found', outcomeUnknown: false });
        return ok({ ...asReturned(plan), id, eid: `eid-${id}`, manuaalisyotto: false });
      }),
    findByOpiskeluoikeus: (oid) =>
      request('LOOK-UP', false, () => {
        const plan = model.plans.find((candidate) => candidate.body['opiskeluoikeus-oid'] === oid);
        if (plan !== undefined) return ok({ id: plan.id });
        return fail({ code: 'no-hoks-for-opiskeluoikeus', outcomeUnknown: false });
      }),
  };
  return Object.assign(model, { calls });
}

/** Empty lists and module-ids appear, and of a demonstration's sub-areas only the last comes back (contract 7.4, 13.1). */
function asReturned({ body, generation }: Stored): HoksBody {
  let parts = 0;
  const copy = JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (key === 'osaamisen-osoittaminen' && Array.isArray(value)) return value.map(lastOsaAlue);
    if (key !== 'hankittavat-ammat-tutkinnon-osat' || !Array.isArray(value)) return value;
    return value.map((osa: object) => ({ ...osa, 'module-id': `module-${generation}-${(parts += 1)}` }));
  }) as HoksBody;
  return { 'oppimisen-tuki': [], 'hankittavat-koulutuksen-osat': [], ...copy };
}

function lastOsaAlue(naytto: unknown): unknown {
  if (typeof naytto !== 'object' || naytto === null || !('osa-alueet' in naytto)) return naytto;
  return Array.isArray(naytto['osa-alueet']) ? { ...naytto, 'osa-alueet': naytto['osa-alueet'].slice(-1) } : naytto;
}
