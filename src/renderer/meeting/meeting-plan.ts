import type { AnyDraft, Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { isWorkplacePeriod, OPPISOPIMUS } from '../../shared/hoks/rules/workplace-type.ts';
import { joined, textOf } from '../../shared/hoks/summaries.ts';

/**
 * What the meeting view tells of a plan, in the plan's own words and the names of codes: never a code, an identifier or a
 * contact of somebody else. `path` is where each thing is mended; it is not shown.
 */
export interface MeetingPlan {
  /** Name of the career goal. */
  readonly goal: string;
  /** Whether there is something to learn; undefined until it is answered. */
  readonly need: boolean | undefined;
  readonly email: string;
  readonly phone: string;
  readonly recognised: readonly RecognisedUnit[];
  /** In the order of the plan. */
  readonly units: readonly LearnedUnit[];
  readonly support: readonly Support[];
  /** Who answers for workplace periods on the school's side, "name, role"; nobody twice. */
  readonly representatives: readonly string[];
}

interface Unit {
  readonly path: Path;
  /** Empty when the code has no known name. */
  readonly name: string;
  /** Competence points, or weeks of preparatory education. */
  readonly points: number | undefined;
  readonly areas: readonly string[];
}

export interface RecognisedUnit extends Unit {
  /** How it becomes a part of the qualification: shown in words where the code list names it. */
  readonly process: string;
  readonly sentOn: string;
}

export interface LearnedUnit extends Unit {
  readonly periods: readonly LearningPeriod[];
  readonly demonstrations: readonly Demonstration[];
}

export interface Dates {
  /** YYYY-MM-DD, empty when not known. */
  readonly alku: string;
  readonly loppu: string;
}

export interface LearningPeriod extends Dates {
  readonly path: Path;
  /** The unit or the sub-area that is learnt. */
  readonly what: string;
  readonly points: number | undefined;
  /** Undefined at school. */
  readonly workplace: Workplace | undefined;
}

export interface Workplace {
  /** Empty when not named. */
  readonly name: string;
  readonly isApprenticeship: boolean;
  readonly instructor: string;
  readonly tasks: readonly string[];
  /** Per cent of full time. */
  readonly partTime: number | undefined;
}

export interface Demonstration extends Dates {
  readonly path: Path;
  readonly what: string;
  readonly place: string;
  readonly content: readonly string[];
  readonly assessors: readonly string[];
}

export interface Support extends Dates {
  readonly path: Path;
  readonly name: string;
  readonly text: string;
}

/** Names and points of codes. Nothing is better than a code: a name that is not known is empty. */
export interface MeetingNames {
  readonly nameOf: (uri: string) => string;
  readonly pointsOf: (unit: AnyDraft) => number | undefined;
}

const recognisedLists = [
  'aiemmin-hankitut-ammat-tutkinnon-osat',
  'aiemmin-hankitut-paikalliset-tutkinnon-osat',
  'aiemmin-hankitut-yhteiset-tutkinnon-osat',
] as const;
const learnedLists = [
  'hankittavat-ammat-tutkinnon-osat',
  'hankittavat-paikalliset-tutkinnon-osat',
  'hankittavat-yhteiset-tutkinnon-osat',
  'hankittavat-koulutuksen-osat',
] as const;

/** Reads a draft in whatever state it is; what is missing is empty. */
export function meetingPlan(draft: HoksDraft, names: MeetingNames): MeetingPlan {
  return {
    goal: nameAt(draft, 'urasuunnitelma-koodi-uri', names),
    need: draft['osaamisen-hankkimisen-tarve'],
    email: textOf(draft, 'sahkoposti'),
    phone: textOf(draft, 'puhelinnumero'),
    recognised: recognisedLists.flatMap((list) =>
      itemsAt(draft, [], list).map(({ item, path }) => ({
        ...unitOf(item, path, names),
        process: nameAt(item, 'valittu-todentamisen-prosessi-koodi-uri', names),
        sentOn: sentOn(item),
      })),
    ),
    units: learnedLists.flatMap((list) =>
      itemsAt(draft, [], list).map(({ item, path }) => learnedUnit(item, path, names)),
    ),
    support: [
      ...itemsAt(draft, [], 'oppimisen-tuki').map(({ item, path }) => ({
        path,
        name: nameAt(item, 'oppimisen-tuen-tyyppi-koodi-uri', names),
        text: nameAt(item, 'tutkinnon-osan-tyyppi-koodi-uri', names),
        ...datesOf(item),
      })),
      ...itemsAt(draft, [], 'opiskeluvalmiuksia-tukevat-opinnot').map(({ item, path }) => ({
        path,
        name: textOf(item, 'nimi'),
        text: textOf(item, 'kuvaus'),
        ...datesOf(item),
      })),
    ],
    representatives: representativesOf(draft),
  };
}

function learnedUnit(unit: AnyDraft, path: Path, names: MeetingNames): LearnedUnit {
  const own = unitOf(unit, path, names);
  const owners = [
    { item: unit, path, what: own.name, points: own.points },
    ...itemsAt(unit, path, 'osa-alueet').map((area) => ({
      ...area,
      what: nameAt(area.item, 'osa-alue-koodi-uri', names),
      // How much of a sub-area is compulsory is not told here: the unit's own points are.
      points: undefined,
    })),
  ];
  const whole: LearningPeriod[] = isPreparatory(unit)
    ? [{ path, what: own.name, points: own.points, workplace: undefined, ...datesOf(unit) }]
    : [];
  return {
    ...own,
    periods: [
      ...whole,
      ...owners.flatMap(({ item: owner, path: at, what, points }) =>
        itemsAt(owner, at, 'osaamisen-hankkimistavat').map(({ item, path: periodPath }) => ({
          path: periodPath,
          what,
          points,
          workplace: workplaceOf(item),
          ...datesOf(item),
        })),
      ),
    ],
    demonstrations: owners.flatMap(({ item: owner, path: at, what }) =>
      itemsAt(owner, at, 'osaamisen-osoittaminen').map(({ item, path: demonstrationPath }) =>
        demonstrationOf(item, demonstrationPath, what),
      ),
    ),
  };
}

/** The people who answer for workplace periods on the school's side, as the plan names them; nobody twice. */
export function representativesOf(draft: HoksDraft): readonly string[] {
  const units = learnedLists.flatMap((list) => itemsAt(draft, [], list));
  const owners = units.flatMap((unit) => [unit, ...itemsAt(unit.item, unit.path, 'osa-alueet')]);
  const people = owners
    .flatMap(({ item, path }) => itemsAt(item, path, 'osaamisen-hankkimistavat'))
    .map(({ item }) => partAt(item, 'jarjestajan-edustaja'))
    .filter((person) => textOf(person, 'nimi') !== '')
    .map((person) => joined(textOf(person, 'nimi'), textOf(person, 'rooli')));
  return [...new Set(people)];
}

/** A unit of preparatory education has its days itself and no periods (contract 3.5). */
function isPreparatory(unit: AnyDraft): boolean {
  return 'koulutuksen-osa-koodi-uri' in unit;
}

function unitOf(unit: AnyDraft, path: Path, names: MeetingNames): Unit {
  const name =
    textOf(unit, 'nimi') ||
    nameAt(unit, 'tutkinnon-osa-koodi-uri', names) ||
    nameAt(unit, 'koulutuksen-osa-koodi-uri', names);
  const areas = itemsAt(unit, path, 'osa-alueet').map(({ item }) => nameAt(item, 'osa-alue-koodi-uri', names));
  return { path, name, points: names.pointsOf(unit), areas: areas.filter(Boolean) };
}

function workplaceOf(period: AnyDraft): Workplace | undefined {
  if (!isWorkplacePeriod(period)) return undefined;
  const workplace = partAt(period, 'tyopaikalla-jarjestettava-koulutus');
  const partTime = period['osa-aikaisuustieto'];
  return {
    name: textOf(workplace, 'tyopaikan-nimi'),
    isApprenticeship: period['osaamisen-hankkimistapa-koodi-uri'] === OPPISOPIMUS,
    instructor: textOf(partAt(workplace, 'vastuullinen-tyopaikka-ohjaaja'), 'nimi'),
    tasks: textsAt(workplace, 'keskeiset-tyotehtavat'),
    partTime: typeof partTime === 'number' ? partTime : undefined,
  };
}

function demonstrationOf(demonstration: AnyDraft, path: Path, what: string): Demonstration {
  const assessors = ['koulutuksen-jarjestaja-osaamisen-arvioijat', 'tyoelama-osaamisen-arvioijat'].flatMap((list) =>
    itemsAt(demonstration, path, list).map(({ item }) => textOf(item, 'nimi')),
  );
  return {
    path,
    what,
    place: textOf(partAt(demonstration, 'nayttoymparisto'), 'nimi'),
    content: textsAt(demonstration, 'sisallon-kuvaus'),
    assessors: assessors.filter(Boolean),
    ...datesOf(demonstration),
  };
}

function sentOn(unit: AnyDraft): string {
  return textOf(partAt(unit, 'tarkentavat-tiedot-osaamisen-arvioija'), 'lahetetty-arvioitavaksi');
}

function datesOf(draft: AnyDraft): Dates {
  return { alku: textOf(draft, 'alku'), loppu: textOf(draft, 'loppu') };
}

function nameAt(draft: AnyDraft, field: string, { nameOf }: MeetingNames): string {
  const uri = textOf(draft, field);
  return uri === '' ? '' : nameOf(uri);
}

function partAt(draft: AnyDraft, field: string): AnyDraft {
  const part = draft[field];
  return isDraft(part) ? part : {};
}

function textsAt(draft: AnyDraft, field: string): readonly string[] {
  const texts = draft[field];
  return Array.isArray(texts) ? texts.filter((text): text is string => typeof text === 'string' && text !== '') : [];
}

/** The objects of a list with the way to each; an index is the list's own, whatever else stands in it. */
function itemsAt(
  owner: AnyDraft,
  path: Path,
  list: string,
): readonly { readonly item: AnyDraft; readonly path: Path }[] {
  const items = owner[list];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => (isDraft(item) ? [{ item, path: [...path, list, index] }] : []));
}

/** For sorting by the first day. */
export function byStart(one: Dates, other: Dates): number {
  return one.alku < other.alku ? -1 : one.alku > other.alku ? 1 : 0;
}
