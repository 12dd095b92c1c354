import { canonicalText } from '../hoks/canonical.ts';
import { minusMonths } from '../hoks/date-text.ts';
import type { AnyDraft } from '../hoks/field-spec.ts';
import type { HoksDraft } from '../hoks/hoks.ts';
import { isDraft, isList } from '../hoks/json-shape.ts';
import type { Opiskeluoikeus } from '../hoks/opiskeluoikeus.ts';
import type { HoksBody } from './ehoks-calls.ts';

/**
 * What eHOKS changes in a stored plan by itself (contract 7.5, F8): contact data deleted three months after the end, and
 * the student's OID after two persons were merged. It is taken over without asking and never pushed back. Pure.
 */
export interface CleanUp {
  readonly oppijaOids: readonly { readonly from: string; readonly to: string }[];
  /** E-mail addresses and phone numbers that eHOKS has deleted, each with where it was. */
  readonly contacts: readonly Contact[];
}

interface Contact {
  /** 'opiskelija', or the names that a workplace period goes by. */
  readonly places: readonly string[];
  readonly field: ContactField;
  readonly value: string;
}

const contactFields = ['sahkoposti', 'puhelinnumero'] as const;
type ContactField = (typeof contactFields)[number];

/** How long after the end eHOKS keeps contact data. */
const monthsKept = 3;

interface CleanUpOptions {
  readonly sameModules: boolean;
  readonly today: string;
  /** `known` has lost contact data here that eHOKS may still hold. */
  readonly hasForgotten?: boolean;
}

/**
 * What eHOKS cleaned up when it holds `known` but for that; undefined when anything else differs, or when a contact is
 * gone that eHOKS had no reason to delete. `sameModules`: no PUT has come in between, and a PATCH deletes nothing.
 * @param today YYYY-MM-DD in Finland
 */
export function cleanUpBetween(
  known: HoksDraft,
  fromServer: HoksBody,
  { sameModules, today, hasForgotten = false }: CleanUpOptions,
): CleanUp | undefined {
  if (bareText(known) !== bareText(fromServer)) return undefined;
  const held = contactsOf(fromServer);
  const had = contactsOf(known);
  // What eHOKS should have deleted by now is forgotten here already (retention): that it is still there is nobody's change.
  const isForgotten = (contact: DatedContact) => hasForgotten && isDue(contact, fromServer, today);
  if (!held.every((contact) => had.some((other) => isSame(contact, other)) || isForgotten(contact))) return undefined;
  const gone = had.filter((contact) => !held.some((other) => isSame(contact, other)));
  if (!sameModules && !gone.every((contact) => isDue(contact, known, today))) return undefined;
  const [from, to] = [known['oppija-oid'], fromServer['oppija-oid']];
  const isMerged = from !== undefined && typeof to === 'string' && from !== to;
  return {
    oppijaOids: isMerged ? [{ from, to }] : [],
    contacts: gone.map(({ places, field, value }) => ({ places, field, value })),
  };
}

/** Whether nothing was cleaned up. */
export function isNothing({ oppijaOids, contacts }: CleanUp): boolean {
  return oppijaOids.length === 0 && contacts.length === 0;
}

/** One clean-up after the other. */
export function joinCleanUps(earlier: CleanUp | undefined, later: CleanUp | undefined): CleanUp | undefined {
  if (earlier === undefined || later === undefined) return later ?? earlier;
  const isNew = (contact: Contact) => !earlier.contacts.some((other) => isSame(contact, other));
  return {
    oppijaOids: [...earlier.oppijaOids, ...later.oppijaOids],
    contacts: [...earlier.contacts, ...later.contacts.filter(isNew)],
  };
}

/** The document without what eHOKS cleaned up. A contact that was entered anew with another value stays. */
export function withoutCleanedUp(document: HoksDraft, cleanUp: CleanUp | undefined): HoksDraft {
  if (cleanUp === undefined || isNothing(cleanUp)) return document;
  const isGone = (contact: Contact) => cleanUp.contacts.some((other) => isSame(contact, other));
  const cleaned = withoutContacts(document, isGone);
  let oppijaOid = cleaned['oppija-oid'];
  for (const { from, to } of cleanUp.oppijaOids) if (oppijaOid === from) oppijaOid = to;
  return oppijaOid === cleaned['oppija-oid'] ? cleaned : { ...cleaned, 'oppija-oid': oppijaOid };
}

/**
 * The document without the contact data that eHOKS would delete today, by its own rule: a supervisor's three months after
 * the workplace period, the student's three months after the study right and the plan (contract 7.5).
 * @param today YYYY-MM-DD in Finland
 */
export function withoutExpiredContacts(document: HoksDraft, today: string, opiskeluoikeus?: Opiskeluoikeus): HoksDraft {
  const studyRightIsOver = isLongAgo(opiskeluoikeus?.päättymispäivä, today);
  return withoutContacts(document, (contact) => {
    return (!isOfStudent(contact) || studyRightIsOver) && isDue(contact, document, today);
  });
}

/**
 * The last days of the workplace periods whose supervisor's contacts stand anywhere in a value: a plan or a piece of one. A
 * period without an end gives an empty text.
 */
export function endsOfPeriodsWithContacts(value: unknown): readonly string[] {
  return contactsOf({ value }).flatMap((contact) => (isOfStudent(contact) ? [] : [contact.loppu ?? '']));
}

