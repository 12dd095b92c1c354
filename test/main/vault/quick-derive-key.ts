import { createHash } from 'node:crypto';
import type { DeriveKey } from '../../../src/main/vault/derive-key.ts';

/** Stands in for Argon2id where a test is about something else: another secret or parameter gives another key, at once. */
export const quickDeriveKey: DeriveKey = (secret, { memoryKiB, iterations, parallelism, salt }) => {
  const hash = createHash('sha256')
    .update(JSON.stringify([Buffer.from(secret).toString('hex'), memoryKiB, iterations, parallelism]))
    .update(salt);
  return Promise.resolve(Uint8Array.from(hash.digest()));
};
