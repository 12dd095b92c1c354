import type { AnyDraft, Field, Part, ScalarField } from './field-spec.ts';
import { hoks } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import { utcSeconds } from './timestamp-text.ts';
import { trimmed } from './value-types.ts';

/**
 * One form for plans that mean the same (contract 7.4, 8.4): what the server adds is dropped, absent and empty are one,
 * and values look as the server returns them.
 */

/** Made by the server: never part of what a plan says. */
export const SERVER_MADE: ReadonlySet<string> = new Set(['id', 'eid', 'manuaalisyotto', 'module-id', 'poistettu']);

/** Lists of these are read without ORDER BY, or their order says nothing: they are compared as sets. */
const UNORDERED_PARTS = new Set([
  'HankittavaYhteinenTutkinnonOsa',
  'HankittavaKoulutuksenOsa',
  'OppimisenTuki',
  'OpiskeluvalmiuksiaTukevatOpinnot',
  'Keskeytymisajanjakso',
  'MuuOppimisymparisto',
  'KoulutuksenJarjestajaArvioija',
  'TyoelamaOsaamisenArvioija',
]);

export function isUnordered(part: Part): boolean {
  return UNORDERED_PARTS.has(part.name);
}

/** A list of these comes back with its last item only, although all of them are stored (contract 13.1). */
export function isReturnedTruncated(part: Part): boolean {
  return part.name === 'KoodistoKoodi';
}

export interface CanonicalOptions {
  /** Keep of a demonstration's sub-areas only the last, the one that GET can return (contract 13.1). */
  readonly asReturned?: boolean;
}

function canonicalScalar(field: ScalarField<unknown>, value: unknown): unknown {
  if (typeof value === 'string') {
    const plain = field.valueType === 'pattern' ? value : trimmed(value);
    if (field.valueType === 'timestamp') return utcSeconds(plain) ?? plain;
    return plain === '' ? undefined : plain;
  }
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (isList(value)) {
    return value.length === 0 ? undefined : value.map((item) => (typeof item === 'string' ? trimmed(item) : item));
  }
  return value ?? undefined;
}

function canonicalList(part: Part, value: unknown, options: CanonicalOptions): unknown {
  if (!isList(value)) return value ?? undefined;
  const items = value.map((item) => (isDraft(item) ? canonicalObject(part, item, options) : item));
  if (items.length === 0) return undefined;
  if (options.asReturned && isReturnedTruncated(part)) return items.slice(-1);
  if (!isUnordered(part)) return items;
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}

function canonicalValue(field: Field, value: unknown, options: CanonicalOptions): unknown {
  if (field.kind === 'scalar') return canonicalScalar(field, value);
  if (field.kind === 'parts') return canonicalList(field.part, value, options);
  if (!isDraft(value)) return value ?? undefined;
  const nested = canonicalObject(field.part, value, options);
  return Object.keys(nested).length === 0 ? undefined : nested;
}

function canonicalObject(part: Part, draft: AnyDraft, options: CanonicalOptions): AnyDraft {
  const canonicalDraft: Record<string, unknown> = {};
  for (const name of Object.keys(part.fields).toSorted()) {
    const field = part.fields[name];
    if (!field || SERVER_MADE.has(name) || !Object.hasOwn(draft, name)) continue;
    const value = canonicalValue(field, draft[name], options);
    if (value !== undefined) canonicalDraft[name] = value;
  }
  return canonicalDraft;
}

/** The plan in its one form. Keys that the contract does not know are dropped; a document that is no object is empty. */
export function canonical(document: unknown, options: CanonicalOptions = {}): AnyDraft {
  return isDraft(document) ? canonicalObject(hoks, document, options) : {};
}

/** One part of a plan in its one form. */
export function canonicalItem(part: Part, item: AnyDraft): AnyDraft {
  return canonicalObject(part, item, {});
}

/** Whether two values of a field mean the same. */
export function sameValue(field: Field, a: unknown, b: unknown): boolean {
  return JSON.stringify(canonicalValue(field, a, {})) === JSON.stringify(canonicalValue(field, b, {}));
}

/** A stable text of the plan's content: equal exactly when the content is. For comparing and hashing. */
export function canonicalText(document: unknown, options: CanonicalOptions = {}): string {
  return JSON.stringify(canonical(document, options));
}

/** Whether the server holds what was approved, as far as its answer can tell. */
export function sameContent(approved: unknown, fromServer: unknown): boolean {
  return canonicalText(approved, { asReturned: true }) === canonicalText(fromServer, { asReturned: true });
}
