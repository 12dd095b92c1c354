import { codeOf } from '../../../shared/hoks/competence-points.ts';
import type { AnyDraft } from '../../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../../shared/hoks/hoks.ts';
import { draftsIn } from '../../../shared/hoks/json-shape.ts';
import type { Kieli } from '../../../shared/kieli.ts';
import { type Laajuus, tuntematon } from '../../../shared/reference/laajuus.ts';
import { type Nimellinen, nimiKielella } from '../../../shared/reference/nimi.ts';
import {
  ammatillisetRyhmat,
  onPakollinen,
  type Opintopolku,
  osanLaajuus,
  yhteisetOsat,
  type YhteinenOsa,
} from '../../../shared/reference/rakenne.ts';
import { bareCode, type CodeOption, matching, type Reference } from '../reference.ts';

/** The lists of a plan whose parts a curriculum names. */
export const unitLists = [
  'hankittavat-ammat-tutkinnon-osat',
  'hankittavat-yhteiset-tutkinnon-osat',
  'hankittavat-koulutuksen-osat',
  'aiemmin-hankitut-ammat-tutkinnon-osat',
  'aiemmin-hankitut-yhteiset-tutkinnon-osat',
] as const;
export type UnitList = (typeof unitLists)[number];

export function isUnitList(name: string): name is UnitList {
  return unitLists.some((list) => list === name);
}

export type UnitKind = 'vocational' | 'common' | 'tuva';

export function kindOf(list: UnitList): UnitKind {
  if (list === 'hankittavat-koulutuksen-osat') return 'tuva';
  return list.includes('yhteiset') ? 'common' : 'vocational';
}

/** A code of the API with its own version. */
interface Code {
  readonly uri: string;
  readonly versio: number;
}

/** What choosing one line puts into the plan: a unit, or a sub-area with the common unit it needs around it. */
export interface Addition {
  readonly code: Code;
  readonly commonUnit?: Code;
  /** The curriculum that the unit is from, where it is known. */
  readonly diaarinumero?: string;
}

export interface UnitChoice {
  readonly id: string;
  readonly nimi: string;
  /** Set when the name is not in the language of the screen. */
  readonly kieli: Kieli | undefined;
  readonly isUnverified: boolean;
  readonly code: string;
  readonly laajuus: Laajuus;
  /** Every student on this way takes it. */
  readonly isCompulsory: boolean;
  /** The optional part of a sub-area: it comes after the compulsory one of this id. */
  readonly follows?: string;
  /** Where the plan has it already. */
  readonly isIn: 'planned' | 'recognised' | undefined;
  readonly addition: Addition;
}

export interface ChoiceGroup {
  readonly kind: 'compulsory' | 'optional' | 'other' | 'common' | 'national';
  /** What the group is limited to: names of osaamisalat, or of the common unit. */
  readonly name: string;
  readonly choices: readonly UnitChoice[];
}

interface ChoiceOptions {
  readonly list: UnitList;
  readonly draft: HoksDraft;
  readonly reference: Reference;
  /** The way chosen in the panel. */
  readonly polku: Opintopolku;
}

/** What the curriculum offers for a list of the plan, in the groups of its structure. */
export function unitChoices(options: ChoiceOptions): readonly ChoiceGroup[] {
  const kind = kindOf(options.list);
  if (kind === 'common') return commonGroups(options);
  return kind === 'tuva' ? tuvaGroups(options) : vocationalGroups(options);
}

function vocationalGroups({ draft, reference, polku }: ChoiceOptions): readonly ChoiceGroup[] {
  const { peruste, kieli } = reference;
  if (peruste === undefined) return [];
  const isIn = whereIs(draft, 'ammat-tutkinnon-osat');
  return ammatillisetRyhmat(peruste, polku).map(({ pakollinen, osaamisalat, osat }) => ({
    kind: pakollinen === true ? 'compulsory' : pakollinen === false ? 'optional' : 'other',
    name: osaamisalat.map((ala) => nameOf(ala, kieli)).join(', '),
    choices: osat.map((osa) => ({
      ...line(osa, kieli),
      laajuus: osanLaajuus(osa),
      isCompulsory: onPakollinen(osa, polku),
      isIn: isIn(osa.uri),
      addition: { code: osa, diaarinumero: peruste.diaarinumero },
    })),
  }));
}

