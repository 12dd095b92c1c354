import type { DeriveKey } from './derive-key.ts';
import { type KdfParameters, newVaultCost } from './kdf-parameters.ts';
import { slotContext, type VaultSlot } from './vault-file.ts';
import { unwrapKey, wrapKey } from './wrap-key.ts';

export interface SlotTools {
  readonly deriveKey: DeriveKey;
  readonly random: (length: number) => Uint8Array;
}

/** The data key wrapped once more, under a salt and a nonce of its own. `least`: the cost it may not fall below. */
export async function makeSlot(
  { deriveKey, random }: SlotTools,
  kind: string,
  secret: Uint8Array,
  dataKey: Uint8Array,
  least?: KdfParameters,
): Promise<VaultSlot> {
  const kdf = { ...costNotBelow(least), salt: Uint8Array.from(random(16)) };
  const nonce = Uint8Array.from(random(12));
  const wrappingKey = await deriveKey(secret, kdf);
  const wrappedKey = wrapKey(wrappingKey, dataKey, nonce, slotContext(kdf, kind));
  wrappingKey.fill(0);
  return { kind, kdf, nonce, wrappedKey };
}

/** The data key, or undefined when the secret is another or anything in the slot was changed. */
export async function openSlot(
  deriveKey: DeriveKey,
  slot: VaultSlot,
  secret: Uint8Array,
): Promise<Uint8Array | undefined> {
  const wrappingKey = await deriveKey(secret, slot.kdf);
  const dataKey = unwrapKey(wrappingKey, slot.wrappedKey, slot.nonce, slotContext(slot.kdf, slot.kind, slot.version));
  wrappingKey.fill(0);
  return dataKey;
}

/** Whether a slot is to be wrapped anew: made by an older version, or cheaper to guess than a new one. */
export function isOutdated({ kdf, version }: VaultSlot): boolean {
  return version !== undefined || kdf.memoryKiB < newVaultCost.memoryKiB || kdf.iterations < newVaultCost.iterations;
}

function costNotBelow(least: KdfParameters | undefined): Omit<KdfParameters, 'salt'> {
  return {
    memoryKiB: Math.max(newVaultCost.memoryKiB, least?.memoryKiB ?? 0),
    iterations: Math.max(newVaultCost.iterations, least?.iterations ?? 0),
    parallelism: newVaultCost.parallelism,
  };
}
