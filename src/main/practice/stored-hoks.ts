import type { AnyDraft, Field, Part } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { utcSeconds } from '../../shared/hoks/timestamp-text.ts';
import type { StoredHoks } from './store.ts';

/** What becomes of a body in the database and on its way back (contract 7). Pure functions. */

/** PUT clears every other root field it does not hold (contract 7.1). */
const keptByReplace = ['puhelinnumero', 'tuva-opiskeluoikeus-oid', 'oppija-oid', 'opiskeluoikeus-oid'];

/** The stored form of a new plan: an accepted, trimmed POST body. */
export function createdHoks(id: number, body: AnyDraft, newUuid: () => string): StoredHoks {
  return { id, eid: newUuid(), manuaalisyotto: false, poistettu: false, sisalto: storedPart(hoks, body, newUuid) };
}

/** PUT: everything is replaced, every module-id is new, only a few root fields stay (contract 7.1). */
export function replacedHoks(stored: StoredHoks, body: AnyDraft, newUuid: () => string): StoredHoks {
  const kept = Object.fromEntries(Object.entries(stored.sisalto).filter(([key]) => keptByReplace.includes(key)));
  return { ...stored, sisalto: { ...kept, ...storedPart(hoks, body, newUuid) } };
}

/** PATCH: the root fields that are present, nothing else (contract 7.2). */
export function patchedHoks(stored: StoredHoks, body: AnyDraft, newUuid: () => string): StoredHoks {
  return { ...stored, sisalto: { ...stored.sisalto, ...storedPart(hoks, body, newUuid) } };
}

/** The whole plan as `GET /hoks/:id` gives it: absent lists are empty ones (contract 7.4). */
export function shownHoks(stored: StoredHoks): AnyDraft {
  return { ...serverFields(stored), ...shownPart(hoks, stored.sisalto) };
}

/** The root fields alone, as `GET /hoks/opiskeluoikeus/:oid` gives them (contract 3.1). */
export function shownRoot(stored: StoredHoks): AnyDraft {
  const scalars = Object.entries(stored.sisalto).filter(
    ([key]) => hoks.fields[key as keyof typeof hoks.fields]?.kind === 'scalar',
  );
  return { ...serverFields(stored), ...Object.fromEntries(scalars) };
}

function serverFields({ id, eid, manuaalisyotto }: StoredHoks): AnyDraft {
  return { id, eid, manuaalisyotto };
}

function storedPart(part: Part, body: AnyDraft, newUuid: () => string): Record<string, unknown> {
  const stored: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(part.fields)) {
    if (key === 'module-id') stored[key] = newUuid();
    // The root's id is its own column; nested ids never come back (contract 7.3).
    else if (key !== 'id' && body[key] !== undefined) stored[key] = storedValue(field, body[key], newUuid);
  }
  return stored;
}

function storedValue(field: Field, value: unknown, newUuid: () => string): unknown {
  if (field.kind === 'part') return storedPart(field.part, asDraft(value), newUuid);
  if (field.kind === 'parts') return asList(value).map((item) => storedPart(field.part, asDraft(item), newUuid));
  if (field.valueType === 'timestamp' && typeof value === 'string') return utcSeconds(value) ?? value;
  return value;
}

function shownPart(part: Part, stored: AnyDraft): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(part.fields)) {
    const value = shownValue(field, stored[key]);
    if (value !== undefined) shown[key] = value;
  }
  if (part.name === 'OsaamisenOsoittaminen') {
    // All are stored, only the last one comes back: the server's own defect (contract 13.1).
    shown['osa-alueet'] = asList(stored['osa-alueet']).slice(-1);
  }
  return shown;
}

function shownValue(field: Field, value: unknown): unknown {
  if (field.kind === 'parts') return asList(value).map((item) => shownPart(field.part, asDraft(item)));
  if (field.kind === 'part') {
    // Every aiemmin hankittu part shows its assessors' object, even when none was sent (contract 7.4).
    const always = field.part.name === 'TodennettuArviointiLisatiedot';
    return value === undefined && !always ? undefined : shownPart(field.part, asDraft(value));
  }
  return field.valueType === 'texts' ? asList(value) : value;
}

function asDraft(value: unknown): AnyDraft {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
