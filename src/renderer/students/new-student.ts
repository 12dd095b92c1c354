import { isDraft } from '../../shared/hoks/json-shape.ts';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import { isOpiskeluoikeusOid, isOppijaOid, isOrganisaatioOid } from '../../shared/identifiers/oid.ts';
import { perusteet } from '../../shared/reference/perusteet.ts';
import type { Student } from '../db/records.ts';
import { readDateEntry } from '../plan/date-entry.ts';

export type Tyyppi = 'ammatillinenkoulutus' | 'tuva';

/** A new student as typed. Everything is text; dates as people write them. */
export interface NewStudentEntry {
  readonly nimi: string;
  readonly ryhma: string;
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
  readonly tyyppi: Tyyppi;
  readonly alkaa: string;
  readonly paattyy: string;
  /** A code of koskiopiskeluoikeudentila without its list. */
  readonly tila: string;
  readonly oppilaitosOid: string;
  /** Empty when it is not chosen. */
  readonly diaarinumero: string;
  /** Code URIs of what is chosen within the qualification; empty when nothing is. */
  readonly osaamisala: string;
  readonly tutkintonimike: string;
}

export const emptyEntry: NewStudentEntry = {
  nimi: '',
  ryhma: '',
  oppijaOid: '',
  opiskeluoikeusOid: '',
  tyyppi: 'ammatillinenkoulutus',
  alkaa: '',
  paattyy: '',
  tila: 'lasna',
  oppilaitosOid: '',
  diaarinumero: '',
  osaamisala: '',
  tutkintonimike: '',
};

/** What was typed before and not saved, as far as it still fits the form; undefined when there is nothing. */
export function entryFrom(unfinished: unknown): NewStudentEntry | undefined {
  if (!isDraft(unfinished)) return undefined;
  const text = (name: keyof NewStudentEntry) => {
    const value = unfinished[name];
    return typeof value === 'string' ? value : emptyEntry[name];
  };
  return {
    nimi: text('nimi'),
    ryhma: text('ryhma'),
    oppijaOid: text('oppijaOid'),
    opiskeluoikeusOid: text('opiskeluoikeusOid'),
    tyyppi: unfinished['tyyppi'] === 'tuva' ? 'tuva' : 'ammatillinenkoulutus',
    alkaa: text('alkaa'),
    paattyy: text('paattyy'),
    tila: text('tila'),
    oppilaitosOid: text('oppilaitosOid'),
    diaarinumero: text('diaarinumero'),
    osaamisala: text('osaamisala'),
    tutkintonimike: text('tutkintonimike'),
  };
}

export type EntryProblem =
  | 'nimi'
  | 'hetu'
  | 'oppijaOid'
  | 'opiskeluoikeusOid'
  | 'opiskeluoikeusTaken'
  | 'alkaa'
  | 'paattyy'
  | 'paattyyEnnen'
  | 'oppilaitosOid';

export type EntryProblems = Readonly<Partial<Record<keyof NewStudentEntry, EntryProblem>>>;

/** A date without a year is the first such day from here on: study rights in use have begun within ten years. */
const earliestStart = (today: string) => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;

/**
 * What is wrong with the entry, by field; empty when it can be saved. `today` is YYYY-MM-DD. The institution may be left
 * out: eHOKS reads it from Koski. A personal identity code is never taken (requirements 1A).
 */
