import { createHash } from 'node:crypto';
import { shipped } from '../../shared/reference/in-use.ts';
import type { Koodi, KoodistoNimi } from '../../shared/reference/koodistot.ts';
import { lataaMukanaTullut, type Peruste } from '../../shared/reference/perusteet.ts';
import { koodistoNimet } from '../../shared/reference/reference-set.ts';
import { lataaMukanaTulleet } from '../../shared/reference/tutkinnon-osat.ts';
import { type Answer, requestValidation, routeNotFound } from './answer.ts';
import { perusteAsServed } from './eperusteet-answer.ts';
import type { PracticeRequest } from './routes.ts';
import { harjoitteluOppilaitokset } from './sample-people.ts';

/**
 * The open services beside eHOKS (contract 11.2, 11.3), as far as the app asks them, with the data the app came with. Each
 * answer has an ETag. Where it knowingly differs: it wants a Caller-Id, and an organisation is found by its OID only.
 */

/** What the services serve besides the shipped data. Tests change it while the server runs. */
export interface PublicData {
  /** By code URI; a URI that is not shipped makes a new code. */
  readonly codes: Map<string, Partial<Pick<Koodi, 'fi' | 'sv' | 'versio' | 'kaytossa'>>>;
  /** Curricula besides the shipped ones, or in their place. */
  readonly perusteet: Map<string, Peruste>;
}

export function createPublicData(): PublicData {
  return { codes: new Map(), perusteet: new Map() };
}

export const publicServicePath = /^\/(?:koodisto-service|eperusteet-service|organisaatio-service)\//;
const codesPath = /^\/koodisto-service\/rest\/json\/([a-z]+)\/koodi$/;
const searchPath = '/eperusteet-service/api/external/perusteet';
const perustePath = /^\/eperusteet-service\/api\/external\/peruste\/(\d+)$/;
const organisationsPath = '/organisaatio-service/api/hierarkia/hae';

export async function routePublicService(request: PracticeRequest, data: PublicData): Promise<Answer> {
  const { method, path, query, headers } = request;
  if (method !== 'GET') return routeNotFound;
  if (headers['caller-id'] === undefined) {
    throw requestValidation('headers', { 'caller-id': 'missing-required-key' }, headers);
  }
  const koodisto = codesPath.exec(path)?.[1];
  if (koodisto !== undefined) return versioned(request, await codesOf(koodisto, data));
  if (path === searchPath) return versioned(request, await search(query.get('diaarinumero') ?? '', data));
  const id = perustePath.exec(path)?.[1];
  if (id !== undefined) return versioned(request, await perusteWith(Number(id), data));
  if (path === organisationsPath) return versioned(request, organisations(query.get('oid') ?? ''));
  return routeNotFound;
}

/** 304 when the caller holds this very answer; 404 when there is none. */
function versioned({ headers }: PracticeRequest, body: unknown): Answer {
  if (body === undefined) return { status: 404, body: { error: 'error.codeelement.not.found' } };
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  return headers['if-none-match'] === etag
    ? { status: 304, headers: { ETag: etag } }
    : { status: 200, body, headers: { ETag: etag } };
}

async function codesOf(koodisto: string, { codes }: PublicData): Promise<unknown> {
  const list: readonly Koodi[] | undefined =
    koodisto === 'tutkinnonosat' ? await units() : isKnown(koodisto) ? shipped.koodistot[koodisto] : undefined;
  const known = new Set(list?.map(({ uri }) => uri));
  const isNewHere = (uri: string) => uri.startsWith(`${koodisto}_`) && !known.has(uri);
  const added = [...codes.keys()].filter(isNewHere).map((uri) => ({ uri, versio: 1 }));
  return list && [...list, ...added].map((koodi) => codeAsServed(withChange(koodi, codes.get(koodi.uri)), koodisto));
}

