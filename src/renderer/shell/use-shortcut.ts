import { useEffect } from 'react';
import { isPressed, type KeyName } from '../keys/keys.ts';

/** A key of the list, from anywhere in the window. */
export function useShortcut(name: KeyName, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPressed(event, name)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [name, act]);
}
