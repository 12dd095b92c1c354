import type { AnyDraft, Part, Path } from '../hoks/field-spec.ts';
import { hoks } from '../hoks/hoks.ts';
import { draftsIn, isDraft, isList } from '../hoks/json-shape.ts';
import { osaamisenHankkimistapa } from '../hoks/osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from '../hoks/osaamisen-osoittaminen.ts';
import type { ConsentScope } from '../meeting/consents.ts';
import type { RecipientClass } from './disclosure.ts';

/**
 * What a recipient may be given of a plan (R33, R38). Everything is named that goes along; nothing goes along because it was
 * forgotten to be left out. Secret fields never do, and neither does what stays on this machine only.
 */
export type ExtractRequest =
  | { readonly recipientClass: Extract<RecipientClass, 'viranomainen' | 'tyollisyysrahasto'> }
  /** `path`: the one workplace period of the supervisor, the one demonstration of the assessor. */
  | { readonly recipientClass: Extract<RecipientClass, 'ohjaaja' | 'arvioija'>; readonly path: Path }
  | { readonly recipientClass: Extract<RecipientClass, 'suostumus'>; readonly scope: ConsentScope };

/** A piece of an extract: which unit it belongs to, and what of it is given. */
export interface ExtractEntry {
  readonly part: Part;
  /** What the unit is told by; absent for what belongs to the whole plan. */
  readonly unit?: AnyDraft;
  readonly content: AnyDraft;
}

/** A period or a demonstration of a unit that is to be acquired. */
export interface PlaceInPlan {
  readonly path: Path;
  readonly unit: AnyDraft;
  readonly draft: AnyDraft;
}

/** Names of fields that may go; `true` for all of a value that has no parts of its own. */
type Allowed = { readonly [name: string]: true | Allowed };

const unitFields: Allowed = {
  'tutkinnon-osa-koodi-uri': true,
  'koulutuksen-osa-koodi-uri': true,
  'osa-alue-koodi-uri': true,
  nimi: true,
};

const schedule: Allowed = { 'osaamisen-hankkimistapa-koodi-uri': true, alku: true, loppu: true };

const workplace: Allowed = { 'tyopaikan-nimi': true, 'tyopaikan-y-tunnus': true };

const allowed = {
  /** The supervisor: the agreed content of the period, the people named for it, nothing of the student's other studies. */
  ohjaaja: {
    ...schedule,
    'osa-aikaisuustieto': true,
    'tyopaikalla-jarjestettava-koulutus': {
      ...workplace,
      'keskeiset-tyotehtavat': true,
      'vastuullinen-tyopaikka-ohjaaja': { nimi: true, sahkoposti: true, puhelinnumero: true },
    },
    'jarjestajan-edustaja': { nimi: true, rooli: true },
  },
  arvioija: {
    alku: true,
    loppu: true,
    nayttoymparisto: { nimi: true, 'y-tunnus': true, kuvaus: true },
    'sisallon-kuvaus': true,
    'osa-alueet': { 'koodi-uri': true },
    'koulutuksen-jarjestaja-osaamisen-arvioijat': { nimi: true },
    'tyoelama-osaamisen-arvioijat': { nimi: true, organisaatio: { nimi: true } },
  },
  /** The fund: that there is training at a workplace, where and when. Nobody who works there. */
  tyollisyysrahasto: {
    ...schedule,
    'osa-aikaisuustieto': true,
    'oppisopimuksen-perusta-koodi-uri': true,
    'tyopaikalla-jarjestettava-koulutus': workplace,
  },
  goals: {
    'urasuunnitelma-koodi-uri': true,
    'osaamisen-hankkimisen-tarve': true,
    'hankittavat-koulutuksen-osat': { 'koulutuksen-osa-koodi-uri': true, alku: true, loppu: true },
  },
  workplacePeriods: {
    ...schedule,
    'tyopaikalla-jarjestettava-koulutus': { ...workplace, 'keskeiset-tyotehtavat': true },
  },
  demonstrations: { alku: true, loppu: true, nayttoymparisto: { nimi: true }, 'sisallon-kuvaus': true },
} as const satisfies Record<string, Allowed>;

/** What the recipient is given; empty when the plan holds none of it. Pure. */
export function extractOf(document: AnyDraft, request: ExtractRequest): readonly ExtractEntry[] {
  switch (request.recipientClass) {
    case 'viranomainen':
      return [whole(document)];
    case 'tyollisyysrahasto':
      return workplacePeriods(document).map((place) => entry(osaamisenHankkimistapa, place, allowed.tyollisyysrahasto));
    case 'ohjaaja':
      return one(workplacePeriods(document), request.path, osaamisenHankkimistapa, allowed.ohjaaja);
    case 'arvioija':
      return one(demonstrations(document), request.path, osaamisenOsoittaminen, allowed.arvioija);
    case 'suostumus':
      return ofScope(document, request.scope);
  }
}

