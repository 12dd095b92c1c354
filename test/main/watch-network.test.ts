import { expect, test } from 'vitest';
import { watchNetwork } from '../../src/main/watch-network.ts';

test('announces the network each time it comes back, and only then', () => {
  const answers = [true, true, false, false, true, true, false, true];
  const announced: number[] = [];
  let asked = 0;
  let ask: () => void = () => undefined;
  watchNetwork({
    isOnline: () => answers[asked++] ?? true,
    every: (given) => {
      ask = given;
    },
    announce: () => announced.push(asked),
  });
  while (asked < answers.length) ask();
  expect(announced).toEqual([5, 8]);
});

test('announces nothing at the start, with a network or without', () => {
  for (const isOnline of [true, false]) {
    let announced = false;
    watchNetwork({ isOnline: () => isOnline, every: (ask) => ask(), announce: () => (announced = true) });
    expect(announced).toBe(false);
  }
});
