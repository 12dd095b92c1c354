/**
 * A size in osaamispisteet (weeks in TUVA) as far as it is known. What cannot be known for certain stays a range, so that
 * nothing is ever said to be missing that may be there.
 */
export interface Laajuus {
  /** What to show and to count with; undefined when nothing tells. */
  readonly arvio: number | undefined;
  readonly min: number;
  /** Infinity when nothing tells. */
  readonly max: number;
}

export const eiMitaan: Laajuus = { arvio: 0, min: 0, max: 0 };
export const tuntematon: Laajuus = { arvio: undefined, min: 0, max: Infinity };

export function tasan(pisteet: number): Laajuus {
  return { arvio: pisteet, min: pisteet, max: pisteet };
}

/** The sum. What is not known counts as nothing in `arvio`, and leaves `max` open. */
export function summa(laajuudet: readonly Laajuus[]): Laajuus {
  return laajuudet.reduce(
    (yhteensa, { arvio, min, max }) => ({
      arvio: (yhteensa.arvio ?? 0) + (arvio ?? 0),
      min: yhteensa.min + min,
      max: yhteensa.max + max,
    }),
    eiMitaan,
  );
}
