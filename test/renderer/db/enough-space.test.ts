import { describe, expect, it } from 'vitest';
import { createEnoughSpace } from '../../../src/renderer/db/enough-space.ts';

const mega = 1024 * 1024;

describe('enough space', () => {
  function disk(bytes: (number | null | Error)[]) {
    let [asked, time] = [0, 0];
    const enough = createEnoughSpace({
      free: async () => {
        const answer = bytes[Math.min(asked, bytes.length - 1)] ?? null;
        asked += 1;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      monotonic: () => time,
    });
    return { enough, asked: () => asked, pass: (milliseconds: number) => void (time += milliseconds) };
  }

  it('lets nothing be written on less than 16 MB', async () => {
    await expect(disk([16 * mega - 1]).enough()).rejects.toMatchObject({ code: 'disk' });
    await expect(disk([16 * mega]).enough()).resolves.toBeUndefined();
  });

  it('stands in nobody’s way when the system does not say', async () => {
    await expect(disk([null]).enough()).resolves.toBeUndefined();
    await expect(disk([new Error('no answer')]).enough()).resolves.toBeUndefined();
  });

  it('asks once for many writes, and again a quarter of a second later', async () => {
    const { enough, asked, pass } = disk([100 * mega, 0, 100 * mega]);
    await Promise.all([enough(), enough(), enough()]);
    expect(asked()).toBe(1);
    pass(251);
    await expect(enough()).rejects.toMatchObject({ code: 'disk' });
    pass(251);
    await expect(enough()).resolves.toBeUndefined();
    expect(asked()).toBe(3);
  });
});
