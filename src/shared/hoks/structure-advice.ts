import type { Teksti } from '../kieli.ts';
import { koodi } from '../reference/koodistot.ts';
import { type Nimellinen, nimiKielella } from '../reference/nimi.ts';
import type { Peruste } from '../reference/perusteet.ts';
import {
  hyvaksyttavatYhteiset,
  onPerustutkinto,
  onTuva,
  osanAlueet,
  pakollisetOsat,
  yhteisenSija,
  yhteisetOsat,
} from '../reference/rakenne.ts';
import { kaikkiYhteiset } from '../reference/yhteiset-tutkinnon-osat.ts';
import { codeOf, pointsByGroup, type StudentsQualification } from './competence-points.ts';
import type { AnyDraft, Finding, Path } from './field-spec.ts';
import type { HoksDraft } from './hoks.ts';
import { draftsIn, isDraft, isList } from './json-shape.ts';
import { onKokoTutkinto, type Opiskeluoikeus } from './opiskeluoikeus.ts';

/**
 * Advice about the plan as a whole: what its qualification asks for and the plan does not hold. Never an error, as the
 * server knows nothing of it; and nothing is said that is not certain, so what is not known is taken as the best it can be.
 */
export interface AdviceContext extends StudentsQualification {
  readonly opiskeluoikeus: Opiskeluoikeus;
}

const vocational = ['hankittavat-ammat-tutkinnon-osat', 'aiemmin-hankitut-ammat-tutkinnon-osat'] as const;
const common = ['hankittavat-yhteiset-tutkinnon-osat', 'aiemmin-hankitut-yhteiset-tutkinnon-osat'] as const;
const local = ['hankittavat-paikalliset-tutkinnon-osat', 'aiemmin-hankitut-paikalliset-tutkinnon-osat'] as const;
const tuvaParts = 'hankittavat-koulutuksen-osat' as const;
const allLists = [...vocational, ...local, ...common, tuvaParts];
const UNIT = 'tutkinnon-osa-koodi-uri';

/** Findings of level advice, in the order of the sections. */
export function structureAdvice(draft: HoksDraft, context: AdviceContext): readonly Finding[] {
  const { opiskeluoikeus } = context;
  const isTuva = opiskeluoikeus.tyyppi?.koodiarvo === 'tuva';
  const isEmpty = allLists.every((name) => draftsIn(draft[name]).length === 0);
  if (isEmpty) return draft['osaamisen-hankkimisen-tarve'] === true ? [noUnits(isTuva)] : [];
  return [
    ...(isTuva ? tuvaAdvice(draft, context) : qualificationAdvice(draft, context)),
    ...sameUnitTwice(draft),
    ...commonUnitsFit(draft, context),
  ];
}

function advice(rule: string, path: Path, message: Teksti): Finding {
  return { level: 'advice', rule, path, message };
}

function noUnits(isTuva: boolean): Finding {
  return advice('units-none', [isTuva ? tuvaParts : vocational[0]], {
    fi: 'Opiskelijalla on osaamisen hankkimisen tarve, mutta suunnitelmassa ei ole yhtään opintoja. Lisää osat, jotka hän opiskelee.',
    sv: 'Den studerande har behov av att förvärva kunnande, men planen innehåller inga studier. Lägg till de delar som hen studerar.',
  });
}

/** What a whole qualification needs: its points, its compulsory units and its common units. */
function qualificationAdvice(draft: HoksDraft, context: AdviceContext): readonly Finding[] {
  const { peruste, opiskeluoikeus } = context;
  if (peruste === undefined || !onKokoTutkinto(opiskeluoikeus) || onTuva(peruste)) return [];
  const missingCommon = commonUnitsMissing(draft, context, peruste);
  return [
    ...compulsoryUnitsMissing(draft, context, peruste),
    ...missingCommon,
    ...totalPoints(draft, context),
    ...(missingCommon.length > 0 ? [] : commonPoints(draft, context)),
  ];
}

function codesIn(draft: HoksDraft, lists: readonly (keyof HoksDraft)[]): ReadonlySet<string> {
  return new Set(lists.flatMap((name) => draftsIn(draft[name])).flatMap((unit) => codeOf(unit) ?? []));
}

function compulsoryUnitsMissing(draft: HoksDraft, { polku }: AdviceContext, peruste: Peruste): readonly Finding[] {
  const there = codesIn(draft, vocational);
  const missing = (pakollisetOsat(peruste, polku) ?? []).filter(({ uri }) => !there.has(uri));
  if (missing.length === 0) return [];
  const path = [vocational[0]];
  return [
    advice('compulsory-units', path, {
      fi: `Perusteen mukaan pakollisia tutkinnon osia puuttuu: ${namesOf(missing, 'fi')}. Lisää ne hankittaviin tai aiemmin hankittuihin.`,
      sv: `Enligt examensgrunderna saknas obligatoriska examensdelar: ${namesOf(missing, 'sv')}. Lägg till dem bland det som förvärvas eller har förvärvats.`,
    }),
  ];
}

