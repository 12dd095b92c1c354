import { useState } from 'react';
import { isInText, isPressed } from './keys.ts';
import { useWindowKeys } from './use-window-keys.ts';

/** Whether the sheet of keys is shown. Its keys are heard before any other: a question mark would begin a search. */
export function useKeySheet() {
  const [isOpen, setOpen] = useState(false);
  useWindowKeys(
    (event) => {
      if (event.isComposing || !isPressed(event, 'showKeys') || (event.key === '?' && isInText(event.target))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setOpen(true);
    },
    { isFirst: true, isAlways: true },
  );
  return { isOpen, setOpen };
}
