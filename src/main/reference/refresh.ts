import type { Profile } from '../../shared/ipc-contract.ts';
import { perusteFrom, perusteIdFrom } from '../../shared/reference/from-eperusteet.ts';
import { koodistoFrom, tutkinnonOsatFrom } from '../../shared/reference/from-koodisto.ts';
import { organisaatiotFrom } from '../../shared/reference/from-organisaatio.ts';
import type { Progress, ReferenceError, Refreshed, Service } from '../../shared/reference/reference-calls.ts';
import {
  koodistoNimet,
  type Organisaatio,
  perusteSchema,
  type ReferenceSet,
  referenceSetSchema,
  type Validators,
} from '../../shared/reference/reference-set.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AskService } from './ask-service.ts';
import type { ServiceAddresses } from './services.ts';

export interface RefreshOptions {
  readonly ask: AskService;
  readonly addresses: ServiceAddresses;
  readonly ymparisto: Profile;
  /** Every curriculum that is wanted. */
  readonly diaarinumerot: readonly string[];
  readonly organisaatioOids: readonly string[];
  /** The set held now: what has not changed since is taken from it. */
  readonly held: ReferenceSet | undefined;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly onProgress: (progress: Progress) => void;
}

/** Carries a failed answer out of the steps; never leaves this file. */
class Stopped extends Error {
  readonly reason: ReferenceError;

  constructor(reason: ReferenceError) {
    super(reason.code);
    this.reason = reason;
  }
}

/**
 * Fetches a whole new set, or nothing: the first answer that does not come, or is not what it should be, ends the refresh.
 * Only a curriculum that ePerusteet does not know, or that cannot be understood, is passed over, because its earlier
 * structure serves as well as before. One request at a time: the services are everybody's.
 */
export async function refreshReference(options: RefreshOptions): Promise<Result<Refreshed, ReferenceError>> {
  try {
    return ok(await fetchAll(options));
  } catch (error) {
    if (error instanceof Stopped) return fail(error.reason);
    throw error;
  }
}

async function fetchAll(options: RefreshOptions): Promise<Refreshed> {
  const { addresses, held } = options;
  const { get, validators } = createGetter(options);

  const codes: [string, unknown][] = [];
  for (const nimi of koodistoNimet) {
    const url = `${addresses.koodisto}/rest/json/${nimi}/koodi`;
    const convert = (json: unknown) => koodistoFrom(nimi, json);
    codes.push([nimi, await get('koodisto', url, held?.koodistot[nimi], convert)]);
  }
  const unitsUrl = `${addresses.koodisto}/rest/json/tutkinnonosat/koodi`;
  const tutkinnonOsat = await get('koodisto', unitsUrl, held?.tutkinnonOsat, tutkinnonOsatFrom);

  const perusteet: ReferenceSet['perusteet'] = [];
  const missing: string[] = [];
  const unreadable: string[] = [];
  for (const diaarinumero of options.diaarinumerot) {
    const heldOne = held?.perusteet.find((peruste) => peruste.diaarinumero === diaarinumero);
    const search = new URLSearchParams({ diaarinumero, poistuneet: 'true', sivu: '0', sivukoko: '50' });
    const searchUrl = `${addresses.eperusteet}/external/perusteet?${search.toString()}`;
    // Asked without validators: the id is not kept.
    const id = await get('eperusteet', searchUrl, undefined, (json) => perusteIdFrom(json, diaarinumero));
    const url = `${addresses.eperusteet}/external/peruste/${id}`;
    const peruste =
      id === null ? null : await get('eperusteet', url, heldOne, (json) => readPeruste(json, diaarinumero));
    if (id === null) missing.push(diaarinumero);
    else if (peruste === null) unreadable.push(diaarinumero);
    const kept = peruste ?? heldOne;
    if (kept !== undefined) perusteet.push(kept);
  }

  const organisaatiot = new Map<string, Organisaatio>();
  for (const oid of options.organisaatioOids) {
    const search = new URLSearchParams({ oid, aktiiviset: 'true', suunnitellut: 'true', lakkautetut: 'false' });
    const url = `${addresses.organisaatio}/api/hierarkia/hae?${search.toString()}`;
    // Asked without validators: the set does not tell which of its organisations came from which answer.
    for (const found of await get('organisaatio', url, undefined, organisaatiotFrom)) {
      organisaatiot.set(found.oid, found);
    }
  }

  const set = referenceSetSchema.safeParse({
    ymparisto: options.ymparisto,
    haettu: new Date(options.clock()).toISOString(),
    koodistot: Object.fromEntries(codes),
    tutkinnonOsat,
    perusteet,
    organisaatiot: [...organisaatiot.values()],
    tarkisteet: Object.fromEntries(validators),
  });
  // What the services gave is understood but out of all bounds, such as a name of a thousand letters.
  if (!set.success) throw new Stopped({ code: 'not-service' });
  return { set: set.data, missing, unreadable };
}

/** One request after another with progress, and what each server said about the version of its answer. */
function createGetter({ ask, held, onProgress, diaarinumerot, organisaatioOids }: RefreshOptions) {
  const validators = new Map<string, Validators>();
  const total = koodistoNimet.length + 1 + 2 * diaarinumerot.length + organisaatioOids.length;
  let done = 0;

  /** The converted answer, or `heldPart` when the server says that it has not changed. */
  async function get<Part>(
    service: Service,
    url: string,
    heldPart: Part | undefined,
    convert: (json: unknown) => Part | undefined,
  ): Promise<Part> {
    onProgress({ done: Math.min(done, total), total, service });
    const known = heldPart === undefined ? undefined : held?.tarkisteet[url];
    const answer = await ask(service, url, known);
    done += 1;
    if (!answer.ok) throw new Stopped(answer.error);
    if (!answer.value.isNew) {
      if (known !== undefined) validators.set(url, known);
      if (heldPart === undefined) throw new Stopped({ code: 'not-service', service, status: 304 });
      return heldPart;
    }
    const part = converted(answer.value.json, convert);
    if (part === undefined) throw new Stopped({ code: 'not-service', service, status: 200 });
    const { etag, lastModified } = answer.value.validators;
    // What could not be read is asked for whole the next time too: the app may have learnt to read it.
    if (part !== null && (etag ?? lastModified) !== undefined) validators.set(url, answer.value.validators);
    return part;
  }

  return { get, validators };
}

/** The curriculum, or null when it cannot be read: others are not held up by it. */
function readPeruste(json: unknown, diaarinumero: string) {
  const peruste = perusteSchema.safeParse(perusteFrom(json, diaarinumero));
  return peruste.success ? peruste.data : null;
}

/** An answer nested so deep that checking it overflows the stack is no answer. */
function converted<Part>(json: unknown, convert: (json: unknown) => Part | undefined): Part | undefined {
  try {
    return convert(json);
  } catch {
    return undefined;
  }
}
