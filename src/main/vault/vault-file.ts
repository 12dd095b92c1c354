import { open } from 'node:fs/promises';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isAllowedCost, type KdfParameters } from './kdf-parameters.ts';

/**
 * The vault file: the data key, wrapped once for each way to open the vault, and how each way becomes a key. It says nothing
 * about anyone.
 */
export interface VaultFile {
  readonly slots: readonly VaultSlot[];
}

export interface VaultSlot {
  /** 'passphrase' or 'recovery-key'; later versions may add kinds, which are kept as they are. */
  readonly kind: string;
  readonly kdf: KdfParameters;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  /** The 32-byte data key under AES-256-GCM, with its 16-byte tag at the end. */
  readonly wrappedKey: Uint8Array;
  /** Only of a slot read from a file of the first format, which had one set of parameters for all and vouched for that. */
  readonly version?: 1;
}

/** Of the file format. A file with a higher number is left to the app that made it. */
const vaultVersion = 2;

/** Far above any real vault file; anything larger is not one and is not read into memory. */
const mostBytes = 65_536;

const bytes = (length: number) =>
  z.base64().transform((text, context) => {
    const value = Uint8Array.from(Buffer.from(text, 'base64'));
    if (value.length !== length) context.addIssue({ code: 'custom', message: 'wrong length' });
    return value;
  });

const count = z.number().int();

const kdfSchema = z
  .strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: count,
    iterations: count,
    parallelism: count,
    salt: bytes(16),
  })
  .refine(isAllowedCost);

const slotFields = { kind: z.string(), nonce: bytes(12), wrappedKey: bytes(48) };

const firstFormatSchema = z
  .object({ version: z.literal(1), kdf: kdfSchema, slots: z.array(z.strictObject(slotFields)).min(1) })
  .transform(({ kdf, slots }): VaultFile => ({ slots: slots.map((slot) => ({ ...slot, kdf, version: 1 as const })) }));

const presentFormatSchema = z
  .object({
    version: z.literal(vaultVersion),
    slots: z.array(z.strictObject({ ...slotFields, kdf: kdfSchema })).min(1),
  })
  .transform(({ slots }): VaultFile => ({ slots }));

const vaultFileSchema = z.union([presentFormatSchema, firstFormatSchema]);

const anyVersionSchema = z.looseObject({ version: count.min(1) });

/** Reads the vault file. Never changes it, whatever is wrong with it. */
export async function readVaultFile(file: string): Promise<Result<VaultFile, 'missing' | 'damaged' | 'newer'>> {
  let text: string | undefined;
  try {
    text = await readSmallFile(file);
  } catch (error) {
    return fail(isMissing(error) ? 'missing' : 'damaged');
  }
  return text === undefined ? fail('damaged') : parseVaultFile(text);
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function readSmallFile(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    return size > mostBytes ? undefined : await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** What the text of a vault file holds. */
export function parseVaultFile(text: string): Result<VaultFile, 'damaged' | 'newer'> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('damaged');
  }
  const anyVersion = anyVersionSchema.safeParse(json);
  if (anyVersion.success && anyVersion.data.version > vaultVersion) return fail('newer');
  const parsed = vaultFileSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail('damaged');
}

export function formatVaultFile({ slots }: VaultFile): string {
  const file = {
    version: vaultVersion,
    slots: slots.map(({ kind, kdf, nonce, wrappedKey }) => ({
      kind,
      kdf: {
        algorithm: 'argon2id',
        memoryKiB: kdf.memoryKiB,
        iterations: kdf.iterations,
        parallelism: kdf.parallelism,
        salt: base64(kdf.salt),
      },
      nonce: base64(nonce),
      wrappedKey: base64(wrappedKey),
    })),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** What a slot's wrapping vouches for besides the key: a slot whose parameters or kind were changed does not open. */
export function slotContext(kdf: KdfParameters, kind: string, version: number = vaultVersion): Uint8Array {
  const parts = [
    'hoks-vault',
    version,
    'argon2id',
    kdf.memoryKiB,
    kdf.iterations,
    kdf.parallelism,
    base64(kdf.salt),
    kind,
  ];
  return new TextEncoder().encode(JSON.stringify(parts));
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64');
}
