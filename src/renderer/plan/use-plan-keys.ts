import { useEffect, useEffectEvent } from 'react';

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
  const act = useEffectEvent((action: keyof PlanKeys) => keys[action]());

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionOf(event);
      if (action === undefined) return;
      event.preventDefault();
      act(action);
    };
    // Before the focused control: a button would take Ctrl+Enter for a press of its own.
    const onApproveKey = (event: KeyboardEvent) => {
      if (event.isComposing || actionOf(event) !== 'approve') return;
      event.preventDefault();
      event.stopPropagation();
      act('approve');
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keydown', onApproveKey, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keydown', onApproveKey, true);
    };
  }, []);
}

function actionOf(event: KeyboardEvent): keyof PlanKeys | undefined {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (event.key === 'F8') return 'fix';
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (event.key === 'PageDown') return 'nextSection';
    if (event.key === 'PageUp') return 'previousSection';
  }
  if (isCommand && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (isCommand && key === 'y') return 'redo';
  if (isCommand && !event.shiftKey && event.key === 'Enter') return 'approve';
  if (event.key === 'Escape' && !event.shiftKey && !isTyping(event.target)) return 'back';
  return undefined;
}

/** Escape in a text field or a popup belongs to that field or popup. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, select, [role="dialog"], [role="listbox"], [role="menu"]',
    ) !== null
  );
}
