import { expect, test } from 'vitest';
import type { PlanVersion } from '../../../src/renderer/db/records.ts';
import type { Step } from '../../../src/renderer/plan/edit-steps.ts';
import type { EditedPlan } from '../../../src/renderer/plan/edited-plan.ts';
import { historyOf, restoredTo } from '../../../src/renderer/plan/plan-history.ts';
import { paikallisetPolku } from '../../../src/shared/hoks/paikalliset-tiedot.ts';

const edited = (sahkoposti: string, hyvaksytty?: string): EditedPlan => ({
  document: hyvaksytty === undefined ? { sahkoposti } : { sahkoposti, hyvaksytty },
  [paikallisetPolku]: { 'urasuunnitelman-tavoite': `tavoite ${sahkoposti}` },
});
const step = (at: number, before: EditedPlan, after: EditedPlan, more: Partial<Step<EditedPlan>> = {}) => {
  return { before, after, path: [], at, session: at, ...more };
};
const [a, b, c, d] = [edited('a'), edited('b'), edited('c', 'ensin'), edited('d', 'ensin')] as const;
const version: PlanVersion = { id: 'p1:1', planId: 'p1', number: 1, document: c.document, approvedAt: 25 };
const entries = historyOf([step(10, a, b), step(20, b, c, { event: 'approval' }), step(30, c, d)], [version]);

test('tells sittings and versions in order, newest first, and an approval once', () => {
  expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
    ['editing', 30],
    ['version', 25],
    ['editing', 10],
  ]);
});

test('brings back what was, but not when it was approved, and keeps what a version does not know', () => {
  const [, approved, first] = entries;
  if (approved === undefined || first === undefined) throw new Error('the history is too short');
  expect(restoredTo(first, d)).toEqual(edited('b', 'ensin'));
  expect(restoredTo(first, a)).toEqual(b);
  expect(restoredTo(approved, d)).toEqual({ document: c.document, [paikallisetPolku]: d[paikallisetPolku] });
});
