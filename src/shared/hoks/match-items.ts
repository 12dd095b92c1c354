import { canonicalItem, isUnordered } from './canonical.ts';
import type { AnyDraft, Part, PartsField } from './field-spec.ts';

/** Which item of an older list is which of a newer one: same content first, then the same natural key. */

/** Fields that tell items of a part apart, the surest set first. */
const NATURAL_KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  HankittavaAmmatillinenTutkinnonOsa: [['tutkinnon-osa-koodi-uri']],
  HankittavaYhteinenTutkinnonOsa: [['tutkinnon-osa-koodi-uri']],
  HankittavanYTOnOsaAlue: [['osa-alue-koodi-uri']],
  HankittavaPaikallinenTutkinnonOsa: [['amosaa-tunniste'], ['nimi']],
  HankittavaKoulutuksenOsa: [['koulutuksen-osa-koodi-uri', 'alku'], ['koulutuksen-osa-koodi-uri']],
  AiemminHankittuAmmatillinenTutkinnonOsa: [['tutkinnon-osa-koodi-uri']],
  AiemminHankittuYhteinenTutkinnonOsa: [['tutkinnon-osa-koodi-uri']],
  AiemminHankitunYTOnOsaAlue: [['osa-alue-koodi-uri']],
  AiemminHankittuPaikallinenTutkinnonOsa: [['amosaa-tunniste'], ['nimi']],
  OsaamisenHankkimistapa: [
    ['yksiloiva-tunniste'],
    ['osaamisen-hankkimistapa-koodi-uri', 'alku'],
    ['osaamisen-hankkimistapa-koodi-uri'],
  ],
  OsaamisenOsoittaminen: [['alku', 'loppu'], ['alku'], ['loppu']],
  MuuOppimisymparisto: [['oppimisymparisto-koodi-uri', 'alku'], ['oppimisymparisto-koodi-uri']],
  Keskeytymisajanjakso: [['alku'], ['loppu']],
  KoodistoKoodi: [['koodi-uri']],
  KoulutuksenJarjestajaArvioija: [['nimi']],
  TyoelamaOsaamisenArvioija: [['nimi']],
  OpiskeluvalmiuksiaTukevatOpinnot: [['nimi']],
  OppimisenTuki: [['oppimisen-tuen-tyyppi-koodi-uri', 'alku'], ['oppimisen-tuen-tyyppi-koodi-uri']],
};

type KeyOf = (item: AnyDraft) => string | undefined;

function keysFor(part: Part): readonly KeyOf[] {
  const content: KeyOf = (item) => JSON.stringify(canonicalItem(part, item));
  const natural = (NATURAL_KEYS[part.name] ?? []).map((names): KeyOf => {
    return (item) =>
      names.every((name) => item[name] !== undefined) ? JSON.stringify(names.map((name) => item[name])) : undefined;
  });
  return [content, ...natural];
}

export interface Match {
  /** Newer index to older index. */
  readonly pairs: ReadonlyMap<number, number>;
  /** Older indexes without a newer one. */
  readonly removed: readonly number[];
  /** True when the kept items changed places in a list whose order means something. */
  readonly isReordered: boolean;
}

export function matchItems(field: PartsField<Part>, olds: readonly AnyDraft[], news: readonly AnyDraft[]): Match {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const keyOf of keysFor(field.part)) {
    const oldKeys = olds.map(keyOf);
    for (const [index, item] of news.entries()) {
      const key = pairs.has(index) ? undefined : keyOf(item);
      if (key === undefined) continue;
      const match = oldKeys.findIndex((oldKey, old) => oldKey === key && !taken.has(old));
      if (match < 0) continue;
      pairs.set(index, match);
      taken.add(match);
    }
  }
  const kept = [...pairs].toSorted(([a], [b]) => a - b).map(([, old]) => old);
  return {
    pairs,
    removed: [...olds.keys()].filter((index) => !taken.has(index)),
    isReordered: !isUnordered(field.part) && kept.some((old, index) => old < (kept[index - 1] ?? -1)),
  };
}
