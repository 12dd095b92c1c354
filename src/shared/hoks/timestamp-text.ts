import { isRealDay } from './date-text.ts';

/** Timestamps: the mainstream ISO forms we take, and the lenient ones of the server's parser (contract 1.1, 1.4.5). */

const PLAIN = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/;

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

function parsePlain(text: string): Moment | undefined {
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const at = (index: number) => Number(match[index] ?? 0);
  const offset = (at(9) * 60 + at(10)) * (match[8] === '-' ? -1 : 1);
  const moment = { year: at(1), month: at(2), day: at(3), hour: at(4), minute: at(5), second: at(6), offset };
  const isReal =
    moment.year >= 1 &&
    isRealDay(moment.year, moment.month, moment.day) &&
    moment.hour <= 23 &&
    moment.minute <= 59 &&
    moment.second <= 59 &&
    at(9) <= 23 &&
    at(10) <= 59;
  return isReal ? moment : undefined;
}

/** What the server's parser takes besides: short and long years, week and ordinal dates, time alone, comma, lower case. */
const LENIENT_DATE = /^([+-]?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?|-(\d{3})|-[Ww](\d{1,2})(?:-(\d))?)?$/;
const LENIENT_TIME =
  /^(?:(\d{1,2})(?:[.,]\d{0,9})?(?::(\d{1,2})(?:[.,]\d{0,9})?(?::(\d{1,2})(?:[.,]\d{0,9})?)?)?)?(?:[Zz]|[+-](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]?\d{1,3})?)?)?)?$/;

function within(part: string | undefined, min: number, max: number): boolean {
  return part === undefined || (Number(part) >= min && Number(part) <= max);
}

function isLenientDate(text: string): boolean {
  const match = LENIENT_DATE.exec(text);
  if (!match) return false;
  const [, year, month, day, dayOfYear, week, weekDay] = match;
  if (month !== undefined && day !== undefined && !isRealDay(Number(year), Number(month), Number(day))) return false;
  return within(month, 1, 12) && within(dayOfYear, 1, 366) && within(week, 1, 53) && within(weekDay, 1, 7);
}

function isLenientTime(text: string): boolean {
  const match = LENIENT_TIME.exec(text);
  if (!match) return false;
  const [, hour, minute, second, offsetHour, offsetMinute, offsetSecond] = match;
  return (
    within(hour, 0, 23) &&
    within(minute, 0, 59) &&
    within(second, 0, 59) &&
    within(offsetHour, 0, 23) &&
    within(offsetMinute, 0, 59) &&
    within(offsetSecond, 0, 59)
  );
}

function isLenient(text: string): boolean {
  const split = text.search(/[Tt]/);
  if (split < 0) return isLenientDate(text);
  const [date, time] = [text.slice(0, split), text.slice(split + 1)];
  if (date === '') return time !== '' && isLenientTime(time);
  return isLenientDate(date) && isLenientTime(time);
}

/** 'plain' = take it, 'odd' = the server takes it and no client should send it, 'bad' = the server refuses it. */
export function readTimestamp(text: string): 'plain' | 'odd' | 'bad' {
  if (parsePlain(text)) return 'plain';
  return isLenient(text) ? 'odd' : 'bad';
}

/** The timestamp as the server returns it: whole seconds, UTC, no offset read as UTC. Undefined for other forms. */
export function utcSeconds(text: string): string | undefined {
  const moment = parsePlain(text);
  if (!moment) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(moment.year, moment.month - 1, moment.day);
  date.setUTCHours(moment.hour, moment.minute - moment.offset, moment.second);
  return `${date.toISOString().slice(0, -5)}Z`;
}
