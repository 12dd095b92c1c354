import { useEffect, useRef } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { pathKey } from '../plan/value-at.ts';
import type { MeetingStep } from './meeting-steps.ts';

/** A new step is read from its title; who comes back from mending goes on where they were. */
export function useFocusOnStep(
  main: { readonly current: HTMLElement | null },
  step: MeetingStep,
  mended: Path | undefined,
) {
  const place = useRef(mended);
  useEffect(() => {
    const fix =
      place.current && main.current?.querySelector<HTMLElement>(`[data-fix="${CSS.escape(pathKey(place.current))}"]`);
    place.current = undefined;
    if (fix) {
      fix.focus();
      fix.scrollIntoView({ block: 'center' });
    } else {
      main.current?.scrollTo({ top: 0 });
      main.current?.querySelector('h1')?.focus({ preventScroll: true });
    }
  }, [main, step]);
}
