import { type Koodi, koodi, koodisto } from './koodistot.ts';
import { type Laajuus, tasan, tuntematon } from './laajuus.ts';
import type { Nimellinen } from './nimi.ts';
import type { Nimike, Peruste, PerusteenOsaAlue, PerusteenTutkinnonOsa } from './perusteet.ts';
import { kaikkiYhteiset, yhteisetTutkinnonOsat } from './yhteiset-tutkinnon-osat.ts';

/** A curriculum as it is for one student: which units are compulsory, which common units and which of their sub-areas. */

/** A student's way through a curriculum, as far as the study right tells. */
export interface Opintopolku {
  /** First day of the study right, YYYY-MM-DD. */
  readonly alkamispaiva: string;
  /** URIs of the osaamisalat and the tutkintonimikkeet; empty when they are not chosen or not known. */
  readonly osaamisalat: readonly string[];
  readonly tutkintonimikkeet: readonly string[];
}

/** A unit or part that can be put into a plan. */
export interface RakenteenOsa extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  readonly laajuus: Laajuus;
}

/** A common unit for this student, with its sub-areas. */
export interface YhteinenOsa extends RakenteenOsa {
  readonly osaAlueet: readonly OsaAlue[];
}

/** A sub-area, once per code: a HOKS carries the code only, so the languages that share one are one choice. */
export interface OsaAlue extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  /** Sizes of the two parts that one code may stand for; undefined when there is no such part. */
  readonly pakollinen: Laajuus | undefined;
  readonly valinnainen: Laajuus | undefined;
  /** Belongs to every student, alone or as the first of the languages to choose from. */
  readonly kaikille: boolean;
}

const PERUSTUTKINNOT = new Set(['koulutustyyppi_1', 'koulutustyyppi_26']);
const TUVA = 'koulutustyyppi_40';

/** A perustutkinto: the only qualification that has common units. */
export function onPerustutkinto({ koulutustyyppi }: Pick<Peruste, 'koulutustyyppi'>): boolean {
  return PERUSTUTKINNOT.has(koulutustyyppi);
}

export function onTuva({ koulutustyyppi }: Pick<Peruste, 'koulutustyyppi'>): boolean {
  return koulutustyyppi === TUVA;
}

/**
 * Whether a unit is compulsory on this way for certain. What is compulsory only in an osaamisala or for a tutkintonimike
 * is so when the study right names it.
 */
export function onPakollinen(osa: PerusteenTutkinnonOsa, polku: Opintopolku): boolean {
  return (
    osa.pakollinen === true &&
    (osa.osaamisalat === undefined || osa.osaamisalat.some((uri) => polku.osaamisalat.includes(uri))) &&
    (osa.tutkintonimikkeet === undefined || osa.tutkintonimikkeet.some((uri) => polku.tutkintonimikkeet.includes(uri)))
  );
}

/** The vocational units that every student on this way takes; undefined when the curriculum or the way is not known well enough. */
export function pakollisetOsat(peruste: Peruste, polku: Opintopolku): readonly PerusteenTutkinnonOsa[] | undefined {
  const osat = peruste.tutkinnonOsat.filter((osa) => osa.yhteinen !== true && onPolulla(osa, polku));
  const onEpavarma = (osa: PerusteenTutkinnonOsa) =>
    osa.pakollinen === undefined || (osa.pakollinen && !onPakollinen(osa, polku));
  return peruste.taydellinen && !osat.some(onEpavarma) ? osat.filter((osa) => onPakollinen(osa, polku)) : undefined;
}

/** Whether a unit is on this way: nothing that the study right names rules it out. */
export function onPolulla(osa: PerusteenTutkinnonOsa, { osaamisalat, tutkintonimikkeet }: Opintopolku): boolean {
  return sopii(osa.osaamisalat, osaamisalat) && sopii(osa.tutkintonimikkeet, tutkintonimikkeet);
}

function sopii(rajaus: readonly string[] | undefined, valitut: readonly string[]): boolean {
  return rajaus === undefined || valitut.length === 0 || rajaus.some((uri) => valitut.includes(uri));
}

/** What is still to be chosen on a way: osaamisalat and tutkintonimikkeet that some unit depends on, after those chosen already. */
export function polunValinnat(
  peruste: Peruste,
  { osaamisalat: [ala] }: Pick<Opintopolku, 'osaamisalat'>,
): Pick<Peruste, 'osaamisalat' | 'tutkintonimikkeet'> {
  const { tutkinnonOsat } = peruste;
  const alalla = tutkinnonOsat.filter((osa) => sopii(osa.osaamisalat, ala === undefined ? [] : [ala]));
  return {
    osaamisalat: peruste.osaamisalat.filter(({ uri }) => tutkinnonOsat.some((osa) => osa.osaamisalat?.includes(uri))),
    tutkintonimikkeet: peruste.tutkintonimikkeet.filter(({ uri }) =>
      alalla.some((osa) => osa.tutkintonimikkeet?.includes(uri)),
    ),
  };
}

