import { z } from 'zod';
import { auditHeadSchema, mainActs } from '../audit/entry.ts';
import { asideFolderSchema, asideIdSchema } from '../backup/aside.ts';
import {
  backupErrorSchema,
  backupStateSchema,
  diskSpaceSchema,
  knownSnapshotSchema,
  lineSchema,
  openedSnapshotSchema,
  snapshotIdSchema,
} from '../backup/backup-calls.ts';
import { longestLine, snapshotPlanSchema } from '../backup/snapshot.ts';
import { none, resultOf } from './call-shapes.ts';
import { dataKeySchema, secretSchema, vaultErrorSchema } from './vault-calls.ts';

/** Backups, the database's files and the end of the log of use. */
export const storageCalls = {
  /** The backups of this machine, and where they are kept. */
  'backup.state': { argument: none, answer: backupStateSchema },
  /** A backup is written line by line: begin gives the header line, every line is added, the seal ends it. One at a time. */
  'backup.begin': { argument: snapshotPlanSchema, answer: resultOf(lineSchema, backupErrorSchema) },
  'backup.add': { argument: z.strictObject({ line: lineSchema }), answer: resultOf(none, backupErrorSchema) },
  /** Forces it to the disk and reads it back; only then it takes its name and older ones may go. */
  'backup.finish': { argument: none, answer: resultOf(knownSnapshotSchema, backupErrorSchema) },
  /** Asks the person for a folder to keep backups in. */
  'backup.chooseFolder': { argument: none, answer: resultOf(z.enum(['chosen', 'cancelled']), backupErrorSchema) },
  'backup.useOwnFolder': { argument: none, answer: resultOf(none, backupErrorSchema) },
  /** Opens a backup for reading: a known one, or one whose file the person chooses. */
  'backup.open': {
    argument: z.strictObject({ id: snapshotIdSchema.nullable() }),
    answer: resultOf(z.union([openedSnapshotSchema, z.literal('cancelled')]), backupErrorSchema),
  },
  'backup.read': {
    argument: z.strictObject({ index: z.number().int().nonnegative() }),
    answer: resultOf(z.string().max(longestLine), backupErrorSchema),
  },
  /** The data key of the backup that is open: with its passphrase, or with its recovery key and a new passphrase for what is restored. */
  'backup.unlock': {
    argument: z.strictObject({ passphrase: secretSchema, recoveryKey: secretSchema.optional() }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  /** The backup that is open is done with: nothing of its vault stays on this machine. */
  'backup.close': { argument: none, answer: none },
  /** Makes the vault of the backup that is open the vault of this machine, which has none. */
  'backup.installVault': { argument: none, answer: resultOf(none, backupErrorSchema) },
  /** Copies the database folder aside, empties the database and opens the page again. Nothing is removed for good. */
  'database.setAside': { argument: none, answer: resultOf(none, backupErrorSchema) },
  /** The folders that lie aside in the profile's folder, newest first. */
  'aside.list': { argument: none, answer: resultOf(z.array(asideFolderSchema), backupErrorSchema) },
  /** Removes one of them for good. */
  'aside.remove': { argument: z.strictObject({ id: asideIdSchema }), answer: resultOf(none, backupErrorSchema) },
  /** How the page found the database when it opened it: main keeps the files of one that was lost. */
  'database.found': { argument: z.strictObject({ state: z.enum(['whole', 'lost']) }), answer: none },
  'disk.space': { argument: none, answer: diskSpaceSchema },
  /**
   * Where the log of use was last seen to end, when the vault was refused since it was last opened, and what main has done that the
   * log does not have yet; epoch milliseconds.
   */
  'audit.anchor': {
    argument: none,
    answer: z.strictObject({
      head: auditHeadSchema.nullable(),
      failedUnlocks: z.array(z.number().int().nonnegative()),
      acts: z.array(z.strictObject({ action: z.enum(mainActs), at: z.number().int().nonnegative() })),
    }),
  },
  /** The log of use now ends here, and has taken over the first so many refusals and acts. */
  'audit.keepAnchor': {
    argument: z.strictObject({
      head: auditHeadSchema,
      recordedFailures: z.number().int().nonnegative(),
      recordedActs: z.number().int().nonnegative(),
    }),
    answer: none,
  },
} as const;
