/** Text folded for searching: case, accents and ä/a do not matter. */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
