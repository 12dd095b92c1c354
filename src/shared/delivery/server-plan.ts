import type { AnyDraft, Field, Part, Path } from '../hoks/field-spec.ts';
import { hoks, type HoksDraft } from '../hoks/hoks.ts';
import { isDraft, isList } from '../hoks/json-shape.ts';
import type { HoksBody } from './ehoks-calls.ts';

/** A stored plan as GET gives it (contract 7.4), and what of it is a plan's own. Pure. */

/**
 * The plan's own content: without ids, eid, manuaalisyotto and module-ids, and without the empty lists and objects that
 * GET adds; what PUT requires stays even when it is empty. Keys that the contract does not know are left out.
 */
export function ownContent(fromServer: HoksBody): HoksDraft {
  // Built field by field from the same list that HoksDraft is computed from.
  return ownPart(hoks, fromServer) as HoksDraft;
}

function ownPart(part: Part, stored: AnyDraft): AnyDraft {
  const own: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (name === 'id' || field.presence.put === 'excluded' || !Object.hasOwn(stored, name)) continue;
    const value = ownValue(field, stored[name]);
    if (field.presence.put === 'required' ? value !== undefined : !isEmpty(value)) own[name] = value;
  }
  return own;
}

function ownValue(field: Field, value: unknown): unknown {
  if (value === null || field.kind === 'scalar') return value ?? undefined;
  if (field.kind === 'part') return isDraft(value) ? ownPart(field.part, value) : undefined;
  return isList(value) ? value.filter(isDraft).map((item) => ownPart(field.part, item)) : undefined;
}

function isEmpty(value: unknown): boolean {
  if (isList(value)) return value.length === 0;
  return value === undefined || value === '' || (isDraft(value) && Object.keys(value).length === 0);
}

/** Every module-id at every level, sorted. Any PUT by anybody renews all of them, PATCH none (contract 7.3). */
export function moduleIdsOf(fromServer: HoksBody): string[] {
  const found: string[] = [];
  collectModuleIds(fromServer, found);
  return found.toSorted();
}

function collectModuleIds(value: unknown, found: string[]): void {
  if (isList(value)) {
    for (const item of value) collectModuleIds(item, found);
  } else if (isDraft(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'module-id' && typeof item === 'string') found.push(item);
      else if (typeof item === 'object') collectModuleIds(item, found);
    }
  }
}

/**
 * The demonstrations of a plan read from eHOKS that name a sub-area: eHOKS shows only the last one (contract 13.1), so
 * each may have had more, which a PUT of what was read would delete for good.
 */
export function maybeTruncatedDemonstrations(document: HoksDraft): Path[] {
  const found: Path[] = [];
  collectDemonstrations(hoks, document, [], found);
  return found;
}

function collectDemonstrations(part: Part, draft: AnyDraft, path: Path, found: Path[]): void {
  const osaAlueet = draft['osa-alueet'];
  if (part.name === 'OsaamisenOsoittaminen' && isList(osaAlueet) && osaAlueet.length > 0) found.push(path);
  for (const [name, field] of Object.entries(part.fields)) {
    const value = draft[name];
    if (field.kind === 'part' && isDraft(value)) collectDemonstrations(field.part, value, [...path, name], found);
    if (field.kind !== 'parts' || !isList(value)) continue;
    for (const [index, item] of value.entries()) {
      if (isDraft(item)) collectDemonstrations(field.part, item, [...path, name, index], found);
    }
  }
}
