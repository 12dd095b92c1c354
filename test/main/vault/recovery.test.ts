import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVault, type Opened } from '../../../src/main/vault/vault.ts';
import { newVaultCost } from '../../../src/main/vault/kdf-parameters.ts';
import { slotContext } from '../../../src/main/vault/vault-file.ts';
import { wrapKey } from '../../../src/main/vault/wrap-key.ts';
import { quickDeriveKey } from './quick-derive-key.ts';
import { type TypedRecoveryKey, type TypedVault, withTypedSecrets } from './typed-secrets.ts';

/** How many more calls of the file system go through; at zero the program is dead: nothing it would still do happens. */
const life = vi.hoisted(() => ({ left: Infinity, used: 0 }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const mortal =
    <Arguments extends unknown[], Value>(call: (...given: Arguments) => Value) =>
    (...given: Arguments): Value => {
      if (life.left <= 0) throw new Error('killed');
      life.left -= 1;
      life.used += 1;
      return call(...given);
    };
  return {
    ...real,
    openSync: mortal(real.openSync),
    writeFileSync: mortal(real.writeFileSync),
    fsyncSync: mortal(real.fsyncSync),
    closeSync: mortal(real.closeSync),
    renameSync: mortal(real.renameSync),
    rmSync: mortal(real.rmSync),
    readFileSync: mortal(real.readFileSync),
  };
});

const first = 'neljä sanaa metsäpolun varrelta';
const second = 'toinen lause samalta rannalta';

let folder: string;
let file: string;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoks-recovery-'));
  file = join(folder, 'vault.json');
  now = 1_000_000;
});

afterEach(async () => {
  life.left = Infinity;
  await rm(folder, { recursive: true, force: true });
});

function openVault(): TypedVault {
  return withTypedSecrets(
    createVault({
      file,
      deriveKey: quickDeriveKey,
      random: (length) => Uint8Array.from(randomBytes(length)),
      clock: () => now,
      holdsData: () => Promise.resolve(false),
      practice: false,
    }),
  );
}

function keyOf(opened: Opened): string {
  if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
  return Buffer.from(opened.value.dataKey).toString('hex');
}

