import { canonical, canonicalText, sameValue } from '../hoks/canonical.ts';
import type { AnyDraft } from '../hoks/field-spec.ts';
import { hoks, type HoksDraft } from '../hoks/hoks.ts';
import type { HoksBody } from './ehoks-calls.ts';

/** POST: the approved version as it is; it never holds an id (contract 7.3). */
export function postBody(approved: HoksDraft): HoksBody {
  const { id: _id, ...body } = approved;
  return body;
}

export interface Update {
  readonly method: 'put' | 'patch';
  readonly body: HoksBody;
}

/**
 * How the approved version gets into eHOKS, which holds `stored` (in full) and shows `fromServer`. PATCH when only root
 * fields change, because PUT makes every part anew and breaks the links that point to it (F7); PUT when a part changes,
 * or when a root field goes away, which PATCH cannot do (contract 7.1, 7.2).
 */
export function updateOf(approved: HoksDraft, stored: HoksDraft, fromServer: HoksBody, id: number): Update {
  const isPatch = !changesParts(approved, stored) && !clearsField(approved, fromServer);
  const changed = isPatch ? changedRootFields(approved, fromServer) : approved;
  return { method: isPatch ? 'patch' : 'put', body: { ...changed, ...removedPhone(approved, fromServer), id } };
}

/** Whether the two differ in more than root fields: then only PUT will do. */
export function changesParts(approved: HoksDraft, stored: HoksDraft): boolean {
  return canonicalText(partsOf(approved)) !== canonicalText(partsOf(stored));
}

const rootFields = Object.entries(hoks.fields).flatMap(([name, field]) =>
  field.kind === 'scalar' && name !== 'id' ? [[name, field] as const] : [],
);

const rootNames: ReadonlySet<string> = new Set(rootFields.map(([name]) => name));

function partsOf(document: AnyDraft): AnyDraft {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !rootNames.has(name)));
}

/** Fields that neither PUT nor PATCH clears (contract 7.1). */
const keptByEhoks: ReadonlySet<string> = new Set([
  'puhelinnumero',
  'tuva-opiskeluoikeus-oid',
  'oppija-oid',
  'opiskeluoikeus-oid',
]);

function clearsField(approved: HoksDraft, fromServer: HoksBody): boolean {
  const [given, stored] = [canonical(approved), canonical(fromServer)];
  return rootFields.some(([name]) => !keptByEhoks.has(name) && name in stored && !(name in given));
}

function changedRootFields(approved: AnyDraft, fromServer: HoksBody): HoksBody {
  const changed = rootFields.filter(
    ([name, field]) => approved[name] !== undefined && !sameValue(field, approved[name], fromServer[name]),
  );
  return Object.fromEntries(changed.map(([name]) => [name, approved[name]]));
}

/** A phone number that was removed goes as "": eHOKS keeps the old one when the field is absent (contract 7.1). */
function removedPhone(approved: HoksDraft, fromServer: HoksBody): HoksBody {
  const isRemoved = 'puhelinnumero' in canonical(fromServer) && !('puhelinnumero' in canonical(approved));
  return isRemoved ? { puhelinnumero: '' } : {};
}
