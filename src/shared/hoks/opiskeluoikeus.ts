import { z } from 'zod';
import { isRealDate } from './date-text.ts';

/**
 * The study right as far as eHOKS reads it from Koski (contract 11.1), in Koski's own words. Everything is optional:
 * Koski answers differ, and an absent field switches its rule off or on as contract section 4 says.
 */
export interface Opiskeluoikeus {
  readonly oid?: string;
  readonly tyyppi?: { readonly koodiarvo?: string };
  readonly alkamispäivä?: string;
  readonly arvioituPäättymispäivä?: string;
  readonly päättymispäivä?: string;
  readonly oppilaitos?: { readonly oid?: string; readonly nimi?: { readonly fi?: string; readonly sv?: string } };
  readonly koulutustoimija?: { readonly oid?: string };
  readonly sisältyyOpiskeluoikeuteen?: { readonly oid?: string };
  readonly tila?: {
    readonly opiskeluoikeusjaksot?: readonly {
      readonly alku?: string;
      readonly tila?: { readonly koodiarvo?: string };
    }[];
  };
  readonly suoritukset?: readonly {
    readonly tyyppi?: { readonly koodiarvo?: string };
    readonly koulutusmoduuli?: {
      readonly tunniste?: {
        readonly koodiarvo?: string;
        readonly nimi?: { readonly fi?: string; readonly sv?: string };
      };
      readonly perusteenDiaarinumero?: string;
    };
    /** Each with its days, or the code alone. */
    readonly osaamisala?: readonly {
      readonly osaamisala?: { readonly koodiarvo?: string };
      readonly koodiarvo?: string;
      readonly loppu?: string;
    }[];
    readonly tutkintonimike?: readonly { readonly koodiarvo?: string }[];
  }[];
}

/**
 * The study right's state: that of the greatest `alku`; of several on the same day the last in the list counts
 * (contract 1.4). Undefined when there is no state at all.
 */
export function latestState(opiskeluoikeus: Opiskeluoikeus): string | undefined {
  const states = opiskeluoikeus.tila?.opiskeluoikeusjaksot ?? [];
  let latest = states[0];
  for (const state of states) {
    if ((state.alku ?? '') >= (latest?.alku ?? '')) latest = state;
  }
  return latest?.tila?.koodiarvo;
}

/** URIs of the osaamisalat in force: one that has ended gives way to the next. */
export function osaamisalat({ suoritukset = [] }: Opiskeluoikeus): readonly string[] {
  return suoritukset
    .flatMap(({ osaamisala = [] }) => osaamisala)
    .filter(({ loppu }) => loppu === undefined)
    .map((rivi) => rivi.osaamisala?.koodiarvo ?? rivi.koodiarvo)
    .flatMap((koodiarvo) => (koodiarvo === undefined ? [] : `osaamisala_${koodiarvo}`));
}

/** URIs of the tutkintonimikkeet. */
export function tutkintonimikkeet({ suoritukset = [] }: Opiskeluoikeus): readonly string[] {
  return suoritukset
    .flatMap(({ tutkintonimike = [] }) => tutkintonimike)
    .flatMap(({ koodiarvo }) => (koodiarvo === undefined ? [] : `tutkintonimikkeet_${koodiarvo}`));
}

/** Whether the student studies the whole qualification or programme: of a part of one nothing can be said to be missing. */
export function onKokoTutkinto({ suoritukset = [] }: Opiskeluoikeus): boolean {
  const tyypit = suoritukset.map(({ tyyppi }) => tyyppi?.koodiarvo);
  return tyypit.length > 0 && tyypit.every((tyyppi) => KOKO_TUTKINTO.has(tyyppi));
}

const KOKO_TUTKINTO: ReadonlySet<string | undefined> = new Set([
  'ammatillinentutkinto',
  'nayttotutkintoonvalmistavakoulutus',
  'telma',
  'tuvakoulutuksensuoritus',
]);

const text = z.string().optional().catch(undefined);
const day = z.string().refine(isRealDate).optional().catch(undefined);
const code = z.object({ koodiarvo: text }).optional().catch(undefined);
const name = z.object({ fi: text, sv: text }).optional().catch(undefined);

const jakso = z.object({ alku: text, tila: code }).catch({});

const suoritus = z
  .object({
    tyyppi: code,
    osaamisala: z
      .array(z.object({ osaamisala: code, koodiarvo: text, loppu: text }).catch({}))
      .optional()
      .catch(undefined),
    tutkintonimike: z
      .array(z.object({ koodiarvo: text }).catch({}))
      .optional()
      .catch(undefined),
    koulutusmoduuli: z
      .object({
        tunniste: z.object({ koodiarvo: text, nimi: name }).optional().catch(undefined),
        perusteenDiaarinumero: text,
      })
      .optional()
      .catch(undefined),
  })
  .catch({});

const opiskeluoikeusSchema = z.object({
  oid: text,
  tyyppi: code,
  alkamispäivä: day,
  arvioituPäättymispäivä: day,
  päättymispäivä: day,
  oppilaitos: z.object({ oid: text, nimi: name }).optional().catch(undefined),
  koulutustoimija: z.object({ oid: text }).optional().catch(undefined),
  sisältyyOpiskeluoikeuteen: z.object({ oid: text }).optional().catch(undefined),
  tila: z
    .object({ opiskeluoikeusjaksot: z.array(jakso).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  suoritukset: z.array(suoritus).optional().catch(undefined),
});

/**
 * Reads Koski's answer leniently: other keys are left out, and a known key with an unexpected value counts as absent.
 * Undefined, the study right is not known, for anything but an object: `null` too.
 */
export function tulkitseOpiskeluoikeus(json: unknown): Opiskeluoikeus | undefined {
  const result = opiskeluoikeusSchema.safeParse(json);
  return result.success ? result.data : undefined;
}
