import { useWindowKeys } from '../keys/use-window-keys.ts';

/** Arrows go from step to step, Escape leaves; a field or a choice keeps its own keys. */
export function useStepKeys(
  before: (() => void) | undefined,
  after: (() => void) | undefined,
  leave: () => void,
): void {
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (event.defaultPrevented || event.isComposing || !isPlain || keepsKey(event)) return;
    if (event.key === 'ArrowLeft') before?.();
    else if (event.key === 'ArrowRight') after?.();
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  // Before the plan page's own keys, which would leave the meeting twice.
  useWindowKeys(onKeyDown, { isFirst: true });
}

function keepsKey({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isText = target.closest('textarea, select, input:not([type="radio"], [type="checkbox"])') !== null;
  // Escape leaves from anywhere: everything typed is saved.
  return key !== 'Escape' && (isText || target.closest('input[type="radio"]') !== null);
}
