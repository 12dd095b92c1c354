import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import type { EditedDocument } from './edited-plan.ts';
import type { Finding, FindingCounts, Findings } from './findings.ts';
import type { NewPartDefaults } from './new-part.ts';
import type { OpenParts } from './open-parts.ts';
import type { Reference } from './reference.ts';

/** What every field of the editor reaches. The object itself never changes while a plan is open. */
export interface Editor {
  readonly document: EditedDocument;
  readonly findings: Findings;
  readonly openParts: OpenParts;
  readonly newPartDefaults: NewPartDefaults;
  readonly ownInstitution: { readonly nimi: string; readonly oppilaitosOid: string } | undefined;
  /** First day of the study right: the year of a date typed without one, and the generation of common units. */
  readonly alkamispaiva: string;
  readonly today: () => string;
  /** Says what was removed and offers to bring it back. */
  readonly announceRemoval: (what: string) => void;
  /** Opens and focuses a place. */
  readonly jumpTo: (path: Path) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

/** Qualification structures and code names in use; changes when a list has been read. */
export const ReferenceContext = createContext<Reference | undefined>(undefined);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('no editor around this component');
  return editor;
}

export function useReference(): Reference {
  const reference = useContext(ReferenceContext);
  if (reference === undefined) throw new Error('no reference data around this component');
  return reference;
}

/** The value at a path; the component renders again only when that value changes. */
export function useValue(path: Path): unknown {
  const { document } = useEditor();
  return useSyncExternalStore(document.subscribe, () => document.valueAt(path));
}

/** Something computed from the document; must give the same value (by ===) while nothing of interest changes. */
export function useFromDocument<Value>(read: (document: EditedDocument) => Value): Value {
  const { document } = useEditor();
  return useSyncExternalStore(document.subscribe, () => read(document));
}

export function useFindingsAt(path: Path): readonly Finding[] {
  const { findings } = useEditor();
  return useSyncExternalStore(findings.subscribe, () => findings.at(path));
}

export function useAllFindings(): readonly Finding[] {
  const { findings } = useEditor();
  return useSyncExternalStore(findings.subscribe, findings.all);
}

/** Something computed from the findings; must give the same value (by ===) while nothing of interest changes. */
export function useFromFindings<Value>(read: (findings: Findings) => Value): Value {
  const { findings } = useEditor();
  return useSyncExternalStore(findings.subscribe, () => read(findings));
}

export function useFindingCounts(path: Path): FindingCounts {
  const { findings } = useEditor();
  return useSyncExternalStore(findings.subscribe, () => findings.countsWithin(path));
}

export function useOpenPart(listPath: Path): string | undefined {
  const { openParts } = useEditor();
  return useSyncExternalStore(openParts.subscribe, () => openParts.openIn(listPath));
}

/** Whether an object stands at a path. */
export function useHasPart(path: Path): boolean {
  return useFromDocument((document) => isDraft(document.valueAt(path)));
}
