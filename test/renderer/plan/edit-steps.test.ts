import { expect, test } from 'vitest';
import { folded, sessionsOf, type Step } from '../../../src/renderer/plan/edit-steps.ts';

const minute = 60_000;
const step = (at: number, more: Partial<Step<number>> = {}): Step<number> => {
  return { before: at - 1, after: at, path: [], at, session: 0, ...more };
};

test('a session ends at a long pause, when the plan is opened anew, and at what was no plain edit', () => {
  const steps = [
    step(0),
    step(29 * minute),
    step(60 * minute),
    step(61 * minute, { session: 1 }),
    step(62 * minute, { session: 1, event: 'restored' }),
    step(63 * minute, { session: 1 }),
  ];
  expect(sessionsOf(steps).map((session) => session.map(({ at }) => at / minute))).toEqual([
    [0, 29],
    [60],
    [61],
    [62],
    [63],
  ]);
});

test('a long history stays bounded, its newest steps single and its way from end to end whole', () => {
  let steps: readonly Step<number>[] = [];
  let most = 0;
  for (let at = 1; at <= 5000; at += 1) {
    steps = folded([...steps, step(at, { session: Math.floor(at / 40) })]);
    most = Math.max(most, steps.length);
  }
  expect(most).toBeLessThanOrEqual(800);
  expect(steps.slice(-500).every(({ before, after }) => after - before === 1)).toBe(true);
  for (const [index, { before }] of steps.entries()) expect(before).toBe(steps[index - 1]?.after ?? steps[0]?.before);
  expect(steps[0]?.before).toBe(0);
});
