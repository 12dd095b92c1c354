import { useDeferredValue, useEffect } from 'react';
import type { RuleContext } from '../../shared/hoks/field-spec.ts';
import { structureAdvice } from '../../shared/hoks/structure-advice.ts';
import { whatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';

/** Checks the whole draft after every change, outside the form, and hands out what it finds. Shows nothing. */
export function PlanChecks({ context }: { readonly context: RuleContext }) {
  const { findings } = useEditor();
  const { names, peruste, polku } = useReference();
  const draft = useDeferredValue(useFromDocument((document) => document.current()));
  useEffect(() => {
    const { opiskeluoikeus } = context;
    const advice = opiskeluoikeus ? structureAdvice(draft, { peruste, polku, opiskeluoikeus }) : [];
    findings.set(whatIsMissing(draft, context, names, advice));
  }, [findings, draft, context, names, peruste, polku]);
  return null;
}
