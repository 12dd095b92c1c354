import { type AuditBody, type AuditEntry, type AuditHead, chainedText, signedText } from '../../shared/audit/entry.ts';
import type { VerifyWith } from '../../shared/audit/verify-log.ts';

/** An act as it is reported; who did it and when is added where it is written. */
export interface AuditAct extends Pick<AuditBody, 'action' | 'result' | 'luovutus'> {
  /** Epoch milliseconds, when it was not just now. */
  readonly at?: number;
  /** Id of the plan, or of the student when there is none. */
  readonly about?: string;
  readonly fields?: readonly string[];
}

/** Makes entries of acts. Holds the log's key, which signs and cannot be read. */
export interface AuditSigner extends Required<VerifyWith> {
  /** A plan's or a student's id as it stands in the log. */
  readonly subjectOf: (id: string) => Promise<string>;
  /** The acts as a chain that goes on from `head`, and where it then ends. */
  readonly chain: (
    head: AuditHead,
    bodies: readonly AuditBody[],
  ) => Promise<{ readonly entries: AuditEntry[]; readonly head: AuditHead }>;
}

/** @param logKey from importVaultKeys */
export function createAuditSigner(logKey: CryptoKey): AuditSigner {
  const mac = async (text: string) => hex(await crypto.subtle.sign('HMAC', logKey, utf8(text)));
  const sha256 = async (text: string) => hex(await crypto.subtle.digest('SHA-256', utf8(text)));
  return {
    sha256,
    isMac: (text, given) => crypto.subtle.verify('HMAC', logKey, fromHex(given), utf8(text)),
    subjectOf: async (id) => (await mac(`subject:${id}`)).slice(0, 32),
    async chain(from, bodies) {
      let head = from;
      const entries: AuditEntry[] = [];
      for (const body of bodies) {
        const unsigned = { ...body, seq: head.seq + 1, prevHash: head.hash };
        const entry: AuditEntry = { ...unsigned, mac: await mac(signedText(unsigned)) };
        entries.push(entry);
        head = { seq: entry.seq, hash: await sha256(chainedText(entry)) };
      }
      return { entries, head };
    },
  };
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
