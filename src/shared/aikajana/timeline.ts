import type { AnyDraft, Part, Path, SummaryNames } from '../hoks/field-spec.ts';
import { hoks, type HoksDraft, type HoksFields } from '../hoks/hoks.ts';
import { isDraft, isList } from '../hoks/json-shape.ts';
import type { Opiskeluoikeus } from '../hoks/opiskeluoikeus.ts';
import { itemName } from '../hoks/place.ts';
import { KOULUTUSSOPIMUS, OPPISOPIMUS } from '../hoks/rules/workplace-type.ts';
import { type DatedPart, type DateFault, datedParts } from './dated-parts.ts';
import { dayNumber, type Span } from './spans.ts';

/** How an entry is drawn. Study: what competence is acquired in, so that it counts as load. */
export const studyKinds = ['school', 'agreement', 'apprenticeship'] as const;
export type EntryKind =
  | (typeof studyKinds)[number]
  | 'demonstration'
  | 'break'
  | 'environment'
  | 'support'
  /** Prior learning sent to be assessed. */
  | 'assessment';

/** One dated thing of the plan. */
export interface Entry {
  readonly kind: EntryKind;
  /** Its part in the document. */
  readonly path: Path;
  /** What it is: the way of acquiring competence, "Näyttö". */
  readonly label: string;
  /** Where: workplace, place of the demonstration, environment. Empty when not told. */
  readonly place: string;
  /** The workplace's Y-tunnus or else its name, to tell whether two periods are at the same one. */
  readonly workplace: string;
  /** Percent of full time; 100 when not told. */
  readonly share: number;
  /** YYYY-MM-DD as the plan has it; empty when it is missing or no day. */
  readonly alku: string;
  readonly loppu: string;
  readonly span: Span | undefined;
  readonly fault: DateFault | undefined;
  /** Of a break or an environment: the period it belongs to. */
  readonly around: Path | undefined;
}

export interface TimelineRow {
  /** A group's row says what the rows under it are. */
  readonly kind: 'group' | 'part';
  /** The part behind the row; the list's own when a group is no part. */
  readonly path: Path;
  readonly name: string;
  /** Osaamispisteet, weeks in preparatory education. */
  readonly points: number | undefined;
  readonly isRecognised: boolean;
  /** Competence to acquire: has to have a time. */
  readonly isAcquired: boolean;
  readonly entries: readonly Entry[];
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  /** First and last day of the study right, as far as they are known. */
  readonly limits: { readonly first: number | undefined; readonly last: number | undefined };
}

export interface TimelineSources {
  readonly opiskeluoikeus: Opiskeluoikeus;
  readonly names: SummaryNames;
  /** Points of a unit, or of a sub-area in its unit. */
  readonly pointsOf: (draft: AnyDraft, unit?: AnyDraft) => number | undefined;
}

type ListName = keyof HoksFields & `${'hankittavat' | 'aiemmin' | 'oppimisen' | 'opiskeluvalmiuksia'}-${string}`;

const plainLists: readonly (readonly [ListName, recognised?: ListName])[] = [
  ['hankittavat-ammat-tutkinnon-osat', 'aiemmin-hankitut-ammat-tutkinnon-osat'],
  ['hankittavat-paikalliset-tutkinnon-osat', 'aiemmin-hankitut-paikalliset-tutkinnon-osat'],
];
const laterLists: readonly (readonly [ListName])[] = [
  ['hankittavat-koulutuksen-osat'],
  ['opiskeluvalmiuksia-tukevat-opinnot'],
  ['oppimisen-tuki'],
];

