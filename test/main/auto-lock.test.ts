import { describe, expect, test, vi } from 'vitest';
import { createAutoLock } from '../../src/main/auto-lock.ts';
import { createClipboardGuard } from '../../src/main/clipboard-guard.ts';

interface Planned {
  readonly at: number;
  readonly work: () => void;
}

function desk({ systemIdle = () => 0 }: { systemIdle?: (now: number) => number } = {}) {
  let now = 0;
  let planned: Planned[] = [];
  const heard: string[] = [];
  const listeners = new Map<string, () => void>();
  let isOpen = true;
  const after = (work: () => void, milliseconds: number) => {
    const one = { at: now + milliseconds, work };
    planned.push(one);
    return () => {
      planned = planned.filter((other) => other !== one);
    };
  };
  const every = (work: () => void, milliseconds: number): void => {
    after(() => {
      every(work, milliseconds);
      work();
    }, milliseconds);
  };
  const pass = (seconds: number) => {
    const end = now + seconds * 1000;
    for (;;) {
      const next = planned.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      now = next.at;
      planned = planned.filter((other) => other !== next);
      next.work();
    }
    now = end;
  };
  const lock = createAutoLock({
    power: { on: (event, listener) => listeners.set(event, listener), getSystemIdleTime: () => systemIdle(now / 1000) },
    clock: () => now,
    minutes: () => 10,
    isOpen: () => isOpen,
    askPage: () => void heard.push(`ask ${now / 1000}`),
    endPage: () => void heard.push(`end ${now / 1000}`),
    every,
    after,
  });
  return {
    lock,
    heard,
    pass,
    after,
    emit: (event: string) => listeners.get(event)?.(),
    close: () => {
      isOpen = false;
    },
  };
}

describe('the lock that comes by itself', () => {
  test('asks the page after ten minutes without use, where the system says nothing', () => {
    const { lock, heard, pass } = desk();
    pass(300);
    lock.used();
    expect(lock.secondsLeft()).toBe(600);
    pass(595);
    expect(heard).toEqual([]);
    pass(5);
    expect(heard).toEqual(['ask 900']);
    expect(lock.reason()).toBe('unused');
  });

  test('counts use of other programs, where the system tells of it', () => {
    const { heard, pass } = desk({ systemIdle: (second) => (second < 1200 ? second % 50 : second - 1200) });
    pass(1795);
    expect(heard).toEqual([]);
    pass(5);
    expect(heard).toEqual(['ask 1800']);
  });

  test.each(['suspend', 'lock-screen'])('asks at once at %s, and only once', (event) => {
    const { heard, emit, pass } = desk();
    pass(3);
    emit(event);
    emit(event);
    expect(heard).toEqual(['ask 3']);
  });

  test('ends a page that does not answer, and leaves one that could not save', () => {
    const hanging = desk();
    hanging.emit('suspend');
    hanging.pass(20);
    expect(hanging.heard).toEqual(['ask 0', 'end 10']);
    const full = desk();
    full.emit('suspend');
    expect(full.lock.reason()).toBe('suspend');
    full.lock.keepOpen();
    expect(full.lock.reason()).toBeUndefined();
    full.pass(20);
    expect(full.heard).toEqual(['ask 0']);
    full.emit('suspend');
    expect(full.heard).toEqual(['ask 0', 'ask 20']);
  });

  test('asks nothing of a page that is locked already, and ends nothing after a lock', () => {
    const { lock, heard, emit, pass, close } = desk();
    emit('suspend');
    lock.locked();
    expect(lock.reason()).toBeUndefined();
    close();
    pass(3600);
    emit('lock-screen');
    expect(heard).toEqual(['ask 0']);
  });
});

describe('the clipboard', () => {
  function clipboard() {
    const { after, pass } = desk();
    let text = '';
    const system = {
      readText: () => text,
      writeText: (given: string) => {
        text = given;
      },
      clear: () => {
        text = '';
      },
    };
    return { guard: createClipboardGuard(system, after), system, pass };
  }

  test('loses what was copied after a minute, and at a lock', async () => {
    const { guard, system, pass } = clipboard();
    await guard.write('1.2.246.562.24.1');
    pass(59);
    expect(system.readText()).toBe('1.2.246.562.24.1');
    pass(1);
    await vi.waitFor(() => expect(system.readText()).toBe(''));
    system.writeText('opiskelijan tekstiä');
    await guard.noteCopied();
    await guard.clear();
    expect(system.readText()).toBe('');
  });

  test('keeps what another program has put there since', async () => {
    const { guard, system } = clipboard();
    await guard.write('1.2.246.562.24.1');
    system.writeText('ostoslista');
    await guard.clear();
    expect(system.readText()).toBe('ostoslista');
  });
});
