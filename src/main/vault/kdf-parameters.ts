/** How a passphrase becomes a key. Written into the vault file, so that a later version can raise the cost. */
export interface KdfParameters {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  /** 16 random bytes. */
  readonly salt: Uint8Array;
}

/** What a new vault is made with: 64 MiB, three passes (about a quarter of a second on an ordinary laptop). */
export const newVaultCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

const least = { memoryKiB: 19_456, iterations: 2 } as const;
const most = { memoryKiB: 262_144, iterations: 10, parallelism: 4 } as const;

/**
 * Whether parameters read from a file may be used at all. Asked before anything is derived: a changed file must neither
 * make the passphrase cheap to guess (at least 19 MiB and two passes) nor eat the machine's memory.
 */
export function isAllowedCost({ memoryKiB, iterations, parallelism }: Omit<KdfParameters, 'salt'>): boolean {
  return (
    memoryKiB >= least.memoryKiB &&
    memoryKiB <= most.memoryKiB &&
    iterations >= least.iterations &&
    iterations <= most.iterations &&
    parallelism >= 1 &&
    parallelism <= most.parallelism
  );
}