/** Units of a curriculum that stand together: of the same osaamisalat, and as compulsory as each other. */
export interface Ryhma {
  readonly pakollinen: boolean | undefined;
  /** The osaamisalat that the group is limited to; empty when it is open to all. */
  readonly osaamisalat: readonly Nimike[];
  readonly osat: readonly PerusteenTutkinnonOsa[];
}

/** The vocational units on this way, in groups: what everybody takes first, what anybody may take last, compulsory before optional. */
export function ammatillisetRyhmat(peruste: Peruste, polku: Opintopolku): readonly Ryhma[] {
  const ryhmat = new Map<string, Ryhma>();
  for (const osa of peruste.tutkinnonOsat) {
    if (osa.yhteinen === true || !onPolulla(osa, polku)) continue;
    // Of the osaamisalat of a unit only the chosen one matters.
    const rajaus = peruste.osaamisalat.filter(
      ({ uri }) => osa.osaamisalat?.includes(uri) && sopii([uri], polku.osaamisalat),
    );
    const avain = `${rajaus.map(({ uri }) => uri).join(' ')} ${osa.pakollinen}`;
    const ryhma = ryhmat.get(avain) ?? { pakollinen: osa.pakollinen, osaamisalat: rajaus, osat: [] };
    ryhmat.set(avain, { ...ryhma, osat: [...ryhma.osat, osa] });
  }
  const sija = ({ osaamisalat, pakollinen }: Ryhma): number => {
    const [ala, toinen] = osaamisalat;
    if (ala === undefined) return pakollinen === true ? -1 : Infinity;
    return toinen === undefined ? peruste.osaamisalat.indexOf(ala) : peruste.osaamisalat.length;
  };
  const laji = ({ pakollinen }: Ryhma): number => (pakollinen === true ? 0 : pakollinen === false ? 1 : 2);
  return [...ryhmat.values()].toSorted((a, b) =>
    sija(a) === sija(b) ? laji(a) - laji(b) : sija(a) < sija(b) ? -1 : 1,
  );
}

/** Size of a vocational unit; `laajuusMaksimi` makes it a range. */
export function osanLaajuus({
  laajuus,
  laajuusMaksimi,
}: Pick<PerusteenTutkinnonOsa, 'laajuus' | 'laajuusMaksimi'>): Laajuus {
  if (laajuus === undefined) return tuntematon;
  if (laajuusMaksimi === undefined) return tasan(laajuus);
  return { arvio: laajuus > 0 ? laajuus : undefined, min: laajuus, max: laajuusMaksimi };
}

/**
 * The common units of this student. The generation goes by the first day of the study right, whatever generation the
 * copy of the curriculum is from; units that are the curriculum's very own (pre-reform, trials) stay.
 */
export function yhteisetOsat(peruste: Peruste | undefined, alkamispaiva: string): readonly YhteinenOsa[] {
  const sukupolvi = yhteisetTutkinnonOsat(alkamispaiva);
  const omat = peruste?.tutkinnonOsat.filter(({ yhteinen }) => yhteinen === true) ?? [];
  const yleiset = sukupolvi.map((osa) => yhteinenOsa(osa, peruste, alkamispaiva));
  if (omat.length === 0) return peruste === undefined || onPerustutkinto(peruste) ? yleiset : [];
  return omat.flatMap((oma) => {
    const sija = yhteisenSija(oma.uri);
    return sija === undefined ? yhteinenOsa(oma, peruste, alkamispaiva) : (yleiset[sija] ?? []);
  });
}

/** URIs of the common units that a plan may hold: those of the generation, and the curriculum's very own. */
export function hyvaksyttavatYhteiset(peruste: Peruste | undefined, alkamispaiva: string): readonly string[] {
  const sukupolvi = yhteisetTutkinnonOsat(alkamispaiva);
  return [...sukupolvi, ...yhteisetOsat(peruste, alkamispaiva)].map(({ uri }) => uri);
}

/** Place of a common unit within its generation: communication, mathematics, society. Undefined for any other unit. */
export function yhteisenSija(uri: string): number | undefined {
  const osa = kaikkiYhteiset().find((yhteinen) => yhteinen.uri === uri);
  if (osa === undefined) return undefined;
  return kaikkiYhteiset()
    .filter(({ sukupolvi }) => sukupolvi === osa.sukupolvi)
    .indexOf(osa);
}

