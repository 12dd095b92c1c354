/** Newer Electron answers with promises. */
export interface SystemClipboard {
  readonly readText: () => string | Promise<string>;
  readonly writeText: (text: string) => void | Promise<void>;
  readonly clear: () => void | Promise<void>;
}

export interface ClipboardGuard {
  readonly write: (text: string) => Promise<void>;
  /** The system has copied what was selected in the page. */
  readonly noteCopied: () => Promise<void>;
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

/** Takes what the app copied off the clipboard again, unless something else has been copied since. */
export function createClipboardGuard(
  clipboard: SystemClipboard,
  after: (work: () => void, milliseconds: number) => () => void,
): ClipboardGuard {
  let ours = '';
  let stop: (() => void) | undefined;

  const clear = async (): Promise<void> => {
    stop?.();
    stop = undefined;
    const last = ours;
    ours = '';
    // A clipboard that does not answer holds nothing that could be taken off it.
    if (last !== '' && (await clipboard.readText()) === last) await clipboard.clear();
  };
  const guard = (text: string): void => {
    stop?.();
    ours = text;
    stop = after(() => void clear().catch(() => undefined), keptMilliseconds);
  };

  return {
    write: async (text) => {
      await clipboard.writeText(text);
      guard(text);
    },
    noteCopied: async () => guard(await clipboard.readText()),
    clear,
    isHolding: () => ours !== '',
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
