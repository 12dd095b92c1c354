import { useDeferredValue, useEffect } from 'react';
import type { RuleContext } from '../../shared/hoks/field-spec.ts';
import { structureAdvice } from '../../shared/hoks/structure-advice.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { whatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';

/** Checks the whole draft after every change, outside the form, and hands out what it finds. Shows nothing. */
export function PlanChecks({ context }: { readonly context: RuleContext }) {
  const { findings } = useEditor();
  const { names, peruste, polku } = useReference();
  const { document, [paikallisetPolku]: paikalliset } = useDeferredValue(useFromDocument(({ edited }) => edited()));
  useEffect(() => {
    const { opiskeluoikeus } = context;
    const structure = opiskeluoikeus ? structureAdvice(document, { peruste, polku, opiskeluoikeus }) : [];
    findings.set(whatIsMissing(document, context, names, { paikalliset, structure }));
  }, [findings, document, context, names, paikalliset, peruste, polku]);
  return null;
}
