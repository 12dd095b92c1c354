import type { Nimellinen } from './nimi.ts';

/** A vocational or common unit of the national list (koodisto tutkinnonosat), not tied to any curriculum. */
export interface TutkinnonOsaTieto extends Nimellinen {
  readonly uri: string;
  /** As the list stood on 14 October 2022; the live list may have a newer one. */
  readonly versio: number;
}

let ladattu: Promise<readonly TutkinnonOsaTieto[]> | undefined;

/**
 * The national list of units, about 9,600 rows in the order of their numbers, read on first use and kept. It lacks
 * most units made after October 2022, and a quarter of it has no Swedish name.
 */
export function lataaTutkinnonOsat(): Promise<readonly TutkinnonOsaTieto[]> {
  ladattu ??= import('./data/tutkinnonosat.json', { with: { type: 'json' } }).then(({ default: sarakkeet }) =>
    sarakkeet.numerot.map((numero, rivi) => ({
      uri: `tutkinnonosat_${numero}`,
      versio: solu(sarakkeet.versiot, rivi),
      fi: solu(sarakkeet.fi, rivi),
      // The column holds an empty string where there is no Swedish name.
      sv: solu(sarakkeet.sv, rivi) || undefined,
    })),
  );
  return ladattu;
}

function solu<T>(sarake: readonly T[], rivi: number): T {
  const arvo = sarake[rivi];
  if (arvo === undefined) throw new RangeError('the columns of tutkinnonosat.json differ in length');
  return arvo;
}
