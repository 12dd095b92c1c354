import type { z } from 'zod';
import type { Teksti } from '../kieli.ts';
import type { KoodistoNimi } from '../reference/koodistot.ts';
import type {
  AnyDraft,
  Carry,
  Columns,
  Field,
  Fields,
  Part,
  PartField,
  PartsField,
  Path,
  Presence,
  ScalarField,
  ValueRule,
  ValueType,
  Widget,
} from './field-spec.ts';
import { noCareDetails, noCareDetailsOfPerson } from './rules/care-details.ts';
import { noHetu, noNul, shortText, thirtyTwoBits } from './rules/value-rules.ts';
import * as values from './value-types.ts';

/** Small words that keep the part files short: one call per field, optional unless `pakollinen` says otherwise. */

interface Extras {
  readonly help?: Teksti;
  readonly columns?: Columns;
  readonly applies?: (draft: AnyDraft) => boolean;
  readonly onlyAt?: (path: Path) => boolean;
  readonly secret?: true;
  readonly carry?: Carry;
  readonly widget?: Widget;
  readonly valueRules?: readonly ValueRule[];
}

const everyMethod = (presence: Presence) => ({ post: presence, put: presence, patch: presence });

function scalar<Value>(
  valueType: ValueType,
  schema: z.ZodType<Value>,
  widget: Widget,
  ownRules: readonly ValueRule[],
  label: Teksti,
  { valueRules = [], ...extras }: Extras,
): ScalarField<Value> {
  return {
    kind: 'scalar',
    valueType,
    schema,
    widget,
    label,
    presence: everyMethod('optional'),
    valueRules: [...ownRules, ...valueRules],
    ...extras,
  };
}

/** A field that every body of the part must hold. */
export function pakollinen<F extends Field>(field: F): F {
  return { ...field, presence: everyMethod('required') };
}

/** A field with its own presence in each method: the root's. */
export function menetelmittain<F extends Field>(field: F, post: Presence, put: Presence, patch: Presence): F {
  return { ...field, presence: { post, put, patch } };
}

/** A field that only the server writes: read in answers, refused in bodies. */
export function palvelimen<F extends Field>(field: F): F {
  return { ...field, presence: everyMethod('excluded') };
}

/** A field of one student: it never goes along to another (`Carry`). */
export function oma<F extends Field>(field: F): F {
  return { ...field, carry: 'own' };
}

/** The same for every value among these fields; their parts say for themselves. */
export function omatArvot<F extends Fields>(fields: F): F {
  const marked = Object.entries(fields).map(([name, field]) => [name, field.kind === 'scalar' ? oma(field) : field]);
  // The same names and kinds: only `carry` is added.
  return Object.fromEntries(marked) as F;
}

const none: Widget = { type: 'none' };
const derived: Widget = { type: 'derived' };

export const teksti = (label: Teksti, extras: Extras = {}) =>
  scalar('text', values.text, { type: 'text' }, [noNul, noHetu], label, extras);

/** Prose about the work: what is learned, done and shown. */
export const pitkaTeksti = (label: Teksti, extras: Extras = {}) =>
  scalar('text', values.text, { type: 'longText' }, [noNul, noHetu, noCareDetailsOfPerson], label, extras);

/** Prose about the student. */
export const tekstiOpiskelijasta = (label: Teksti, extras: Extras = {}) =>
  scalar('text', values.text, { type: 'longText' }, [noNul, noHetu, noCareDetails], label, extras);

export const epatyhjaTeksti = (label: Teksti, extras: Extras = {}) =>
  scalar('text', values.nonEmptyText, { type: 'text' }, [noNul, noHetu], label, extras);

export const puhelin = (label: Teksti, extras: Extras = {}) =>
  scalar('text', values.phone, { type: 'text', input: 'tel' }, [noHetu], label, extras);

export const tekstit = (label: Teksti, extras: Extras = {}) =>
  scalar('texts', values.texts, { type: 'texts' }, [noNul, noHetu, noCareDetailsOfPerson], label, extras);

