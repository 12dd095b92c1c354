import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeriveKey } from '../../../src/main/vault/derive-key.ts';
import type { KdfParameters } from '../../../src/main/vault/kdf-parameters.ts';
import { createVault, type Opened } from '../../../src/main/vault/vault.ts';
import { slotContext } from '../../../src/main/vault/vault-file.ts';
import { passphraseBytes } from '../../../src/renderer/vault/secret-bytes.ts';
import { isStrongEnough, leastPassphraseBytes } from '../../../src/shared/passphrase.ts';
import { quickDeriveKey } from './quick-derive-key.ts';
import { type TypedVault, withTypedSecrets } from './typed-secrets.ts';

const passphrase = 'neljä sanaa metsäpolun varrelta';

let folder: string;
let file: string;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoks-vault-'));
  file = join(folder, 'vault.json');
  now = 1_000_000;
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function openVault({
  deriveKey = quickDeriveKey,
  practice = false,
  holdsData = () => Promise.resolve(false),
}: { deriveKey?: DeriveKey; practice?: boolean; holdsData?: () => Promise<boolean> } = {}): TypedVault {
  return withTypedSecrets(
    createVault({
      file,
      deriveKey,
      random: (length) => Uint8Array.from(randomBytes(length)),
      clock: () => now,
      holdsData,
      practice,
    }),
  );
}

function keyOf(opened: Opened): string {
  if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
  return Buffer.from(opened.value.dataKey).toString('hex');
}

interface StoredVault {
  readonly version: number;
  readonly slots: (Record<string, unknown> & { kdf: Record<string, unknown> })[];
}

async function storedVault(): Promise<StoredVault> {
  return JSON.parse(await readFile(file, 'utf8')) as StoredVault;
}

