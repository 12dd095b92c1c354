/** Where the server found fault and what its own leaf says, with every value of the plan cut out. */
export interface TreeFinding {
  readonly path: (string | number)[];
  readonly leaf: string;
}

/** A tree can be as large as the plan; more than this many places helps nobody. */
const mostFindings = 500;
const deepest = 20;
const longestKey = 100;

/**
 * Walks the `errors` tree of a 400 (contract 6.1): objects by key, arrays by position with `null` for good elements,
 * strings as leaves. Anything else is passed over.
 */
export function errorTreeFindings(tree: unknown): TreeFinding[] {
  const findings: TreeFinding[] = [];
  collect(tree, [], findings);
  return findings;
}

function collect(node: unknown, path: (string | number)[], findings: TreeFinding[]): void {
  if (findings.length >= mostFindings || path.length > deepest || node === null) return;
  if (typeof node === 'string') {
    findings.push({ path, leaf: leafWithoutValues(node) });
  } else if (Array.isArray(node)) {
    node.forEach((child: unknown, index) => collect(child, [...path, index], findings));
  } else if (typeof node === 'object') {
    for (const [key, child] of Object.entries(node)) collect(child, [...path, key.slice(0, longestKey)], findings);
  }
}

const pattern = /^\(not \(re-find (#"(?:[^"\\]|\\.)*")/;
const message = /^\((?:not|throws\?) \("((?:[^"\\]|\\.)*)"/;
const instance = /^\((?:not|throws\?) (\(instance\? [\w.$]+)/;
const predicate = /^\((?:not|throws\?) (\([\w.?<>=/!*+-]+)/;

/**
 * The part of a leaf that the server's schema wrote itself: the key error, the pattern, the rule's message, the name of
 * the failed check. The value it failed on is left out (F9), and of a date leaf, many kB of stack trace, all but its kind.
 */
function leafWithoutValues(leaf: string): string {
  if (leaf === 'missing-required-key' || leaf === 'disallowed-key') return leaf;
  if (leaf.startsWith('(not #error')) return 'unparsable-date';
  const regex = pattern.exec(leaf)?.[1];
  if (regex !== undefined) return `(re-find ${regex})`;
  const text = message.exec(leaf)?.[1];
  if (text !== undefined) return text;
  const check = instance.exec(leaf)?.[1] ?? predicate.exec(leaf)?.[1];
  return check === undefined ? 'other' : `${check})`;
}
