import { useEffect, useState } from 'react';
import { isInText, isPressed } from './keys.ts';

/** Whether the sheet of keys is shown. Its keys are heard before any other: a question mark would begin a search. */
export function useKeySheet() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || !isPressed(event, 'showKeys') || (event.key === '?' && isInText(event.target))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return { isOpen, setOpen };
}
