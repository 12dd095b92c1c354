import { dateParts, isRealDate, plusDays } from '../../shared/hoks/date-text.ts';

/** Days said by their distance or week: `+8vk`, `+10pv`, `+2kk`, `vk 36`, `vk 36/2027`; in Swedish `+8v`, `+10d`, `+2mån`, `v 36`. */

const distance =
  /^\+\s*(\d{1,3})\s*(vk|viikkoa?|v|veckor?|pv|päivää?|d|dagar?|kk|kuukautta|kuukausi|mån|månader?)\.?$/i;
const week = /^(?:vk|viikko|v|vecka)\.?\s*(\d{1,2})(?:\s*\/\s*(\d{4}))?$/i;

export interface DayContext {
  /** What the distance is counted from, and the earliest day that a week without a year may begin on. */
  readonly from: string;
  /** The day ends a period that begins on `from`: it lasts whole weeks and ends on a working day. */
  readonly isEnd: boolean;
}

/** The day that a shorthand means, YYYY-MM-DD; undefined when the text is no shorthand. */
export function readShorthand(text: string, context: DayContext): string | undefined {
  if (!isRealDate(context.from)) return undefined;
  const far = distance.exec(text);
  if (far) return atDistance(Number(far[1]), unitOf(far[2] ?? ''), context);
  const numbered = week.exec(text);
  return numbered ? inWeek(Number(numbered[1]), numbered[2], context) : undefined;
}

type Unit = 'days' | 'weeks' | 'months';

function unitOf(word: string): Unit {
  if (/^(?:k|m)/i.test(word)) return 'months';
  return /^(?:p|d)/i.test(word) ? 'days' : 'weeks';
}

function atDistance(count: number, unit: Unit, { from, isEnd }: DayContext): string | undefined {
  const day = unit === 'months' ? plusMonths(from, count) : plusDays(from, count * (unit === 'weeks' ? 7 : 1));
  if (day === undefined || !isEnd || count === 0) return day;
  // Eight weeks from a Monday end on the eighth Friday.
  const last = plusDays(day, -1);
  return last === undefined ? undefined : lastWorkingDay(last, from);
}

function lastWorkingDay(day: string, notBefore: string): string {
  const back = Math.max(0, weekday(day) - 5);
  const working = plusDays(day, -back) ?? day;
  return working < notBefore ? day : working;
}

function inWeek(number: number, year: string | undefined, { from, isEnd }: DayContext): string | undefined {
  const first = Number(year ?? from.slice(0, 4));
  // A period goes on within the week it begins in.
  const earliest = isEnd ? mondayOf(from) : from;
  for (let at = first - (year === undefined ? 1 : 0); at <= first + (year === undefined ? 1 : 0); at++) {
    const monday = mondayOfWeek(number, at);
    if (monday !== undefined && (year !== undefined || monday >= earliest)) return isEnd ? plusDays(monday, 4) : monday;
  }
  return undefined;
}

/** The Monday of an ISO week; undefined when the year has no such week. */
function mondayOfWeek(number: number, year: number): string | undefined {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  const monday = plusDays(mondayOf(fourth), (number - 1) * 7);
  const thursday = monday && plusDays(monday, 3);
  return number >= 1 && thursday?.startsWith(fourth.slice(0, 4)) ? monday : undefined;
}

function mondayOf(day: string): string {
  return plusDays(day, 1 - weekday(day)) ?? day;
}

/** 1 is Monday. */
function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The same day of the month some months later, the month's last day when it is shorter. */
function plusMonths(day: string, months: number): string | undefined {
  const parts = dateParts(day);
  if (!parts) return undefined;
  const index = parts[0] * 12 + parts[1] - 1 + months;
  const text = (of: number) =>
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  let last = parts[2];
  while (last > 28 && !isRealDate(text(last))) last--;
  return isRealDate(text(last)) ? text(last) : undefined;
}
