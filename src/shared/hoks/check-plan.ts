import type { AnyDraft, Field, Finding, Part, PartsField, Path, Rule, RuleContext, ScalarField } from './field-spec.ts';
import { hoks } from './hoks.ts';
import {
  absentMessage,
  notAListMessage,
  notAnObjectMessage,
  notAPlanMessage,
  oddityMessage,
  problemMessage,
  requiredMessage,
  unknownCodeMessage,
  unknownKeyMessage,
} from './messages.ts';
import { koodi } from '../reference/koodistot.ts';
import { isDraft, isList } from './json-shape.ts';
import { paikallisetPolku, paikallisetTiedot, type PaikallisetTiedot } from './paikalliset-tiedot.ts';
import { repeatedPeriodIds } from './rules/own-period-id.ts';
import type { Problem } from './value-types.ts';

/**
 * Every finding about a plan, in the order of the field lists. Unlike the server, which stops at the first broken rule
 * of an object and runs none when a field is wrong, this reports all at once; the verdict is the server's own
 * (contract sections 1, 3 and 4), except that documents living on the oddities of 1.4 are refused.
 */
export function checkPlan(document: unknown, context: RuleContext): Finding[] {
  if (!isDraft(document)) return [{ level: 'error', path: [], rule: 'type', message: notAPlanMessage }];
  return checkObject(hoks, document, [], { ...context, repeatedIds: repeatedPeriodIds(document) }).findings;
}

/** The same of what stays on this machine: a personal identity code is refused there too (requirements 1A). */
export function checkPaikalliset(paikalliset: PaikallisetTiedot, context: RuleContext): Finding[] {
  return checkObject(paikallisetTiedot, paikalliset, [paikallisetPolku], context).findings;
}

/** Whether the server takes the plan: no finding is an error. */
export function isAccepted(findings: readonly Finding[]): boolean {
  return !findings.some(({ level }) => level === 'error');
}

/** Whether the app refuses to approve because of the finding: the server would refuse it, or the guideline forbids it. */
export function blocksApproval(finding: Finding): boolean {
  return finding.level === 'error' || finding.blocksApproval === true;
}

interface Checked {
  readonly findings: readonly Finding[];
  /** The clean value; undefined when it is absent or ill-typed. */
  readonly value: unknown;
  /** False when the field's own value has the wrong type: the object's rules then make no sense. */
  readonly wellTyped: boolean;
}

const ABSENT: Checked = { findings: [], value: undefined, wellTyped: true };

function refused(path: Path, rule: string, message: Finding['message']): Checked {
  return { findings: [{ level: 'error', path, rule, message }], value: undefined, wellTyped: false };
}

function isUnknownCode(field: ScalarField<unknown>, value: unknown): boolean {
  const { widget } = field;
  if (widget.type !== 'code' || widget.koodisto === 'tutkinnonosat' || typeof value !== 'string') return false;
  return koodi(value) === undefined;
}

function checkScalar(field: ScalarField<unknown>, value: unknown, path: Path): Checked {
  const result = field.schema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    // The schemas of value-types.ts put one problem into the message of their one issue.
    const problem = (issue?.message ?? 'type') as Problem;
    const at = typeof issue?.path[0] === 'number' ? [...path, issue.path[0]] : path;
    return refused(at, problem, problemMessage(problem, field));
  }
  const findings = field.valueRules.filter((rule) => rule.broken(result.data)).map((rule) => findingOf(rule, path));
  if (isUnknownCode(field, result.data)) {
    findings.push({ level: 'advice', path, rule: 'koodi', message: unknownCodeMessage });
  }
  return { findings, value: result.data, wellTyped: true };
}

function checkList(field: PartsField<Part>, value: unknown, path: Path, context: RuleContext): Checked {
  if (value === null) return refused(path, 'oddity', oddityMessage);
  if (!isList(value)) return refused(path, 'type', notAListMessage);
  const findings: Finding[] = [];
  const items: AnyDraft[] = [];
  for (const [index, item] of value.entries()) {
    const itemPath = [...path, index];
    if (!isDraft(item)) {
      findings.push({ level: 'error', path: itemPath, rule: 'type', message: notAnObjectMessage });
      continue;
    }
    const checked = checkObject(field.part, item, itemPath, context);
    findings.push(...checked.findings);
    items.push(checked.draft);
  }
  return { findings, value: items, wellTyped: true };
}

