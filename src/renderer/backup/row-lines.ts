import { rowsLineSchema } from '../../shared/backup/snapshot.ts';
import type { SealedRow } from '../db/db.ts';

/** Rows of one table as a line of a backup and back. Bytes are base64; everything else is as it is. */

export function rowsLine(table: string, rows: readonly SealedRow[]): string {
  return JSON.stringify({
    table,
    rows: rows.map((row) => ({ ...row, nonce: toBase64(row.nonce), ciphertext: toBase64(row.ciphertext) })),
  });
}

/** Undefined when the line is not one of rows. */
export function readRowsLine(
  line: string,
): { readonly table: string; readonly rows: readonly SealedRow[] } | undefined {
  try {
    const { table, rows } = rowsLineSchema.parse(JSON.parse(line));
    const read = rows.map((row) => ({
      ...row,
      nonce: fromBase64(row.nonce),
      ciphertext: fromBase64(row.ciphertext),
    }));
    return { table, rows: read };
  } catch {
    return undefined;
  }
}

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(pieces.join(''));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** SHA-256 of a line, as hexadecimal. */
export async function digestOf(line: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(line));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