describe('data whose vault is gone', () => {
  const holdsData = () => Promise.resolve(true);

  it('get no new key, in practice neither', async () => {
    expect(await openVault({ holdsData }).state()).toBe('missing');
    expect(await openVault({ holdsData }).create(passphrase)).toEqual({ ok: false, error: { code: 'missing' } });
    expect(await openVault({ holdsData, practice: true }).openPractice()).toEqual({
      ok: false,
      error: { code: 'missing' },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('open again when the file is put back', async () => {
    const key = keyOf(await openVault().create(passphrase));
    const text = await readFile(file, 'utf8');
    await rm(file);
    expect(await openVault({ holdsData }).state()).toBe('missing');
    await writeFile(file, text);
    expect(keyOf(await openVault({ holdsData }).unlock(passphrase))).toBe(key);
  });
});

describe('a new vault', () => {
  it('opens with its passphrase to the same 32-byte key, also after a restart', async () => {
    const created = await openVault().create(passphrase);
    expect(keyOf(created)).toHaveLength(64);
    expect(keyOf(await openVault().unlock(passphrase))).toBe(keyOf(created));
  });

  it('opens whichever way the same letters were typed', async () => {
    const created = await openVault().create(passphrase.normalize('NFC'));
    expect(keyOf(await openVault().unlock(passphrase.normalize('NFD')))).toBe(keyOf(created));
  });

  it('has a key of its own every time', async () => {
    const first = keyOf(await openVault().create(passphrase));
    await rm(file);
    expect(keyOf(await openVault().create(passphrase))).not.toBe(first);
  });

  it('says none, then locked', async () => {
    expect(await openVault().state()).toBe('none');
    await openVault().create(passphrase);
    expect(await openVault().state()).toBe('locked');
  });

  it('is made with Argon2id at 64 MiB and three passes and says so in its file', async () => {
    await openVault().create(passphrase);
    expect(await storedVault()).toMatchObject({
      version: 2,
      slots: [
        {
          kind: 'passphrase',
          kdf: { algorithm: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 },
        },
      ],
    });
  });

  it('keeps neither passphrase nor key in any file', async () => {
    const key = keyOf(await openVault().create(passphrase));
    await openVault().unlock('väärä tunnuslause kuitenkin');
    for (const name of await readdir(folder)) {
      const content = await readFile(join(folder, name));
      for (const secret of [passphrase, 'väärä', key, Buffer.from(key, 'hex').toString('base64')]) {
        expect(content.includes(secret), `${name} holds a secret`).toBe(false);
      }
      expect(content.includes(Buffer.from(key, 'hex'))).toBe(false);
    }
  });

  it('is readable by its owner only', async () => {
    await openVault().create(passphrase);
    expect((await stat(file)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('leaves an existing vault alone, whatever is in it', async () => {
    await writeFile(file, 'not a vault');
    expect(await openVault().create(passphrase)).toEqual({ ok: false, error: { code: 'exists' } });
    expect(await readFile(file, 'utf8')).toBe('not a vault');
  });

  it('is made once when asked for twice at the same time', async () => {
    const vault = openVault();
    const [first, second] = await Promise.all([vault.create(passphrase), vault.create('toinen tunnuslause kokonaan')]);
    expect(second).toEqual({ ok: false, error: { code: 'exists' } });
    expect(keyOf(await openVault().unlock(passphrase))).toBe(keyOf(first));
  });

  it('is made over the temporary file that a crash left behind', async () => {
    await writeFile(`${file}.tmp`, '{"version":1,"kdf":{"alg');
    expect(await openVault().state()).toBe('none');
    const created = await openVault().create(passphrase);
    expect(keyOf(await openVault().unlock(passphrase))).toBe(keyOf(created));
    expect(await readdir(folder)).toEqual(['vault.json']);
  });

  it('is refused in words when its folder is not there to write to', async () => {
    file = join(folder, 'missing', 'vault.json');
    expect(await openVault().create(passphrase)).toEqual({ ok: false, error: { code: 'not-writable' } });
  });

  it('is refused in words when the disk refuses, and leaves nothing half-written', async () => {
    await mkdir(join(`${file}.tmp`, 'in the way'), { recursive: true });
    expect(await openVault().create(passphrase)).toEqual({ ok: false, error: { code: 'not-writable' } });
    expect(await openVault().state()).toBe('none');
  });
});

describe('a new passphrase', () => {
  // What bytes alone tell; the page has judged the text before (passphrase.test.ts).
  it.each(['', 'lyhyt', 'kymmenen..', 'a b c d'])('is refused when it is too short in any case: %j', async (weak) => {
    expect(await openVault().create(weak)).toEqual({ ok: false, error: { code: 'too-weak' } });
    expect(await openVault().state()).toBe('none');
  });

  it('is never refused by main when the page takes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }), (typed) => {
        fc.pre(isStrongEnough(typed));
        expect(passphraseBytes(typed).length).toBeGreaterThanOrEqual(leastPassphraseBytes);
      }),
    );
    expect(passphraseBytes('me te he ne')).toHaveLength(leastPassphraseBytes);
  });

  it.each(['viisitoista-15.', 'yö työ suo tie'])('is taken with 15 characters or four words: %j', async (strong) => {
    expect((await openVault().create(strong)).ok).toBe(true);
  });
});

describe('a wrong passphrase', () => {
  const wrong = 'jokin muu tunnuslause';

  it('is refused with a growing wait, the same answer every time, and the vault stays', async () => {
    await openVault().create(passphrase);
    const before = await readFile(file, 'utf8');
    const vault = openVault();
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const answer = await vault.unlock(wrong);
      expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
      const seconds = answer.ok ? undefined : answer.error.waitSeconds;
      waits.push(seconds);
      now += (seconds ?? 0) * 1000;
    }
    expect(waits).toEqual([0, 1, 2, 5, 10, 30, 60, 60]);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await vault.unlock(passphrase)).ok).toBe(true);
  });

  it('makes the right one wait too, and derives nothing meanwhile', async () => {
    await openVault().create(passphrase);
    let derivations = 0;
    const vault = openVault({
      deriveKey: (typed, kdf) => {
        derivations += 1;
        return quickDeriveKey(typed, kdf);
      },
    });
    await vault.unlock(wrong);
    await vault.unlock(wrong);
    expect(await vault.unlock(passphrase)).toEqual({ ok: false, error: { code: 'wrong-passphrase', waitSeconds: 1 } });
    expect(derivations).toBe(2);
    now += 1000;
    expect((await vault.unlock(passphrase)).ok).toBe(true);
  });

  it('counts guesses that were sent together', async () => {
    await openVault().create(passphrase);
    const vault = openVault();
    const answers = await Promise.all([vault.unlock(wrong), vault.unlock(wrong), vault.unlock(passphrase)]);
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, false]);
  });

  it('is remembered over a restart, and forgotten after the right one', async () => {
    await openVault().create(passphrase);
    const first = openVault();
    for (const seconds of [0, 1, 2, 5]) {
      await first.unlock(wrong);
      now += seconds * 1000;
    }
    const second = openVault();
    expect(await second.unlock(passphrase)).toMatchObject({ error: { waitSeconds: 5 } });
    now += 5000;
    expect((await second.unlock(passphrase)).ok).toBe(true);
    expect(await openVault().unlock(wrong)).toMatchObject({ error: { waitSeconds: 0 } });
  });

  it('never makes anyone wait longer because the clock was set back', async () => {
    await openVault().create(passphrase);
    const vault = openVault();
    await vault.unlock(wrong);
    await vault.unlock(wrong);
    now -= 86_400_000;
    expect(await vault.unlock(passphrase)).toMatchObject({ error: { waitSeconds: 1 } });
    now += 1000;
    expect((await vault.unlock(passphrase)).ok).toBe(true);
  });
});

