import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importDataKey } from '../../../src/renderer/vault/data-key.ts';
import { open, seal, type SealContext } from '../../../src/renderer/vault/seal.ts';

const place: SealContext = { table: 'plans', id: 'b7e2', schemaVersion: 1 };
let key: CryptoKey;

beforeAll(async () => {
  key = await importDataKey(crypto.getRandomValues(new Uint8Array(32)));
});

describe('the data key', () => {
  it('cannot be exported, and its bytes are overwritten', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const imported = await importDataKey(bytes);
    expect(bytes).toEqual(new Uint8Array(32));
    expect(imported.extractable).toBe(false);
    expect(imported.usages.toSorted()).toEqual(['decrypt', 'encrypt']);
    await expect(crypto.subtle.exportKey('raw', imported)).rejects.toMatchObject({ name: 'InvalidAccessError' });
    await expect(crypto.subtle.exportKey('jwk', imported)).rejects.toMatchObject({ name: 'InvalidAccessError' });
  });

  it.each([0, 16, 31, 33])('is refused at %i bytes, which are overwritten all the same', async (length) => {
    const bytes = new Uint8Array(length).fill(7);
    await expect(importDataKey(bytes)).rejects.toThrow('the data key is not 32 bytes');
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a sealed value', () => {
  it('opens to what was sealed, for anything JSON can hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
        const asJson: unknown = JSON.parse(JSON.stringify(value));
        expect(await open(key, place, await seal(key, place, value))).toEqual(asJson);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another table', { ...place, table: 'versions' }],
    ['another record', { ...place, id: 'b7e3' }],
    ['another schema version', { ...place, schemaVersion: 2 }],
  ])('does not open in %s', async (_where, elsewhere) => {
    const sealed = await seal(key, place, { nimi: 'Aino' });
    await expect(open(key, elsewhere, sealed)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('does not open with another key', async () => {
    const other = await importDataKey(crypto.getRandomValues(new Uint8Array(32)));
    await expect(open(other, place, await seal(key, place, 1))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('does not open with any bit of nonce or ciphertext flipped, nor cut short', async () => {
    const sealed = await seal(key, place, { nimi: 'Aino Koivunen' });
    const flip = (bytes: Uint8Array, bit: number): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(bytes, (byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    const changed = [
      ...Array.from({ length: sealed.nonce.length * 8 }, (_, bit) => ({ ...sealed, nonce: flip(sealed.nonce, bit) })),
      ...Array.from({ length: sealed.ciphertext.length * 8 }, (_, bit) => ({
        ...sealed,
        ciphertext: flip(sealed.ciphertext, bit),
      })),
      ...Array.from({ length: sealed.ciphertext.length }, (_, length) => ({
        ...sealed,
        ciphertext: sealed.ciphertext.slice(0, length),
      })),
    ];
    const outcomes = await Promise.allSettled(changed.map((one) => open(key, place, one)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(await open(key, place, sealed)).toEqual({ nimi: 'Aino Koivunen' });
  });

  it('says nothing of the value when it does not open', async () => {
    const sealed = await seal(key, place, { nimi: 'Aino Koivunen' });
    const error: unknown = await open(key, { ...place, id: 'x' }, sealed).catch((reason: unknown) => reason);
    expect(String(error)).toBe('SealError: damaged');
    expect(error).not.toHaveProperty('cause');
  });

  it('has a nonce of its own every time, random in every byte', async () => {
    const many = 20_000;
    const sealed = await Promise.all(Array.from({ length: many }, () => seal(key, place, 0)));
    expect(new Set(sealed.map(({ nonce }) => Buffer.from(nonce).toString('hex'))).size).toBe(many);
    for (let position = 0; position < 12; position += 1) {
      expect(new Set(sealed.map(({ nonce }) => nonce[position])).size).toBe(256);
    }
  });
});
