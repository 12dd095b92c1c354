import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

const stops = (within: ParentNode) => [...within.querySelectorAll<HTMLElement>('[data-stop]')];

/**
 * One stop of the Tab key for everything marked `data-stop`; the arrow keys go on from there: left and right along and over
 * the rows, up and down to what is nearest in the next row, Home and End in the row, with Ctrl in the whole.
 * Set by hand on the elements, so that a key press draws nothing anew.
 */
export function useRovingFocus(table: RefObject<HTMLTableElement | null>): void {
  const current = useRef<HTMLElement>(undefined);

  const makeCurrent = (stop: HTMLElement | undefined) => {
    if (current.current) current.current.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    current.current = stop;
  };

  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    const stop = target instanceof Element ? target.closest<HTMLElement>('[data-stop]') : null;
    if (stop) makeCurrent(stop);
  });

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || table.current === null || event.altKey || event.metaKey) return;
    const next = nextStop(table.current, target, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // After every draw: what had the stop may be gone.
  useEffect(() => {
    const all = table.current ? stops(table.current) : [];
    if (current.current === undefined || !all.includes(current.current)) makeCurrent(all[0]);
  });

  useEffect(() => {
    const element = table.current;
    element?.addEventListener('focusin', onFocus);
    element?.addEventListener('keydown', onKeyDown);
    return () => {
      element?.removeEventListener('focusin', onFocus);
      element?.removeEventListener('keydown', onKeyDown);
    };
  }, [table]);
}

function nextStop(table: HTMLElement, from: HTMLElement, key: string, isWhole: boolean): HTMLElement | undefined {
  const row = from.closest('tr');
  const all = stops(table);
  const inRow = row ? stops(row) : all;
  switch (key) {
    case 'ArrowRight':
      return all[all.indexOf(from) + 1];
    case 'ArrowLeft':
      return all[all.indexOf(from) - 1];
    case 'ArrowDown':
      return nearest(from, after(all, inRow.at(-1)));
    case 'ArrowUp':
      return nearest(from, before(all, inRow[0]));
    case 'Home':
      return isWhole ? all[0] : inRow[0];
    case 'End':
      return isWhole ? all.at(-1) : inRow.at(-1);
    default:
      return undefined;
  }
}

/** The stops of the row after the one that ends with `last`. */
function after(all: readonly HTMLElement[], last: HTMLElement | undefined): readonly HTMLElement[] {
  const row = last && all[all.indexOf(last) + 1]?.closest('tr');
  return row ? stops(row) : [];
}

function before(all: readonly HTMLElement[], first: HTMLElement | undefined): readonly HTMLElement[] {
  const row = first && all[all.indexOf(first) - 1]?.closest('tr');
  return row ? stops(row) : [];
}

function nearest(from: HTMLElement, among: readonly HTMLElement[]): HTMLElement | undefined {
  const left = from.getBoundingClientRect().left;
  const distance = (stop: HTMLElement) => Math.abs(stop.getBoundingClientRect().left - left);
  return among.toSorted((a, b) => distance(a) - distance(b))[0];
}
