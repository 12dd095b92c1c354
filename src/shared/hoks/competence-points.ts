import { type Laajuus, summa, tasan, tuntematon } from '../reference/laajuus.ts';
import type { Nimellinen } from '../reference/nimi.ts';
import type { Peruste } from '../reference/perusteet.ts';
import {
  onPakollinen,
  onPerustutkinto,
  onTuva,
  type Opintopolku,
  osanAlueet,
  osanLaajuus,
  type OsaAlue,
  pakollisetOsat,
  yhteisetOsat,
} from '../reference/rakenne.ts';
import { kaikkiYhteiset } from '../reference/yhteiset-tutkinnon-osat.ts';
import type { AnyDraft } from './field-spec.ts';
import type { HoksDraft } from './hoks.ts';
import { draftsIn } from './json-shape.ts';

/** Competence points of a plan against its qualification (weeks in TUVA). */

const VOCATIONAL = 'tutkinnon-osa-koodi-uri';

export function codeOf(draft: AnyDraft, name: string = VOCATIONAL): string | undefined {
  const code = draft[name];
  return typeof code === 'string' ? code : undefined;
}

/** Size of a unit of a plan, whatever list it is in and whatever state it is in. */
export function sizeOfUnit(draft: AnyDraft, peruste: Peruste | undefined): Laajuus {
  const code = codeOf(draft);
  if (code === undefined) return sizeOfLocalOrTuva(draft, peruste);
  const unit = peruste?.tutkinnonOsat.find(({ uri }) => uri === code);
  const whole = unit ? osanLaajuus(unit) : commonUnitSize(code);
  const areas = draftsIn(draft['osa-alueet']);
  const known = osanAlueet(code, peruste);
  if (areas.length === 0) return known.length === 0 ? whole : { ...tuntematon, arvio: whole.arvio };
  const sizes = [...countedCodes(areas)].map(([uri, times]) => {
    const area = known.find((one) => one.uri === uri);
    return area ? sizeOfArea(area, times) : tuntematon;
  });
  const sum = summa(sizes);
  // One sub-area of unknown size: the unit as a whole is the better guess.
  return sizes.some(({ arvio }) => arvio === undefined) ? { ...sum, arvio: whole.arvio } : sum;
}

function sizeOfLocalOrTuva(draft: AnyDraft, peruste: Peruste | undefined): Laajuus {
  if (typeof draft['laajuus'] === 'number') return tasan(draft['laajuus']);
  const code = codeOf(draft, 'koulutuksen-osa-koodi-uri');
  const part = peruste?.koulutuksenOsat.find(({ uri }) => uri === code);
  return part ? { arvio: undefined, min: part.laajuusMinimi, max: part.laajuusMaksimi } : tuntematon;
}

function commonUnitSize(code: string): Laajuus {
  const unit = kaikkiYhteiset().find(({ uri }) => uri === code);
  return unit?.laajuus === undefined ? tuntematon : tasan(unit.laajuus);
}

