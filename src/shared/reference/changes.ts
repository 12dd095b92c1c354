import { inUse } from './in-use.ts';
import type { Koodi } from './koodistot.ts';
import { lataaPeruste, type Peruste, perusteet } from './perusteet.ts';
import { lataaTutkinnonOsat } from './tutkinnon-osat.ts';

/** What the lists say at one moment, to be compared with another. */
export interface Snapshot {
  readonly codes: ReadonlyMap<string, Pick<Koodi, 'fi' | 'sv' | 'versio' | 'kaytossa' | 'vahvistamaton'>>;
  /** By diaarinumero: what a person sees of a curriculum, as one text. */
  readonly perusteet: ReadonlyMap<string, string>;
}

/** What became different, in counts a person can be told. */
export interface Changes {
  readonly added: number;
  readonly renamed: number;
  /** Codes whose version alone changed. */
  readonly newVersion: number;
  readonly withdrawn: number;
  readonly perusteet: number;
  /** Names that are still working labels. */
  readonly unverified: number;
}

/** The lists in use now. */
export async function takeSnapshot(): Promise<Snapshot> {
  const codes = [...(await lataaTutkinnonOsat()), ...inUse().kooditUrilla.values()];
  const read = await Promise.all(perusteet().map(({ diaarinumero }) => lataaPeruste(diaarinumero)));
  return {
    codes: new Map(codes.map((koodi) => [koodi.uri, koodi])),
    perusteet: new Map(read.flatMap((one) => (one === undefined ? [] : [[one.diaarinumero, asText(one)] as const]))),
  };
}

/** Without versions, which are counted as codes, and without what the sources only write in different ways. */
function asText({ fi, sv, laajuus, voimassaolo, tutkinnonOsat, koulutuksenOsat }: Peruste): string {
  const { alkaa, loppuu, siirtymaPaattyy } = voimassaolo;
  const units = tutkinnonOsat.map((osa) => [
    [osa.uri, osa.fi, osa.sv, osa.laajuus, osa.laajuusMaksimi, osa.pakollinen, osa.osaamisalat, osa.tutkintonimikkeet],
    (osa.osaAlueet ?? []).map((alue) => [alue.uri, alue.fi, alue.sv, alue.laajuus, alue.laajuusValinnainen]),
  ]);
  const parts = koulutuksenOsat.map((osa) => [osa.uri, osa.fi, osa.sv, osa.laajuusMinimi, osa.laajuusMaksimi]);
  return JSON.stringify([fi, sv, laajuus, alkaa, loppuu, siirtymaPaattyy, units, parts]);
}

/** Every code is counted once: what happened to it that matters most. */
export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const counts = { added: 0, renamed: 0, newVersion: 0, withdrawn: 0 };
  let unverified = 0;
  for (const [uri, now] of after.codes) {
    const was = before.codes.get(uri);
    if (now.vahvistamaton !== undefined && now.kaytossa !== false) unverified += 1;
    if (was === undefined) counts.added += 1;
    else if (was.kaytossa !== false && now.kaytossa === false) counts.withdrawn += 1;
    else if (was.fi !== now.fi || was.sv !== now.sv) counts.renamed += 1;
    else if (was.versio !== now.versio) counts.newVersion += 1;
  }
  const changed = [...after.perusteet].filter(([diaarinumero, text]) => before.perusteet.get(diaarinumero) !== text);
  return { ...counts, perusteet: changed.length, unverified };
}
