import { z } from 'zod';
import { momentSchema } from '../backup/snapshot.ts';
import { consentScopes } from '../meeting/consents.ts';
import { profileSchema } from '../profile.ts';
import { endReasons } from '../retention/study-right-end.ts';
import { isRealDate } from '../hoks/date-text.ts';
import { isOpiskeluoikeusOid, isOppijaOid } from '../identifiers/oid.ts';

/** Students handed to another counselor's installation: what is in the file, and what crosses between page and main. */

export const handoverVersion = 1;
/** In characters, of everything in one file. */
export const mostContent = 64 * 1024 ** 2;

const object = z.record(z.string(), z.unknown());

const participantSchema = z.strictObject({
  role: z.enum(['student', 'counselor', 'guardian', 'workplace', 'other']),
  nimi: z.string().max(300),
});
const meetingSchema = z.strictObject({
  id: z.string().min(1).max(100),
  otherRecordOf: z.string().min(1).max(100).optional(),
  date: z.string().max(10),
  present: z.array(participantSchema).max(100),
  suits: z.boolean().optional(),
  wish: z.string().optional(),
  notes: z.string().optional(),
  nextReview: z.string().max(10).optional(),
});
const consentSchema = z.strictObject({
  recipient: z.enum(['guardian', 'workshop', 'other']),
  nimi: z.string().max(300),
  scope: z.enum(consentScopes),
  history: z.array(
    z.strictObject({ answer: z.enum(['given', 'refused', 'withdrawn']), at: momentSchema, by: z.string().max(300) }),
  ),
});

/** What another installation sealed. Its documents are checked as typed text is: when they are shown and approved. */
const handedStudentSchema = z.strictObject({
  nimi: z.string().min(1).max(300),
  ryhma: z.string().max(300).optional(),
  oppijaOid: z.string().refine(isOppijaOid),
  opiskeluoikeus: z.looseObject({ oid: z.string().refine(isOpiskeluoikeusOid) }),
  paattyminen: z.strictObject({ reason: z.enum(endReasons), day: z.string().refine(isRealDate) }).optional(),
  plan: z
    .strictObject({
      document: object,
      paikalliset: object.optional(),
      keskustelut: z.array(meetingSchema).optional(),
      suostumukset: z.array(consentSchema).optional(),
      diaarinumero: z.string().max(100).optional(),
      ehoks: z.looseObject({ id: z.number().int().positive() }).optional(),
    })
    .optional(),
});
export const handoverContentSchema = z.strictObject({ students: z.array(handedStudentSchema).max(10_000) });
export type HandoverContent = z.infer<typeof handoverContentSchema>;
export type HandedStudent = HandoverContent['students'][number];

export const handoverErrorSchema = z.strictObject({
  code: z.enum(['disk-full', 'not-allowed', 'in-use', 'failed', 'not-a-handover', 'newer', 'wrong-code', 'not-open']),
});
export type HandoverError = z.infer<typeof handoverErrorSchema>;

/** What the file says without its code: nothing of anybody. */
export const openedHandoverSchema = z.strictObject({
  profile: profileSchema,
  madeAt: momentSchema,
  students: z.number().int().nonnegative(),
});
export type OpenedHandover = z.infer<typeof openedHandoverSchema>;
