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

/** What the vault's bytes give: the key that seals the records, and the one that signs the log of use. Neither can be read. */
export interface VaultKeys {
  readonly dataKey: CryptoKey;
  readonly logKey: CryptoKey;
}

/** Both keys of an unlocked page; the log's is derived with HKDF-SHA-256. The bytes are overwritten, also when this rejects. */
export async function importVaultKeys(bytes: Uint8Array): Promise<VaultKeys> {
  const raw = Uint8Array.from(bytes);
  try {
    const [dataKey, logKey] = await Promise.all([importDataKey(bytes), deriveLogKey(raw)]);
    return { dataKey, logKey };
  } finally {
    raw.fill(0);
  }
}

async function deriveLogKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  const how = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: new TextEncoder().encode('hoks-audit 1'),
  };
  return crypto.subtle.deriveKey(how, from, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign', 'verify']);
}
