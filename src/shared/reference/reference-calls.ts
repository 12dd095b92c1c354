import { z } from 'zod';
import { diaarinumeroSchema, referenceSetSchema } from './reference-set.ts';

/** Shapes of the calls about reference data; ipc-contract.ts puts them into its list. */

/** Which national service did not answer as it should. */
export const serviceSchema = z.enum(['koodisto', 'eperusteet', 'organisaatio']);
export type Service = z.infer<typeof serviceSchema>;

/** Why a refresh or an import changed nothing: the set in use stays as it was. */
export const referenceErrorSchema = z.strictObject({
  code: z.enum([
    'offline',
    'timeout',
    'tls',
    'not-service', // something else answers: a login page, a broken or too large answer
    'server', // the service answers with an error
    'no-organisation', // the services want to know who asks, and no institution is given yet
    'cancelled',
    'running', // another refresh is under way
    'practice', // the practice server did not start
    'disk-full',
    'not-allowed',
    'in-use',
    'failed',
    'not-a-set', // the file is something else, or damaged
    'newer', // made by a newer version of the app
    'too-large',
    'other-environment', // lists of the test environment or of practice do not belong in production
    'nothing-to-export',
  ]),
  service: serviceSchema.optional(),
  /** HTTP status of the answer. */
  status: z.number().int().optional(),
});
export type ReferenceError = z.infer<typeof referenceErrorSchema>;

export const refreshArgumentSchema = z.strictObject({
  /** Curricula to fetch besides those already known: of the students' study rights, or typed by the person. */
  diaarinumerot: z.array(diaarinumeroSchema).max(500),
  /** The counselor's own institution, when there is one in the settings. */
  oppilaitosOid: z
    .string()
    .regex(/^[0-9.]{1,64}$/)
    .optional(),
});
export type RefreshArgument = z.infer<typeof refreshArgumentSchema>;

/** A set that has been taken into use. */
export const refreshedSchema = z.strictObject({
  set: referenceSetSchema,
  /** Diaarinumerot that ePerusteet does not know. */
  missing: z.array(z.string()),
  /** Diaarinumerot whose answer could not be understood: their earlier structure stays. */
  unreadable: z.array(z.string()),
});
export type Refreshed = z.infer<typeof refreshedSchema>;

export const currentReferenceSchema = z.strictObject({
  set: referenceSetSchema.nullable(),
  /** A refreshed set is on disk but cannot be used, so the shipped one is. */
  fault: z.enum(['damaged', 'newer']).nullable(),
});
export type CurrentReference = z.infer<typeof currentReferenceSchema>;

/** How far the refresh under way has come: answers received of all, and from which service the next one is. */
export const progressSchema = z.strictObject({
  done: z.number().int().min(0),
  total: z.number().int().min(1),
  service: serviceSchema,
});
export type Progress = z.infer<typeof progressSchema>;
