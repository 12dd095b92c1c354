/** Calendar days as the API writes them, YYYY-MM-DD, without time zones. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether the proleptic Gregorian calendar has the day; month and day from 1. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const days = month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Year, month and day of a YYYY-MM-DD text, undefined when it has another form. */
export function dateParts(text: string): readonly [number, number, number] | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/** A real day of the years 0001-9999. */
export function isRealDate(text: string): boolean {
  const parts = dateParts(text);
  return parts !== undefined && parts[0] >= 1 && isRealDay(...parts);
}

/** Java's ISO date also takes the year 0000, signed years, and up to ten digits behind a sign (contract 1.4.4). */
export function isOddDate(text: string): boolean {
  const match = /^(0000|-\d{4,10}|\+\d{5,10})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const isMinusZero = text.startsWith('-') && year === 0;
  return !isMinusZero && Math.abs(year) <= 999_999_999 && isRealDay(year, Number(match[2]), Number(match[3]));
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** The same day some years later, 28 February when that year has no 29th. Undefined past the year 9999. */
export function plusYears(isoDate: string, years: number): string | undefined {
  const parts = dateParts(isoDate);
  if (!parts) return undefined;
  const [year, month, day] = [parts[0] + years, parts[1], parts[2]];
  if (year > 9999) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(isRealDay(year, month, day) ? day : 28, 2)}`;
}

/** The day some days later; negative goes back. Undefined outside the years 0001-9999. */
export function plusDays(isoDate: string, days: number): string | undefined {
  const parts = dateParts(isoDate);
  if (!parts) return undefined;
  // Date.UTC reads years below 100 as 19xx, so the year is set apart.
  const moment = new Date(0);
  moment.setUTCFullYear(parts[0], parts[1] - 1, parts[2] + days);
  const year = moment.getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return `${pad(year, 4)}-${pad(moment.getUTCMonth() + 1, 2)}-${pad(moment.getUTCDate(), 2)}`;
}

/** The same day of the month some months earlier, the month's last day when it is shorter. */
export function minusMonths(isoDate: string, months: number): string | undefined {
  const parts = dateParts(isoDate);
  if (!parts) return undefined;
  const monthIndex = parts[0] * 12 + parts[1] - 1 - months;
  const [year, month] = [Math.floor(monthIndex / 12), (monthIndex % 12) + 1];
  if (year < 1) return undefined;
  let day = parts[2];
  while (!isRealDay(year, month, day)) day--;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The same day of the month some months later, the month's last day when it is shorter. Undefined past the year 9999. */
export function plusMonths(isoDate: string, months: number): string | undefined {
  const moved = minusMonths(isoDate, -months);
  return moved !== undefined && moved.length === 10 ? moved : undefined;
}
