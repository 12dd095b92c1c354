import type { Path } from '../../shared/hoks/field-spec.ts';
import { pathKey } from './value-at.ts';

/** Moves the focus to the field at a path, or to the nearest thing around it that is on the screen, and tints it until it is left. */
export function focusPlace(path: Path): void {
  // A list as a whole: what fills it.
  const adder = document.querySelector<HTMLElement>(`[data-adds="${CSS.escape(pathKey(path))}"] button`);
  if (adder !== null) {
    adder.focus();
    return;
  }
  for (let length = path.length; length > 0; length--) {
    const key = pathKey(path.slice(0, length));
    const place = document.querySelector(`[data-path="${CSS.escape(key)}"]`);
    const control =
      place?.querySelector<HTMLElement>('input, select, textarea') ?? place?.querySelector<HTMLElement>('button');
    if (!place || !control) continue;
    place.scrollIntoView({ block: 'nearest' });
    control.focus();
    place.setAttribute('data-jumped', '');
    place.addEventListener('focusout', () => place.removeAttribute('data-jumped'), { once: true });
    return;
  }
}