function checkField(field: Field, value: unknown, path: Path, context: RuleContext): Checked {
  if (field.kind === 'scalar') return checkScalar(field, value, path);
  if (field.kind === 'parts') return checkList(field, value, path, context);
  if (!isDraft(value)) return refused(path, 'type', notAnObjectMessage);
  const { findings, draft } = checkObject(field.part, value, path, context);
  return { findings, value: draft, wellTyped: true };
}

function checkPresent(name: string, field: Field, object: AnyDraft, path: Path, context: RuleContext): Checked {
  // `undefined` never reaches JSON, so a draft may hold it.
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  const presence = field.presence[context.method];
  if (value !== undefined) {
    if (presence === 'excluded')
      return { ...refused([...path, name], 'unknown-key', unknownKeyMessage), wellTyped: true };
    return checkField(field, value, [...path, name], context);
  }
  if (presence !== 'required') return ABSENT;
  const here = [...path, name];
  const absent: Finding = {
    level: 'error',
    path: here,
    rule: 'required',
    message: requiredMessage(field),
    short: absentMessage,
  };
  return { findings: [absent], value: undefined, wellTyped: true };
}

function checkObject(
  part: Part,
  object: AnyDraft,
  path: Path,
  context: RuleContext,
): { findings: Finding[]; draft: AnyDraft } {
  const draft: Record<string, unknown> = {};
  const byField = new Map<string, readonly Finding[]>();
  let wellTyped = true;
  for (const [name, field] of Object.entries(part.fields)) {
    const checked = checkPresent(name, field, object, path, context);
    if (checked.value !== undefined) draft[name] = checked.value;
    if (checked.findings.length > 0) byField.set(name, checked.findings);
    wellTyped &&= checked.wellTyped;
  }
  if (wellTyped) addRuleFindings(part, draft, path, context, byField);

  const findings = [...(byField.get('') ?? [])];
  for (const name of Object.keys(part.fields)) findings.push(...(byField.get(name) ?? []));
  for (const name of Object.keys(object)) {
    if (Object.hasOwn(part.fields, name) || object[name] === undefined) continue;
    findings.push({ level: 'error', path: [...path, name], rule: 'unknown-key', message: unknownKeyMessage });
  }
  return { findings, draft };
}

/**
 * Rule findings join those of the field they stand at; the object's own, under the empty name, come first. Of a field
 * with something refused at it or below it, a rule says nothing more.
 */
function addRuleFindings(
  part: Part,
  draft: AnyDraft,
  path: Path,
  context: RuleContext,
  byField: Map<string, readonly Finding[]>,
): void {
  const saidOfFields = new Map(byField);
  for (const rule of part.rules) {
    if (!rule.broken(draft, context, path)) continue;
    const at = placeOf(rule);
    const finding = findingOf(rule, [...path, ...at]);
    const name = at[0] ?? '';
    const said = saidOfFields.get(name) ?? [];
    if (said.some((other) => other.level === 'error' && isAtOrBelow(other.path, finding.path))) continue;
    byField.set(name, [...(byField.get(name) ?? []), finding]);
  }
}

function placeOf({ at = [] }: Rule): readonly string[] {
  return typeof at === 'string' ? [at] : at;
}

function findingOf(rule: Pick<Rule, 'id' | 'level' | 'message' | 'short' | 'blocksApproval'>, path: Path): Finding {
  const { id, level, message, short, blocksApproval: blocks } = rule;
  return { level, path, rule: id, message, ...(short && { short }), ...(blocks && { blocksApproval: blocks }) };
}

function isAtOrBelow(path: Path, place: Path): boolean {
  return place.every((step, index) => step === path[index]);
}
