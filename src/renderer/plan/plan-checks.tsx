import { useDeferredValue, useEffect } from 'react';
import type { RuleContext } from '../../shared/hoks/field-spec.ts';
import { whatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';

/** Checks the whole draft after every change, outside the form, and hands out what it finds. Shows nothing. */
export function PlanChecks({ context }: { readonly context: RuleContext }) {
  const { findings } = useEditor();
  const { names } = useReference();
  const draft = useDeferredValue(useFromDocument((document) => document.current()));
  useEffect(() => findings.set(whatIsMissing(draft, context, names)), [findings, draft, context, names]);
  return null;
}
