import { z } from 'zod';
import { longestLine, snapshotHeaderSchema } from './snapshot.ts';

/** What the page and main say to each other about backups. The page never learns a path. */

/** A backup's file name: made by main, and known by main again. */
export const snapshotIdSchema = z
  .string()
  .regex(/^hoks-(?:testi|tuotanto|harjoittelu)-[0-9a-f]{8}-\d{8}T\d{9}Z\.hoksvara$/);

export const lineSchema = z
  .string()
  .max(longestLine)
  .refine((line) => !line.includes('\n'));

export const backupErrorSchema = z.strictObject({
  code: z.enum([
    'disk-full', // the disk refused for want of space
    'no-space', // too little is free to begin (`needMb`, `freeMb`)
    'not-allowed',
    'in-use',
    'failed',
    'folder-missing', // the folder that was chosen is not there
    'differs', // what was read back is not what was written
    'not-a-backup',
    'newer', // made by a newer version of the app
    'no-vault',
    'vault-in-place', // there is a vault already: nothing is restored over it
    'not-open',
  ]),
  needMb: z.number().int().optional(),
  freeMb: z.number().int().optional(),
});
export type BackupError = z.infer<typeof backupErrorSchema>;

const madeSchema = snapshotHeaderSchema.pick({ app: true, madeAt: true, why: true, counts: true });

/** A backup in the folder in use. */
export const knownSnapshotSchema = madeSchema.extend({
  id: snapshotIdSchema,
  bytes: z.number().int().nonnegative(),
});
export type KnownSnapshot = z.infer<typeof knownSnapshotSchema>;

export const backupStateSchema = z.strictObject({
  /** The folder's own name; null for the program's own place. */
  folder: z.string().max(300).nullable(),
  /** Newest first. */
  snapshots: z.array(knownSnapshotSchema),
  fault: z.enum(['folder-missing', 'not-allowed', 'failed']).nullable(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** A backup that was opened for reading: its header without the vault, and its lines. */
export const openedSnapshotSchema = madeSchema.extend({
  profile: snapshotHeaderSchema.shape.profile,
  database: snapshotHeaderSchema.shape.database,
  lines: z.number().int().min(2),
});
export type OpenedSnapshot = z.infer<typeof openedSnapshotSchema>;

export const diskSpaceSchema = z.strictObject({
  /** Bytes that may be written where the data is; null when the system does not say. */
  free: z.number().nonnegative().nullable(),
  database: z.number().nonnegative(),
});
