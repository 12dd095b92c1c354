import { sizeOfUnit } from '../../shared/hoks/competence-points.ts';
import type { AnyDraft, Path, SummaryNames, Widget } from '../../shared/hoks/field-spec.ts';
import type { Kieli } from '../../shared/kieli.ts';
import { koodi, valittavatKoodit } from '../../shared/reference/koodistot.ts';
import { type Nimellinen, nimiKielella } from '../../shared/reference/nimi.ts';
import type { Peruste } from '../../shared/reference/perusteet.ts';
import type { TutkinnonOsaTieto } from '../../shared/reference/tutkinnon-osat.ts';
import { type Opintopolku, type OsaAlue, osanAlueet, yhteisetOsat } from '../../shared/reference/rakenne.ts';
import { osaAlueet } from '../../shared/reference/yhteiset-tutkinnon-osat.ts';
import { searchable } from '../../shared/searchable.ts';
import { showDate } from './date-entry.ts';
import { valueAt } from './value-at.ts';

/** One choice of a code picker: the name first, the code and its facts beside it. */
export interface CodeOption {
  readonly uri: string;
  readonly versio: number;
  readonly nimi: string;
  /** Set when the name is not in the language of the screen. */
  readonly kieli?: Kieli;
  /** Osaamispisteet, or weeks of TUVA. */
  readonly laajuus?: number;
  readonly pakollinen?: boolean;
  readonly vahvistamaton?: boolean;
  /** No shipped list names it. */
  readonly nimeton?: boolean;
}

/** Reference data as the open plan needs it: names, points and the choices of each picker. */
export interface Reference {
  readonly kieli: Kieli;
  readonly names: SummaryNames;
  readonly peruste: Peruste | undefined;
  /** The student's way through it. */
  readonly polku: Opintopolku;
  /** The choices of the student's own qualification and generation. */
  readonly ownOptions: (koodisto: CodeWidget['koodisto'], place: CodePlace) => readonly CodeOption[];
  /** One step further: the whole list. Empty when the first list is the whole already. */
  readonly allOptions: (koodisto: CodeWidget['koodisto']) => readonly CodeOption[];
  readonly option: (uri: string) => CodeOption | undefined;
}

export type CodeWidget = Extract<Widget, { type: 'code' }>;

/** Where a code stands: what it may be depends on the part and on the unit around it. */
export interface CodePlace {
  readonly root: unknown;
  readonly partPath: Path;
  readonly partName: string;
}

interface ReferenceSources {
  readonly kieli: Kieli;
  readonly peruste: Peruste | undefined;
  /** The national list of units; empty until it has been read. */
  readonly tutkinnonOsat: readonly TutkinnonOsaTieto[];
  /** First day of the study right, YYYY-MM-DD. */
  readonly alkamispaiva: string;
  /** Chosen in the study right; none when they are not known. */
  readonly osaamisalat?: readonly string[];
  readonly tutkintonimikkeet?: readonly string[];
  readonly today: string;
}

interface Coded extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  readonly laajuus?: number;
  readonly laajuusMinimi?: number;
  readonly pakollinen?: boolean;
}

export function createReference(sources: ReferenceSources): Reference {
  const { kieli, peruste, tutkinnonOsat, alkamispaiva, osaamisalat = [], tutkintonimikkeet = [], today } = sources;
  const ofPeruste = new Map<string, Coded>();
  for (const osa of peruste?.tutkinnonOsat ?? []) {
    ofPeruste.set(osa.uri, osa);
    // Several sub-areas may share a code, one per language studied: the code's own name stands for them all.
    for (const alue of osa.osaAlueet ?? []) ofPeruste.set(alue.uri, { ...alue, ...koodi(alue.uri) });
  }
  for (const osa of peruste?.koulutuksenOsat ?? []) ofPeruste.set(osa.uri, osa);
  const national = new Map(tutkinnonOsat.map((osa) => [osa.uri, osa]));
  const common = yhteisetOsat(peruste, alkamispaiva).map((osa) => ({ ...osa, laajuus: osa.laajuus.arvio }));
  const find = (uri: string): Coded | undefined => ofPeruste.get(uri) ?? koodi(uri) ?? national.get(uri);
  const toOption = (coded: Coded): CodeOption => optionOf(coded, kieli);
  // Some 9,600 rows: made once, when somebody first looks further than the own qualification.
  let allUnits: readonly CodeOption[] | undefined;

  const ownSubAreas = (place: CodePlace): readonly Coded[] => {
    const unitUri = unitAround(place);
    const ofUnit = unitUri === undefined ? [] : osanAlueet(unitUri, peruste);
    const listed = ofUnit.length > 0 ? ofUnit : osaAlueet(alkamispaiva, isCommon(unitUri) ? unitUri : undefined);
    const uris = new Set(listed.map((alue) => alue.uri));
    return [...uris].flatMap((uri) => areaOfUnit(ofUnit, uri) ?? ofPeruste.get(uri) ?? koodi(uri) ?? []);
  };

  const isCommon = (uri: string | undefined): boolean => common.some((osa) => osa.uri === uri);

  return {
    kieli,
    peruste,
    polku: { alkamispaiva, osaamisalat, tutkintonimikkeet },
    names: {
      kieli,
      codeName: (uri) => {
        const coded = find(uri);
        return (coded && nimiKielella(coded, kieli)?.nimi) ?? codeWord(uri, kieli);
      },
      date: showDate,
    },
    ownOptions: (koodisto, place) => {
      if (koodisto === 'tutkinnonosat') return ownUnits(peruste, common, place.partName).map(toOption);
      if (koodisto === 'ammatillisenoppiaineet') return ownSubAreas(place).map(toOption);
      if (koodisto === 'koulutuksenosattuva' && peruste !== undefined && peruste.koulutuksenOsat.length > 0) {
        return peruste.koulutuksenOsat.map(toOption);
      }
      return valittavatKoodit(koodisto, { paiva: today }).map(toOption);
    },
    allOptions: (koodisto) => {
      if (koodisto === 'ammatillisenoppiaineet') return valittavatKoodit(koodisto).map(toOption);
      if (koodisto !== 'tutkinnonosat') return [];
      allUnits ??= tutkinnonOsat.filter(({ kaytossa }) => kaytossa !== false).map(toOption);
      return allUnits;
    },
    option: (uri) => {
      const coded = find(uri);
      return coded && toOption(coded);
    },
  };
}

