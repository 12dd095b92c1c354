import type { Teksti } from '../kieli.ts';
import { checkPaikalliset, checkPlan } from './check-plan.ts';
import type { AnyDraft, Finding, Level, Path, RuleContext, SummaryNames } from './field-spec.ts';
import type { HoksDraft } from './hoks.ts';
import { isPaikallinen, type PaikallisetTiedot } from './paikalliset-tiedot.ts';
import { codeVersionMessage } from './messages.ts';
import { codeOfVersion, fieldAt, mendingPlace, placeName } from './place.ts';
import { type SectionId, sectionOf } from './sections.ts';

/** What a plan still needs before it can be approved, as a list for the person (R32, ux "What is missing"). */

export interface MissingItem {
  readonly level: Level;
  readonly rule: string;
  readonly message: Teksti;
  /** Under the field itself; the message when absent. */
  readonly short?: Teksti;
  /** Where it is mended. */
  readonly path: Path;
  readonly section: SectionId;
  /** "Ajoneuvon määräaikaishuolto, jakso 2"; empty for the plan's own fields. */
  readonly place: string;
  /** Label of the field at the end of the path; empty when the finding is about a whole part. */
  readonly field: string;
}

export interface WhatIsMissing {
  /** eHOKS refuses these. */
  readonly errors: readonly MissingItem[];
  /** eHOKS's schema takes these, and then it fails every time: approving would only make a delivery that is blocked. */
  readonly unstorable: readonly MissingItem[];
  /** eHOKS would take these; the guideline or the law does not, so the app does not approve. */
  readonly demanded: readonly MissingItem[];
  /** eHOKS takes these and loses data. */
  readonly defects: readonly MissingItem[];
  /** The guideline asks for these; approving is possible. */
  readonly advice: readonly MissingItem[];
}

/** A code's version comes with the code, so whatever is wrong with it says nothing beside a wrong code. */
function isVersionOfWrongCode({ path }: Finding, findings: readonly Finding[]): boolean {
  const code = codeOfVersion(path);
  if (code === undefined) return false;
  const place = [...path.slice(0, -1), code].join('/');
  return findings.some((other) => other.level === 'error' && other.path.join('/') === place);
}

function itemOf(finding: Finding, draft: AnyDraft, names: SummaryNames): MissingItem {
  const { level, rule, short } = finding;
  const path = mendingPlace(finding.path);
  const message = codeOfVersion(finding.path) === undefined ? finding.message : codeVersionMessage;
  const field = typeof path.at(-1) === 'string' ? (fieldAt(path)?.label[names.kieli] ?? '') : '';
  const where = { path, section: sectionOf(path), place: placeName(path, draft, names), field };
  return { level, rule, message, ...(short && message === finding.message && { short }), ...where };
}

/** What is looked at with the plan and is not part of it. */
export interface BesidePlan {
  readonly paikalliset?: PaikallisetTiedot;
  /** Findings about how the plan fits the structure of its qualification. */
  readonly structure?: readonly Finding[];
}

/**
 * Findings about the body that approving a draft would send, with what is kept `beside` it: after those about the structure of the whole, and
 * with those about what stays on this machine. `context.method` is 'post' before the first delivery, then 'put'.
 */
export function whatIsMissing(
  body: HoksDraft,
  context: RuleContext,
  names: SummaryNames,
  { paikalliset = {}, structure = [] }: BesidePlan = {},
): WhatIsMissing {
  const all = [...structure, ...checkPlan(body, context), ...checkPaikalliset(paikalliset, context)];
  const findings = all.filter((finding) => !isVersionOfWrongCode(finding, all));
  const items = (chosen: (finding: Finding) => boolean) =>
    findings.filter(chosen).map((finding) => itemOf(finding, isPaikallinen(finding.path) ? paikalliset : body, names));
  return {
    errors: items(({ level }) => level === 'error'),
    unstorable: items(({ level, blocksApproval }) => level === 'defect' && blocksApproval === true),
    demanded: items(({ level, blocksApproval }) => level === 'advice' && blocksApproval === true),
    defects: items(({ level, blocksApproval }) => level === 'defect' && !blocksApproval),
    advice: items(({ level, blocksApproval }) => level === 'advice' && !blocksApproval),
  };
}
