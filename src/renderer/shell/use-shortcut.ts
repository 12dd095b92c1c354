import { isPressed, type KeyName } from '../keys/keys.ts';
import { type HowToHear, useWindowKeys } from '../keys/use-window-keys.ts';

/** A key of the list, from anywhere in the window. */
export function useShortcut(name: KeyName, act: () => void, how?: HowToHear): void {
  useWindowKeys((event) => {
    if (!isPressed(event, name)) return;
    event.preventDefault();
    act();
  }, how);
}
