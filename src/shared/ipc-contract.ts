import { z } from 'zod';
import { auditHeadSchema } from './audit/entry.ts';
import { logFileSchema } from './audit/log-file.ts';
import { checkedStepSchema } from './connection-check.ts';
import {
  backupErrorSchema,
  backupStateSchema,
  diskSpaceSchema,
  knownSnapshotSchema,
  lineSchema,
  openedSnapshotSchema,
  snapshotIdSchema,
} from './backup/backup-calls.ts';
import { longestLine, snapshotPlanSchema } from './backup/snapshot.ts';
import { ehoksErrorSchema } from './ehoks-error.ts';
import { keptPasswordSchema, keyStoreNameSchema } from './key-store.ts';
import {
  currentReferenceSchema,
  progressSchema,
  referenceErrorSchema,
  refreshArgumentSchema,
  refreshedSchema,
} from './reference/reference-calls.ts';
import { type Profile, profileSchema } from './profile.ts';
import { handoverErrorSchema, mostContent, openedHandoverSchema } from './handover/handover.ts';
import type { Result } from './result.ts';

/**
 * Every call the main process answers: its name, what it takes, what it gives. Written once; `answer-call.ts` checks both
 * sides against it and `host.ts` takes its types from it. Nothing else crosses the bridge.
 */

export { profileSchema, type Profile };

const kieliSchema = z.enum(['fi', 'sv']);

/** A HOKS body on its way to eHOKS. Its content is checked by `hoksLuonti`/`hoksKorvaus` in main, against the contract. */
const bodySchema = z.record(z.string(), z.unknown());

const none = z.null();

function resultOf<V extends z.ZodType, E extends z.ZodType>(value: V, error: E) {
  return z.union([z.strictObject({ ok: z.literal(true), value }), z.strictObject({ ok: z.literal(false), error })]);
}

export const vaultErrorSchema = z.strictObject({
  code: z.enum([
    'wrong-passphrase',
    'wrong-recovery-key',
    'no-recovery-key', // the vault has none
    'not-confirmed', // the groups that were typed back are not those of the new recovery key
    'too-weak', // the new passphrase is shorter than the minimum, or easy to guess
    'exists', // a vault is already there: never overwritten
    'missing',
    'damaged', // the vault file cannot be read or its parameters are not allowed
    'newer', // made by a newer version of the app
    'not-writable', // the disk refused
    'watched', // a debugger or another program reads along
  ]),
  /** How long the next attempt has to wait, after wrong ones. */
  waitSeconds: z.number().nonnegative().optional(),
});
export type VaultError = z.infer<typeof vaultErrorSchema>;

/** 32 bytes; the renderer turns them into a non-extractable CryptoKey at once and overwrites them. */
const dataKeySchema = z.strictObject({
  dataKey: z.instanceof(Uint8Array).refine((key) => key.length === 32),
  /** Whether a confirmed recovery key opens the vault too. */
  hasRecoveryKey: z.boolean(),
});

export const lockSettingsSchema = z.strictObject({
  /** Minutes without use. */
  minutes: z.number().int().min(1).max(30),
  /** Whether the system keeps the window out of screenshots and shared screens. */
  isProtected: z.boolean(),
});
export type LockSettings = z.infer<typeof lockSettingsSchema>;

/** Opaque ids and words of the program only: nothing that names or describes anyone. */
export const placeSchema = z.strictObject({
  page: z.enum(['students', 'deliveries', 'settings', 'register', 'log', 'rights', 'newStudent', 'plan']),
  planId: z.uuid().optional(),
  view: z.enum(['suunnitelma', 'aikajana', 'yhdessa', 'hyvaksynta', 'ero']).optional(),
  /** The field that had the focus: names of fields and places in lists. */
  path: z
    .array(z.union([z.string().regex(/^[a-z0-9-]{1,80}$/), z.number().int().nonnegative()]))
    .max(20)
    .optional(),
});
export type RememberedPlace = z.infer<typeof placeSchema>;

const secretSchema = z.string().max(1000);

/** How to reach one eHOKS. URLs as the provider gets them; see `checkConnection` in connection.ts for their form. */
export const connectionSchema = z.strictObject({
  baseUrl: z.string().max(500),
  casUrl: z.string().max(500),
  username: z.string().max(200),
  password: z.string().max(500),
  callerId: z.string().max(200),
});
export type Connection = z.infer<typeof connectionSchema>;

/** A connection as it is kept: the page may know the password only as the key store's wrapping of it. */
export const keptConnectionSchema = connectionSchema.extend(keptPasswordSchema.shape);
export type KeptConnection = z.infer<typeof keptConnectionSchema>;

