import { koodistoNimet } from './reference-set.ts';
import { inUse } from './in-use.ts';
import type { Koodi } from './koodistot.ts';
import { lataaTutkinnonOsat } from './tutkinnon-osat.ts';

/** What the lists say at one moment, to be compared with another. */
export interface Snapshot {
  readonly codes: ReadonlyMap<string, Pick<Koodi, 'fi' | 'sv' | 'versio' | 'kaytossa' | 'vahvistamaton'>>;
  readonly perusteet: ReadonlyMap<string, unknown>;
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
  const { koodistot, refreshed, perusteet } = inUse();
  const codes = [...koodistoNimet.flatMap((nimi) => koodistot[nimi]), ...(await lataaTutkinnonOsat())];
  return {
    codes: new Map(codes.map((koodi) => [koodi.uri, koodi])),
    perusteet: new Map(
      perusteet.map((tieto) => [tieto.diaarinumero, refreshed?.perusteet.get(tieto.diaarinumero) ?? 'shipped']),
    ),
  };
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
  const perusteet = [...after.perusteet].filter(
    ([diaarinumero, peruste]) => JSON.stringify(before.perusteet.get(diaarinumero)) !== JSON.stringify(peruste),
  );
  return { ...counts, perusteet: perusteet.length, unverified };
}
