import { normalizePassphrase } from '../../shared/passphrase.ts';
import { readRecoveryKey } from '../../shared/recovery-key.ts';

/**
 * The one door by which secrets leave for main, and the form in which they become keys. Bytes, because main outlives a lock and
 * overwrites them; a text would stay in its memory.
 */

export function passphraseBytes(typed: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(normalizePassphrase(typed));
}

/** One that is mistyped goes as well, and opens nothing. */
export function recoveryKeyBytes(typed: string): Uint8Array<ArrayBuffer> {
  const read = readRecoveryKey(typed);
  return new TextEncoder().encode(read.ok ? read.key : typed);
}
