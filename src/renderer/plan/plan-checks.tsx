import { useDeferredValue, useEffect } from 'react';
import { structureAdvice } from '../../shared/hoks/structure-advice.ts';
import { paikallisetPolku } from '../../shared/hoks/paikalliset-tiedot.ts';
import { whatIsMissing } from '../../shared/hoks/what-is-missing.ts';
import { type ApprovalFacts, passingIds, toApprove } from './approval-body.ts';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';

interface PlanChecksProps {
  readonly facts: Omit<ApprovalFacts, 'now' | 'newId'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Checks what approving the draft would send, after every change and outside the form, and hands out what it finds. Shows nothing. */
export function PlanChecks({ facts, now }: PlanChecksProps) {
  const { findings } = useEditor();
  const { names, peruste, polku } = useReference();
  const { document, [paikallisetPolku]: paikalliset } = useDeferredValue(useFromDocument(({ edited }) => edited()));
  useEffect(() => {
    const { body, context } = toApprove(document, { ...facts, now: now(), newId: passingIds() });
    const { opiskeluoikeus } = facts;
    const structure = opiskeluoikeus ? structureAdvice(document, { peruste, polku, opiskeluoikeus }) : [];
    findings.set(whatIsMissing(body, context, names, { paikalliset, structure }));
  }, [findings, document, facts, names, now, paikalliset, peruste, polku]);
  return null;
}
