import type { Path } from '../../shared/hoks/field-spec.ts';
import type { MissingItem, WhatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import { pathKey } from './value-at.ts';

/** One thing to mend or to note, and whether it stops the approval. */
export interface Finding extends MissingItem {
  readonly blocks: boolean;
}

/** How much is left to do in a part or a section. */
export interface FindingCounts {
  readonly blocking: number;
  /** Everything else: defects and advice. */
  readonly other: number;
}

/** The latest findings, kept so that a field hears only of its own. */
export interface Findings {
  readonly all: () => readonly Finding[];
  /** False until the draft has been checked for the first time. */
  readonly isKnown: () => boolean;
  /** Those that stand exactly at a path, worst first; the same array as long as they are the same. */
  readonly at: (path: Path) => readonly Finding[];
  /** Those inside a path; the same object as long as the numbers are the same. */
  readonly countsWithin: (path: Path) => FindingCounts;
  readonly set: (missing: WhatIsMissing) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const nothing: readonly Finding[] = [];
const noCounts: FindingCounts = { blocking: 0, other: 0 };

function severity(finding: Finding): number {
  if (finding.blocks) return 0;
  return finding.level === 'defect' ? 1 : 2;
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  // One rule may have several sentences.
  const isSame = (one: Finding, other: Finding | undefined) =>
    one.rule === other?.rule && one.message.fi === other.message.fi;
  return a.length === b.length && a.every((finding, i) => isSame(finding, b[i]));
}

/** Where the findings are, each place once, in their order. */
export function placesOf(findings: readonly Finding[]): readonly Path[] {
  return [...new Map(findings.map(({ path }) => [pathKey(path), path])).values()];
}

/** All of them in one list: what blocks first. */
function findingsOf({ errors, unstorable, demanded, defects, advice }: WhatIsMissing): readonly Finding[] {
  const blocking = [...errors, ...unstorable, ...demanded].map((item) => ({ ...item, blocks: true }));
  return [...blocking, ...[...defects, ...advice].map((item) => ({ ...item, blocks: false }))];
}

export function createFindings(): Findings {
  let all: readonly Finding[] = nothing;
  let byPath: ReadonlyMap<string, readonly Finding[]> = new Map();
  let counts: ReadonlyMap<string, FindingCounts> = new Map();
  const listeners = new Set<() => void>();

  const keepSame = <Value>(before: Value | undefined, after: Value, isSame: (a: Value, b: Value) => boolean): Value =>
    before !== undefined && isSame(before, after) ? before : after;

  return {
    all: () => all,
    isKnown: () => all !== nothing,
    at: (path) => byPath.get(pathKey(path)) ?? nothing,
    countsWithin: (path) => counts.get(pathKey(path)) ?? noCounts,
    set: (missing) => {
      const findings = findingsOf(missing);
      const nextByPath = new Map<string, readonly Finding[]>();
      const nextCounts = new Map<string, FindingCounts>();
      for (const finding of findings) {
        const key = pathKey(finding.path);
        nextByPath.set(key, [...(nextByPath.get(key) ?? []), finding]);
        for (let length = 0; length <= finding.path.length; length++) {
          const within = pathKey(finding.path.slice(0, length));
          const { blocking, other } = nextCounts.get(within) ?? noCounts;
          const blocks = finding.blocks ? 1 : 0;
          nextCounts.set(within, { blocking: blocking + blocks, other: other + 1 - blocks });
        }
      }
      for (const [key, here] of nextByPath) {
        const sorted = here.toSorted((a, b) => severity(a) - severity(b));
        nextByPath.set(key, keepSame(byPath.get(key), sorted, sameFindings));
      }
      for (const [key, here] of nextCounts) {
        const isSame = (a: FindingCounts, b: FindingCounts) => a.blocking === b.blocking && a.other === b.other;
        nextCounts.set(key, keepSame(counts.get(key), here, isSame));
      }
      [all, byPath, counts] = [findings, nextByPath, nextCounts];
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