function ownUnits(peruste: Peruste | undefined, common: readonly Coded[], partName: string): readonly Coded[] {
  if (partName.includes('Yhteinen')) return common;
  return peruste?.tutkinnonOsat.filter((osa) => osa.yhteinen !== true) ?? [];
}

/** A sub-area as a choice: the size of its compulsory part, else of its optional one. */
function areaOfUnit(areas: readonly OsaAlue[], uri: string): Coded | undefined {
  const area = areas.find((one) => one.uri === uri);
  return area && { ...area, laajuus: (area.pakollinen ?? area.valinnainen)?.arvio, pakollinen: undefined };
}

/** Code URI of the nearest unit around a place. */
function unitAround({ root, partPath }: CodePlace): string | undefined {
  for (let length = partPath.length; length > 0; length--) {
    const uri = valueAt(root, [...partPath.slice(0, length), 'tutkinnon-osa-koodi-uri']);
    if (typeof uri === 'string') return uri;
  }
  return undefined;
}

function optionOf(coded: Coded, kieli: Kieli): CodeOption {
  const nimi = nimiKielella(coded, kieli);
  return {
    uri: coded.uri,
    versio: coded.versio,
    nimi: nimi?.nimi ?? codeWord(coded.uri, kieli),
    nimeton: nimi === undefined,
    kieli: nimi && nimi.kieli !== kieli ? nimi.kieli : undefined,
    laajuus: coded.laajuus ?? coded.laajuusMinimi,
    pakollinen: coded.pakollinen,
    vahvistamaton: nimi?.vahvistamaton,
  };
}

/** The code without its list: `106880` of `tutkinnonosat_106880`. */
export function bareCode(uri: string): string {
  return uri.slice(uri.indexOf('_') + 1);
}

/** What stands for a name that no shipped list gives: "koodi 02". */
function codeWord(uri: string, kieli: Kieli): string {
  return `${kieli === 'fi' ? 'koodi' : 'kod'} ${bareCode(uri)}`;
}

/** A code that no shipped list knows, as an imported plan may bring. */
export function unknownOption(uri: string, kieli: Kieli): CodeOption {
  return { uri, versio: 1, nimi: codeWord(uri, kieli), nimeton: true };
}

/** Options whose name or code holds every word that was typed; those that begin with it first. */
export function matching(options: readonly CodeOption[], typed: string, limit: number): readonly CodeOption[] {
  const words = searchable(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, limit);
  const found: { readonly option: CodeOption; readonly begins: boolean }[] = [];
  for (const option of options) {
    const text = searchable(`${option.nimi} ${option.uri}`);
    if (words.every((word) => text.includes(word))) found.push({ option, begins: text.startsWith(words[0] ?? '') });
  }
  return found
    .toSorted((a, b) => Number(b.begins) - Number(a.begins))
    .slice(0, limit)
    .map(({ option }) => option);
}

/** Osaamispisteet of a unit's draft (weeks of a TUVA part), as well as they are known. */
export function pointsOfDraft(draft: AnyDraft, { peruste }: Reference): number | undefined {
  return sizeOfUnit(draft, peruste).arvio;
}
