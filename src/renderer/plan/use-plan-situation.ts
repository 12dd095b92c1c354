import { useDeferredValue, useMemo, useState } from 'react';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import { diffHoks } from '../../shared/hoks/diff-hoks.ts';
import type { Plan, PlanVersion } from '../db/records.ts';
import { knownInEhoks } from '../ero/use-ero.ts';
import { planOf } from './edited-plan.ts';
import { type Editor, useAllFindings, useFromDocument, useReference } from './editor-context.ts';
import { inForce, isReadOnly, isStarted, nextStep, planState, saysTheSame } from './plan-state.ts';

interface SituationOptions {
  readonly plan: Plan;
  readonly versions: readonly PlanVersion[];
  readonly deliveries: readonly Delivery[];
  readonly editor: Editor;
}

/** Where the plan stands as it is edited: its state, what has changed since eHOKS saw it, and what stops an approval. */
export function usePlanSituation({ plan, versions, deliveries, editor }: SituationOptions) {
  const { names } = useReference();
  const findings = useAllFindings();
  const edited = useDeferredValue(useFromDocument((document) => document.edited()));
  const draft = edited.document;
  const newest = inForce(versions, deliveries, plan).at(-1);
  const delivered = deliveries
    .filter((row) => row.state === 'delivered')
    .toSorted(byDeliveryTime)
    .at(-1);
  const inEhoks = useMemo(() => knownInEhoks(plan, versions, delivered), [plan, versions, delivered]);
  const changes = useMemo(
    () => (inEhoks.document === undefined ? [] : diffHoks(inEhoks.document, draft, names)),
    [inEhoks, draft, names],
  );
  const blocking = findings.filter((finding) => finding.blocks);
  const isChecked = editor.findings.isKnown();
  const stored = useMemo(
    () => planState({ ...plan, ...planOf(edited) }, versions, deliveries, isChecked ? blocking.length : undefined),
    [plan, edited, versions, deliveries, isChecked, blocking.length],
  );
  // A plan that has a past has begun, also when all of it has been undone.
  const [hasBegun, setBegun] = useState(() => editor.document.canUndo() || editor.document.canRedo());
  const isEmpty = !hasBegun && !isStarted({ ...plan, ...planOf(edited) });
  const current = !isEmpty && stored.name === 'none' ? { ...stored, name: 'draft' as const } : stored;
  const isUnchanged = newest === undefined ? current.name === 'sent' : saysTheSame(draft, newest, plan.ehoks?.cleanUp);
  const isFedElsewhere = isReadOnly(plan);
  return {
    edited,
    draft,
    newest,
    newestDelivery: deliveries.find((row) => row.id === newest?.id),
    delivered,
    inEhoks,
    changes,
    blocking,
    current,
    step: isEmpty ? ('start' as const) : nextStep(current),
    isEmpty,
    /** From now on the plan is worked on, though nothing is written in it yet. */
    begin: () => setBegun(true),
    isUnchanged,
    isFedElsewhere,
    canApprove: !isFedElsewhere && isChecked && blocking.length === 0 && !isUnchanged,
  };
}

function byDeliveryTime(a: Delivery, b: Delivery): number {
  return (a.deliveredAt ?? 0) - (b.deliveredAt ?? 0);
}