function namesOf(named: readonly Nimellinen[], kieli: 'fi' | 'sv'): string {
  return named.map((one) => nimiKielella(one, kieli)?.nimi ?? '').join(', ');
}

function commonUnitsMissing(draft: HoksDraft, { polku, opiskeluoikeus }: AdviceContext, peruste: Peruste) {
  if (!onPerustutkinto(peruste) || opiskeluoikeus.alkamispäivä === undefined) return [];
  const there = codesIn(draft, common);
  // A unit of another generation stands in the place of this one: that is said of the unit itself.
  const places = new Set([...there].map(yhteisenSija));
  const isThere = (uri: string) => there.has(uri) || (yhteisenSija(uri) !== undefined && places.has(yhteisenSija(uri)));
  const missing = yhteisetOsat(peruste, polku.alkamispaiva).filter(({ uri }) => !isThere(uri));
  if (missing.length === 0) return [];
  return [
    advice('common-units', [common[0]], {
      fi: `Yhteisiä tutkinnon osia puuttuu: ${namesOf(missing, 'fi')}. Lisää ne hankittaviin tai aiemmin hankittuihin.`,
      sv: `Gemensamma examensdelar saknas: ${namesOf(missing, 'sv')}. Lägg till dem bland det som förvärvas eller har förvärvats.`,
    }),
  ];
}

function totalPoints(draft: HoksDraft, context: AdviceContext): readonly Finding[] {
  const [all] = pointsByGroup(draft, context);
  if (all?.vaadittu === undefined) return [];
  const { vaadittu, suunniteltu, tunnustettu } = all;
  const [most, least] = [suunniteltu.max + tunnustettu.max, suunniteltu.min + tunnustettu.min];
  const path = [vocational[0]];
  if (most < vaadittu) {
    const there = (suunniteltu.arvio ?? 0) + (tunnustettu.arvio ?? 0);
    return [
      advice('points-too-few', path, {
        fi: `Suunnitelmassa on ${number(there, 'fi')} osp, ja tutkinnon laajuus on ${vaadittu} osp. Ainakin ${number(vaadittu - most, 'fi')} osp puuttuu: lisää tutkinnon osia.`,
        sv: `Planen har ${number(there, 'sv')} kp, och examens omfattning är ${vaadittu} kp. Minst ${number(vaadittu - most, 'sv')} kp saknas: lägg till examensdelar.`,
      }),
    ];
  }
  // The same unit planned and recognised is one unit: until that is settled, nobody knows the sum.
  if (least > vaadittu && sameUnitTwice(draft).length === 0) {
    return [
      advice('points-too-many', path, {
        fi: `Suunnitelmassa on ainakin ${number(least - vaadittu, 'fi')} osp enemmän kuin tutkinnon laajuus ${vaadittu} osp. Tarkista, onko se tarkoitus.`,
        sv: `Planen har minst ${number(least - vaadittu, 'sv')} kp mer än examens omfattning ${vaadittu} kp. Kontrollera att det är avsikten.`,
      }),
    ];
  }
  return [];
}

function commonPoints(draft: HoksDraft, context: AdviceContext): readonly Finding[] {
  const group = pointsByGroup(draft, context).find(({ id }) => id === 'yhteiset');
  if (group?.vaadittu === undefined) return [];
  const most = group.suunniteltu.max + group.tunnustettu.max;
  if (most >= group.vaadittu) return [];
  const missing = group.vaadittu - most;
  return [
    advice('common-points', [common[0]], {
      fi: `Yhteisiä tutkinnon osia on yhteensä ${group.vaadittu} osp. Suunnitelmasta puuttuu ainakin ${number(missing, 'fi')} osp: lisää osa-alueita.`,
      sv: `De gemensamma examensdelarna är sammanlagt ${group.vaadittu} kp. Planen saknar minst ${number(missing, 'sv')} kp: lägg till delområden.`,
    }),
  ];
}

function number(points: number, kieli: 'fi' | 'sv'): string {
  return points.toLocaleString(kieli, { maximumFractionDigits: 2 });
}

/** A vocational unit is in a plan once: planned, or recognised as a whole. */
function sameUnitTwice(draft: HoksDraft): readonly Finding[] {
  const seen = new Set<string>();
  const found: Finding[] = [];
  for (const name of [vocational[1], vocational[0], common[0]]) {
    unitsAt(draft, name).forEach(({ unit, path }) => {
      const code = codeOf(unit);
      if (code === undefined) return;
      if (seen.has(code)) {
        found.push(
          advice('unit-twice', [...path, UNIT], {
            fi: 'Sama tutkinnon osa on suunnitelmassa kahdesti. Poista toinen, ellei osa ole tunnustettu vain osittain.',
            sv: 'Samma examensdel finns två gånger i planen. Ta bort den ena, om delen inte har erkänts bara delvis.',
          }),
        );
      }
      seen.add(code);
    });
  }
  return found;
}