/** The rows of the timeline, in the order of the plan. Never throws, whatever state the draft is in. */
export function timelineOf(draft: HoksDraft, sources: TimelineSources): Timeline {
  const { alkamispäivä, arvioituPäättymispäivä, päättymispäivä } = sources.opiskeluoikeus;
  const limits = { first: dayNumber(alkamispäivä), last: dayNumber(arvioituPäättymispäivä ?? päättymispäivä) };
  const rowOf = createRowOf(sources, limits.last);
  const listRows = (name: ListName | undefined): readonly TimelineRow[] =>
    name === undefined ? [] : itemsOf(draft, name).map((item) => rowOf(item));
  const grouped = ([name, recognised]: readonly [ListName, ListName?]): readonly TimelineRow[] => {
    const rows = [...listRows(name), ...listRows(recognised)];
    return rows.length === 0 ? [] : [groupOver(rows, hoks.fields[name].label[sources.names.kieli], [name]), ...rows];
  };
  const rows = [...plainLists.flatMap(grouped), ...commonRows(draft, rowOf), ...laterLists.flatMap(grouped)];
  return { rows, limits };
}

interface Item {
  readonly part: Part;
  readonly draft: AnyDraft;
  readonly path: Path;
  readonly siblings: readonly unknown[];
  /** The unit around a sub-area. */
  readonly unit?: AnyDraft;
}

type RowOf = (item: Item) => TimelineRow;

/** Common units stand over their sub-areas; a sub-area acquired before stands with the others of its unit. */
function commonRows(draft: HoksDraft, rowOf: RowOf): readonly TimelineRow[] {
  const unitCode = ({ draft: unit }: Item) => unit['tutkinnon-osa-koodi-uri'];
  const toAcquire = itemsOf(draft, 'hankittavat-yhteiset-tutkinnon-osat');
  const acquired = itemsOf(draft, 'aiemmin-hankitut-yhteiset-tutkinnon-osat');
  const codes = new Set<unknown>(toAcquire.map(unitCode).filter((code) => code !== undefined));
  const isBeside = (unit: Item) => codes.has(unitCode(unit));
  return [...toAcquire, ...acquired].flatMap((unit, index) => {
    const isFirstOfCode = toAcquire.findIndex((one) => unitCode(one) === unitCode(unit)) === index;
    const beside = isFirstOfCode
      ? acquired.filter((other) => isBeside(other) && unitCode(other) === unitCode(unit))
      : [];
    if (index >= toAcquire.length && isBeside(unit)) return [];
    const areas = [unit, ...beside].flatMap(subAreas).map((area) => rowOf(area));
    // What a unit acquired before carries itself keeps a row of its own: the group's row may be another unit's.
    const besideRows = beside.map((one) => rowOf(one)).filter((row) => row.entries.length > 0);
    const own = rowOf(unit);
    if (areas.length === 0 && besideRows.length === 0) return [own];
    const under = [...areas, ...besideRows];
    return [{ ...own, kind: 'group', isAcquired: false, points: pointsOfGroup(own, under) }, ...under];
  });
}

function subAreas({ draft, part, path }: Item): readonly Item[] {
  const field = part.fields['osa-alueet'];
  const siblings = draft['osa-alueet'];
  if (field?.kind !== 'parts' || !isList(siblings)) return [];
  return siblings.flatMap((area, index) =>
    isDraft(area)
      ? [{ part: field.part, draft: area, path: [...path, 'osa-alueet', index], siblings, unit: draft }]
      : [],
  );
}

function itemsOf(draft: HoksDraft, name: ListName): readonly Item[] {
  const field = hoks.fields[name];
  const siblings: unknown = draft[name];
  if (field.kind !== 'parts' || !isList(siblings)) return [];
  return siblings.flatMap((item, index) =>
    isDraft(item) ? [{ part: field.part, draft: item, path: [name, index], siblings }] : [],
  );
}

function groupOver(rows: readonly TimelineRow[], name: string, path: Path): TimelineRow {
  return { kind: 'group', path, name, points: sumOfPoints(rows), isRecognised: false, isAcquired: false, entries: [] };
}

/** What stands under it, recognised or not, so that the numbers add up; the unit's own size while one of them is not known. */
function pointsOfGroup(own: TimelineRow, under: readonly TimelineRow[]): number | undefined {
  return under.every(({ points }) => points !== undefined) ? sumOfPoints(under) : (own.points ?? sumOfPoints(under));
}