/** Every e-mail address and phone number of the plan's student and of workplace supervisors. */
export function contactValuesIn(document: AnyDraft): readonly string[] {
  return contactsOf(document).map(({ value }) => value);
}

/** The document with only the contact data that is still needed; the very same one when all of it is. */
export function keepingContacts<Document extends AnyDraft>(
  document: Document,
  isNeeded: (value: string) => boolean,
): Document {
  return withoutContacts(document, ({ value }) => !isNeeded(value));
}

/** Whether a day is so long ago that the contact data of what ended then is gone. */
export function isContactTimeOver(day: string | undefined, today: string): boolean {
  return isLongAgo(day, today);
}

interface DatedContact extends Contact {
  /** End of the workplace period. */
  readonly loppu: string | undefined;
}

function isDue(contact: DatedContact, document: AnyDraft, today: string): boolean {
  return isOfStudent(contact) ? looksFinished(document, today) : isLongAgo(contact.loppu, today);
}

function isLongAgo(day: string | undefined, today: string): boolean {
  const limit = minusMonths(today, monthsKept);
  return day !== undefined && limit !== undefined && day < limit;
}

/** The plan is finished, or all that it plans is over, and more than three months ago. */
function looksFinished(document: AnyDraft, today: string): boolean {
  if (isLongAgo(textOf(document['osaamisen-saavuttamisen-pvm']), today)) return true;
  const ends = endsOf(document);
  return ends.length > 0 && ends.every((end) => isLongAgo(end, today));
}

function endsOf(document: AnyDraft): string[] {
  const ends: string[] = [];
  visit(document, (key, item) => {
    const isPlanned = key === 'osaamisen-hankkimistavat' || key === 'hankittavat-koulutuksen-osat';
    if (isPlanned && typeof item['loppu'] === 'string') ends.push(item['loppu']);
  });
  return ends;
}

function isOfStudent({ places }: Contact): boolean {
  return places.includes(ofStudent);
}

const ofStudent = 'opiskelija';

function isSame(one: Contact, other: Contact): boolean {
  const { field, value, places } = one;
  return field === other.field && value === other.value && places.some((place) => other.places.includes(place));
}

function contactsOf(document: AnyDraft): DatedContact[] {
  const found: DatedContact[] = [];
  const note = (contact: DatedContact) => {
    found.push(contact);
    return false;
  };
  withoutContacts(document, note);
  return found;
}

/** The plan's content without contacts and without the student's OID, in its one form. */
function bareText(document: AnyDraft): string {
  const { 'oppija-oid': _oppijaOid, ...rest } = withoutContacts(document, () => true);
  return canonicalText(rest, { asReturned: true });
}

/** The document without the contacts for which `isLeftOut` holds; the very same one when it holds for none. */
function withoutContacts<Document extends AnyDraft>(
  document: Document,
  isLeftOut: (contact: DatedContact) => boolean,
): Document {
  const inPeriods = mapPeriods(document, (jakso) => {
    const koulutus = jakso[atWorkplace];
    if (!isDraft(koulutus) || !isDraft(koulutus[supervisor])) return jakso;
    const ohjaaja = koulutus[supervisor];
    const loppu = textOf(jakso['loppu']);
    const kept = withoutFields(ohjaaja, { places: namesOf(jakso, ohjaaja), loppu }, isLeftOut);
    return kept === ohjaaja ? jakso : { ...jakso, [atWorkplace]: { ...koulutus, [supervisor]: kept } };
  });
  return withoutFields(inPeriods as Document, { places: [ofStudent], loppu: undefined }, isLeftOut);
}

const atWorkplace = 'tyopaikalla-jarjestettava-koulutus';
const supervisor = 'vastuullinen-tyopaikka-ohjaaja';

/** The period's own identifier; and, for one that got it only later, its dates and its supervisor. */
function namesOf(jakso: AnyDraft, ohjaaja: AnyDraft): string[] {
  const tunniste = textOf(jakso['yksiloiva-tunniste']);
  const described = JSON.stringify([jakso['alku'], jakso['loppu'], textOf(ohjaaja['nimi'])]);
  return tunniste === undefined ? [described] : [`tunniste ${tunniste}`, described];
}

function withoutFields<Holder extends AnyDraft>(
  holder: Holder,
  where: Pick<DatedContact, 'places' | 'loppu'>,
  isLeftOut: (contact: DatedContact) => boolean,
): Holder {
  let kept = holder;
  for (const field of contactFields) {
    const value = textOf(holder[field]);
    if (value === undefined || !isLeftOut({ ...where, field, value })) continue;
    const { [field]: _gone, ...rest } = kept;
    // Only an optional field is taken away.
    kept = rest as Holder;
  }
  return kept;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A copy of what has changed only: `change` gives the period itself back when it stays as it is. */
function mapPeriods(value: unknown, change: (jakso: AnyDraft) => AnyDraft): unknown {
  if (isList(value)) {
    const items = value.map((item) => mapPeriods(item, change));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isDraft(value)) return value;
  if (atWorkplace in value) return change(value);
  const entries = Object.entries(value).map(([key, item]) => [key, mapPeriods(item, change)] as const);
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}

/** Every object in a list, at every level, with the name of its list. */
function visit(value: unknown, see: (list: string, item: AnyDraft) => void): void {
  if (!isDraft(value)) return;
  for (const [key, item] of Object.entries(value)) {
    for (const one of isList(item) ? item : [item]) {
      if (!isDraft(one)) continue;
      if (isList(item)) see(key, one);
      visit(one, see);
    }
  }
}