interface Placed {
  readonly unit: AnyDraft;
  readonly path: Path;
}

/** The objects of a list with their places: what is no object keeps its place too. */
function unitsAt(owner: AnyDraft, name: string, at: Path = []): readonly Placed[] {
  const list = owner[name];
  if (!isList(list)) return [];
  return list.flatMap((unit, index) => (isDraft(unit) ? { unit, path: [...at, name, index] } : []));
}

/** Common units of the student's own generation, each with sub-areas of its own. */
function commonUnitsFit(draft: HoksDraft, { peruste, polku, opiskeluoikeus }: AdviceContext): readonly Finding[] {
  const isStartKnown = opiskeluoikeus.alkamispäivä !== undefined;
  const fitting = hyvaksyttavatYhteiset(peruste, polku.alkamispaiva);
  const ofPlanned = unitsAt(draft, common[0]).filter(({ unit }) => {
    const code = codeOf(unit);
    return isStartKnown && code !== undefined && yhteisenSija(code) !== undefined && !fitting.includes(code);
  });
  const generations = ofPlanned.map(({ path }) =>
    advice('common-generation', [...path, UNIT], {
      fi: 'Tämä yhteinen tutkinnon osa ei kuulu opiskeluoikeuden alkamispäivän mukaisiin osiin. Vaihda se, muuten Koski hylkää suorituksen.',
      sv: 'Den här gemensamma examensdelen hör inte till dem som gäller enligt studierättens startdatum. Byt ut den, annars avvisar Koski prestationen.',
    }),
  );
  const areas = common
    .flatMap((name) => unitsAt(draft, name))
    .flatMap(({ unit, path }) => strayAreas(unit, path, peruste));
  return [...generations, ...areas];
}

function strayAreas(unit: AnyDraft, path: Path, peruste: Peruste | undefined): readonly Finding[] {
  const code = codeOf(unit);
  if (code === undefined || !kaikkiYhteiset().some(({ uri }) => uri === code)) return [];
  const own = osanAlueet(code, peruste).map(({ uri }) => uri);
  return unitsAt(unit, 'osa-alueet', path).flatMap(({ unit: area, path: areaPath }) => {
    const uri = codeOf(area, 'osa-alue-koodi-uri');
    const units = uri === undefined ? undefined : koodi(uri)?.tutkinnonOsat;
    // A sub-area that the lists tie to no unit may belong anywhere.
    if (uri === undefined || units === undefined || units.length === 0) return [];
    if (units.includes(code) || own.includes(uri)) return [];
    return advice('sub-area-of-unit', [...areaPath, 'osa-alue-koodi-uri'], {
      fi: 'Osa-alue ei kuulu tähän yhteiseen tutkinnon osaan. Valitse tämän osan osa-alue tai siirrä se oikeaan osaan.',
      sv: 'Delområdet hör inte till den här gemensamma examensdelen. Välj ett delområde i den här delen eller flytta det till rätt del.',
    });
  });
}

/** TUVA: the part that belongs to everyone, and the least and most weeks of each part. */
function tuvaAdvice(draft: HoksDraft, { peruste }: AdviceContext): readonly Finding[] {
  if (peruste === undefined || !onTuva(peruste)) return [];
  const placed = unitsAt(draft, tuvaParts);
  return peruste.koulutuksenOsat.flatMap((part): readonly Finding[] => {
    const ofPart = placed.filter(({ unit }) => codeOf(unit, 'koulutuksen-osa-koodi-uri') === part.uri);
    const name = { fi: namesOf([part], 'fi'), sv: namesOf([part], 'sv') };
    const last = ofPart.at(-1);
    if (last === undefined) {
      if (!part.yhteinen) return [];
      const message = {
        fi: `Kaikille yhteinen koulutuksen osa puuttuu: ${name.fi}. Lisää se.`,
        sv: `En utbildningsdel som är gemensam för alla saknas: ${name.sv}. Lägg till den.`,
      };
      return [advice('tuva-common', [tuvaParts], message)];
    }
    const weeks = ofPart.map(({ unit }) => unit['laajuus']);
    if (!weeks.every((one) => typeof one === 'number')) return [];
    const sum = weeks.reduce<number>((total, one) => total + one, 0);
    if (sum >= part.laajuusMinimi && sum <= part.laajuusMaksimi) return [];
    const limits = `${part.laajuusMinimi}–${part.laajuusMaksimi}`;
    return [
      advice('tuva-weeks', [...last.path, 'laajuus'], {
        fi: `Perusteen mukaan osan ”${name.fi}” laajuus on ${limits} viikkoa. Tarkista viikot.`,
        sv: `Enligt grunderna är omfattningen av delen ”${name.sv}” ${limits} veckor. Kontrollera veckorna.`,
      }),
    ];
  });
}
