/**
 * Finds Finnish personal identity codes in free text. eHOKS has no field for one (requirements 1A), so one that is
 * found anywhere is a mistake that must not leave the machine.
 */

/**
 * Not inside a longer run of letters or digits: order numbers and OIDs must not match. Small letters, spaces around the sign
 * and the dashes that word processors make of a hyphen are how people write them.
 */
const candidate =
  /(?<![\p{L}\p{N}])(\d{2})(\d{2})(\d{2}) ?([-\u2010-\u2015\u2212+YXWVUABCDEF]) ?(\d{3})([0-9A-FHJ-NPR-Y])(?![\p{L}\p{N}])/giu;

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

function century(separator: string): number {
  if (separator === '+') return 1800;
  return 'ABCDEF'.includes(separator.toUpperCase()) ? 2000 : 1900;
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether the text holds a personal identity code: real date, any separator in use since 2023, right check character. */
export function containsHetu(text: string): boolean {
  for (const [, day, month, year, separator, number, check] of text.matchAll(candidate)) {
    if (!day || !month || !year || !separator || !number || !check) continue;
    const fullYear = century(separator) + Number(year);
    const expected = CHECK_CHARACTERS[Number(day + month + year + number) % 31];
    if (check.toUpperCase() === expected && isRealDay(fullYear, Number(month), Number(day))) return true;
  }
  return false;
}
