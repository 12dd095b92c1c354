/** Where a sealed value belongs. A value moved to another table, record or schema version does not open there. */
export interface SealContext {
  readonly table: string;
  readonly id: string;
  readonly schemaVersion: number;
}

export interface Sealed {
  /** 12 random bytes, new for every sealing. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** AES-256-GCM over the value's JSON in UTF-8; the 16-byte tag is at the end. */
  readonly ciphertext: Uint8Array<ArrayBuffer>;
}

/** A sealed value that does not open: another key, another place, or changed bytes. Which of them cannot be known. */
export class SealError extends Error {
  readonly code = 'damaged';

  constructor() {
    super('damaged');
    this.name = 'SealError';
  }
}

/** Encrypts a value that JSON can hold. Authenticates `table:id:schemaVersion` with it. */
export async function seal(key: CryptoKey, context: SealContext, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const ciphertext = await crypto.subtle.encrypt(parameters(nonce, context), key, plain);
  plain.fill(0);
  return { nonce, ciphertext: new Uint8Array(ciphertext) };
}

/** The value again, exactly as it was sealed. Rejects with SealError. */
export async function open(key: CryptoKey, context: SealContext, sealed: Sealed): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(parameters(sealed.nonce, context), key, sealed.ciphertext);
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    return value;
  } catch {
    throw new SealError();
  }
}

function parameters(nonce: Uint8Array<ArrayBuffer>, { table, id, schemaVersion }: SealContext): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`${table}:${id}:${schemaVersion}`),
    tagLength: 128,
  };
}