async function newKey(vault: TypedVault, passphrase: string): Promise<TypedRecoveryKey> {
  const made = await vault.newRecoveryKey(passphrase);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

function askedOf({ recoveryKey, asked }: TypedRecoveryKey): string[] {
  return asked.map((number) => recoveryKey.split('-')[number - 1] ?? '');
}

async function withRecoveryKey(): Promise<{ key: string; recoveryKey: string }> {
  const vault = openVault();
  const key = keyOf(await vault.create(first));
  const made = await newKey(vault, first);
  expect(await vault.confirmRecoveryKey(askedOf(made))).toEqual({ ok: true, value: null });
  return { key, recoveryKey: made.recoveryKey };
}

describe('a recovery key', () => {
  it('opens the same data and sets a new passphrase at once; the lost one opens no more', async () => {
    const { key, recoveryKey } = await withRecoveryKey();
    expect(await openVault().unlock(first)).toMatchObject({ value: { hasRecoveryKey: true } });
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(keyOf(await openVault().recover(typed, second))).toBe(key);
    expect(keyOf(await openVault().unlock(second))).toBe(key);
    expect(await openVault().unlock(first)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(keyOf(await openVault().recover(recoveryKey, first))).toBe(key);
  });

  it('counts for nothing before the asked groups are typed back', async () => {
    const vault = openVault();
    await vault.create(first);
    const made = await newKey(vault, first);
    expect(await vault.confirmRecoveryKey(['AAAAA', 'BBBBB'])).toEqual({ ok: false, error: { code: 'not-confirmed' } });
    expect(await openVault().recover(made.recoveryKey, second)).toMatchObject({ error: { code: 'no-recovery-key' } });
    vault.forget();
    expect(await vault.confirmRecoveryKey(askedOf(made))).toMatchObject({ error: { code: 'not-confirmed' } });
    expect(await vault.unlock(first)).toMatchObject({ value: { hasRecoveryKey: false } });
  });

  it('gives way to a new one only when that is confirmed', async () => {
    const { key, recoveryKey: old } = await withRecoveryKey();
    const vault = openVault();
    const made = await newKey(vault, first);
    expect(keyOf(await openVault().recover(old, first))).toBe(key);
    await vault.confirmRecoveryKey(askedOf(made));
    expect(await openVault().recover(old, first)).toMatchObject({ error: { code: 'wrong-recovery-key' } });
    expect(keyOf(await openVault().recover(made.recoveryKey, first))).toBe(key);
  });

  it('is asked for with the present passphrase only', async () => {
    await openVault().create(first);
    expect(await openVault().newRecoveryKey(second)).toMatchObject({ error: { code: 'wrong-passphrase' } });
  });

  it('that is wrong gets the same answer every time and the same growing wait as a passphrase', async () => {
    const { recoveryKey } = await withRecoveryKey();
    const before = await readFile(file, 'utf8');
    const another = `${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('0') ? '1' : '0'}`;
    const vault = openVault();
    for (const [guess, waitSeconds] of [
      [another, 0],
      ['x', 1],
      [another, 2],
      ['', 5],
    ] as const) {
      expect(await vault.recover(guess, second)).toEqual({
        ok: false,
        error: { code: 'wrong-recovery-key', waitSeconds },
      });
      now += waitSeconds * 1000;
    }
    expect(await openVault().unlock(first)).toEqual({ ok: false, error: { code: 'wrong-passphrase', waitSeconds: 5 } });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('lies in no file', async () => {
    const { recoveryKey } = await withRecoveryKey();
    for (const name of await readdir(folder)) {
      const content = await readFile(join(folder, name), 'utf8');
      for (const group of recoveryKey.split('-')) expect(content).not.toContain(group);
    }
  });
});

describe('changing the passphrase', () => {
  it('needs the present one and a strong new one', async () => {
    const key = keyOf(await openVault().create(first));
    expect(await openVault().changePassphrase(second, first)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(await openVault().changePassphrase(first, 'lyhyt')).toEqual({ ok: false, error: { code: 'too-weak' } });
    expect(await openVault().changePassphrase(first, second)).toEqual({ ok: true, value: null });
    expect(keyOf(await openVault().unlock(second))).toBe(key);
    expect((await openVault().unlock(first)).ok).toBe(false);
  });

  it('and the recovery key, in whatever order, always lead to the same data', async () => {
    const step = fc.constantFrom('change', 'renew', 'renew without confirming', 'recover', 'unlock');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await rm(file, { force: true });
        const { key, ...made } = await withRecoveryKey();
        let { recoveryKey } = made;
        let passphrase = first;
        const answers: unknown[] = [];
        for (const one of steps) {
          const vault = openVault();
          const other = passphrase === first ? second : first;
          if (one === 'unlock') answers.push(await vault.unlock(passphrase));
          if (one === 'change') answers.push(await vault.changePassphrase(passphrase, other));
          if (one === 'recover') answers.push(await vault.recover(recoveryKey, other));
          if (one === 'change' || one === 'recover') passphrase = other;
          if (!one.startsWith('renew')) continue;
          const renewed = await newKey(vault, passphrase);
          if (one === 'renew without confirming') continue;
          answers.push(await vault.confirmRecoveryKey(askedOf(renewed)));
          ({ recoveryKey } = renewed);
        }
        for (const answer of answers) expect(answer).toMatchObject({ ok: true });
        expect(keyOf(await openVault().unlock(passphrase))).toBe(key);
        expect(keyOf(await openVault().recover(recoveryKey, passphrase))).toBe(key);
      }),
      { numRuns: 40 },
    );
  });

  it('killed at any step leaves a vault that the old or the new passphrase opens, and the recovery key', async () => {
    const { key, recoveryKey } = await withRecoveryKey();
    const vaultBefore = await readFile(file, 'utf8');
    life.used = 0;
    await openVault().changePassphrase(first, second);
    const steps = life.used;
    expect(steps).toBeGreaterThan(6);
    const opening = new Set<string>();
    for (let killedAt = 0; killedAt < steps; killedAt += 1) {
      await writeFile(file, vaultBefore);
      life.left = killedAt;
      await openVault().changePassphrase(first, second);
      life.left = Infinity;
      const byOld = await openVault().unlock(first);
      opening.add(byOld.ok ? 'old' : 'new');
      expect(keyOf(byOld.ok ? byOld : await openVault().unlock(second))).toBe(key);
      expect(keyOf(await openVault().recover(recoveryKey, first))).toBe(key);
    }
    // Both sides of the moment of change were met.
    expect(opening).toEqual(new Set(['old', 'new']));
  });
});

describe('a vault of the first format', () => {
  const salt = Buffer.alloc(16, 7);

  /** As version 1 wrote it: one set of parameters for all slots. */
  async function writeFirstFormat(cost: { memoryKiB: number; iterations: number; parallelism: number }) {
    const kdf = { ...cost, salt: Uint8Array.from(salt) };
    const key = randomBytes(32);
    const nonce = randomBytes(12);
    const wrapped = wrapKey(
      await quickDeriveKey(Buffer.from(first), kdf),
      key,
      nonce,
      slotContext(kdf, 'passphrase', 1),
    );
    const slot = {
      kind: 'passphrase',
      nonce: nonce.toString('base64'),
      wrappedKey: Buffer.from(wrapped).toString('base64'),
    };
    const stored = {
      version: 1,
      kdf: { algorithm: 'argon2id', ...cost, salt: salt.toString('base64') },
      slots: [slot],
    };
    await writeFile(file, JSON.stringify(stored));
    return key.toString('hex');
  }

  it.each([
    ['as it was made', newVaultCost],
    ['cheaper', { memoryKiB: 19_456, iterations: 2, parallelism: 1 }],
    ['dearer than a new one', { memoryKiB: 131_072, iterations: 4, parallelism: 1 }],
  ])('opens and is wrapped anew, never cheaper: %s', async (_what, cost) => {
    const key = await writeFirstFormat(cost);
    expect(keyOf(await openVault().unlock(first))).toBe(key);
    const stored = JSON.parse(await readFile(file, 'utf8')) as {
      slots: [{ kdf: { memoryKiB: number; iterations: number } }];
    };
    expect(stored).toMatchObject({ version: 2, slots: [{ kind: 'passphrase' }] });
    expect(stored.slots[0].kdf.memoryKiB).toBe(Math.max(cost.memoryKiB, newVaultCost.memoryKiB));
    expect(stored.slots[0].kdf.iterations).toBe(Math.max(cost.iterations, newVaultCost.iterations));
    expect(keyOf(await openVault().unlock(first))).toBe(key);
  });

  it('killed at any step of being wrapped anew still opens, and is wrapped anew the next time', async () => {
    const key = await writeFirstFormat({ memoryKiB: 19_456, iterations: 2, parallelism: 1 });
    const before = await readFile(file, 'utf8');
    life.used = 0;
    await openVault().unlock(first);
    const steps = life.used;
    expect(steps).toBeGreaterThan(6);
    const versions = new Set<unknown>();
    for (let killedAt = 0; killedAt < steps; killedAt += 1) {
      await writeFile(file, before);
      life.left = killedAt;
      await openVault().unlock(first);
      life.left = Infinity;
      versions.add((JSON.parse(await readFile(file, 'utf8')) as { version: number }).version);
      expect(keyOf(await openVault().unlock(first))).toBe(key);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
        version: 2,
        slots: [{ kdf: { memoryKiB: newVaultCost.memoryKiB, iterations: newVaultCost.iterations } }],
      });
    }
    // Both sides of the moment of change were met.
    expect(versions).toEqual(new Set([1, 2]));
  });

  it('opens on a disk that refuses to write, and stays as it is', async () => {
    const key = await writeFirstFormat(newVaultCost);
    const before = await readFile(file, 'utf8');
    const vault = openVault();
    life.left = 0;
    expect(keyOf(await vault.unlock(first))).toBe(key);
    expect(await vault.newRecoveryKey(first)).toMatchObject({ error: { code: 'not-writable' } });
    life.left = Infinity;
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
