/** Newer Electron answers with promises. */
export interface SystemClipboard {
  readonly readText: () => string | Promise<string>;
  readonly writeText: (text: string) => void | Promise<void>;
  readonly clear: () => void | Promise<void>;
}

export interface ClipboardGuard {
  readonly write: (text: string) => Promise<void>;
  /** The system copies what is selected in the page: it may write the clipboard a little later than this. */
  readonly noteCopied: () => void;
  readonly clear: () => Promise<void>;
  /** Whether something that was copied here may still lie on the clipboard. */
  readonly isHolding: () => boolean;
}

/** The part of Electron's app that is used. */
export interface QuitEvents {
  readonly on: (event: 'will-quit', listener: (event: { readonly preventDefault: () => void }) => void) => unknown;
  readonly quit: () => void;
}

/** How long a copied identifier stays on the clipboard. */
const keptMilliseconds = 60_000;

/** The system has written by then what it was asked to copy, on a busy machine too. */
const settlingMilliseconds = 2000;

/**
 * Takes what the app copied off the clipboard again, unless something else has been copied since. What the system copies out of
 * the page can be read only once it is written: until then whatever lies on the clipboard counts as copied here, as text of a
 * student left behind a lock is worse than another program's text lost.
 */
export function createClipboardGuard(
  clipboard: SystemClipboard,
  after: (work: () => void, milliseconds: number) => () => void,
): ClipboardGuard {
  let ours = '';
  /** The newest copy by the system while it is not known to be written, and whether it has been cleared since. */
  let settling: { isCleared: boolean } | undefined;
  let stop: (() => void) | undefined;

  const clear = async (): Promise<void> => {
    stop?.();
    stop = undefined;
    const last = ours;
    ours = '';
    if (settling !== undefined) {
      settling.isCleared = true;
      await clipboard.clear();
      return;
    }
    // A clipboard that does not answer holds nothing that could be taken off it.
    if (last !== '' && (await clipboard.readText()) === last) await clipboard.clear();
  };
  const clearInTime = (): void => {
    stop?.();
    stop = after(() => void clear().catch(() => undefined), keptMilliseconds);
  };
  const settle = async (copy: { readonly isCleared: boolean }): Promise<void> => {
    const text = await clipboard.readText();
    if (settling !== copy) return;
    settling = undefined;
    // Written only after it was cleared: a lock does not wait for the system.
    if (copy.isCleared) await clipboard.clear();
    else ours = text;
  };

  return {
    write: async (text) => {
      await clipboard.writeText(text);
      ours = text;
      clearInTime();
    },
    noteCopied: () => {
      const copy = { isCleared: false };
      settling = copy;
      after(() => void settle(copy).catch(() => undefined), settlingMilliseconds);
      clearInTime();
    },
    clear,
    isHolding: () => ours !== '' || settling !== undefined,
  };
}

/** How long a clipboard that does not answer may hold up the end of the program. */
const longestWait = 1000;

/** A program that has ended takes nothing off the clipboard any more: so it is done before. */
export function clearBeforeQuit(
  app: QuitEvents,
  guard: Pick<ClipboardGuard, 'clear' | 'isHolding'>,
  after: (work: () => void, milliseconds: number) => () => void,
): void {
  let state: 'holding' | 'clearing' | 'done' = 'holding';
  const quit = (): void => {
    if (state === 'done') return;
    state = 'done';
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (state === 'done' || (state === 'holding' && !guard.isHolding())) return;
    event.preventDefault();
    if (state === 'clearing') return;
    state = 'clearing';
    after(quit, longestWait);
    void guard
      .clear()
      .catch(() => undefined)
      // Electron hears of no quitting before it has seen that this one was prevented.
      .finally(() => after(quit, 0));
  });
}