type OsanTiedot = Nimellinen & { readonly uri: string; readonly versio: number; readonly laajuus?: number };

function yhteinenOsa(osa: OsanTiedot, peruste: Peruste | undefined, alkamispaiva: string): YhteinenOsa {
  const perusteessa = peruste?.tutkinnonOsat.find(({ uri }) => uri === osa.uri);
  // Names of the list of all common units: a curriculum may add remarks to them.
  const { uri, versio, fi, sv, vahvistamaton } = { ...perusteessa, ...osa };
  const laajuus = perusteessa?.laajuus ?? osa.laajuus;
  const osaAlueet = osanAlueet(osa.uri, peruste);
  return {
    uri,
    versio,
    fi,
    sv,
    vahvistamaton,
    laajuus: laajuus === undefined ? tuntematon : tasan(laajuus),
    osaAlueet: osaAlueet.length > 0 ? osaAlueet : koodistonAlueet(osa.uri, alkamispaiva),
  };
}

/** The sub-areas of a common unit with their sizes; empty when no source has them. */
export function osanAlueet(tutkinnonOsaUri: string, peruste: Peruste | undefined): readonly OsaAlue[] {
  const perusteessa = peruste?.tutkinnonOsat.find(({ uri }) => uri === tutkinnonOsaUri)?.osaAlueet ?? [];
  const rivit =
    perusteessa.length > 0
      ? perusteessa
      : (kaikkiYhteiset().find(({ uri }) => uri === tutkinnonOsaUri)?.osaAlueet ?? []);
  const urit = [...new Set(rivit.map(({ uri }) => uri))];
  return urit.map((uri, i) =>
    osaAlue(
      rivit.filter((rivi) => rivi.uri === uri),
      urit.slice(0, i).some((edellinen) => onVaihtoehto(edellinen, uri)),
    ),
  );
}

const AIDINKIELI = /^ammatillisenoppiaineet_vvai\d*$/;
const TOINEN_KOTIMAINEN = /^ammatillisenoppiaineet_(?:vvtk|tk\d)$/;

/** The generation of 2018 has a code for each language, of which a student takes one. */
function onVaihtoehto(uri: string, toinen: string): boolean {
  return [AIDINKIELI, TOINEN_KOTIMAINEN].some((kieli) => kieli.test(uri) && kieli.test(toinen));
}

/** One code from the rows that share it: its size is a range where it depends on the language. */
function osaAlue(rivit: readonly PerusteenOsaAlue[], onToinenVaihtoehto: boolean): OsaAlue {
  const [rivi] = rivit;
  if (rivi === undefined) throw new RangeError('a sub-area without rows');
  const nimi = koodi(rivi.uri) ?? rivi;
  const onPakollinenAlue = rivit.some(({ pakollinen }) => pakollinen);
  const pakollinen = vaihteluvali(rivit.map(({ laajuus }) => laajuus));
  return {
    uri: rivi.uri,
    versio: rivi.versio,
    fi: nimi.fi,
    sv: nimi.sv,
    vahvistamaton: nimi.vahvistamaton,
    // Compulsory without a size of its own: old sources do not tell the size.
    pakollinen: pakollinen ?? (onPakollinenAlue ? tuntematon : undefined),
    valinnainen: vaihteluvali(rivit.map(({ laajuusValinnainen }) => laajuusValinnainen)),
    kaikille: onPakollinenAlue && !onToinenVaihtoehto,
  };
}

function vaihteluvali(pisteet: readonly (number | undefined)[]): Laajuus | undefined {
  const tunnetut = pisteet.filter((luku) => luku !== undefined);
  if (tunnetut.length === 0) return undefined;
  const min = Math.min(...tunnetut);
  return { arvio: min, min, max: Math.max(...tunnetut) };
}

/** The newest generation is known by its codes only: neither sizes nor what is compulsory. */
function koodistonAlueet(tutkinnonOsaUri: string, alkamispaiva: string): readonly OsaAlue[] {
  const sukupolvi = yhteisetTutkinnonOsat(alkamispaiva).find(({ uri }) => uri === tutkinnonOsaUri)?.sukupolvi;
  return koodisto('ammatillisenoppiaineet')
    .filter(
      ({ tutkinnonOsat, sukupolvet, kaytossa }: Koodi) =>
        kaytossa !== false &&
        tutkinnonOsat?.includes(tutkinnonOsaUri) === true &&
        (sukupolvi === undefined || sukupolvet?.includes(sukupolvi) !== false),
    )
    .map(({ uri, versio, fi, sv, vahvistamaton }) => ({
      uri,
      versio,
      fi,
      sv,
      vahvistamaton,
      pakollinen: tuntematon,
      valinnainen: undefined,
      kaikille: false,
    }));
}
