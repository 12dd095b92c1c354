/** Fields in the order in which they are read. Tab stops at every button on the way; Enter goes to what is still to be written. */

/** Controls of the plan's own fields, not those of panels among them. A list of rows is one field: the row that is written next. */
const fieldsSelector = '[data-field] :is(input, select, textarea):not(:disabled)';

/** The section of the plan that is open. */
export const workArea = 'data-work';

/**
 * Moves the focus to the next field after `from` that nothing stands in yet. When all that follow are filled, Enter goes to the
 * very next one, a taken choice stays where it is. Gives false when the focus has not moved.
 */
export function focusNextField(from: HTMLElement, whenFilled: 'next' | 'stay' = 'next'): boolean {
  const area = from.closest(`[${workArea}]`);
  if (!area) return false;
  const following = [...area.querySelectorAll<HTMLInputElement>(fieldsSelector)].filter(
    (field) =>
      isStop(field) &&
      (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !isSameGroup(from, field),
  );
  const next = following.find(isEmpty) ?? (whenFilled === 'next' ? following[0] : undefined);
  next?.focus();
  return next !== undefined;
}

function isStop(field: HTMLInputElement): boolean {
  if (field.offsetParent === null && field.type !== 'radio') return false;
  const row = field.closest('[data-row]');
  if (row) return row.nextElementSibling === null;
  if (field.type !== 'radio') return true;
  const group = radiosAround(field);
  return field === (group.find(({ checked }) => checked) ?? group[0]);
}

function isSameGroup(from: HTMLElement, field: HTMLElement): boolean {
  const group = from.closest('[role="radiogroup"], [data-rows]');
  return group !== null && group.contains(field);
}

function isEmpty(field: HTMLInputElement): boolean {
  const row = field.closest('[data-row]');
  if (row) return row.previousElementSibling === null;
  if (field.type === 'checkbox') return false;
  return field.type === 'radio' ? !field.checked : field.value === '';
}

function radiosAround(field: HTMLElement): HTMLInputElement[] {
  return [...(field.closest('[role="radiogroup"]')?.querySelectorAll('input') ?? [])];
}
