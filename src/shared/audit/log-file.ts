import { z } from 'zod';
import { type AuditEntry, type AuditHead, auditEntrySchema, auditHeadSchema } from './entry.ts';

/**
 * A whole log in a file. The chain of hashes can be checked by anybody; the macs only with the key, which never leaves the
 * vault, so a chain that was made anew from its beginning is told apart only inside the program.
 */
export const logFileSchema = z.strictObject({
  format: z.literal('hoks-audit-log'),
  version: z.literal(1),
  /** Epoch milliseconds. */
  exportedAt: z.number().int().nonnegative(),
  entries: z.array(auditEntrySchema),
  head: auditHeadSchema,
  /** Whose plans the entries speak of; only when the person asked for the names. */
  students: z.array(z.strictObject({ subject: z.string().max(32), nimi: z.string().max(300) })).optional(),
});
export type LogFile = z.infer<typeof logFileSchema>;

export function logFile(
  entries: readonly AuditEntry[],
  head: AuditHead,
  exportedAt: number,
  students: LogFile['students'],
): LogFile {
  return { format: 'hoks-audit-log', version: 1, exportedAt, entries: [...entries], head, students };
}
