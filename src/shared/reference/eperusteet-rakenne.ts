import { z } from 'zod';
import { serviceNames } from './service-values.ts';

/** The structure of a curriculum in ePerusteet: groups in groups, and at the ends references (viite) to units. */

const baseSchema = z.object({
  nimi: serviceNames,
  pakollinen: z.boolean().nullish(),
  rooli: z.string().nullish(),
  muodostumisSaanto: z
    .object({ laajuus: z.object({ minimi: z.number().nullish(), maksimi: z.number().nullish() }).nullish() })
    .nullish(),
  osaamisala: z.object({ osaamisalakoodiUri: z.string().nullish(), uri: z.string().nullish() }).nullish(),
  tutkintonimike: z.object({ uri: z.string().nullish() }).nullish(),
  /** Only at an end: the id of a viite, written as text. */
  _tutkinnonOsaViite: z.coerce.string().nullish(),
});

export type Rakenne = z.infer<typeof baseSchema> & { osat?: Rakenne[] | null };

export const rakenneSchema: z.ZodType<Rakenne> = baseSchema.extend({
  get osat() {
    return z.array(rakenneSchema).max(2000).nullish();
  },
});

/** One place of a unit: whether it is compulsory there, if the structure says, and what it stands under. */
export interface Place {
  readonly pakollinen: boolean | undefined;
  readonly osaamisala: string | undefined;
  readonly tutkintonimike: string | undefined;
}

/**
 * Places of each unit, by the id of its viite. Older curricula mark compulsory units themselves; newer ones leave every mark
 * false, and the name of the group tells: "Pakolliset tutkinnon osat", "Valinnaiset tutkinnon osat".
 */
export function placesByViite(rakenne: Rakenne): ReadonlyMap<string, readonly Place[]> {
  const leaves = leavesOf(rakenne, { pakollinen: undefined, osaamisala: undefined, tutkintonimike: undefined });
  const areMarked = leaves.some(({ isMarked }) => isMarked);
  const places = new Map<string, Place[]>();
  for (const { viite, isMarked, place } of leaves) {
    const found = places.get(viite) ?? [];
    places.set(viite, [...found, areMarked ? { ...place, pakollinen: isMarked } : place]);
  }
  return places;
}

interface Leaf {
  readonly viite: string;
  readonly isMarked: boolean;
  readonly place: Place;
}

function leavesOf(rakenne: Rakenne, outer: Place): readonly Leaf[] {
  const viite = rakenne._tutkinnonOsaViite;
  if (typeof viite === 'string') return [{ viite, isMarked: rakenne.pakollinen === true, place: outer }];
  const inner: Place = {
    pakollinen: byName(rakenne.nimi?.fi) ?? outer.pakollinen,
    osaamisala: rakenne.osaamisala?.osaamisalakoodiUri ?? rakenne.osaamisala?.uri ?? outer.osaamisala,
    tutkintonimike: rakenne.tutkintonimike?.uri ?? outer.tutkintonimike,
  };
  return (rakenne.osat ?? []).flatMap((osa) => leavesOf(osa, inner));
}

function byName(fi: string | null | undefined): boolean | undefined {
  if (/^pakolli/i.test(fi ?? '')) return true;
  return /^valinnai/i.test(fi ?? '') ? false : undefined;
}
