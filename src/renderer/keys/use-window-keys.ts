import { useEffectEvent, useLayoutEffect } from 'react';

export interface HowToHear {
  /** Before the focused control, which would take the key for its own; otherwise after it. */
  readonly isFirst?: boolean;
  /** Also while a dialog is open. */
  readonly isAlways?: boolean;
}

/**
 * Hears keys wherever the focus is. A dialog that is open, as the sheet of keys or a calendar, keeps them all: nothing changes
 * behind it unseen.
 */
export function useWindowKeys(act: (event: KeyboardEvent) => void, how: HowToHear = {}): void {
  const { isFirst = false, isAlways = false } = how;
  const onKeyDown = useEffectEvent(act);
  // With the page itself: whoever sees it can press its keys.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (isAlways || !isKeptByDialog(event.target)) onKeyDown(event);
    };
    window.addEventListener('keydown', listener, isFirst);
    return () => window.removeEventListener('keydown', listener, isFirst);
  }, [isFirst, isAlways]);
}

const dialog = '[role="dialog"], [role="alertdialog"]';

/** A dialog that this very key has closed is not in the document any more, but still around the key's target. */
function isKeptByDialog(target: EventTarget | null): boolean {
  const isInside = target instanceof Element && target.closest(dialog) !== null;
  return isInside || document.querySelector(dialog) !== null;
}
