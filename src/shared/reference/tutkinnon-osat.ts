import { inUse, type ReferenceInUse } from './in-use.ts';
import type { Nimellinen } from './nimi.ts';
import { overlaidUnits } from './overlay.ts';

/** A vocational or common unit of the national list (koodisto tutkinnonosat), not tied to any curriculum. */
export interface TutkinnonOsaTieto extends Nimellinen {
  readonly uri: string;
  /** Of the refreshed list, else as the list stood on 14 October 2022. */
  readonly versio: number;
  /** `false`: passive, or no longer on the list. It keeps its name for old plans and is not offered. */
  readonly kaytossa?: boolean;
}

let shipped: Promise<readonly TutkinnonOsaTieto[]> | undefined;
let layered: { readonly of: ReferenceInUse; readonly units: Promise<readonly TutkinnonOsaTieto[]> } | undefined;

/**
 * The national list of units, about 9,600 rows in the order of their numbers, read on first use and kept. As shipped it lacks
 * most units made after October 2022, and a quarter of it has no Swedish name.
 */
export function lataaTutkinnonOsat(): Promise<readonly TutkinnonOsaTieto[]> {
  const current = inUse();
  if (layered?.of !== current) {
    const { refreshed } = current;
    const units = refreshed
      ? lataaMukanaTulleet().then((osat) => overlaidUnits(osat, refreshed.tutkinnonOsat))
      : lataaMukanaTulleet();
    layered = { of: current, units };
  }
  return layered.units;
}

/** The list as the app came with it, whatever a refresh has brought since. */
export function lataaMukanaTulleet(): Promise<readonly TutkinnonOsaTieto[]> {
  shipped ??= import('./data/tutkinnonosat.json', { with: { type: 'json' } }).then(({ default: sarakkeet }) =>
    sarakkeet.numerot.map((numero, rivi) => ({
      uri: `tutkinnonosat_${numero}`,
      versio: solu(sarakkeet.versiot, rivi),
      fi: solu(sarakkeet.fi, rivi),
      // The column holds an empty string where there is no Swedish name.
      sv: solu(sarakkeet.sv, rivi) || undefined,
    })),
  );
  return shipped;
}

function solu<T>(sarake: readonly T[], rivi: number): T {
  const arvo = sarake[rivi];
  if (arvo === undefined) throw new RangeError('the columns of tutkinnonosat.json differ in length');
  return arvo;
}
