import { z } from 'zod';
import { checkedStepSchema } from '../connection-check.ts';
import { ehoksErrorSchema } from '../ehoks-error.ts';
import { keptPasswordSchema, keyStoreNameSchema } from '../key-store.ts';
import { none, resultOf } from './call-shapes.ts';

/** A HOKS body on its way to eHOKS. Its content is checked by `hoksLuonti`/`hoksKorvaus` in main, against the contract. */
const bodySchema = z.record(z.string(), z.unknown());

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

const hoksIdSchema = z.number().int().positive();
const ehoksAnswer = <V extends z.ZodType>(value: V) => resultOf(value, ehoksErrorSchema);

/** eHOKS and how it is reached. */
export const ehoksCalls = {
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
} as const;
