import type { Path } from '../../shared/hoks/field-spec.ts';
import { workArea } from './next-field.ts';
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
    const place = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(key)}"]`);
    const control = place && (controlOf(place) ?? place.closest('details')?.querySelector('summary'));
    if (!place || !control) continue;
    const fold = place.closest('details');
    if (fold) fold.open = true;
    place.scrollIntoView({ block: 'nearest' });
    control.focus();
    place.setAttribute('data-jumped', '');
    place.addEventListener('focusout', () => place.removeAttribute('data-jumped'), { once: true });
    return;
  }
  // An empty list that is all of its section: its button stands in the section's head.
  document.querySelector<HTMLElement>(`[${workArea}] [data-adds]`)?.focus();
}

/** What mends the place: its first field, of radio buttons the chosen one; else its first part, or the button that adds or removes. */
function controlOf(place: HTMLElement): HTMLElement | null {
  const field = place.querySelector<HTMLElement>('input, select, textarea');
  if (field instanceof HTMLInputElement && field.type === 'radio') {
    return place.querySelector<HTMLElement>(`input[name="${CSS.escape(field.name)}"]:checked`) ?? field;
  }
  return (
    field ?? place.querySelector<HTMLElement>('button[aria-expanded]') ?? place.querySelector<HTMLElement>('button')
  );
}