function sumOfPoints(rows: readonly TimelineRow[]): number | undefined {
  const known = rows.flatMap(({ points }) => points ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, points) => sum + points, 0);
}

function createRowOf({ names, pointsOf }: TimelineSources, until: number | undefined): RowOf {
  return ({ part, draft, path, siblings, unit }) => {
    const list = String(path[0]);
    // A sub-area of a vocational unit's demonstration has no days of its own; a common unit's sub-areas are rows.
    const isOwn = (found: DatedPart) =>
      !(path.length === 2 && list.includes('yhteiset') && found.path[2] === 'osa-alueet');
    return {
      kind: 'part',
      path,
      name: itemName(part, siblings.map(withoutDates), Number(path.at(-1)), names),
      points: pointsOf(draft, unit),
      isRecognised: list.startsWith('aiemmin'),
      isAcquired: list.startsWith('hankittavat'),
      entries: datedParts(part, draft, path, until)
        .filter(isOwn)
        .map((found) => entryOf(found, names)),
    };
  };
}

/** A row's name says what, its bars say when. */
function withoutDates(item: unknown): unknown {
  if (!isDraft(item)) return item;
  const { alku: _alku, loppu: _loppu, ...rest } = item;
  return rest;
}

function entryOf({ part, draft, path, span, fault, around }: DatedPart, names: SummaryNames): Entry {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const day = (value: unknown) => (dayNumber(value) === undefined ? '' : text(value));
  const named = (value: unknown) => (text(value) === '' ? '' : names.codeName(text(value)));
  const inside = (name: string) => (isDraft(draft[name]) ? draft[name] : {});
  const workplace = inside('tyopaikalla-jarjestettava-koulutus');
  const share = draft['osa-aikaisuustieto'];
  return {
    kind: kindOf(part, draft),
    path,
    label: named(draft['osaamisen-hankkimistapa-koodi-uri']) || part.label[names.kieli],
    place:
      text(workplace['tyopaikan-nimi']) ||
      text(inside('nayttoymparisto')['nimi']) ||
      named(draft['oppimisymparisto-koodi-uri']),
    workplace: text(workplace['tyopaikan-y-tunnus']) || text(workplace['tyopaikan-nimi']).toLowerCase(),
    share: typeof share === 'number' && share > 0 ? share : 100,
    alku: day(draft['alku'] ?? draft['lahetetty-arvioitavaksi']),
    loppu: day(draft['loppu'] ?? (part.fields['loppu'] ? undefined : draft['lahetetty-arvioitavaksi'])),
    span,
    fault,
    around: around?.path,
  };
}

function kindOf(part: Part, draft: AnyDraft): EntryKind {
  switch (part.name) {
    case 'OsaamisenOsoittaminen':
      return 'demonstration';
    case 'Keskeytymisajanjakso':
      return 'break';
    case 'MuuOppimisymparisto':
      return 'environment';
    case 'OppimisenTuki':
    case 'OpiskeluvalmiuksiaTukevatOpinnot':
      return 'support';
    case 'TodennettuArviointiLisatiedot':
      return 'assessment';
    default: {
      const way = draft['osaamisen-hankkimistapa-koodi-uri'];
      if (way === KOULUTUSSOPIMUS) return 'agreement';
      return way === OPPISOPIMUS ? 'apprenticeship' : 'school';
    }
  }
}

/** Whether competence is acquired in it. */
export function isStudy({ kind }: Entry): boolean {
  return studyKinds.some((study) => study === kind);
}

/** The days on which something is really going on: without the breaks of a period. */
export function breaksOf(entry: Entry, row: TimelineRow): readonly Span[] {
  const key = entry.path.join('.');
  return row.entries.flatMap(({ kind, around, span }) =>
    kind === 'break' && span !== undefined && around?.join('.') === key ? [span] : [],
  );
}
