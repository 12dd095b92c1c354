import { inUse } from './in-use.ts';
import type { Nimellinen } from './nimi.ts';
import { withVersions } from './overlay.ts';

/** What the index tells of a curriculum (tutkinnon peruste) without loading it. */
export interface PerusteTieto extends Nimellinen {
  readonly diaarinumero: string;
  /** URIs of the koulutus codes (koulutus_351301) that lead to this curriculum; several curricula may share one. */
  readonly koulutukset: readonly string[];
  /** ePerusteet's type: koulutustyyppi_1 and _26 perustutkinto, _11 ammattitutkinto, _12 erikoisammattitutkinto, _5 TELMA, _40 TUVA. */
  readonly koulutustyyppi: string;
  /** reformi, or ops and naytto for the curricula from before 2018; TUVA has none. */
  readonly suoritustapa?: string;
  readonly voimassaolo: Voimassaolo;
  /** `false`: only some of the units are known. */
  readonly taydellinen: boolean;
}

/** Dates as YYYY-MM-DD. After `loppuu` no new student starts; those who have started may finish until `siirtymaPaattyy`. */
export interface Voimassaolo {
  readonly alkaa?: string;
  readonly loppuu?: string;
  readonly siirtymaPaattyy?: string;
  /** The source does not tell whether and when the curriculum ends. */
  readonly loppuTuntematon?: boolean;
}

/** A curriculum with its units. */
export interface Peruste extends PerusteTieto {
  /** Osaamispisteet of the whole; absent where neither the source nor the law gives one number. */
  readonly laajuus?: number;
  readonly osaamisalat: readonly Nimike[];
  readonly tutkintonimikkeet: readonly Nimike[];
  readonly tutkinnonOsat: readonly PerusteenTutkinnonOsa[];
  /** Only TUVA has these. */
  readonly koulutuksenOsat: readonly PerusteenKoulutuksenOsa[];
}

/** An osaamisala or a tutkintonimike. */
export interface Nimike extends Nimellinen {
  readonly uri: string;
}

export interface PerusteenTutkinnonOsa extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  /** The version is the one of October 2022, or 1 where no source gives any: check it against the live list. */
  readonly versioVahvistamaton?: boolean;
  /** Osaamispisteet; the smallest size where there is also `laajuusMaksimi`. */
  readonly laajuus?: number;
  readonly laajuusMaksimi?: number;
  /** `true`: a common unit (YTO), which goes to the HOKS's yhteiset tutkinnon osat; otherwise a vocational unit. */
  readonly yhteinen?: boolean;
  /** Absent when it depends on the osaamisala or the tutkintonimike, or is not known. */
  readonly pakollinen?: boolean;
  /** URIs of the osaamisalat the unit is part of; absent when it is open to all. */
  readonly osaamisalat?: readonly string[];
  /** URIs of the tutkintonimikkeet the unit is part of; absent when it is open to all of them. */
  readonly tutkintonimikkeet?: readonly string[];
  readonly osaAlueet?: readonly PerusteenOsaAlue[];
}

/**
 * An osa-alue of a common unit. Several may share one URI, one per language studied: a HOKS carries the code only, so
 * the name chosen lives in the draft.
 */
export interface PerusteenOsaAlue extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  /** Osaamispisteet of the compulsory part. */
  readonly laajuus?: number;
  /** Osaamispisteet of the optional part under the same code. */
  readonly laajuusValinnainen?: number;
  /** Has a compulsory part. */
  readonly pakollinen: boolean;
}

/** A part of TUVA; its size is in weeks. */
export interface PerusteenKoulutuksenOsa extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  readonly laajuusMinimi: number;
  readonly laajuusMaksimi: number;
  /** `true`: belongs to every student's TUVA. */
  readonly yhteinen: boolean;
}

/** Where a curriculum is in its life; `tuntematon` when the source does not tell how it ends. */
export type PerusteenTila = 'tuleva' | 'voimassa' | 'siirtymaaika' | 'paattynyt' | 'tuntematon';

