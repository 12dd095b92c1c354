import { inUse } from './in-use.ts';
import type { Kieli } from '../kieli.ts';
import { type Nimellinen, type Nimi, nimiKielella } from './nimi.ts';

/** The code lists shipped whole: those a HOKS field uses (contract 11.2) and the states of a Koski study right. */
export type KoodistoNimi =
  | 'urasuunnitelma'
  | 'osaamisenhankkimistapa'
  | 'oppisopimuksenperusta'
  | 'oppimisymparistot'
  | 'osaamisentodentamisenprosessi'
  | 'koulutuksenosattuva'
  | 'ammatillinenkoulutusoppimisentuentyyppi'
  | 'ammatillisentutkinnonosanryhma'
  | 'ammatillisenoppiaineet'
  | 'koskiopiskeluoikeudentila';

/** One code. `uri` and `versio` are what a HOKS carries in its `*-koodi-uri` and `*-koodi-versio` fields. */
export interface Koodi extends Nimellinen {
  readonly uri: string;
  readonly versio: number;
  /** The version was seen only in demo data and has to be checked against the live list. */
  readonly versioVahvistamaton?: boolean;
  /** First and last day of validity (YYYY-MM-DD, both inclusive), where known. */
  readonly voimassa?: { readonly alkaa?: string; readonly loppuu?: string };
  /** `false`: passive, or refused by eHOKS. Such a code may still stand in an old HOKS, so it keeps its name. */
  readonly kaytossa?: boolean;
  /** URIs of the common units an osa-alue belongs to; only in ammatillisenoppiaineet. */
  readonly tutkinnonOsat?: readonly string[];
  /** Generations of common units an osa-alue belongs to (2014, 2018, 2022, 2026); only in ammatillisenoppiaineet. */
  readonly sukupolvet?: readonly string[];
}

/** Every code of the list, also the ones no longer usable, in the order of the source. */
export function koodisto(nimi: KoodistoNimi): readonly Koodi[] {
  return inUse().koodistot[nimi];
}

/**
 * The codes a user may choose: passive codes and those eHOKS refuses are left out, and with `paiva` (YYYY-MM-DD) also
 * those not valid on that day. A code without a known name is among them; its URI is all there is to show.
 */
export function valittavatKoodit(nimi: KoodistoNimi, { paiva }: { paiva?: string } = {}): readonly Koodi[] {
  return koodisto(nimi).filter(
    (koodi) => koodi.kaytossa !== false && (paiva === undefined || onVoimassa(koodi, paiva)),
  );
}

function onVoimassa({ voimassa }: Koodi, paiva: string): boolean {
  return (voimassa?.alkaa ?? paiva) <= paiva && paiva <= (voimassa?.loppuu ?? paiva);
}

/** The code with this URI from any list or from the common units; undefined when it is not among them. */
export function koodi(uri: string): Koodi | undefined {
  return inUse().kooditUrilla.get(uri);
}

/** The name of the code with this URI, in the other language where the wanted one is missing; `kieli` says which it is. */
export function koodinNimi(uri: string, kieli: Kieli): Nimi | undefined {
  const loytynyt = koodi(uri);
  return loytynyt && nimiKielella(loytynyt, kieli);
}
