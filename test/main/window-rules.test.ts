import { expect, test } from 'vitest';
import { createCrashLimit } from '../../src/main/crash-limit.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { chooseBounds } from '../../src/main/window-bounds.ts';

const laptop = { x: 0, y: 0, width: 1600, height: 900 };
const second = { x: 1600, y: 0, width: 1920, height: 1080 };

test('opens where the window was', () => {
  const remembered = { x: 1700, y: 100, width: 1300, height: 820 };
  expect(chooseBounds(remembered, [laptop, second])).toEqual(remembered);
});

test('forgets a place that is on no screen any more', () => {
  expect(chooseBounds({ x: 1700, y: 100, width: 1300, height: 820 }, [laptop])).toEqual({ width: 1280, height: 800 });
});

test('opens no smaller than a person can use and no larger than the screen', () => {
  expect(chooseBounds({ x: 0, y: 0, width: 100, height: 80 }, [laptop])).toMatchObject({ width: 800, height: 560 });
  expect(chooseBounds(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
});

test('opens a page again after single crashes, not when it keeps crashing', () => {
  let now = 0;
  const limit = createCrashLimit(() => now);
  expect([limit.mayReopen(), limit.mayReopen(), limit.mayReopen(), limit.mayReopen()]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  now = 61_000;
  expect(limit.mayReopen()).toBe(true);
});

test('reckons days in Finland', () => {
  expect(finnishDate(Date.UTC(2026, 10, 22, 21, 59))).toBe('2026-11-22');
  expect(finnishDate(Date.UTC(2026, 10, 22, 22, 0))).toBe('2026-11-23');
  expect(finnishDate(Date.UTC(2026, 6, 1, 21, 0))).toBe('2026-07-02');
});
