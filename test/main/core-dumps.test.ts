import { expect, test } from 'vitest';
import { forbidCoreDumps, type ProcessTools } from '../../src/main/core-dumps.ts';

const family: Record<number, number[]> = { 10: [11, 12], 12: [13] };

function tools(given: Partial<ProcessTools>): { limited: number[]; tools: ProcessTools } {
  const limited: number[] = [];
  const limit = (pid: number) => limited.push(pid) > 0;
  return { limited, tools: { platform: 'linux', childrenOf: (pid) => family[pid] ?? [], limit, ...given } };
}

test('limits the app and all that Chromium has started by then', () => {
  const { limited, tools: given } = tools({});
  expect(forbidCoreDumps(10, given)).toBe(true);
  expect(limited).toEqual([10, 11, 12, 13]);
});

test('says so when one of them could not be limited, and still limits the others', () => {
  const tried: number[] = [];
  const { tools: given } = tools({ limit: (pid) => tried.push(pid) !== 1 });
  expect(forbidCoreDumps(10, given)).toBe(false);
  expect(tried).toEqual([10, 11, 12, 13]);
});

test('leaves other systems alone', () => {
  const { limited, tools: given } = tools({ platform: 'win32' });
  expect(forbidCoreDumps(10, given)).toBe(true);
  expect(limited).toEqual([]);
});
