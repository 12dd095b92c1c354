import { describe, expect, test, vi } from 'vitest';
import { createAutoLock } from '../../src/main/auto-lock.ts';
import { clearBeforeQuit, createClipboardGuard, type QuitEvents } from '../../src/main/clipboard-guard.ts';

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
    return { guard: createClipboardGuard(system, after), system, pass, after };
  }

  test('loses what was copied after a minute, and at a lock', async () => {
    const { guard, system, pass } = clipboard();
    await guard.write('1.2.246.562.24.1');
    pass(59);
    expect(system.readText()).toBe('1.2.246.562.24.1');
    pass(1);
    await vi.waitFor(() => expect(system.readText()).toBe(''));
  });

  test('loses what the system copied out of the page after a minute, and at a lock', async () => {
    const { guard, system, pass } = clipboard();
    for (const isLocked of [false, true]) {
      guard.noteCopied();
      system.writeText('opiskelijan tekstiä');
      pass(2);
      await new Promise(setImmediate);
      pass(1);
      expect(system.readText()).toBe('opiskelijan tekstiä');
      if (isLocked) await guard.clear();
      else pass(57);
      await vi.waitFor(() => expect(system.readText()).toBe(''));
      expect(guard.isHolding()).toBe(false);
    }
  });

  test('loses at a lock what the system has copied only just before or writes just after it', async () => {
    const { guard, system, pass } = clipboard();
    system.writeText('ostoslista');
    guard.noteCopied();
    pass(1);
    system.writeText('opiskelijan tekstiä');
    await guard.clear();
    expect(system.readText()).toBe('');
    system.writeText('opiskelijan tekstiä');
    pass(1);
    await vi.waitFor(() => expect(system.readText()).toBe(''));
    await vi.waitFor(() => expect(guard.isHolding()).toBe(false));
  });

  test('goes by the newest of two copies, one after the other', async () => {
    const { guard, system, pass } = clipboard();
    guard.noteCopied();
    system.writeText('ensimmäinen');
    pass(1);
    guard.noteCopied();
    pass(1);
    await new Promise(setImmediate);
    system.writeText('toinen');
    pass(1);
    await new Promise(setImmediate);
    await guard.clear();
    expect(system.readText()).toBe('');
  });

  test('keeps what another program has put there since', async () => {
    const { guard, system, pass } = clipboard();
    await guard.write('1.2.246.562.24.1');
    system.writeText('ostoslista');
    await guard.clear();
    expect(system.readText()).toBe('ostoslista');
    guard.noteCopied();
    system.writeText('opiskelijan tekstiä');
    pass(2);
    await new Promise(setImmediate);
    system.writeText('ostoslista');
    await guard.clear();
    expect(system.readText()).toBe('ostoslista');
  });

  describe('when the program ends', () => {
    type WillQuit = Parameters<QuitEvents['on']>[1];

    function program(guard: ReturnType<typeof createClipboardGuard>, after: ReturnType<typeof desk>['after']) {
      let listener: WillQuit | undefined;
      let ends = 0;
      let isQuitting = false;
      const app: QuitEvents = {
        on: (_event, given) => (listener = given),
        // As Electron: what is asked before the listener and its promises are done is not heard.
        quit: () => {
          if (isQuitting) return;
          isQuitting = true;
          let isKept = false;
          listener?.({ preventDefault: () => (isKept = true) });
          if (!isKept) ends += 1;
          setImmediate(() => (isQuitting = false));
        },
      };
      clearBeforeQuit(app, guard, after);
      return { quit: app.quit, ends: () => ends };
    }

    test('loses what was copied first', async () => {
      const { guard, system, after, pass } = clipboard();
      const { quit, ends } = program(guard, after);
      await guard.write('1.2.246.562.24.1');
      quit();
      await new Promise(setImmediate);
      expect(ends()).toBe(0);
      expect(system.readText()).toBe('');
      pass(0);
      expect(ends()).toBe(1);
    });

    test('holds nothing up when nothing was copied here', () => {
      const { guard, system, after } = clipboard();
      const { quit, ends } = program(guard, after);
      system.writeText('ostoslista');
      quit();
      expect(ends()).toBe(1);
      expect(system.readText()).toBe('ostoslista');
    });

    test('does not wait for a clipboard that never answers', async () => {
      const { after, pass } = desk();
      const guard = createClipboardGuard(
        { readText: () => new Promise(() => undefined), writeText: () => undefined, clear: () => undefined },
        after,
      );
      const { quit, ends } = program(guard, after);
      await guard.write('1.2.246.562.24.1');
      quit();
      await new Promise(setImmediate);
      quit();
      await new Promise(setImmediate);
      expect(ends()).toBe(0);
      pass(1);
      expect(ends()).toBe(1);
    });
  });
});
