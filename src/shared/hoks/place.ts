import type { Teksti } from '../kieli.ts';
import type { AnyDraft, Field, Part, Path, SummaryNames } from './field-spec.ts';
import { hoks } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import { isPaikallinen, paikallisetTiedot } from './paikalliset-tiedot.ts';

/** Where in a plan something is, in words: "Ajoneuvon määräaikaishuolto, jakso 2". */

/** Parts that are called by their number rather than by their content. */
const NUMBERED: Readonly<Record<string, Teksti>> = {
  OsaamisenHankkimistapa: { fi: 'jakso', sv: 'period' },
  OsaamisenOsoittaminen: { fi: 'näyttö', sv: 'yrkesprov' },
  Keskeytymisajanjakso: { fi: 'keskeytymisajanjakso', sv: 'avbrottsperiod' },
};

/** What to call one item of a list. A number only where there are several. */
export function itemName(part: Part, items: readonly unknown[], index: number, names: SummaryNames): string {
  const number = items.length > 1 ? ` ${index + 1}` : '';
  const word = NUMBERED[part.name];
  if (word) return `${word[names.kieli]}${number}`;
  const item = items[index];
  const summary = isDraft(item) ? (part.summary?.(item, names) ?? '') : '';
  return summary === '' ? `${part.label[names.kieli]}${number}` : summary;
}

interface Step {
  readonly part: Part;
  readonly value: unknown;
}

/**
 * Names of the listed parts on the way, outermost first, joined with commas. Empty for the root's own fields. `draft` is what
 * the path leads into: the document, or the local data.
 */
export function placeName(path: Path, draft: AnyDraft, names: SummaryNames): string {
  const pieces: string[] = [];
  const isLocal = isPaikallinen(path);
  let here: Step | undefined = { part: isLocal ? paikallisetTiedot : hoks, value: draft };
  for (let depth = isLocal ? 1 : 0; here && depth < path.length; depth++) {
    const name = path[depth];
    const field: Field | undefined = typeof name === 'string' ? here.part.fields[name] : undefined;
    if (typeof name !== 'string' || !field || field.kind === 'scalar' || !isDraft(here.value)) break;
    const value: unknown = here.value[name];
    if (field.kind === 'part') {
      here = { part: field.part, value };
      continue;
    }
    const index = path[++depth];
    if (typeof index !== 'number' || !isList(value)) break;
    pieces.push(itemName(field.part, value, index, names));
    here = { part: field.part, value: value[index] };
  }
  return pieces.join(', ');
}

/** The part of the object at a path; undefined when the path leads to none. */
function partAt(path: Path): Part | undefined {
  if (path.length === 0) return hoks;
  const field = fieldAt(path);
  return field && field.kind !== 'scalar' ? field.part : undefined;
}

/** The field that a path ends in, an index behind it ignored. Undefined when the path leads to no known field. */
export function fieldAt(path: Path): Field | undefined {
  const isLocal = isPaikallinen(path);
  let part: Part | undefined = isLocal ? paikallisetTiedot : hoks;
  let field: Field | undefined;
  for (const step of isLocal ? path.slice(1) : path) {
    if (typeof step === 'number') continue;
    field = part && Object.hasOwn(part.fields, step) ? part.fields[step] : undefined;
    part = field && field.kind !== 'scalar' ? field.part : undefined;
  }
  return field;
}

/**
 * Where a person mends what a finding says: the field of a list of texts rather than one of its lines, and the code whose
 * version is wrong, as the version has no field of its own.
 */
export function mendingPlace(path: Path): Path {
  const field = fieldAt(path);
  if (field?.kind === 'scalar' && typeof path.at(-1) === 'number') return path.slice(0, -1);
  const code = codeOfVersion(path);
  return code === undefined ? path : [...path.slice(0, -1), code];
}

/** The name of the code beside a code's version; undefined for any other path. */
export function codeOfVersion(path: Path): string | undefined {
  const name = path.at(-1);
  const owner = partAt(path.slice(0, -1));
  const isOwner = ([, field]: readonly [string, Field]) =>
    field.kind === 'scalar' && field.widget.type === 'code' && field.widget.versionField === name;
  return owner && Object.entries(owner.fields).find(isOwner)?.[0];
}
