import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VaultError } from '../../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeriveKey } from './derive-key.ts';
import { newVaultCost } from './kdf-parameters.ts';
import { isStrongEnough, normalizePassphrase } from '../../shared/passphrase.ts';
import { formatVaultFile, isMissing, readVaultFile, slotContext } from './vault-file.ts';
import { unwrapKey, wrapKey } from './wrap-key.ts';
import { writeWholeFile } from '../write-file.ts';
import { createWrongAttempts } from './wrong-attempts.ts';

export type VaultState = 'none' | 'locked' | 'damaged' | 'newer';
/** The 32-byte data key. Whoever gets it overwrites it after use (`dataKey.fill(0)`). */
export type Opened = Result<{ dataKey: Uint8Array }, VaultError>;

/**
 * The vault keeps the random key of one profile's database, wrapped under a passphrase. It never keeps the key in memory,
 * never overwrites a vault that is there and never deletes one, whatever is wrong with it.
 */
export interface Vault {
  readonly state: () => Promise<VaultState>;
  /** Errors: too-weak, exists, not-writable. */
  readonly create: (passphrase: string) => Promise<Opened>;
  /** Errors: wrong-passphrase (with the seconds to wait), missing, damaged, newer. */
  readonly unlock: (passphrase: string) => Promise<Opened>;
  /** Opens the practice profile's vault, made on first use; 'missing' in every other profile. */
  readonly openPractice: () => Promise<Opened>;
}

export interface VaultDependencies {
  /** vault.json in the profile's folder. The folder exists. */
  readonly file: string;
  readonly deriveKey: DeriveKey;
  /** Cryptographically random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds. */
  readonly clock: () => number;
  /** True only in the practice profile. */
  readonly practice: boolean;
}

export function createVault({ file, deriveKey, random, clock, practice }: VaultDependencies): Vault {
  const wrongAttempts = createWrongAttempts({ file: join(dirname(file), 'vault-attempts.json'), clock });
  const practiceFile = join(dirname(file), 'practice-passphrase');

  async function state(): Promise<VaultState> {
    const read = await readVaultFile(file);
    if (read.ok) return 'locked';
    return read.error === 'missing' ? 'none' : read.error;
  }

  async function create(passphrase: string): Promise<Opened> {
    if (!isStrongEnough(passphrase)) return fail({ code: 'too-weak' });
    try {
      if (await exists(file)) return fail({ code: 'exists' });
    } catch {
      return fail({ code: 'not-writable' });
    }
    const kdf = { ...newVaultCost, salt: random(16) };
    const dataKey = Uint8Array.from(random(32));
    const nonce = random(12);
    const wrappingKey = await deriveKey(normalizePassphrase(passphrase), kdf);
    const wrappedKey = wrapKey(wrappingKey, dataKey, nonce, slotContext(kdf, 'passphrase'));
    wrappingKey.fill(0);
    try {
      writeWholeFile(file, formatVaultFile({ kdf, slots: [{ kind: 'passphrase', nonce, wrappedKey }] }));
    } catch {
      dataKey.fill(0);
      return fail({ code: 'not-writable' });
    }
    return ok({ dataKey });
  }

  async function unlock(passphrase: string): Promise<Opened> {
    const waitSeconds = await wrongAttempts.secondsLeft();
    if (waitSeconds > 0) return fail({ code: 'wrong-passphrase', waitSeconds });
    const read = await readVaultFile(file);
    if (!read.ok) return fail({ code: read.error });
    const { kdf, slots } = read.value;
    const slot = slots.find(({ kind }) => kind === 'passphrase');
    if (slot === undefined) return fail({ code: 'damaged' });
    const wrappingKey = await deriveKey(normalizePassphrase(passphrase), kdf);
    const dataKey = unwrapKey(wrappingKey, slot.wrappedKey, slot.nonce, slotContext(kdf, slot.kind));
    wrappingKey.fill(0);
    if (dataKey === undefined) return fail({ code: 'wrong-passphrase', waitSeconds: await wrongAttempts.count() });
    await wrongAttempts.forget();
    return ok({ dataKey });
  }

  /**
   * The passphrase lies in clear beside the vault it opens. That is no loss: the practice profile holds made-up people
   * only, and everything after this line is the code that real plans go through.
   */
  async function openPractice(): Promise<Opened> {
    if (!practice) return fail({ code: 'missing' });
    const stored = await storedPassphrase(practiceFile);
    if ((await state()) !== 'none') return stored === undefined ? fail({ code: 'damaged' }) : unlock(stored);
    const passphrase = stored ?? Buffer.from(random(24)).toString('base64url');
    try {
      // Written before the vault: a crash in between leaves a passphrase that the next start makes the vault with.
      if (stored === undefined) writeWholeFile(practiceFile, passphrase);
    } catch {
      return fail({ code: 'not-writable' });
    }
    return create(passphrase);
  }

  const inTurn = createTurns();
  return {
    state,
    create: (passphrase) => inTurn(() => create(passphrase)),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    openPractice: () => inTurn(openPractice),
  };
}

/** One at a time: guesses sent together must not slip past the wait, nor two creations past the check for a vault. */
function createTurns(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function storedPassphrase(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
