/** Numbers as people write them: 2,5 with a comma, 1 500 with a space, 80 % with its unit. */

function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]/g, '').replace(/%$/, '');
}

/** A whole number, undefined when the text is none. Larger than any number that keeps its last digit is none. */
export function readIntegerEntry(text: string): number | undefined {
  const entry = plain(text);
  if (!/^[-−]?\d+$/.test(entry)) return undefined;
  const value = Number(entry.replace('−', '-'));
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** A number with decimals after a comma or a point, undefined when the text is none. */
export function readDecimalEntry(text: string): number | undefined {
  const entry = plain(text);
  if (!/^[-−]?\d+([.,]\d+)?$/.test(entry)) return undefined;
  const value = Number(entry.replace('−', '-').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** 2.5 as `2,5`. */
export function showNumber(value: number): string {
  return String(value).replace('.', ',');
}