export function entryProblems(entry: NewStudentEntry, students: readonly Student[], today: string): EntryProblems {
  const problems: { -readonly [Name in keyof NewStudentEntry]?: EntryProblem } = {};
  if (entry.nimi.trim() === '') problems.nimi = 'nimi';
  Object.assign(problems, hetuProblems(entry));
  if (!isOppijaOid(entry.oppijaOid.trim())) problems.oppijaOid ??= 'oppijaOid';
  const oid = entry.opiskeluoikeusOid.trim();
  if (!isOpiskeluoikeusOid(oid)) problems.opiskeluoikeusOid ??= 'opiskeluoikeusOid';
  else if (studentOf(oid, students) !== undefined) problems.opiskeluoikeusOid = 'opiskeluoikeusTaken';
  const alkaa = readDateEntry(entry.alkaa, earliestStart(today));
  const paattyy = readDateEntry(entry.paattyy, alkaa ?? today);
  if (alkaa === undefined) problems.alkaa ??= 'alkaa';
  if (paattyy === undefined) problems.paattyy ??= 'paattyy';
  else if (alkaa !== undefined && paattyy < alkaa) problems.paattyy = 'paattyyEnnen';
  const oppilaitos = entry.oppilaitosOid.trim();
  if (oppilaitos !== '' && !isOrganisaatioOid(oppilaitos)) problems.oppilaitosOid ??= 'oppilaitosOid';
  return problems;
}

const typedFields = ['nimi', 'ryhma', 'oppijaOid', 'opiskeluoikeusOid', 'alkaa', 'paattyy', 'oppilaitosOid'] as const;

/** The fields that hold a personal identity code: told as it is typed, before anything else. */
export function hetuProblems(entry: NewStudentEntry): EntryProblems {
  return Object.fromEntries(typedFields.filter((name) => containsHetu(entry[name])).map((name) => [name, 'hetu']));
}

/** The student who already has this study right: one study right has one plan. */
export function studentOf(opiskeluoikeusOid: string, students: readonly Student[]): Student | undefined {
  return students.find(({ opiskeluoikeus }) => opiskeluoikeus.oid === opiskeluoikeusOid);
}

/** The student of an entry without problems, the study right in Koski's own words as far as it is known. */
export function newStudent(
  entry: NewStudentEntry,
  {
    id,
    today,
    oppilaitos,
  }: { readonly id: string; readonly today: string; readonly oppilaitos: Oppilaitos | undefined },
): Student {
  const alkaa = readDateEntry(entry.alkaa, earliestStart(today));
  const oppilaitosOid = entry.oppilaitosOid.trim();
  const name = oppilaitos?.oppilaitosOid === oppilaitosOid ? { nimi: { fi: oppilaitos.nimi } } : {};
  const ryhma = entry.ryhma.trim();
  return {
    id,
    nimi: entry.nimi.trim(),
    ...(ryhma === '' ? {} : { ryhma }),
    oppijaOid: entry.oppijaOid.trim(),
    opiskeluoikeus: {
      oid: entry.opiskeluoikeusOid.trim(),
      tyyppi: { koodiarvo: entry.tyyppi },
      alkamispäivä: alkaa,
      arvioituPäättymispäivä: readDateEntry(entry.paattyy, alkaa ?? today),
      ...(oppilaitosOid === '' ? {} : { oppilaitos: { oid: oppilaitosOid, ...name } }),
      tila: { opiskeluoikeusjaksot: [{ alku: alkaa, tila: { koodiarvo: entry.tila } }] },
      suoritukset: [suoritus(entry)],
    },
  };
}

interface Oppilaitos {
  readonly nimi: string;
  readonly oppilaitosOid: string;
}

function suoritus({ tyyppi, diaarinumero, osaamisala, tutkintonimike }: NewStudentEntry) {
  const koodiarvo = tyyppi === 'tuva' ? 'tuvakoulutuksensuoritus' : 'ammatillinentutkinto';
  if (diaarinumero === '') return { tyyppi: { koodiarvo } };
  const koulutus = perusteet().find((peruste) => peruste.diaarinumero === diaarinumero)?.koulutukset[0];
  const tunniste = koulutus === undefined ? {} : { tunniste: { koodiarvo: koulutus.replace('koulutus_', '') } };
  return {
    tyyppi: { koodiarvo },
    koulutusmoduuli: { ...tunniste, perusteenDiaarinumero: diaarinumero },
    ...(osaamisala !== '' && { osaamisala: [{ osaamisala: { koodiarvo: osaamisala.replace('osaamisala_', '') } }] }),
    ...(tutkintonimike !== '' && {
      tutkintonimike: [{ koodiarvo: tutkintonimike.replace('tutkintonimikkeet_', '') }],
    }),
  };
}