export const connectionErrorSchema = z.strictObject({
  code: z.enum([
    'base-url',
    'cas-url',
    'insecure',
    'caller-id',
    'credentials',
    'practice',
    'key-store-changed', // the password was wrapped by another key store than the one in use now
    'key-store-refused', // the key store does not open it
  ]),
});

/** What main knows of a sample student of practice mode: made-up people with study rights of every type. */
export const sampleStudentSchema = z.strictObject({
  nimi: z.string(),
  ryhma: z.string(),
  oppijaOid: z.string(),
  /** In Koski's own shape (contract 11.1). */
  opiskeluoikeus: z.record(z.string(), z.unknown()),
});
export type SampleStudent = z.infer<typeof sampleStudentSchema>;

/** One cell of a table that is saved to a file. */
const cellSchema = z.string().max(500);

/** What became of a file that the person was asked a place for. */
const savedFileAnswer = resultOf(
  z.enum(['saved', 'cancelled']),
  z.strictObject({ code: z.enum(['disk-full', 'not-allowed', 'in-use', 'failed']) }),
);

/** What can be saved on paper or as data; the name is for the suggested name of the file and holds nothing personal. */
const printedDocumentSchema = z.enum(['aikajana', 'tietopyynto', 'luovutus', 'suostumukset', 'laite']);

const hoksIdSchema = z.number().int().positive();
const ehoksAnswer = <V extends z.ZodType>(value: V) => resultOf(value, ehoksErrorSchema);

