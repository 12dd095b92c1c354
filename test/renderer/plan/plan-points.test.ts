import { expect, test } from 'vitest';
import { pointsOfPlan } from '../../../src/renderer/plan/plan-points.ts';
import { createReference } from '../../../src/renderer/plan/reference.ts';

const today = '2026-11-23';
const reference = createReference({
  kieli: 'fi',
  peruste: undefined,
  tutkinnonOsat: [],
  alkamispaiva: '2025-08-11',
  today,
});

const local = (laajuus: number, loppu?: string) => ({
  laajuus,
  'osaamisen-hankkimistavat': loppu === undefined ? [] : [{ alku: '2026-08-10', loppu }],
});

test('tells recognised, past, scheduled and unscheduled units apart, most certain first', () => {
  const plan = {
    'hankittavat-paikalliset-tutkinnon-osat': [
      local(1),
      local(2, today),
      local(3, '2026-11-22'),
      local(0, today),
      local(4, ''),
    ],
    'aiemmin-hankitut-paikalliset-tutkinnon-osat': [{ laajuus: 5 }],
  };
  expect(pointsOfPlan(plan, reference, today)).toEqual([
    { points: 5, certainty: 'recognised' },
    { points: 3, certainty: 'past' },
    { points: 2, certainty: 'scheduled' },
    { points: 1, certainty: 'unscheduled' },
    { points: 4, certainty: 'unscheduled' },
  ]);
});

test('a unit of preparatory education is dated by itself', () => {
  const plan = { 'hankittavat-koulutuksen-osat': [{ laajuus: 12.5, alku: '2026-08-10', loppu: '2026-12-18' }] };
  expect(pointsOfPlan(plan, reference, today)).toEqual([{ points: 12.5, certainty: 'scheduled' }]);
});
