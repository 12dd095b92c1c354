import { isInText, isPressed } from '../keys/keys.ts';
import { useWindowKeys } from '../keys/use-window-keys.ts';

interface PlanKeys {
  readonly fix: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly approve: () => void;
  readonly back: () => void;
  readonly nextSection: () => void;
  readonly previousSection: () => void;
}

/** The keys of the plan page, wherever in it the focus is. */
export function usePlanKeys(keys: PlanKeys): void {
  useWindowKeys((event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    keys[action]();
  });
  // Before the focused control: a button would take Ctrl+Enter for a press of its own.
  useWindowKeys(
    (event) => {
      if (event.isComposing || actionOf(event) !== 'approve') return;
      event.preventDefault();
      event.stopPropagation();
      keys.approve();
    },
    { isFirst: true },
  );
}

const actions = ['fix', 'undo', 'redo', 'approve', 'nextSection', 'previousSection', 'back'] as const;

function actionOf(event: KeyboardEvent): keyof PlanKeys | undefined {
  const action = actions.find((name) => isPressed(event, name));
  return action === 'back' && isKept(event.target) ? undefined : action;
}

/** Escape in a text field or an open list belongs to that field or list. */
function isKept(target: EventTarget | null): boolean {
  return isInText(target) || isIn(target, '[role="listbox"], [role="menu"]');
}

function isIn(target: EventTarget | null, places: string): boolean {
  return target instanceof Element && target.closest(places) !== null;
}
