import { createHash } from 'node:crypto';
import type { DeriveKey } from '../../../src/main/vault/derive-key.ts';

/** Stands in for Argon2id where a test is about something else: another passphrase or parameter gives another key, at once. */
export const quickDeriveKey: DeriveKey = (passphrase, { memoryKiB, iterations, parallelism, salt }) => {
  const hash = createHash('sha256')
    .update(JSON.stringify([passphrase, memoryKiB, iterations, parallelism]))
    .update(salt);
  return Promise.resolve(Uint8Array.from(hash.digest()));
};
