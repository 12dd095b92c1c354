import { useCallback, useEffect, useRef } from 'react';
import { placeSchema, type RememberedPlace } from '../../shared/ipc-contract.ts';
import type { Host } from '../host.ts';
import { scrolledTo } from './scroll-place.ts';

/**
 * Tells main where the person is, right before a lock: the page, the plan's random id, how far it is scrolled, and the field that last had
 * the focus. Main keeps it in memory only and gives it back once. Nothing of it names anyone; what does not have that form is left out.
 */
export function usePlaceMemory(host: Host, place: Omit<RememberedPlace, 'path' | 'scroll'>): () => Promise<void> {
  const field = useRef<string>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const around = target instanceof Element ? target.closest<HTMLElement>('[data-path]') : null;
      if (around !== null) field.current = around.dataset['path'];
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  const { page, planId, view } = place;
  return useCallback(async () => {
    const isEditor = page === 'plan' && view === 'suunnitelma';
    const known = isEditor ? (field.current ?? firstField()) : undefined;
    const path = known?.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const whole = placeSchema.safeParse({ page, planId, view, path, scroll: scrolledTo() });
    await host.call('place.remember', whole.success ? whole.data : { page: 'students' }).catch(() => undefined);
  }, [host, page, planId, view]);
}

/** Who only read stands at the beginning of the section that is open. */
function firstField(): string | undefined {
  return document.querySelector<HTMLElement>('[data-path]')?.dataset['path'];
}
