import { describe, expect, it } from 'vitest';
import { createDeriveKey } from '../../../src/main/vault/derive-key.ts';
import { type KdfParameters, newVaultCost } from '../../../src/main/vault/kdf-parameters.ts';

const worker = createDeriveKey(new URL('../../../src/main/vault/argon2-worker.ts', import.meta.url));
const deriveKey = (secret: string, kdf: KdfParameters) => worker(Buffer.from(secret), kdf);
const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

describe('key derivation in its worker', () => {
  it('gives 32 bytes that depend on passphrase, salt and cost', async () => {
    const cheap = { memoryKiB: 1024, iterations: 2, parallelism: 1, salt };
    const keys = await Promise.all([
      deriveKey('metsäpolku', cheap),
      deriveKey('metsäpolku', cheap),
      deriveKey('metsapolku', cheap),
      deriveKey('metsäpolku', { ...cheap, memoryKiB: 2048 }),
      deriveKey('metsäpolku', { ...cheap, salt: salt.toReversed() }),
    ]);
    const [first, again, ...others] = keys.map((key) => Buffer.from(key).toString('hex'));
    expect(first).toHaveLength(64);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('is Argon2id as published (RFC 9106 version 1.3, reference implementation)', async () => {
    const key = await deriveKey('password', {
      memoryKiB: 65_536,
      iterations: 2,
      parallelism: 1,
      salt: new TextEncoder().encode('somesalt'),
    });
    expect(Buffer.from(key).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('leaves the main thread free while it runs', async () => {
    const started = performance.now();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await deriveKey('metsäpolku', { ...newVaultCost, salt });
    clearInterval(ticking);
    const milliseconds = Math.round(performance.now() - started);
    console.info(
      `Argon2id ${newVaultCost.memoryKiB / 1024} MiB, ${newVaultCost.iterations} passes: ${milliseconds} ms`,
    );
    expect(turns).toBeGreaterThan(3);
  });

  it('rejects, saying nothing of the passphrase, when the machine cannot do it', async () => {
    const impossible = deriveKey('metsäpolku', { memoryKiB: 2 ** 40, iterations: 2, parallelism: 1, salt });
    await expect(impossible).rejects.toThrow(/^key derivation (failed|ended without a key)$/);
  });
});