describe('a vault file that was changed', () => {
  let derived: KdfParameters[];

  const watching: DeriveKey = (typed, kdf) => {
    derived.push(kdf);
    return quickDeriveKey(typed, kdf);
  };

  beforeEach(async () => {
    derived = [];
    await openVault().create(passphrase);
  });

  async function answerAfter(change: (vault: StoredVault) => unknown): Promise<unknown> {
    const vault = await storedVault();
    const changed = change(vault);
    await writeFile(file, JSON.stringify(changed ?? vault));
    return openVault({ deriveKey: watching }).unlock(passphrase);
  }

  it.each([
    ['memory below 19 MiB', { memoryKiB: 19_455 }],
    ['one pass', { iterations: 1 }],
    ['no lanes', { parallelism: 0 }],
    ['100 GiB of memory', { memoryKiB: 104_857_600 }],
    ['a million passes', { iterations: 1_000_000 }],
    ['many lanes', { parallelism: 64 }],
    ['half a pass', { iterations: 2.5 }],
    ['another algorithm', { algorithm: 'pbkdf2' }],
    ['a short salt', { salt: 'AAAA' }],
  ])('is refused before anything is derived: %s', async (_what, kdf) => {
    expect(await answerAfter((vault) => void Object.assign(vault.slots[0]?.kdf ?? {}, kdf))).toEqual({
      ok: false,
      error: { code: 'damaged' },
    });
    expect(derived).toEqual([]);
    expect(await openVault().state()).toBe('damaged');
  });

  it.each([
    ['less memory, but allowed', { memoryKiB: 19_456 }],
    ['fewer passes, but allowed', { iterations: 2 }],
    ['more lanes', { parallelism: 2 }],
    ['another salt', { salt: Buffer.alloc(16).toString('base64') }],
  ])('does not open even when the same key would come out: %s', async (_what, kdf) => {
    const original = (await storedVault()).slots[0]?.kdf ?? {};
    const vault = await storedVault();
    Object.assign(vault.slots[0]?.kdf ?? {}, kdf);
    await writeFile(file, JSON.stringify(vault));
    // A derivation that ignores the change: only the authenticated header is left to notice it.
    const deaf: DeriveKey = (typed, read) =>
      quickDeriveKey(typed, {
        ...read,
        memoryKiB: Number(original['memoryKiB']),
        iterations: Number(original['iterations']),
        parallelism: Number(original['parallelism']),
        salt: Uint8Array.from(Buffer.from(String(original['salt']), 'base64')),
      });
    expect(await openVault({ deriveKey: deaf }).unlock(passphrase)).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
  });

  it('has its slots bound to their kind', () => {
    const kdf = { memoryKiB: 65_536, iterations: 3, parallelism: 1, salt: new Uint8Array(16) };
    expect(slotContext(kdf, 'passphrase')).not.toEqual(slotContext(kdf, 'recovery-key'));
  });

  it('does not open with a slot given another name', async () => {
    expect(await answerAfter((vault) => vault.slots.forEach((slot) => (slot['kind'] = 'recovery-key')))).toMatchObject({
      error: { code: 'damaged' },
    });
  });

  it('still opens when a later version has added another way in', async () => {
    const answer = await answerAfter((vault) => {
      const nonce = Buffer.alloc(12).toString('base64');
      const kdf = vault.slots[0]?.kdf ?? {};
      vault.slots.unshift({ kind: 'smart-card', kdf, nonce, wrappedKey: Buffer.alloc(48).toString('base64') });
    });
    expect(answer).toMatchObject({ ok: true });
  });

  it('does not open with any bit of the wrapped key flipped', async () => {
    const wrapped = Buffer.from(String((await storedVault()).slots[0]?.['wrappedKey']), 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(wrapped.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(wrapped);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const answer = await answerAfter((vault) => {
          for (const slot of vault.slots) slot['wrappedKey'] = flipped.toString('base64');
        });
        await rm(join(folder, 'vault-attempts.json'), { force: true });
        expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
      }),
      { numRuns: 40 },
    );
  });

  it('is damaged when cut short anywhere, and stays as it is', async () => {
    const whole = (await readFile(file, 'utf8')).trimEnd();
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(file, whole.slice(0, length));
      expect(await openVault().unlock(passphrase)).toEqual({ ok: false, error: { code: 'damaged' } });
      expect(await openVault().state()).toBe('damaged');
      expect(await readFile(file, 'utf8')).toBe(whole.slice(0, length));
    }
  });

  it.each(['null', '[]', '"vault"', '{}', '{"version":0}', '{"version":"1"}', '\u0000'])(
    'is damaged when it is %j',
    async (text) => {
      await writeFile(file, text);
      expect(await openVault().unlock(passphrase)).toEqual({ ok: false, error: { code: 'damaged' } });
    },
  );

  it('is damaged when it is far too large to be one', async () => {
    await writeFile(file, `${' '.repeat(100_000)}${await readFile(file, 'utf8')}`);
    expect(await openVault().state()).toBe('damaged');
  });

  it('is left to the newer app that made it', async () => {
    expect(await answerAfter(() => ({ version: 3, anything: 'else' }))).toEqual({
      ok: false,
      error: { code: 'newer' },
    });
    expect(await openVault().state()).toBe('newer');
    expect(await openVault().create(passphrase)).toEqual({ ok: false, error: { code: 'exists' } });
  });

  it('is missing when it is gone', async () => {
    await rm(file);
    expect(await openVault().unlock(passphrase)).toEqual({ ok: false, error: { code: 'missing' } });
  });
});

