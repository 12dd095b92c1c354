/** Length of the data key in bytes: AES-256. */
const dataKeyLength = 32;

/**
 * Makes the data key usable and unreadable: a CryptoKey that encrypts and decrypts and cannot be exported again. The
 * bytes given are overwritten, also when this rejects.
 */
export async function importDataKey(bytes: Uint8Array): Promise<CryptoKey> {
  const raw = Uint8Array.from(bytes);
  bytes.fill(0);
  try {
    if (raw.length !== dataKeyLength) throw new Error('the data key is not 32 bytes');
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } finally {
    raw.fill(0);
  }
}