/** Lines about the student. */
export const tekstitOpiskelijasta = (label: Teksti, extras: Extras = {}) =>
  scalar('texts', values.texts, { type: 'texts' }, [noNul, noHetu, noCareDetails], label, extras);

export const paiva = (label: Teksti, extras: Extras = {}) =>
  scalar('date', values.date, { type: 'date' }, [], label, extras);

export const aikaleima = (label: Teksti, extras: Extras = {}) =>
  scalar('timestamp', values.timestamp, derived, [], label, extras);

export const kokonaisluku = (label: Teksti, extras: Extras = {}) =>
  scalar('integer', values.integer, { type: 'integer' }, [thirtyTwoBits], label, extras);

/** The version of the code beside it, filled by the app. */
export const koodiversio = (label: Teksti) => kokonaisluku(label, { widget: derived });

export const maara = (label: Teksti, unit: Teksti, extras: Extras = {}) =>
  scalar('number', values.amount, { type: 'number', unit }, [], label, extras);

export const kylla = (label: Teksti, extras: Extras = {}) =>
  scalar('boolean', values.boolean, { type: 'checkbox' }, [], label, extras);

export const kyllaVaiEi = (label: Teksti, extras: Extras = {}) =>
  scalar('boolean', values.boolean, { type: 'yesNo' }, [], label, extras);

/** A code URI with the pattern of the contract. `koodisto` is the list it is picked from. */
export const koodi = (
  label: Teksti,
  koodisto: KoodistoNimi | 'tutkinnonosat',
  pattern: RegExp,
  versionField?: string,
  extras: Extras = {},
) =>
  scalar(
    'pattern',
    values.patternText(pattern),
    { type: 'code', koodisto, versionField },
    [noNul, noHetu, shortText],
    label,
    extras,
  );

/** A code whose URI the server takes as any text. */
export const vapaaKoodi = (label: Teksti, koodisto: KoodistoNimi, versionField: string) =>
  scalar('text', values.text, { type: 'code', koodisto, versionField }, [noNul, noHetu, shortText], label, {});

export const organisaatio = (label: Teksti, extras: Extras = {}) =>
  scalar('pattern', values.organisaatioOid, { type: 'organisation' }, [], label, extras);

export const oppijaOid = (label: Teksti, extras: Extras = {}) =>
  scalar('pattern', values.oppijaOid, derived, [], label, extras);

export const opiskeluoikeusOid = (label: Teksti, extras: Extras = {}) =>
  scalar('pattern', values.opiskeluoikeusOid, { type: 'oid' }, [], label, extras);

export const yTunnus = (label: Teksti, extras: Extras = {}) =>
  scalar('pattern', values.yTunnus, { type: 'yTunnus' }, [], label, extras);

const idLabel: Teksti = { fi: 'Palvelimen tunniste', sv: 'Serverns id' };

/** A nested id. The server's schema lets it through in some parts; a client never sends one (contract 13.4). */
export const id = (valueRules: readonly ValueRule[] = []) => kokonaisluku(idLabel, { widget: none, valueRules });

/** An id that only answers may hold. */
export const palvelimenId = () => palvelimen(id());

/** Made by the server, new at every PUT (contract 7.3). */
export const moduleId = () => palvelimen(teksti(idLabel, { widget: none }));

type NestedExtras = Omit<Extras, 'widget' | 'valueRules' | 'columns'>;
type InnerExtras = NestedExtras & Pick<PartField<Part>, 'isInline' | 'comesAlong'>;

export function osa<P extends Part>(part: P, label: Teksti = part.label, extras: InnerExtras = {}): PartField<P> {
  return { kind: 'part', part, label, presence: everyMethod('optional'), ...extras };
}

export function osat<P extends Part>(part: P, label: Teksti = part.label, extras: NestedExtras = {}): PartsField<P> {
  return { kind: 'parts', part, label, presence: everyMethod('optional'), ...extras };
}

/** Gives a part its own field types. */
export function part<const F extends Fields>(description: Part<F>): Part<F> {
  return description;
}
