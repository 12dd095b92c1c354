import koodistotJson from './data/koodistot.json' with { type: 'json' };
import luettelo from './data/perusteet-luettelo.json' with { type: 'json' };
import yhteisetJson from './data/yhteiset-tutkinnon-osat.json' with { type: 'json' };
import type { Koodi, KoodistoNimi } from './koodistot.ts';
import { overlaidKoodisto, overlaidUnit, unitsByUri } from './overlay.ts';
import type { Peruste, PerusteTieto } from './perusteet.ts';
import { koodistoNimet, type Organisaatio, type ReferenceSet } from './reference-set.ts';
import type { TutkinnonOsaTieto } from './tutkinnon-osat.ts';
import type { YhteinenTutkinnonOsa } from './yhteiset-tutkinnon-osat.ts';

/** The reference data that every look-up of this folder reads: the shipped set, or a refreshed one over it. */
export interface ReferenceInUse {
  readonly koodistot: Readonly<Record<KoodistoNimi, readonly Koodi[]>>;
  readonly yhteiset: readonly YhteinenTutkinnonOsa[];
  readonly kooditUrilla: ReadonlyMap<string, Koodi>;
  readonly perusteet: readonly PerusteTieto[];
  /** What a refresh brought: the national list by URI, whole curricula by diaarinumero. Absent while the shipped set is used. */
  readonly refreshed?: {
    readonly tutkinnonOsat: ReadonlyMap<string, TutkinnonOsaTieto>;
    readonly perusteet: ReadonlyMap<string, Peruste>;
  };
  readonly organisaatiot: ReadonlyMap<string, Organisaatio>;
}

/** What the app came with, whatever a refresh has brought since. */
export const shipped: Pick<ReferenceInUse, 'koodistot' | 'yhteiset' | 'perusteet'> = {
  koodistot: koodistotJson,
  yhteiset: yhteisetJson.yhteisetTutkinnonOsat,
  perusteet: luettelo.perusteet,
};

/** How old the shipped lists are, as YYYY-MM: the small ones, and the national list of units. */
export const shippedFrom = { koodistot: '2026-04', tutkinnonOsat: '2022-10' } as const;

let current = layered(undefined);

/** What the look-ups read now. */
export function inUse(): ReferenceInUse {
  return current;
}

/**
 * Puts a refreshed set over the shipped one, or takes it away. Each process does so once at its start and again after a
 * refresh; views read the look-ups when they are opened, so the next one opened shows the new set.
 */
export function takeIntoUse(set: ReferenceSet | undefined): void {
  current = layered(set);
}

function layered(set: ReferenceSet | undefined): ReferenceInUse {
  const tutkinnonOsat = set && unitsByUri(set.tutkinnonOsat);
  const koodistot = Object.fromEntries(
    koodistoNimet.map((nimi) => [
      nimi,
      set === undefined ? shipped.koodistot[nimi] : overlaidKoodisto(shipped.koodistot[nimi], set.koodistot[nimi]),
    ]),
  ) as Record<KoodistoNimi, readonly Koodi[]>;
  const areaVersions = new Map(koodistot.ammatillisenoppiaineet.map(({ uri, versio }) => [uri, versio]));
  const yhteiset = shipped.yhteiset.map((osa) => ({
    ...(tutkinnonOsat ? overlaidUnit(osa, tutkinnonOsat) : osa),
    osaAlueet: osa.osaAlueet?.map((alue) => ({ ...alue, versio: areaVersions.get(alue.uri) ?? alue.versio })),
  }));
  const perusteet = new Map((set?.perusteet ?? []).map((peruste) => [peruste.diaarinumero, peruste]));
  const shippedNumbers = new Set(shipped.perusteet.map(({ diaarinumero }) => diaarinumero));
  return {
    koodistot,
    yhteiset,
    kooditUrilla: new Map([...Object.values(koodistot).flat(), ...yhteiset].map((koodi) => [koodi.uri, koodi])),
    perusteet: [
      ...shipped.perusteet.map((tieto) => perusteet.get(tieto.diaarinumero) ?? tieto),
      ...[...perusteet.values()].filter(({ diaarinumero }) => !shippedNumbers.has(diaarinumero)),
    ],
    refreshed: tutkinnonOsat && { tutkinnonOsat, perusteet },
    organisaatiot: new Map((set?.organisaatiot ?? []).map((organisaatio) => [organisaatio.oid, organisaatio])),
  };
}