// One literal import per file: a bundler makes a chunk of each, and Node runs the same lines without one.
const lataajat = new Map<string, () => Promise<{ readonly default: Peruste }>>([
  ['43/011/2014', () => import('./data/perusteet/43-011-2014.json', { with: { type: 'json' } })],
  ['59/011/2014', () => import('./data/perusteet/59-011-2014.json', { with: { type: 'json' } })],
  ['79/011/2014', () => import('./data/perusteet/79-011-2014.json', { with: { type: 'json' } })],
  ['OPH-1117-2019', () => import('./data/perusteet/oph-1117-2019.json', { with: { type: 'json' } })],
  ['OPH-1161-2018', () => import('./data/perusteet/oph-1161-2018.json', { with: { type: 'json' } })],
  ['OPH-1488-2021', () => import('./data/perusteet/oph-1488-2021.json', { with: { type: 'json' } })],
  ['OPH-1886-2017', () => import('./data/perusteet/oph-1886-2017.json', { with: { type: 'json' } })],
  ['OPH-2376-2017', () => import('./data/perusteet/oph-2376-2017.json', { with: { type: 'json' } })],
  ['OPH-2455-2017', () => import('./data/perusteet/oph-2455-2017.json', { with: { type: 'json' } })],
  ['OPH-2487-2018', () => import('./data/perusteet/oph-2487-2018.json', { with: { type: 'json' } })],
  ['OPH-2624-2017', () => import('./data/perusteet/oph-2624-2017.json', { with: { type: 'json' } })],
  ['OPH-2659-2017', () => import('./data/perusteet/oph-2659-2017.json', { with: { type: 'json' } })],
  ['OPH-2762-2017', () => import('./data/perusteet/oph-2762-2017.json', { with: { type: 'json' } })],
  ['OPH-3418-2025', () => import('./data/perusteet/oph-3418-2025.json', { with: { type: 'json' } })],
  ['OPH-4417-2023', () => import('./data/perusteet/oph-4417-2023.json', { with: { type: 'json' } })],
  ['OPH-5085-2021', () => import('./data/perusteet/oph-5085-2021.json', { with: { type: 'json' } })],
  ['OPH-5410-2021', () => import('./data/perusteet/oph-5410-2021.json', { with: { type: 'json' } })],
  ['OPH-901-2020', () => import('./data/perusteet/oph-901-2020.json', { with: { type: 'json' } })],
]);

/** The index of known curricula, also ended ones: students on them still have a HOKS. */
export function perusteet(): readonly PerusteTieto[] {
  return inUse().perusteet;
}

/** The curriculum with exactly this diaarinumero (OPH-5410-2021, 59/011/2014); undefined when it is not known. */
export async function lataaPeruste(diaarinumero: string): Promise<Peruste | undefined> {
  const { refreshed, koodistot } = inUse();
  const peruste = refreshed?.perusteet.get(diaarinumero) ?? (await lataaMukanaTullut(diaarinumero));
  return peruste && refreshed ? withVersions(peruste, refreshed.tutkinnonOsat, koodistot) : peruste;
}

/** The curriculum as the app came with it, whatever a refresh has brought since. */
export async function lataaMukanaTullut(diaarinumero: string): Promise<Peruste | undefined> {
  const tiedosto = await lataajat.get(diaarinumero)?.();
  return tiedosto?.default;
}

/** The state of a curriculum on a day (YYYY-MM-DD; the last days are inclusive). */
export function perusteenTila(
  { voimassaolo, suoritustapa }: Pick<PerusteTieto, 'voimassaolo' | 'suoritustapa'>,
  paiva: string,
): PerusteenTila {
  const { alkaa, loppuu, siirtymaPaattyy, loppuTuntematon } = voimassaolo;
  if (alkaa !== undefined && paiva < alkaa) return 'tuleva';
  // The reform of 2018 ended every curriculum made before it, whatever date its source lacks.
  if (loppuTuntematon) return suoritustapa === 'reformi' ? 'tuntematon' : 'paattynyt';
  if (loppuu === undefined || paiva <= loppuu) return 'voimassa';
  return siirtymaPaattyy !== undefined && paiva <= siirtymaPaattyy ? 'siirtymaaika' : 'paattynyt';
}
