import { z } from 'zod';

/**
 * Everything that can go wrong against eHOKS, as a closed union (requirements 1C, contract 2.3 and 6).
 * Made in the main process from status and body; no part of a response body crosses to the page but field paths.
 */
const plainCodes = [
  'offline', // no connection: name not found, refused, reset before anything was sent
  'timeout', // no answer in time
  'tls', // certificate or handshake refused
  'not-ehoks', // HTML, redirect, truncated or otherwise not an eHOKS answer: captive portal, proxy
  'not-connected', // no connection settings given yet
  'login-refused', // CAS does not take the user name or password: never retried by itself
  'ticket-refused', // eHOKS does not take a new ticket either
  'no-access', // 401 No access is allowed
  'not-service-user', // 403 PALVELU
  'hoks-not-found', // 404 HOKS not found: removed in eHOKS
  'no-hoks-for-opiskeluoikeus', // 404 on the look-up by study right: nothing there
  'route-not-found', // wrong address
  'duplicate', // 400 HOKS with the same opiskeluoikeus-oid already exists
  'archived', // 400 Archived HOKS
  'opiskeluoikeus-ended', // 400 ... is no longer active
  'opiskeluoikeus-not-found', // 400 ... not found in Koski
  'opiskeluoikeus-not-of-oppija', // 400 No opiskeluoikeus ... found for oppija
  'opiskeluoikeus-contained', // 400 ... sisältyy toiseen opiskeluoikeuteen
  'opiskeluoikeus-changed', // 400 Tried to update opiskeluoikeus-oid
  'oppija-not-found', // 400 Oppija ... not found in Oppijanumerorekisteri
  'oppija-changed', // 400 Tried to update oppija-oid
  'not-in-index', // 400 Opiskeluoikeus ... not in index
  'linked-system', // 500 CAS, Koski or ONR failed behind eHOKS
  'server-fault', // 500 unknown-exception
  'content-refused', // 500 unknown-exception of the database: content it cannot take (contract 13), never repeated unchanged
  'too-large', // 413
  'refused', // any other refusal
] as const;

export const ehoksErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.enum(plainCodes),
    status: z.number().int().optional(),
    /** True when a write may have happened all the same: look the plan up before repeating (contract 6.5). */
    outcomeUnknown: z.boolean(),
  }),
  z.strictObject({
    code: z.literal('busy'), // 429, 502-504: the whole server, not this plan
    status: z.number().int(),
    outcomeUnknown: z.boolean(),
    retryAfterSeconds: z.number().nonnegative().optional(),
  }),
  z.strictObject({
    code: z.literal('invalid'), // 400 request-validation
    status: z.number().int(),
    outcomeUnknown: z.literal(false),
    /** Paths of the `errors` tree with the server's own leaf, values cut out (F9). */
    findings: z.array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), leaf: z.string() })),
  }),
]);

export type EhoksError = z.infer<typeof ehoksErrorSchema>;
export type EhoksErrorCode = EhoksError['code'];
