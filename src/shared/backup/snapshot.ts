import { z } from 'zod';
import { profileSchema } from '../profile.ts';

/**
 * A backup is one text file of lines: a header in clear, then the sealed rows as they lie in the database, and at the end
 * a seal. The seal holds a digest of every other line under the data key, so a file in which a line was changed, left out,
 * added or moved is known as such before anything is taken from it.
 */

export const snapshotVersion = 1;

/** The longest line there may be, in characters: many times the largest record. */
export const longestLine = 32 * 1024 ** 2;

const count = z.number().int().nonnegative();
const sealText = z.base64().max(longestLine);

/** Epoch milliseconds, of years with four digits: it becomes a part of a file's name. */
export const momentSchema = z
  .number()
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));

/** Says when and of what size, and nothing of whom. `vault`: the vault file, with every way to open the data key. */
export const snapshotHeaderSchema = z.strictObject({
  format: z.literal('hoks-varmuuskopio'),
  version: z.number().int().min(1),
  app: z.string().max(40),
  profile: profileSchema,
  /** Of the database whose rows these are. */
  database: z.number().int().min(1),
  madeAt: momentSchema,
  why: z.enum(['daily', 'approval', 'asked', 'migration', 'damaged']),
  /** Rows a table. */
  counts: z.record(z.string().max(40), count),
  vault: z.string().max(65_536),
});
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;
/** What the page knows of a backup before it is made; main adds the vault and its own name. */
export const snapshotPlanSchema = snapshotHeaderSchema.pick({ database: true, madeAt: true, why: true, counts: true });
export type SnapshotPlan = z.infer<typeof snapshotPlanSchema>;

/** A row as it lies in the database: what is in clear there, and its bytes as base64. */
const rowSchema = z.looseObject({
  id: z.string(),
  schemaVersion: z.number().int().min(1),
  nonce: sealText,
  ciphertext: sealText,
});
export const rowsLineSchema = z.strictObject({ table: z.string(), rows: z.array(rowSchema) });
export type RowsLine = z.infer<typeof rowsLineSchema>;

export const sealLineSchema = z.strictObject({ nonce: sealText, ciphertext: sealText });
/** What the seal holds: SHA-256 of every line before it, in order, as hexadecimal. */
export const sealedDigestsSchema = z.strictObject({ digests: z.array(z.string().regex(/^[0-9a-f]{64}$/)) });

/** Students and plans in a backup, for the person. */
export function contentOf({ counts }: Pick<SnapshotHeader, 'counts'>): {
  readonly students: number;
  readonly plans: number;
} {
  return { students: counts['students'] ?? 0, plans: counts['plans'] ?? 0 };
}
