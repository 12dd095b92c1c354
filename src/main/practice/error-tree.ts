import type { Field, Finding, Part, Path } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { ruleLeaf, valueLeaf } from './error-leaf.ts';

/** The `errors` tree of a refused body, made from our own findings (contract 4 and 6.1). Pure. */

type Tree = string | null | Tree[] | { [key: string]: Tree };

/** In the order the server tries them; only the first that fails on an object is told. */
const objectRules = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'TV', 'TK', 'T1'];
/** Rules of one field; their leaf stands at the field. */
const fieldRules = ['K1', 'O1', 'O2', 'S1'];

/**
 * The tree the server would answer with: it mirrors the body, `null` for good elements of a list. An object's own rules
 * are told only when everything inside it is fine, and then in place of the object.
 * @param findings of level 'error', at least one
 */
export function errorTree(body: unknown, findings: readonly Finding[]): Tree {
  const root: Tree = {};
  const isObjectRule = ({ rule }: Finding) => objectRules.includes(rule);

  for (const finding of findings.filter((one) => !isObjectRule(one))) {
    if (finding.path.length === 0) return `(not (map? ${shownBody(body)}))`;
    const path = finding.rule === 'K1' ? [...elementPath(finding.path), 'keskeytymisajanjaksot'] : finding.path;
    put(root, body, path, leafOf(finding.rule, body, path));
  }
  const inServerOrder = findings
    .filter(isObjectRule)
    .map((finding) => ({ rule: finding.rule, path: elementPath(finding.path) }))
    // Inner objects are checked before the ones around them.
    .toSorted((a, b) => b.path.length - a.path.length || objectRules.indexOf(a.rule) - objectRules.indexOf(b.rule));
  for (const { rule, path } of inServerOrder) {
    if (at(root, path) === undefined || at(root, path) === null) put(root, body, path, leafOf(rule, body, path));
  }
  return root;
}

/** The element of a list that a path leads into: where an object rule's string stands. */
function elementPath(path: Path): Path {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return path.slice(0, last + 1);
}

function leafOf(rule: string, body: unknown, path: Path): string {
  const value = at(body, path);
  if (rule === 'required') return 'missing-required-key';
  if (rule === 'unknown-key') return 'disallowed-key';
  if (objectRules.includes(rule) || fieldRules.includes(rule)) return ruleLeaf(rule, String(path[0]), value);
  const last = path.at(-1);
  if (typeof last === 'string') return valueLeaf(last, fieldAt(hoks, path), value);
  // An element of a list: of parts, or of texts.
  const list = fieldAt(hoks, path.slice(0, -1));
  const element: Field | undefined = list?.kind === 'parts' ? { ...list, kind: 'part' } : undefined;
  return valueLeaf('', element, value);
}

/** The field a path leads to; indexes are passed over. */
function fieldAt(part: Part, path: Path): Field | undefined {
  let within: Part | undefined = part;
  let field: Field | undefined;
  for (const step of path) {
    if (typeof step === 'number') continue;
    field = within?.fields[step];
    within = field === undefined || field.kind === 'scalar' ? undefined : field.part;
  }
  return field;
}

function at(value: unknown, path: Path): unknown {
  let here: unknown = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** Sets the leaf at `path`, making objects and lists on the way like those of the body. */
function put(root: { [key: string]: Tree }, body: unknown, path: Path, leaf: string): void {
  let here: object = root;
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    const next: unknown = Reflect.get(here, step);
    if (isLast) {
      if (next === undefined || next === null) Object.defineProperty(here, step, { ...plain, value: leaf });
      return;
    }
    if (typeof next === 'string') return;
    if (typeof next === 'object' && next !== null) {
      here = next;
    } else {
      const made: Tree = branchLike(at(body, path.slice(0, depth + 1)));
      Object.defineProperty(here, step, { ...plain, value: made });
      here = made;
    }
  }
}

const plain = { writable: true, enumerable: true, configurable: true };

function branchLike(value: unknown): Tree[] | { [key: string]: Tree } {
  return Array.isArray(value) ? value.map(() => null) : {};
}

function shownBody(body: unknown): string {
  return body === undefined || body === null
    ? 'nil'
    : Array.isArray(body)
      ? 'a-clojure.lang.PersistentVector'
      : 'a-java.lang.Object';
}
