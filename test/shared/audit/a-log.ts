import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import {
  auditActions,
  type AuditBody,
  type AuditEntry,
  type AuditHead,
  chainedText,
  emptyHead,
  signedText,
} from '../../../src/shared/audit/entry.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const mac = (text: string) => createHmac('sha256', 'the key').update(text).digest('hex');
export const isMac = (text: string, given: string) => Promise.resolve(mac(text) === given);

export const bodies: fc.Arbitrary<AuditBody[]> = fc.array(
  fc.record(
    {
      at: fc.nat(),
      monotonic: fc.nat(),
      actor: fc.string({ maxLength: 20 }),
      action: fc.constantFrom(...auditActions),
      subject: fc.constantFrom('ab'.repeat(16), 'cd'.repeat(16)),
      fields: fc.array(fc.constantFrom('sahkoposti', 'puhelinnumero'), { maxLength: 3 }),
    },
    { requiredKeys: ['at', 'monotonic', 'actor', 'action'] },
  ),
  { minLength: 2, maxLength: 12 },
);

/** A log as the program writes it. */
export function chained(given: readonly AuditBody[]): { entries: AuditEntry[]; head: AuditHead } {
  let head = emptyHead;
  const entries = given.map((body) => {
    const unsigned = { ...body, seq: head.seq + 1, prevHash: head.hash };
    const entry = { ...unsigned, mac: mac(signedText(unsigned)) };
    head = { seq: entry.seq, hash: sha256(chainedText(entry)) };
    return entry;
  });
  return { entries, head };
}
