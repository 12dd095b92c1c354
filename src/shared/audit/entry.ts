import { z } from 'zod';

/**
 * One line of the log of use (tiedonhallintalaki 17 §): who did what to which plan and when. Names of fields and never a value:
 * nothing of a plan's content fits in by type, only what a person writes of a disclosure does (`luovutus`).
 */

/** Everything that is logged. The name of each in words is in the texts of the log's page. */
export const auditActions = [
  'unlocked',
  'unlock-failed',
  'locked',
  /** The log does not go on from where main last saw it: rolled back, cut off or restored. */
  'log-broken-off',
  'viewed',
  'changed',
  'student-saved',
  /** What was talked about in a meeting and who was present was kept. */
  'meeting-recorded',
  /** A consent was asked for, given, refused or taken back. */
  'consent-recorded',
  'approved',
  'withdrew',
  'sending',
  'received',
  'delivered',
  'not-delivered',
  'read-from-ehoks',
  'taken-over',
  'difference-resolved',
  'taken-to-hand',
  'given-back',
  'entered-by-hand',
  'printed',
  'exported',
  /** It was written down to whom data of a plan is given, and why. */
  'disclosed',
  /** Something went to the clipboard, where other programs can read it. */
  'copied',
  'log-exported',
  /** A backup was put in the place of what was lost: all of it, or damaged records. */
  'restored',
  /** A backup was opened to see what a machine held; nothing of it was taken over. */
  'backup-viewed',
  /** Sealed data that lay aside were removed for good. */
  'aside-removed',
  /** Contact data that may not be kept any longer was removed from a plan. */
  'tidied',
  /** A plan was removed after its time. */
  'purged',
  'register-changed',
  'template-saved',
  'template-removed',
  'settings-changed',
  'passphrase-changed',
  /** The vault was opened with its recovery key, which sets a new passphrase, too. */
  'recovered',
  /** A recovery key was printed and confirmed; an earlier one opens nothing any more. */
  'recovery-key-made',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What main does by itself, while the log may be closed: it keeps a note of each until the page has written it down. */
export const mainActs = [
  'restored',
  'recovered',
  'recovery-key-made',
  'passphrase-changed',
] as const satisfies readonly AuditAction[];
export type MainAct = (typeof mainActs)[number];

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A word from a closed list of the program: an error's code, a method, a state. */
const code = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What somebody was given and why, in the words of the person who gave it. */
const luovutusSchema = z.strictObject({ saaja: z.string().min(1).max(200), peruste: z.string().min(1).max(500) });

export const auditEntrySchema = z.strictObject({
  /** From 1, without gaps. */
  seq: z.number().int().positive(),
  /** Epoch milliseconds. */
  at: z.number().int().nonnegative(),
  /** Milliseconds since the vault was opened, of a clock that nobody sets. */
  monotonic: z.number().int().nonnegative(),
  /** The name that the person at the desk has given; empty before they have. */
  actor: z.string().max(200),
  action: z.enum(auditActions),
  /** The plan or the student, as a keyed hash of the random id: without the key it leads nowhere. */
  subject: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  /** Names of fields, as the API has them, with dots between; of settings, their names. */
  fields: z
    .array(z.string().regex(/^[A-Za-z0-9.-]{1,300}$/))
    .max(500)
    .optional(),
  result: code.optional(),
  luovutus: luovutusSchema.optional(),
  /** Hash of the entry before; zeros for the first. */
  prevHash: hex,
  /** HMAC-SHA-256 under the log's key over everything above. */
  mac: hex,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** An entry before it has its place in the chain. */
export type AuditBody = Omit<AuditEntry, 'seq' | 'prevHash' | 'mac'>;

/** The end of a log: number and hash of its newest entry. */
export const auditHeadSchema = z.strictObject({ seq: z.number().int().nonnegative(), hash: hex });
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** The end of a log that has not begun, and what the first entry has for the hash of the one before. */
export const emptyHead: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** What the mac is made over: every field in a fixed order, so that no two entries have the same text. */
export function signedText(entry: Omit<AuditEntry, 'mac'>): string {
  const { seq, at, monotonic, actor, action, subject, fields, result, luovutus, prevHash } = entry;
  return JSON.stringify([
    'hoks-audit',
    1,
    seq,
    at,
    monotonic,
    actor,
    action,
    subject ?? null,
    fields ?? null,
    result ?? null,
    luovutus === undefined ? null : [luovutus.saaja, luovutus.peruste],
    prevHash,
  ]);
}

/** What the next entry's `prevHash` is made over: the mac belongs to the chain, too. */
export function chainedText(entry: AuditEntry): string {
  return `${signedText(entry)}\n${entry.mac}`;
}
