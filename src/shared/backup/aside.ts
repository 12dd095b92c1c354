import { z } from 'zod';
import { momentSchema } from './snapshot.ts';

/** Folders of sealed data that were moved or copied out of the way, as page and main speak of them. The page learns no path. */

/** The folder's own name: made by main, and known by main again. One that ends with .tmp was not finished. */
export const asideIdSchema = z.string().regex(/^(?:tietokanta-)?sivussa-\d{8}T\d{9}Z(?:\.tmp)?$/);

export const asideFolderSchema = z.strictObject({
  id: asideIdSchema,
  /** Epoch milliseconds. */
  madeAt: momentSchema,
  bytes: z.number().int().nonnegative(),
});
export type AsideFolder = z.infer<typeof asideFolderSchema>;

/** The part of a folder's name that says when it was made: 20261123T080000000Z. */
export function asideStamp(madeAt: number): string {
  return new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '');
}

/** Undefined for a name of anything else. */
export function asideMadeAt(name: string): number | undefined {
  if (!asideIdSchema.safeParse(name).success) return undefined;
  const [, year, month, day, hours, minutes, seconds, ms] =
    /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(name) ?? [];
  const madeAt = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
  return Number.isNaN(madeAt) || madeAt < 0 ? undefined : madeAt;
}
