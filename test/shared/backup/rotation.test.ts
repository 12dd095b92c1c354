import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toRemove } from '../../../src/shared/backup/rotation.ts';
import { bytesNeeded, megabytes } from '../../../src/shared/backup/space.ts';
import { finnishDate } from '../../../src/shared/finnish-date.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 7, 1, 9);
const backups = (times: readonly number[]) => times.map((madeAt) => ({ madeAt }));

describe('which backups may go', () => {
  test('none of the first ten', () => {
    expect(toRemove(backups(Array.from({ length: 10 }, (_none, index) => start + index)))).toEqual([]);
  });

  test('what an ordinary autumn leaves: ten newest, fourteen days, six months', () => {
    const times = Array.from({ length: 400 }, (_none, index) => start + (index * day) / 3);
    const gone = new Set(toRemove(backups(times)).map(({ madeAt }) => madeAt));
    const kept = times.filter((time) => !gone.has(time));
    expect(new Set(kept.map((time) => finnishDate(time).slice(0, 7))).size).toBe(5);
    expect(new Set(kept.map(finnishDate)).size).toBe(14 + 3);
    expect(kept.slice(-10)).toEqual(times.slice(-10));
  });

  const anyTimes = fc.uniqueArray(fc.integer({ min: start - 900 * day, max: start + 900 * day }), { maxLength: 80 });

  test('never the newest one, never more than leaves thirty, and nothing twice', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const gone = toRemove(backups(times)).map(({ madeAt }) => madeAt);
        expect(gone).not.toContain(Math.max(...times));
        const left = times.filter((time) => !gone.includes(time));
        expect(left.length).toBeLessThanOrEqual(30);
        expect(left.length).toBeGreaterThanOrEqual(Math.min(10, times.length));
        expect(toRemove(backups(left))).toEqual([]);
      }),
    );
  });

  test('a newer backup never brings back to need what was not needed', () => {
    fc.assert(
      fc.property(anyTimes, fc.integer({ min: 1, max: 900 * day }), (times, later) => {
        const before = new Set(toRemove(backups(times)).map(({ madeAt }) => madeAt));
        const newest = Math.max(start, ...times) + later;
        const after = new Set(toRemove(backups([...times, newest])).map(({ madeAt }) => madeAt));
        for (const time of before) expect(after.has(time)).toBe(true);
      }),
    );
  });
});

describe('the room that is needed', () => {
  test('is twice the database and 200 MB, told in whole megabytes that promise nothing', () => {
    expect(megabytes(bytesNeeded(0), 'up')).toBe(200);
    expect(megabytes(bytesNeeded(50 * 1024 ** 2 + 1), 'up')).toBe(301);
    expect(megabytes(300 * 1024 ** 2 - 1, 'down')).toBe(299);
  });
});
