import { z } from 'zod';
import { handoverVersion, type OpenedHandover, openedHandoverSchema } from '../../shared/handover/handover.ts';
import { newCode, readCode } from '../../shared/handover/handover-code.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeriveKey } from '../vault/derive-key.ts';
import { isAllowedCost, newVaultCost } from '../vault/kdf-parameters.ts';
import { unwrapKey, wrapKey } from '../vault/wrap-key.ts';

/** What it takes to seal a handover file and to open it. */
export interface HandoverCrypto {
  readonly deriveKey: DeriveKey;
  /** Cryptographically random bytes. */
  readonly random: (length: number) => Uint8Array;
}

const count = z.number().int();
const bytes = z.base64().transform((text) => Uint8Array.from(Buffer.from(text, 'base64')));
const headerShape = {
  format: z.literal('hoks-siirto'),
  version: z.literal(handoverVersion),
  ...openedHandoverSchema.shape,
  kdf: z
    .strictObject({ algorithm: z.literal('argon2id'), memoryKiB: count, iterations: count, parallelism: count })
    .refine(isAllowedCost),
  salt: z.base64(),
};
const headerSchema = z.strictObject(headerShape);
const fileSchema = z.strictObject({ ...headerShape, nonce: bytes, ciphertext: bytes });
const anyVersionSchema = z.looseObject({ format: z.literal('hoks-siirto'), version: count });

/** Seals the content under a code that is made for this file alone: whoever has both can open it, nobody with one of them. */
export async function sealHandover(
  content: string,
  said: OpenedHandover,
  { deriveKey, random }: HandoverCrypto,
): Promise<{ readonly text: string; readonly code: string }> {
  const code = newCode(random);
  const salt = random(16);
  const header = headerSchema.parse({
    format: 'hoks-siirto',
    version: handoverVersion,
    ...said,
    kdf: { algorithm: 'argon2id', ...newVaultCost },
    salt: Buffer.from(salt).toString('base64'),
  });
  const nonce = random(12);
  const key = await deriveKey(new TextEncoder().encode(code), { ...newVaultCost, salt });
  const plain = Buffer.from(content);
  const ciphertext = wrapKey(key, plain, nonce, contextOf(header));
  plain.fill(0);
  key.fill(0);
  const base64 = (value: Uint8Array) => Buffer.from(value).toString('base64');
  return { text: JSON.stringify({ ...header, nonce: base64(nonce), ciphertext: base64(ciphertext) }), code };
}

export type HandoverFile = z.infer<typeof fileSchema>;

export function parseHandover(text: string): Result<HandoverFile, 'not-a-handover' | 'newer'> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('not-a-handover');
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success && parsed.data.ciphertext.length >= 16 && parsed.data.nonce.length === 12) return ok(parsed.data);
  const any = anyVersionSchema.safeParse(json);
  return fail(any.success && any.data.version > handoverVersion ? 'newer' : 'not-a-handover');
}

/** The content again; undefined for another code, or when any bit of the file is another. */
export async function openHandover(
  { nonce, ciphertext, ...header }: HandoverFile,
  typed: string,
  { deriveKey }: Pick<HandoverCrypto, 'deriveKey'>,
): Promise<string | undefined> {
  const code = readCode(typed);
  if (code === undefined) return undefined;
  const { memoryKiB, iterations, parallelism } = header.kdf;
  const salt = Uint8Array.from(Buffer.from(header.salt, 'base64'));
  const key = await deriveKey(new TextEncoder().encode(code), { memoryKiB, iterations, parallelism, salt });
  const plain = unwrapKey(key, ciphertext, nonce, contextOf(header));
  key.fill(0);
  if (plain === undefined) return undefined;
  const content = Buffer.from(plain).toString('utf8');
  plain.fill(0);
  return content;
}

/** What the file says in clear is vouched for by its seal. */
function contextOf(header: z.infer<typeof headerSchema>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(headerSchema.parse(header)));
}
