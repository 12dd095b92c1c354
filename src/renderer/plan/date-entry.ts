import { dateParts, isRealDate, isRealDay } from '../../shared/hoks/date-text.ts';
import { readShorthand } from './date-shorthand.ts';
import type { Kieli } from '../../shared/kieli.ts';

/** Dates as people write them, 1.9.2026, and as the API does, 2026-09-01. */

const pad = (value: number) => String(value).padStart(2, '0');

function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/**
 * What the person means by `1.9.2026`, `1.9.26`, `1.9.`, `ma 1.9.2026` or `2026-09-01`, as YYYY-MM-DD; undefined when it is no
 * date. A date without a year is the first such day on or after `notBefore`. Distances and weeks, `+8vk` and `vk 36`, are
 * counted from it too; `isEnd` when the day ends what begins then.
 */
export function readDateEntry(text: string, notBefore: string, isEnd = false): string | undefined {
  const shorthand = readShorthand(text.trim(), { from: notBefore, isEnd });
  if (shorthand !== undefined) return shorthand;
  const entry = text.trim().replace(/^\p{L}+\.?\s+/u, '');
  if (isRealDate(entry)) return entry;
  const match = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*(?:\.\s*(\d{4}|\d{2})?)?$/.exec(entry);
  if (!match) return undefined;
  const [day, month] = [Number(match[1]), Number(match[2])];
  if (match[3] !== undefined) {
    const year = match[3].length === 2 ? 2000 + Number(match[3]) : Number(match[3]);
    return year >= 1 && isRealDay(year, month, day) ? isoDate(year, month, day) : undefined;
  }
  const first = dateParts(notBefore)?.[0];
  if (first === undefined) return undefined;
  // A leap day may be up to eight years away.
  for (let year = first; year <= first + 8; year++) {
    if (isRealDay(year, month, day) && isoDate(year, month, day) >= notBefore) return isoDate(year, month, day);
  }
  return undefined;
}

/** `2026-09-01` as `1.9.2026`; a text that is no date comes back as it is. */
export function showDate(date: string): string {
  const parts = dateParts(date);
  return parts && isRealDate(date) ? `${parts[2]}.${parts[1]}.${date.slice(0, 4)}` : date;
}

const weekdays: Readonly<Record<Kieli, readonly string[]>> = {
  fi: ['su', 'ma', 'ti', 'ke', 'to', 'pe', 'la'],
  sv: ['sö', 'må', 'ti', 'on', 'to', 'fr', 'lö'],
};

function utcDay(date: string): Date | undefined {
  return isRealDate(date) ? new Date(`${date}T00:00:00Z`) : undefined;
}

/** The weekday of a day, `ti`; nothing for a text that is no day. */
export function showWeekday(date: string, kieli: Kieli): string {
  const day = utcDay(date);
  return (day && weekdays[kieli][day.getUTCDay()]) ?? '';
}

/** A period without saying the same year or month twice: `11.1.–5.3.2027`. One side may be missing. */
export function showDateRange(from: string, to: string): string {
  if (from === '' && to === '') return '';
  if (from === to) return showDate(from);
  const [a, b] = [dateParts(from), dateParts(to)];
  if (!a || !b || a[0] !== b[0]) return `${showDate(from)}–${showDate(to)}`;
  return a[1] === b[1] ? `${a[2]}.–${showDate(to)}` : `${a[2]}.${a[1]}.–${showDate(to)}`;
}

const dayMs = 86_400_000;

/** ISO week number of a day (the Finnish calendar's): the week belongs to the year that holds its Thursday. */
export function weekNumber(date: string): number | undefined {
  const day = utcDay(date);
  if (!day) return undefined;
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * dayMs);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - yearStart) / dayMs / 7) + 1;
}

const moments: Readonly<Record<Kieli, Intl.DateTimeFormat>> = {
  fi: new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }),
  sv: new Intl.DateTimeFormat('sv-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }),
};
const helsinkiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });

/** The Helsinki day of a moment (epoch milliseconds) as YYYY-MM-DD. */
export function helsinkiDate(moment: number): string {
  return helsinkiDay.format(moment);
}

/** A moment as `14.10.2026 klo 13.05`, in Swedish `14.10.2026 kl. 13.05`. */
export function showMoment(moment: number, kieli: Kieli): string {
  const time = moments[kieli].format(moment).replace(':', '.');
  return `${showDate(helsinkiDate(moment))} ${kieli === 'fi' ? 'klo' : 'kl.'} ${time}`;
}
