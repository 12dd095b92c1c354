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
  };
}
