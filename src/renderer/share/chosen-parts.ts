import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import { osaamisenOsoittaminen } from '../../shared/hoks/osaamisen-osoittaminen.ts';
import { placeKey, type Shareable } from '../../shared/hoks/share-parts.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { valueAt } from '../plan/value-at.ts';

/** `placeKey` of a part and of everything inside it. */
export function keysWithin({ path, inside }: Shareable): readonly string[] {
  return [placeKey(path), ...inside.flatMap(keysWithin)];
}

/** A choice takes along what is inside the part, either way. */
export function withChoice(chosen: ReadonlySet<string>, part: Shareable, isChosen: boolean): ReadonlySet<string> {
  const keys = keysWithin(part);
  return isChosen ? new Set([...chosen, ...keys]) : new Set([...chosen].filter((key) => !keys.includes(key)));
}

/** The part named by a key with everything inside it; nothing when there is no such part. */
export function choiceOf(parts: readonly Shareable[], key: string): ReadonlySet<string> {
  for (const part of parts) {
    if (placeKey(part.path) === key) return new Set(keysWithin(part));
    const inside = choiceOf(part.inside, key);
    if (inside.size > 0) return inside;
  }
  return new Set();
}

/** What to call a part: its summary line; empty when nothing is known of it yet. */
export function partName({ part, path }: Shareable, source: HoksDraft, names: SummaryNames): string {
  const draft = valueAt(source, path);
  return isDraft(draft) ? (part.summary?.(draft, names) ?? '') : '';
}

/** A demonstration's summary is a place and days: it needs the word before it. */
export function isDemonstration({ part }: Pick<Shareable, 'part'>): boolean {
  return part === osaamisenOsoittaminen;
}