describe("the practice profile's vault", () => {
  it('makes itself on first use and opens to the same key from then on', async () => {
    const key = keyOf(await openVault({ practice: true }).openPractice());
    expect(keyOf(await openVault({ practice: true }).openPractice())).toBe(key);
  });

  it('goes on after a crash between passphrase and vault', async () => {
    await openVault({ practice: true }).openPractice();
    await rm(file);
    const key = keyOf(await openVault({ practice: true }).openPractice());
    expect(keyOf(await openVault({ practice: true }).openPractice())).toBe(key);
  });

  it('is never replaced when its passphrase is lost or changed, and opens at once when that is put back', async () => {
    const vault = openVault({ practice: true });
    const key = keyOf(await vault.openPractice());
    const before = await readFile(file, 'utf8');
    const beside = join(folder, 'practice-passphrase');
    const stored = await readFile(beside, 'utf8');
    const lost = { ok: false, error: { code: 'passphrase-lost' } };

    await rm(beside);
    expect(await vault.openPractice()).toEqual(lost);
    for (const spoilt of ['', stored.slice(1), '', stored.slice(2), '']) {
      await writeFile(beside, spoilt);
      expect(await vault.openPractice()).toEqual(lost);
    }
    await writeFile(beside, stored);
    expect(keyOf(await vault.openPractice())).toBe(key);
    await writeFile(file, before.slice(0, 40));
    expect(await vault.openPractice()).toEqual({ ok: false, error: { code: 'damaged' } });
  });

  it('does not exist in other profiles: nothing is written', async () => {
    expect(await openVault().openPractice()).toEqual({ ok: false, error: { code: 'missing' } });
    expect(await readdir(folder)).toEqual([]);
  });
});
