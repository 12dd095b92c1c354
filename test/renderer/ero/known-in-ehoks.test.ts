import { expect, test } from 'vitest';
import type { Plan, PlanVersion } from '../../../src/renderer/db/records.ts';
import { knownInEhoks } from '../../../src/renderer/ero/use-ero.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';

const plan: Plan = { id: 'p', studentId: 's', document: {}, approvedVersion: 1, updatedAt: 1 };
const version: PlanVersion = {
  id: 'p:1',
  planId: 'p',
  number: 1,
  document: { sahkoposti: 'a@example.org' },
  approvedAt: 1,
};
const delivered: Delivery = {
  id: 'p:1',
  planId: 'p',
  state: 'delivered',
  attempts: 1,
  nextAttemptAt: 0,
  outcomeUnknown: false,
  approvedAt: 1,
  deliveredAt: 5,
};
const seen = (sahkoposti: string, throughVersion: number): Plan => ({
  ...plan,
  ehoks: { id: 7, baseline: { moduleIds: [], document: { sahkoposti }, isComplete: true, throughVersion } },
});

test('is nothing before the first delivery', () => {
  expect(knownInEhoks(plan, [version], undefined)).toEqual({ document: undefined, deliveredAt: undefined });
});

test('is the delivered version while nothing newer is known', () => {
  expect(knownInEhoks(plan, [version], delivered)).toEqual({ document: version.document, deliveredAt: 5 });
  expect(knownInEhoks(seen('a@example.org', 1), [version], delivered).deliveredAt).toBe(5);
});

test('is what a person has seen there since, with no time of delivery', () => {
  expect(knownInEhoks(seen('b@example.org', 2), [version], delivered)).toEqual({
    document: { sahkoposti: 'b@example.org' },
    deliveredAt: undefined,
  });
});