export const ipcContract = {
  'app.info': {
    argument: none,
    answer: z.strictObject({
      profile: profileSchema,
      kieli: kieliSchema,
      version: z.string(),
      electron: z.string(),
      /** Host name of the eHOKS in use, shown in the status bar; null before a connection is given. */
      server: z.string().nullable(),
      /** What the app has to say about the practice server: it did not start, or its store was damaged and put aside. */
      fault: z.enum(['practice-server', 'practice-store']).optional(),
      /** How many approved revisions are not in eHOKS yet, as last known: all that a locked vault may say of them. */
      unsent: z.number().int().nonnegative(),
    }),
  },
  'app.setKieli': { argument: z.strictObject({ kieli: kieliSchema }), answer: none },
  /** Restarts the app with another profile. */
  'app.useProfile': { argument: z.strictObject({ profile: profileSchema }), answer: none },
  /** Only identifiers and codes, never text of a plan. */
  'clipboard.writeIdentifier': {
    argument: z.strictObject({ text: z.string().regex(/^[0-9A-Za-z.-]{1,64}$/) }),
    answer: none,
  },

  /**
   * Asks the person where and saves a table of receipts there as CSV. The cells are the page's own words, identifiers and
   * times, never a name; main writes the format.
   */
  'file.saveReceipts': {
    argument: z.strictObject({ columns: z.array(cellSchema).max(20), rows: z.array(z.array(cellSchema).max(20)) }),
    answer: savedFileAnswer,
  },
  /** Asks the person where and saves the log of use there: as a table for a spreadsheet program, or whole, fit to be checked. */
  'file.saveLog': {
    argument: z.union([
      z.strictObject({
        format: z.literal('csv'),
        columns: z.array(cellSchema).max(20),
        rows: z.array(z.array(z.string().max(200_000)).max(20)),
      }),
      z.strictObject({ format: z.literal('json'), log: logFileSchema }),
    ]),
    answer: savedFileAnswer,
  },
  /**
   * Asks the person where and saves the page as it is laid out for paper there, as a PDF made in memory. The document's name is
   * for the name that is suggested for the file: it holds nothing personal.
   */
  'print.page': { argument: z.strictObject({ document: printedDocumentSchema }), answer: savedFileAnswer },

  /**
   * Asks the person where and saves data of one student there as JSON, because the student or a lawful recipient has asked for
   * it. The text leaves the vault: only a press of the person calls this.
   */
  'file.saveData': {
    argument: z.strictObject({ document: printedDocumentSchema, json: z.string().max(100_000_000) }),
    answer: savedFileAnswer,
  },

  'vault.state': {
    argument: none,
    answer: z.strictObject({
      /** 'missing': there are sealed data and no vault, so nothing opens them. */
      state: z.enum(['none', 'locked', 'missing', 'damaged', 'newer']),
      /** Where the vault's file is, or belongs. */
      file: z.string(),
    }),
  },
  /**
   * Moves data whose vault is missing or damaged into a folder beside it and gives that folder's path; null when there is nothing
   * to move. Refused while a vault is in place. `keepsBackups`: one of them is being restored.
   */
  'vault.setAside': {
    argument: z.strictObject({ keepsBackups: z.boolean() }),
    answer: resultOf(z.string().nullable(), backupErrorSchema),
  },
  'vault.create': {
    argument: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  'vault.unlock': {
    argument: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  /** Wraps the same key under another passphrase. */
  'vault.changePassphrase': {
    argument: z.strictObject({ present: secretSchema, next: secretSchema }),
    answer: resultOf(none, vaultErrorSchema),
  },
  /** A new recovery key, to be printed; it takes effect when it is confirmed. */
  'vault.newRecoveryKey': {
    argument: z.strictObject({ passphrase: secretSchema }),
    answer: resultOf(
      z.strictObject({ recoveryKey: z.string().max(100), asked: z.array(z.number().int().positive()).length(2) }),
      vaultErrorSchema,
    ),
  },
  /** The asked groups, typed back from the paper. */
  'vault.confirmRecoveryKey': {
    argument: z.strictObject({ groups: z.array(z.string().max(20)).length(2) }),
    answer: resultOf(none, vaultErrorSchema),
  },
  /** Opens with the recovery key and sets a new passphrase at once. */
  'vault.recover': {
    argument: z.strictObject({ recoveryKey: secretSchema, passphrase: secretSchema }),
    answer: resultOf(dataKeySchema, vaultErrorSchema),
  },
  /** Practice profile only: opens its throw-away vault, made on first use; asks for nothing. */
  'vault.openPractice': { argument: none, answer: resultOf(dataKeySchema, vaultErrorSchema) },
  /** When the app locks by itself, and how the window is protected. */
  'lock.settings': { argument: none, answer: lockSettingsSchema },
  /** False: it holds for this run, but the disk refused to keep it. */
  'lock.setSettings': { argument: lockSettingsSchema, answer: z.strictObject({ isKept: z.boolean() }) },
  'lock.secondsLeft': { argument: none, answer: z.strictObject({ seconds: z.number().int().nonnegative() }) },
  /** What was being typed could not be saved, so the page stays open although a lock was asked for. */
  'lock.keepOpen': { argument: none, answer: none },
  /** Where the person is, so that the next unlocking shows the same: kept in memory only. */
  'place.remember': { argument: placeSchema, answer: none },
  /** The place before the lock, once; null when there is none. */
  'place.recall': { argument: none, answer: placeSchema.nullable() },
  /** Something of the page was copied by the system itself: it is taken off the clipboard again like an identifier. */
  'clipboard.noteCopied': { argument: none, answer: none },
  /** Ends this renderer process and starts a new, locked one. */
  'vault.lock': { argument: none, answer: none },

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
  /**
   * Students for another counselor's installation: asks where, seals the content under a new one-time code and gives the code.
   * `students`: how many there are, said in clear in the file.
   */
  'handover.save': {
    argument: z.strictObject({ content: z.string().max(mostContent), students: z.number().int().positive() }),
    answer: resultOf(
      z.union([z.strictObject({ code: z.string().max(40) }), z.literal('cancelled')]),
      handoverErrorSchema,
    ),
  },
  /** Asks which file; what it says without its code. */
  'handover.open': {
    argument: none,
    answer: resultOf(z.union([openedHandoverSchema, z.literal('cancelled')]), handoverErrorSchema),
  },
  /** The content of the file that is open. */
  'handover.read': {
    argument: z.strictObject({ code: z.string().max(100) }),
    answer: resultOf(z.string().max(mostContent), handoverErrorSchema),
  },

  /** How the page found the database when it opened it: main keeps the files of one that was lost. */
  'database.found': { argument: z.strictObject({ state: z.enum(['whole', 'lost']) }), answer: none },
  'disk.space': { argument: none, answer: diskSpaceSchema },

  /** Where the log of use was last seen to end, and when the vault was refused since it was last opened; epoch milliseconds. */
  'audit.anchor': {
    argument: none,
    answer: z.strictObject({
      head: auditHeadSchema.nullable(),
      failedUnlocks: z.array(z.number().int().nonnegative()),
    }),
  },
  /** The log of use now ends here, and has taken over the first so many refusals. */
  'audit.keepAnchor': {
    argument: z.strictObject({ head: auditHeadSchema, recordedFailures: z.number().int().nonnegative() }),
    answer: none,
  },

  /** What is not in eHOKS yet, for the window's title: numbers and times only. */
  'app.setWaiting': {
    argument: z.strictObject({
      count: z.number().int().nonnegative(),
      /** The first deadline, epoch milliseconds; null when nothing waits. */
      nearest: z.number().int().nullable(),
    }),
    answer: none,
  },

  /** The operating system's key store in use; null when there is none and the vault's seal is all that keeps the password. */
  'connection.keyStore': { argument: none, answer: z.strictObject({ name: keyStoreNameSchema.nullable() }) },
  /** The password as it is to be sealed into the settings. */
  'connection.wrapPassword': {
    argument: z.strictObject({ password: connectionSchema.shape.password }),
    answer: keptPasswordSchema,
  },

  'ehoks.connect': { argument: keptConnectionSchema, answer: resultOf(none, connectionErrorSchema) },
  /**
   * A person has saved the connection in use or seen it work: a login that was refused before may be tried once more. Only a press
   * of theirs calls this, so that the account does not lock.
   */
  'ehoks.allowLogin': { argument: none, answer: none },
  /** Tries a connection that is not saved: one result a step, in order. Writes nothing to eHOKS. */
  'ehoks.check': {
    argument: z.strictObject({
      connection: keptConnectionSchema,
      /** A study right whose plan eHOKS holds: only such a one shows the right to the institution. */
      opiskeluoikeusOid: z
        .string()
        .regex(/^[0-9.]{1,64}$/)
        .optional(),
    }),
    answer: resultOf(z.array(checkedStepSchema), connectionErrorSchema),
  },
  'ehoks.create': {
    argument: z.strictObject({ body: bodySchema }),
    answer: ehoksAnswer(z.strictObject({ id: hoksIdSchema })),
  },
  'ehoks.replace': {
    argument: z.strictObject({ id: hoksIdSchema, body: bodySchema }),
    answer: ehoksAnswer(none),
  },
  /** Root fields only (contract 7.2). */
  'ehoks.patch': {
    argument: z.strictObject({ id: hoksIdSchema, body: bodySchema }),
    answer: ehoksAnswer(none),
  },
  /** The whole stored plan, as the server gives it. */
  'ehoks.get': { argument: z.strictObject({ id: hoksIdSchema }), answer: ehoksAnswer(bodySchema) },
  /** eHOKS ID of the plan of a study right; error 'no-hoks-for-opiskeluoikeus' when there is none. */
  'ehoks.findByOpiskeluoikeus': {
    argument: z.strictObject({ oid: z.string().regex(/^[0-9.]{1,64}$/) }),
    answer: ehoksAnswer(z.strictObject({ id: hoksIdSchema })),
  },

  /** The refreshed code lists and curricula that lie over the shipped ones. */
  'reference.current': { argument: none, answer: currentReferenceSchema },
  /** Fetches a whole new set from the national services and takes it into use; one at a time. */
  'reference.refresh': { argument: refreshArgumentSchema, answer: resultOf(refreshedSchema, referenceErrorSchema) },
  'reference.progress': { argument: none, answer: progressSchema.nullable() },
  'reference.cancel': { argument: none, answer: none },
  /** Takes a set from a file that the person chooses, for a machine without a network. */
  'reference.import': {
    argument: none,
    answer: resultOf(z.union([refreshedSchema, z.literal('cancelled')]), referenceErrorSchema),
  },
  /** Saves the refreshed set where the person chooses. */
  'reference.export': { argument: none, answer: resultOf(z.enum(['saved', 'cancelled']), referenceErrorSchema) },

  'practice.students': { argument: none, answer: z.array(sampleStudentSchema) },
} as const satisfies Record<string, { argument: z.ZodType; answer: z.ZodType }>;

export type CallName = keyof typeof ipcContract;
export type CallArgument<N extends CallName> = z.infer<(typeof ipcContract)[N]['argument']>;
export type CallAnswer<N extends CallName> = z.infer<(typeof ipcContract)[N]['answer']>;

/** Why a call gets no answer. Only these words cross the bridge: `host.call` rejects with an Error whose message is one of them. */
export const callRefusals = [
  'foreign-frame', // asked by anything but the main frame of the app's own page
  'unknown-call',
  'bad-argument',
  'bad-answer',
  'failed', // the handler threw
] as const;
export type CallRefusal = (typeof callRefusals)[number];
/** What travels back from main for one call. */
export type CallReply = Result<unknown, CallRefusal>;

/** What main may announce by itself. 'lock': seal what is being typed, then ask for the lock. */
export const hostEvents = ['online', 'lock', 'reference-progress'] as const;
export type HostEvent = (typeof hostEvents)[number];

/** The whole surface that the preload script puts on `window.host`. */
export interface HostBridge {
  readonly call: (name: string, argument: unknown) => Promise<unknown>;
  readonly on: (event: string, listener: () => void) => () => void;
}
