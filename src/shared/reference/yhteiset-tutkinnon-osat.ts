import { inUse } from './in-use.ts';
import { type Koodi, koodisto } from './koodistot.ts';
import type { PerusteenOsaAlue } from './perusteet.ts';

/** A common unit (yhteinen tutkinnon osa, YTO). The 2026 units carry working labels and no known laajuus. */
export interface YhteinenTutkinnonOsa extends Koodi {
  readonly sukupolvi: string;
  /** Osaamispisteet. */
  readonly laajuus?: number;
  /** With their sizes, without names; a code is repeated where its size depends on the language studied. Absent for 2026. */
  readonly osaAlueet?: readonly PerusteenOsaAlue[];
}

/** Generation of the common units, named after the year its first study rights begin. */
export type Sukupolvi = '2018' | '2022' | '2026';

/** The common units of every generation, each generation in the order communication, mathematics, society. */
export function kaikkiYhteiset(): readonly YhteinenTutkinnonOsa[] {
  return inUse().yhteiset;
}

/**
 * The generation a study right belongs to by its first day (alkamispäivä, YYYY-MM-DD): a new one begins on 1 August of
 * 2022 and of 2026. eHOKS stores a wrong generation as it is and only Koski refuses it later, so the app has to choose.
 * Pre-reform curricula keep their own units (101053-101056) in their peruste.
 * @throws RangeError when the argument is not a date of that form: a comparison would quietly pick a wrong generation.
 */
export function yhteistenSukupolvi(alkamispaiva: string): Sukupolvi {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(alkamispaiva)) throw new RangeError('alkamispaiva is not of the form YYYY-MM-DD');
  if (alkamispaiva >= '2026-08-01') return '2026';
  return alkamispaiva >= '2022-08-01' ? '2022' : '2018';
}

/** The three common units for a study right that begins on this day (YYYY-MM-DD). Throws like {@link yhteistenSukupolvi}. */
export function yhteisetTutkinnonOsat(alkamispaiva: string): readonly YhteinenTutkinnonOsa[] {
  const sukupolvi = yhteistenSukupolvi(alkamispaiva);
  return inUse().yhteiset.filter((osa) => osa.sukupolvi === sukupolvi);
}

/**
 * The osa-alueet of the common units for a study right that begins on this day (YYYY-MM-DD), or those of one common
 * unit of that generation. Throws like {@link yhteistenSukupolvi}.
 */
export function osaAlueet(alkamispaiva: string, tutkinnonOsaUri?: string): readonly Koodi[] {
  const sukupolvenOsat = yhteisetTutkinnonOsat(alkamispaiva)
    .map((osa) => osa.uri)
    .filter((uri) => tutkinnonOsaUri === undefined || uri === tutkinnonOsaUri);
  return koodisto('ammatillisenoppiaineet').filter((oppiaine) =>
    oppiaine.tutkinnonOsat?.some((uri) => sukupolvenOsat.includes(uri)),
  );
}
