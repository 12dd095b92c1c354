import type { Choice } from '../../shared/hoks/three-way.ts';
import { isPressed } from '../keys/keys.ts';
import { useWindowKeys } from '../keys/use-window-keys.ts';
import { rowAttribute } from './ero-table.tsx';

interface EroKeys {
  /** The first difference without a choice. */
  readonly firstOpen: string | undefined;
  /** The next one after this row, from the beginning again at the end. */
  readonly nextOpen: (after: string | undefined) => string | undefined;
  readonly onChoose: (id: string, choice: Choice) => void;
}

/** 1 = eHOKS's, 2 = this machine's, for the row with the focus or else the first open one; N = next open row. */
export function useEroKeys({ firstOpen, nextOpen, onChoose }: EroKeys): void {
  useWindowKeys((event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const here = document.activeElement?.closest(`[${rowAttribute}]`)?.getAttribute(rowAttribute) ?? undefined;
    const choice = choiceOf(event);
    if (choice !== undefined) {
      const id = here ?? firstOpen;
      if (id === undefined) return;
      event.preventDefault();
      onChoose(id, choice);
      focusRow(id, choice);
    } else if (isPressed(event, 'nextDifference')) {
      const next = nextOpen(here);
      if (next === undefined) return;
      event.preventDefault();
      focusRow(next, 'inEhoks');
    }
  });
}

function choiceOf(event: KeyboardEvent): Choice | undefined {
  if (isPressed(event, 'takeTheirs')) return 'inEhoks';
  return isPressed(event, 'takeOurs') ? 'here' : undefined;
}

/** Brings a row into view with the focus on one of its two sides. */
export function focusRow(id: string, side: Choice): void {
  const row = document.querySelector(`[${rowAttribute}="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLInputElement>(`input[value="${side}"]`)?.focus();
}
