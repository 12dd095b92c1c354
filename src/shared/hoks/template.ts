import { carriedPart, type Kept } from './carry-over.ts';
import { dateParts, isRealDate, plusDays } from './date-text.ts';
import type { AnyDraft } from './field-spec.ts';
import { hoks, type HoksDraft } from './hoks.ts';
import { isDraft, isList } from './json-shape.ts';
import type { Opiskeluoikeus } from './opiskeluoikeus.ts';
import { sectionsFor } from './sections.ts';
import { isWithinStudyRight, studyRightDays } from './study-right-days.ts';

/**
 * A template: a plan without its student. Its dates are whole days counted from the Monday of the week in which the study
 * right begins, so that a copy keeps its weekdays and nothing tells when the first student began.
 */
export type TemplateContent = AnyDraft;

/** What a template keeps by choice. */
export interface TemplateChoices extends Kept {
  /** Dates, counted from the beginning of the study right. */
  readonly dates: boolean;
}

/** What of a plan becomes a template. Dates before the study right, or of one without a beginning, are left out. */
export function templateOf(
  document: HoksDraft,
  opiskeluoikeus: Opiskeluoikeus | undefined,
  choices: TemplateChoices,
): TemplateContent {
  const { alku } = studyRightDays(opiskeluoikeus);
  const date = (day: unknown) =>
    choices.dates && alku !== undefined && typeof day === 'string' && isRealDate(day) && day >= alku
      ? daysBetween(mondayOf(alku), day)
      : undefined;
  return withoutEmptyLists(carriedPart(hoks, document, { kept: choices, date }));
}

/** Whom a plan is made for. */
export interface TemplateTarget {
  readonly oppijaOid: string;
  readonly opiskeluoikeus: Opiskeluoikeus & { readonly oid: string };
}

/**
 * A draft made from a template: of this student, with identifiers of its own and only what the study right may have. A
 * day of the first week before the study right is its first day; any other day outside it is left empty.
 */
export function draftFromTemplate(
  content: TemplateContent,
  { oppijaOid, opiskeluoikeus }: TemplateTarget,
  newId: () => string,
): HoksDraft {
  const days = studyRightDays(opiskeluoikeus);
  const date = (offset: unknown) => {
    if (days.alku === undefined || typeof offset !== 'number') return undefined;
    const counted = plusDays(mondayOf(days.alku), offset);
    const day = counted !== undefined && offset >= 0 && counted < days.alku ? days.alku : counted;
    return day !== undefined && isWithinStudyRight(day, days) ? day : undefined;
  };
  const allowed = allowedKeys(opiskeluoikeus);
  const copy = carriedPart(hoks, content, { kept: { workplace: true, staff: true }, date, newId });
  const fitting = Object.fromEntries(Object.entries(copy).filter(([key]) => allowed.has(key)));
  // Made by the walk over the same field list that the draft's type is computed from.
  return { 'oppija-oid': oppijaOid, 'opiskeluoikeus-oid': opiskeluoikeus.oid, ...fitting } as HoksDraft;
}

/** Whether a template holds anything that a plan of this study right may have: no TUVA template for a qualification. */
export function templateFits(content: TemplateContent, opiskeluoikeus: Opiskeluoikeus | undefined): boolean {
  const allowed = allowedKeys(opiskeluoikeus);
  return Object.keys(content).some((key) => allowed.has(key));
}

function allowedKeys(opiskeluoikeus: Opiskeluoikeus | undefined): ReadonlySet<string> {
  return new Set(sectionsFor(opiskeluoikeus).flatMap(({ fields }) => fields));
}

function withoutEmptyLists(content: AnyDraft): AnyDraft {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => !(isList(value) && value.length === 0) && !isEmptyPart(value)),
  );
}

function isEmptyPart(value: unknown): boolean {
  return isDraft(value) && Object.keys(value).length === 0;
}

const dayMs = 86_400_000;

function utc(day: string): number {
  const [year, month, date] = dateParts(day) ?? [0, 0, 0];
  return new Date(0).setUTCFullYear(year, month - 1, date);
}

function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

/** Monday of the week of a day; the day itself where the calendar has none. */
function mondayOf(day: string): string {
  const sinceMonday = (new Date(utc(day)).getUTCDay() + 6) % 7;
  return plusDays(day, -sinceMonday) ?? day;
}
