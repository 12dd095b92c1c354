import { z } from 'zod';
import { finnishDate } from '../finnish-date.ts';

/** Values as the national services write them. */

/** A day as `YYYY-MM-DD`, a date-time text, or epoch milliseconds: the services and their versions differ. */
export const serviceDay = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true }), z.int().min(0).max(8_640_000_000_000_000)])
  .nullish();

/** The day in Finland as YYYY-MM-DD. Midnight in Helsinki is the evening before in UTC. */
export function dayOf(value: z.infer<typeof serviceDay>): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return finnishDate(value);
  // A time without an offset is already Finland's own.
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(value.slice(10)) ? finnishDate(Date.parse(value)) : value.slice(0, 10);
}

/** Names by language; a name may be null, and the object carries other keys (`_id`, `_tunniste`). */
export const serviceNames = z.object({ fi: z.string().nullish(), sv: z.string().nullish() }).nullish();

export function namesFrom(names: z.infer<typeof serviceNames>): { readonly fi?: string; readonly sv?: string } {
  return { fi: tidy(names?.fi), sv: tidy(names?.sv) };
}

/** A text on one line without stray blanks; undefined when nothing is left. */
export function tidy(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}