/** A name that is given now is no working label any more. */
function withChange({ vahvistamaton, ...koodi }: Koodi, change: Partial<Koodi> | undefined): Koodi {
  const isLabel = (kieli: 'fi' | 'sv') => vahvistamaton?.[kieli] === true && change?.[kieli] === undefined;
  return { ...koodi, ...change, vahvistamaton: { fi: isLabel('fi'), sv: isLabel('sv') } };
}

/** The national list of units, with the common ones that are newer than it. */
async function units(): Promise<readonly Koodi[]> {
  const list = await lataaMukanaTulleet();
  const known = new Set(list.map(({ uri }) => uri));
  return [...list, ...shipped.yhteiset.filter(({ uri }) => !known.has(uri))];
}

function isKnown(koodisto: string): koodisto is KoodistoNimi {
  return koodistoNimet.some((nimi) => nimi === koodisto);
}

/** A working label of ours is not the service's name: it gives none. */
function codeAsServed({ uri, versio, fi, sv, vahvistamaton, voimassa, kaytossa }: Koodi, koodistoUri: string) {
  const metadata = (kieli: string, nimi: string | undefined) => ({
    kieli,
    nimi: nimi ?? null,
    lyhytNimi: null,
    kuvaus: null,
  });
  return {
    koodiUri: uri,
    koodiArvo: uri.slice(uri.indexOf('_') + 1),
    versio,
    tila: kaytossa === false ? 'PASSIIVINEN' : 'LUONNOS',
    voimassaAlkuPvm: voimassa?.alkaa ?? null,
    voimassaLoppuPvm: voimassa?.loppuu ?? null,
    koodisto: { koodistoUri, organisaatioOid: '1.2.246.562.10.00000000001', koodistoVersios: [1] },
    metadata: [
      metadata('FI', vahvistamaton?.fi === true ? undefined : fi),
      metadata('SV', vahvistamaton?.sv === true ? undefined : sv),
    ],
  };
}

/** Ids follow the order of the list; partial numbers match, as in ePerusteet. */
async function search(diaarinumero: string, data: PublicData) {
  const found = numbers(data)
    .map((number, index) => ({ number, id: index + 1000 }))
    .filter(({ number }) => number.includes(diaarinumero));
  const perusteet = await Promise.all(found.map(async ({ number, id }) => servedPeruste(number, id, data)));
  const rows = perusteet.flatMap((peruste) =>
    peruste === undefined ? [] : [{ ...peruste, tutkinnonOsat: undefined, koulutuksenOsat: undefined }],
  );
  return { data: rows, sivuja: 1, kokonaismäärä: rows.length, sivukoko: 50, sivu: 0 };
}

async function perusteWith(id: number, data: PublicData) {
  const number = numbers(data)[id - 1000];
  return number === undefined ? undefined : servedPeruste(number, id, data);
}

async function servedPeruste(diaarinumero: string, id: number, { perusteet }: PublicData) {
  const peruste = perusteet.get(diaarinumero) ?? (await lataaMukanaTullut(diaarinumero));
  return peruste && perusteAsServed(peruste, id);
}

function numbers({ perusteet }: PublicData): readonly string[] {
  return [...new Set([...shipped.perusteet.map(({ diaarinumero }) => diaarinumero), ...perusteet.keys()])];
}

/** The organisation with its schools, or the school under its provider. */
function organisations(oid: string) {
  const of = harjoitteluOppilaitokset.filter((school) => oid === school.oid || oid === school.koulutustoimija.oid);
  const provider = of[0]?.koulutustoimija;
  const node = ({ oid: own, fi, sv }: { oid: string; fi: string; sv: string }, tyyppi: string) => ({
    oid: own,
    nimi: { fi, sv },
    tyypit: [tyyppi],
  });
  const schools = of.map((school) => ({ ...node(school, 'organisaatiotyyppi_02'), children: [] }));
  return {
    numHits: of.length,
    organisaatiot: provider ? [{ ...node(provider, 'organisaatiotyyppi_01'), children: schools }] : [],
  };
}
