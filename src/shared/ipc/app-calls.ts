import { z } from 'zod';
import { profileSchema } from '../profile.ts';
import { none } from './call-shapes.ts';

const kieliSchema = z.enum(['fi', 'sv']);

export const lockSettingsSchema = z.strictObject({
  /** Minutes without use. */
  minutes: z.number().int().min(1).max(30),
  /** Whether the system keeps the window out of screenshots and shared screens. */
  isProtected: z.boolean(),
});
export type LockSettings = z.infer<typeof lockSettingsSchema>;

/** Why the vault is locked; main's memory only, so a start of the app knows none. */
export const lockReasons = ['asked', 'unused', 'suspend', 'lock-screen', 'page-gone'] as const;
export type LockReason = (typeof lockReasons)[number];

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
  /** How far the page was scrolled, CSS pixels. */
  scroll: z.number().int().nonnegative().optional(),
});
export type RememberedPlace = z.infer<typeof placeSchema>;

/** What main knows of a sample student of practice mode: made-up people with study rights of every type. */
export const sampleStudentSchema = z.strictObject({
  nimi: z.string(),
  ryhma: z.string(),
  oppijaOid: z.string(),
  /** In Koski's own shape (contract 11.1). */
  opiskeluoikeus: z.record(z.string(), z.unknown()),
});
export type SampleStudent = z.infer<typeof sampleStudentSchema>;

/** The app itself: what it is, its language, its lock, the place and the clipboard. */
export const appCalls = {
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
      /** When the first of them has to be there, epoch milliseconds; null when this run does not know. */
      nearestDue: z.number().int().nullable(),
      lockReason: z.enum(lockReasons).optional(),
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
  /** What is not in eHOKS yet, for the window's title: numbers and times only. */
  'app.setWaiting': {
    argument: z.strictObject({
      count: z.number().int().nonnegative(),
      /** The first deadline, epoch milliseconds; null when nothing waits. */
      nearest: z.number().int().nullable(),
    }),
    answer: none,
  },
  'practice.students': { argument: none, answer: z.array(sampleStudentSchema) },
} as const;