/** Units of the national list that fit the search: the curriculum they are from is not known. */
export function nationalChoices(
  { draft, reference }: Pick<ChoiceOptions, 'draft' | 'reference'>,
  typed: string,
  limit: number,
): readonly UnitChoice[] {
  if (typed.trim() === '') return [];
  const isIn = whereIs(draft, 'ammat-tutkinnon-osat');
  const own = new Set(reference.peruste?.tutkinnonOsat.map(({ uri }) => uri));
  const others = reference.allOptions('tutkinnonosat').filter(({ uri }) => !own.has(uri));
  return matching(others, typed, limit).map((option: CodeOption) => ({
    id: option.uri,
    nimi: option.nimi,
    kieli: option.kieli,
    isUnverified: option.vahvistamaton === true,
    code: bareCode(option.uri),
    laajuus: tuntematon,
    isCompulsory: false,
    isIn: isIn(option.uri),
    addition: { code: option },
  }));
}

function tuvaGroups({ draft, reference }: ChoiceOptions): readonly ChoiceGroup[] {
  const parts = reference.peruste?.koulutuksenOsat ?? [];
  const there = new Set(draftsIn(draft['hankittavat-koulutuksen-osat']).map((part) => codeOf(part, TUVA_CODE)));
  const group = (kind: 'compulsory' | 'optional'): ChoiceGroup => ({
    kind,
    name: '',
    choices: parts
      .filter(({ yhteinen }) => yhteinen === (kind === 'compulsory'))
      .map((part) => ({
        ...line(part, reference.kieli),
        laajuus: { arvio: undefined, min: part.laajuusMinimi, max: part.laajuusMaksimi },
        isCompulsory: part.yhteinen,
        isIn: there.has(part.uri) ? 'planned' : undefined,
        addition: { code: part },
      })),
  });
  return [group('compulsory'), group('optional')].filter(({ choices }) => choices.length > 0);
}

const TUVA_CODE = 'koulutuksen-osa-koodi-uri';

function commonGroups({ draft, reference, polku }: ChoiceOptions): readonly ChoiceGroup[] {
  return yhteisetOsat(reference.peruste, polku.alkamispaiva).map((osa) => ({
    kind: 'common',
    name: nameOf(osa, reference.kieli),
    choices: areaChoices(osa, draft, reference.kieli),
  }));
}

/** The compulsory parts of the sub-areas, then the optional ones: a code given twice stands for both. */
function areaChoices(osa: YhteinenOsa, draft: HoksDraft, kieli: Kieli): readonly UnitChoice[] {
  const areasIn = (list: keyof HoksDraft) =>
    draftsIn(draft[list])
      .filter((unit) => codeOf(unit) === osa.uri)
      .flatMap((unit) => draftsIn(unit['osa-alueet']).map((area) => codeOf(area, 'osa-alue-koodi-uri')));
  const planned = areasIn('hankittavat-yhteiset-tutkinnon-osat');
  const recognised = areasIn('aiemmin-hankitut-yhteiset-tutkinnon-osat');
  const isIn = (uri: string, times: number): UnitChoice['isIn'] => {
    const count = (codes: readonly unknown[]) => codes.filter((code) => code === uri).length;
    if (count(planned) + count(recognised) < times) return undefined;
    return count(planned) > 0 ? 'planned' : 'recognised';
  };
  const choice = (area: YhteinenOsa['osaAlueet'][number], laajuus: Laajuus, times: 1 | 2) => ({
    ...line(area, kieli),
    id: `${osa.uri}/${area.uri}/${times}`,
    laajuus,
    isCompulsory: times === 1 && area.kaikille,
    isIn: isIn(area.uri, times),
    addition: { code: area, commonUnit: osa },
  });
  const first = osa.osaAlueet.map((area) => choice(area, area.pakollinen ?? area.valinnainen ?? tuntematon, 1));
  const second = osa.osaAlueet.flatMap((area) =>
    area.pakollinen && area.valinnainen
      ? { ...choice(area, area.valinnainen, 2), follows: `${osa.uri}/${area.uri}/1` }
      : [],
  );
  return [...first, ...second];
}

function whereIs(draft: HoksDraft, lists: 'ammat-tutkinnon-osat'): (uri: string) => UnitChoice['isIn'] {
  const codes = (units: readonly AnyDraft[]) => new Set(units.map((unit) => codeOf(unit)));
  const planned = codes(draftsIn(draft[`hankittavat-${lists}`]));
  const recognised = codes(draftsIn(draft[`aiemmin-hankitut-${lists}`]));
  return (uri) => (planned.has(uri) ? 'planned' : recognised.has(uri) ? 'recognised' : undefined);
}

function line(coded: Nimellinen & { readonly uri: string }, kieli: Kieli) {
  const nimi = nimiKielella(coded, kieli);
  return {
    id: coded.uri,
    nimi: nimi?.nimi ?? bareCode(coded.uri),
    kieli: nimi && nimi.kieli !== kieli ? nimi.kieli : undefined,
    isUnverified: nimi?.vahvistamaton ?? false,
    code: bareCode(coded.uri),
  };
}

function nameOf(named: Nimellinen, kieli: Kieli): string {
  return nimiKielella(named, kieli)?.nimi ?? '';
}
