import { createCipheriv, createDecipheriv } from 'node:crypto';
import { secretCopy } from './secret-copy.ts';

const tagLength = 16;

/** Encrypts a key under another with AES-256-GCM; `context` is authenticated with it. The tag is at the end. */
export function wrapKey(wrappingKey: Uint8Array, key: Uint8Array, nonce: Uint8Array, context: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(context);
  return Uint8Array.from(Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]));
}

/** The key again, or undefined when the wrapping key, the context or any bit is another. */
export function unwrapKey(
  wrappingKey: Uint8Array,
  wrapped: Uint8Array,
  nonce: Uint8Array,
  context: Uint8Array,
): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce)
    .setAAD(context)
    .setAuthTag(wrapped.subarray(-tagLength));
  const key = decipher.update(wrapped.subarray(0, -tagLength));
  try {
    decipher.final();
    return secretCopy(key);
  } catch {
    return undefined;
  } finally {
    key.fill(0);
  }
}