function countedCodes(areas: readonly AnyDraft[]): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const area of areas) {
    const code = codeOf(area, 'osa-alue-koodi-uri');
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/**
 * The API cannot tell the compulsory part of a sub-area from its optional one: a code given once stands for the
 * compulsory part, given twice for both, and may in truth be either or both.
 */
function sizeOfArea({ pakollinen, valinnainen }: OsaAlue, times: number): Laajuus {
  if (pakollinen === undefined || valinnainen === undefined) return pakollinen ?? valinnainen ?? tuntematon;
  const both = summa([pakollinen, valinnainen]);
  if (times > 1) return both;
  return { arvio: pakollinen.arvio, min: Math.min(pakollinen.min, valinnainen.min), max: both.max };
}

/** What the plan holds of one group of units, and what the qualification asks for. */
export interface PointsGroup {
  readonly id: 'kaikki' | 'ammatilliset' | 'pakolliset' | 'paikalliset' | 'yhteiset' | 'yhteinen' | 'valinnaiset';
  /** Name of the common unit that the group is. */
  readonly nimi?: Nimellinen;
  /** Part of the group before it that has no level. */
  readonly isWithin?: true;
  /** What the qualification asks for; undefined when it does not say or is not known. */
  readonly vaadittu: number | undefined;
  readonly suunniteltu: Laajuus;
  readonly tunnustettu: Laajuus;
}

/** Points still to be planned; undefined when the qualification does not say how many there are to be. */
export function missingPoints({ vaadittu, suunniteltu, tunnustettu }: PointsGroup): number | undefined {
  if (vaadittu === undefined) return undefined;
  return Math.max(0, vaadittu - (suunniteltu.arvio ?? 0) - (tunnustettu.arvio ?? 0));
}

/** The division of every perustutkinto since 2018: 145 vocational and local, 35 common of which 9 optional. */
const COMMON_POINTS = 35;

export interface StudentsQualification {
  readonly peruste: Peruste | undefined;
  readonly polku: Opintopolku;
}

/** The plan's points: the whole first, then by group. */
export function pointsByGroup(draft: HoksDraft, { peruste, polku }: StudentsQualification): readonly PointsGroup[] {
  const size = (unit: AnyDraft) => sizeOfUnit(unit, peruste);
  const sum = (units: readonly AnyDraft[]) => summa(units.map(size));
  const planned = {
    vocational: draftsIn(draft['hankittavat-ammat-tutkinnon-osat']),
    local: draftsIn(draft['hankittavat-paikalliset-tutkinnon-osat']),
    common: draftsIn(draft['hankittavat-yhteiset-tutkinnon-osat']),
    tuva: draftsIn(draft['hankittavat-koulutuksen-osat']),
  };
  const recognised = {
    vocational: draftsIn(draft['aiemmin-hankitut-ammat-tutkinnon-osat']),
    local: draftsIn(draft['aiemmin-hankitut-paikalliset-tutkinnon-osat']),
    common: draftsIn(draft['aiemmin-hankitut-yhteiset-tutkinnon-osat']),
  };
  const all: PointsGroup = {
    id: 'kaikki',
    vaadittu: peruste?.laajuus,
    suunniteltu: sum(Object.values(planned).flat()),
    tunnustettu: sum(Object.values(recognised).flat()),
  };
  if (peruste !== undefined && onTuva(peruste)) return [all];

  const isDivided = peruste !== undefined && hasCommonDivision(peruste);
  const compulsory = peruste && pakollisetOsat(peruste, polku);
  const isCompulsory = (unit: AnyDraft) => {
    const found = peruste?.tutkinnonOsat.find(({ uri }) => uri === codeOf(unit));
    return found !== undefined && found.yhteinen !== true && onPakollinen(found, polku);
  };
  return [
    all,
    {
      id: 'ammatilliset',
      vaadittu: isDivided && peruste.laajuus !== undefined ? peruste.laajuus - COMMON_POINTS : undefined,
      suunniteltu: sum([...planned.vocational, ...planned.local]),
      tunnustettu: sum([...recognised.vocational, ...recognised.local]),
    },
    {
      id: 'pakolliset',
      isWithin: true,
      vaadittu: compulsory && summa(compulsory.map(osanLaajuus)).arvio,
      suunniteltu: sum(planned.vocational.filter(isCompulsory)),
      tunnustettu: sum(recognised.vocational.filter(isCompulsory)),
    },
    {
      id: 'paikalliset',
      isWithin: true,
      vaadittu: undefined,
      suunniteltu: sum(planned.local),
      tunnustettu: sum(recognised.local),
    },
    ...(peruste === undefined || onPerustutkinto(peruste) || planned.common.length + recognised.common.length > 0
      ? commonGroups(planned.common, recognised.common, { peruste, polku }, isDivided)
      : []),
  ];
}

/** Whether the qualification is divided as every perustutkinto of the reform is. */
export function hasCommonDivision(peruste: Peruste): boolean {
  return onPerustutkinto(peruste) && peruste.suoritustapa === 'reformi' && peruste.laajuus !== undefined;
}

function commonGroups(
  planned: readonly AnyDraft[],
  recognised: readonly AnyDraft[],
  { peruste, polku }: StudentsQualification,
  isDivided: boolean,
): readonly PointsGroup[] {
  const units = yhteisetOsat(peruste, polku.alkamispaiva);
  const ofUnit = (drafts: readonly AnyDraft[], uri: string) => drafts.filter((draft) => codeOf(draft) === uri);
  const split = (drafts: readonly AnyDraft[], part: 'compulsory' | 'optional') =>
    summa(drafts.map((draft) => tasan(partsOfCommonUnit(draft, peruste)[part])));
  const sizes = units.map(({ laajuus }) => laajuus.arvio);
  const compulsorySum = sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return [
    {
      id: 'yhteiset',
      vaadittu: isDivided ? COMMON_POINTS : undefined,
      suunniteltu: summa(planned.map((draft) => sizeOfUnit(draft, peruste))),
      tunnustettu: summa(recognised.map((draft) => sizeOfUnit(draft, peruste))),
    },
    ...units.map((unit): PointsGroup => ({
      id: 'yhteinen',
      isWithin: true,
      nimi: unit,
      vaadittu: unit.laajuus.arvio,
      suunniteltu: split(ofUnit(planned, unit.uri), 'compulsory'),
      tunnustettu: split(ofUnit(recognised, unit.uri), 'compulsory'),
    })),
    {
      id: 'valinnaiset',
      isWithin: true,
      vaadittu: isDivided && compulsorySum !== undefined ? COMMON_POINTS - compulsorySum : undefined,
      suunniteltu: split(planned, 'optional'),
      tunnustettu: split(recognised, 'optional'),
    },
  ];
}

/** A common unit's compulsory and optional points, a sub-area given twice being both of its parts. */
function partsOfCommonUnit(draft: AnyDraft, peruste: Peruste | undefined): { compulsory: number; optional: number } {
  const code = codeOf(draft);
  const areas = draftsIn(draft['osa-alueet']);
  const known = code === undefined ? [] : osanAlueet(code, peruste);
  if (areas.length === 0) return { compulsory: sizeOfUnit(draft, peruste).arvio ?? 0, optional: 0 };
  let [compulsory, optional] = [0, 0];
  for (const [uri, times] of countedCodes(areas)) {
    const area = known.find((one) => one.uri === uri);
    const size = area ? sizeOfArea(area, times).arvio : undefined;
    const first = area?.pakollinen?.arvio ?? 0;
    compulsory += first;
    optional += (size ?? 0) - first;
  }
  return { compulsory, optional };
}