/** The workplace periods of the units that are to be acquired. */
export function workplacePeriods(document: AnyDraft): readonly PlaceInPlan[] {
  return placesOf(document, 'osaamisen-hankkimistavat').filter(({ draft }) =>
    isDraft(draft['tyopaikalla-jarjestettava-koulutus']),
  );
}

/** The demonstrations of the units that are to be acquired. */
export function demonstrations(document: AnyDraft): readonly PlaceInPlan[] {
  return placesOf(document, 'osaamisen-osoittaminen');
}

/** Names of all fields that an extract holds, with dots between, each once: what the log of disclosures keeps. */
export function fieldNamesOf(entries: readonly ExtractEntry[]): readonly string[] {
  return [
    ...new Set(entries.flatMap(({ unit, content }) => [...namesIn(unit, ''), ...namesIn(content, '')])),
  ].toSorted();
}

function ofScope(document: AnyDraft, scope: ConsentScope): readonly ExtractEntry[] {
  switch (scope) {
    case 'whole':
      return [whole(document)];
    case 'goalsAndSchedule':
      return [
        { part: hoks, content: projected(document, allowed.goals) },
        ...placesOf(document, 'osaamisen-hankkimistavat').map((place) =>
          entry(osaamisenHankkimistapa, place, schedule),
        ),
      ];
    case 'workplacePeriods':
      return workplacePeriods(document).map((place) => entry(osaamisenHankkimistapa, place, allowed.workplacePeriods));
    case 'demonstrations':
      return demonstrations(document).map((place) => entry(osaamisenOsoittaminen, place, allowed.demonstrations));
  }
}

function one(places: readonly PlaceInPlan[], path: Path, part: Part, fields: Allowed): readonly ExtractEntry[] {
  const place = places.find((other) => other.path.join('.') === path.join('.'));
  return place === undefined ? [] : [entry(part, place, fields)];
}

function entry(part: Part, { unit, draft }: PlaceInPlan, fields: Allowed): ExtractEntry {
  return { part, unit: projected(unit, unitFields), content: projected(draft, fields) };
}

function whole(document: AnyDraft): ExtractEntry {
  return { part: hoks, content: withoutSecrets(hoks, document) };
}

/** What the field lists know and do not mark as secret; nothing that only the server writes. */
function withoutSecrets(part: Part, draft: AnyDraft): AnyDraft {
  return Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) => {
      const value = draft[name];
      if (value === undefined || field.secret === true || field.local === true) return [];
      if (field.kind === 'scalar') return field.widget.type === 'none' ? [] : [[name, value]];
      if (field.kind === 'parts') return [[name, draftsIn(value).map((item) => withoutSecrets(field.part, item))]];
      return isDraft(value) ? [[name, withoutSecrets(field.part, value)]] : [];
    }),
  );
}

function projected(draft: AnyDraft, fields: Allowed): AnyDraft {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, inner]) => {
      const value = draft[name];
      if (value === undefined) return [];
      if (inner === true) return isDraft(value) || draftsIn(value).length > 0 ? [] : [[name, value]];
      if (isList(value)) return [[name, draftsIn(value).map((item) => projected(item, inner))]];
      return isDraft(value) ? [[name, projected(value, inner)]] : [];
    }),
  );
}

const unitLists = [
  'hankittavat-ammat-tutkinnon-osat',
  'hankittavat-paikalliset-tutkinnon-osat',
  'hankittavat-yhteiset-tutkinnon-osat',
] as const;

/** A common unit holds its periods and demonstrations by sub-area. */
function placesOf(document: AnyDraft, list: 'osaamisen-hankkimistavat' | 'osaamisen-osoittaminen'): PlaceInPlan[] {
  const owners = unitLists.flatMap((units) =>
    draftsIn(document[units]).flatMap((unit, index) => [
      { unit, path: [units, index] },
      ...draftsIn(unit['osa-alueet']).map((area, at) => ({ unit: area, path: [units, index, 'osa-alueet', at] })),
    ]),
  );
  return owners.flatMap(({ unit, path }) =>
    draftsIn(unit[list]).map((draft, index) => ({ unit, draft, path: [...path, list, index] })),
  );
}

function namesIn(value: unknown, before: string): string[] {
  if (isList(value)) return value.flatMap((item) => (isDraft(item) ? namesIn(item, before) : []));
  if (!isDraft(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = before === '' ? name : `${before}.${name}`;
    const within = namesIn(inner, here);
    return within.length > 0 ? within : [here];
  });
}
