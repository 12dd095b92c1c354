import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VaultError } from '../../shared/ipc-contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeriveKey } from './derive-key.ts';
import { leastPassphraseBytes } from '../../shared/passphrase.ts';
import { recoveryKeyCharacters, recoveryKeyGroup, recoveryKeyGroups, tidyGroup } from '../../shared/recovery-key.ts';
import { secretCopy } from './secret-copy.ts';
import { isOutdated, makeSlot, openSlot } from './slots.ts';
import { formatVaultFile, isMissing, parseVaultFile, readVaultFile, type VaultSlot } from './vault-file.ts';
import { writeWholeFile } from '../write-file.ts';
import { createWrongAttempts } from './wrong-attempts.ts';

/** 'missing': there are data, and the vault that opens them is gone. */
export type VaultState = 'none' | 'locked' | 'missing' | 'damaged' | 'newer';
/** The 32-byte data key. Whoever gets it overwrites it after use (`dataKey.fill(0)`). */
export type Opened = Result<
  { dataKey: Uint8Array; /** Whether a confirmed recovery key opens it too. */ hasRecoveryKey: boolean },
  VaultError
>;
export type Done = Result<null, VaultError>;

/**
 * The vault keeps the random key of one profile's database, wrapped under a passphrase. It never keeps the key in memory,
 * never makes a new key over one that is there and never deletes a vault, whatever is wrong with it. A changed passphrase or recovery
 * key wraps the same key again; the old file stays until the new one was read back.
 *
 * Secrets are bytes, in the form that becomes a key (`renderer/vault/secret-bytes.ts`). They stay the caller's, who overwrites them.
 */
export interface Vault {
  readonly state: () => Promise<VaultState>;
  /** Errors: too-weak, exists, missing (there are data that the new key would not open), not-writable. */
  readonly create: (passphrase: Uint8Array) => Promise<Opened>;
  /** Errors: wrong-passphrase (with the seconds to wait), missing, damaged, newer. */
  readonly unlock: (passphrase: Uint8Array) => Promise<Opened>;
  /** Errors: too-weak, not-writable, and those of `unlock`. */
  readonly changePassphrase: (present: Uint8Array, next: Uint8Array) => Promise<Done>;
  /**
   * A recovery key for paper. It opens nothing, and an earlier one stays in force, until it is confirmed. Errors: those of `unlock`.
   */
  readonly newRecoveryKey: (passphrase: Uint8Array) => Promise<Result<NewRecoveryKey, VaultError>>;
  /** Takes the last new recovery key into use when the asked groups are typed back. Errors: not-confirmed, not-writable. */
  readonly confirmRecoveryKey: (groups: readonly string[]) => Promise<Done>;
  /** Opens with the recovery key and sets a new passphrase at once. Errors: wrong-recovery-key, no-recovery-key, too-weak, not-writable ... */
  readonly recover: (recoveryKey: Uint8Array, next: Uint8Array) => Promise<Opened>;
  /** Forgets a recovery key that nobody confirmed. */
  readonly forget: () => void;
  /** Opens the practice profile's vault, made on first use; 'missing' in every other profile. Errors: passphrase-lost, missing, damaged ... */
  readonly openPractice: () => Promise<Opened>;
}

export interface NewRecoveryKey {
  /** 32 bytes; whoever gets them overwrites them after use. */
  readonly recoveryKey: Uint8Array<ArrayBuffer>;
  /** Numbers, from 1, of the groups that the person types back. */
  readonly asked: readonly number[];
}

export interface VaultDependencies {
  /** vault.json in the profile's folder. The folder exists. */
  readonly file: string;
  readonly deriveKey: DeriveKey;
  /** Cryptographically random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Whether the profile holds data that only an earlier vault can open. */
  readonly holdsData: () => Promise<boolean>;
  /** True only in the practice profile. */
  readonly practice: boolean;
}

export function createVault({ file, deriveKey, random, clock, holdsData, practice }: VaultDependencies): Vault {
  const wrongAttempts = createWrongAttempts({ file: join(dirname(file), 'vault-attempts.json'), clock });
  const tools = { deriveKey, random };
  let pending: { readonly slot: VaultSlot; readonly expected: readonly string[] } | undefined;
  const practiceFile = join(dirname(file), 'practice-passphrase');

  async function state(): Promise<VaultState> {
    const read = await readVaultFile(file);
    if (read.ok) return 'locked';
    if (read.error !== 'missing') return read.error;
    return (await holdsData()) ? 'missing' : 'none';
  }

  async function create(passphrase: Uint8Array): Promise<Opened> {
    if (passphrase.length < leastPassphraseBytes) return fail({ code: 'too-weak' });
    try {
      if (await exists(file)) return fail({ code: 'exists' });
      // Never a new key over data that another key has sealed.
      if (await holdsData()) return fail({ code: 'missing' });
    } catch {
      return fail({ code: 'not-writable' });
    }
    const dataKey = newSecret();
    const slot = await makeSlot(tools, 'passphrase', passphrase, dataKey);
    if (write([slot])) return ok({ dataKey, hasRecoveryKey: false });
    dataKey.fill(0);
    return fail({ code: 'not-writable' });
  }

  function newSecret(): Uint8Array<ArrayBuffer> {
    const made = random(32);
    const secret = secretCopy(made);
    made.fill(0);
    return secret;
  }

  /** Tries one way in, after the wait that wrong attempts have earned. */
  async function openWith(kind: SlotKind, secret: Uint8Array): Promise<Result<OpenSlot, VaultError>> {
    const code = wrongCode[kind];
    const waitSeconds = await wrongAttempts.secondsLeft();
    if (waitSeconds > 0) return fail({ code, waitSeconds });
    const read = await readVaultFile(file);
    if (!read.ok) return fail({ code: read.error });
    const { slots } = read.value;
    const slot = slots.find((one) => one.kind === kind);
    if (slot === undefined) return fail({ code: kind === 'passphrase' ? 'damaged' : 'no-recovery-key' });
    const dataKey = await openSlot(deriveKey, slot, secret);
    if (dataKey === undefined) return fail({ code, waitSeconds: await wrongAttempts.count() });
    await wrongAttempts.forget();
    return ok({ dataKey, slot, slots });
  }

  async function unlock(passphrase: Uint8Array): Promise<Opened> {
    const opened = await openWith('passphrase', passphrase);
    if (!opened.ok) return opened;
    const { dataKey, slots } = opened.value;
    // A disk that refuses leaves the vault as it is: it opens, and the next unlocking tries again.
    await renewOutdated(opened.value, passphrase);
    return ok({ dataKey, hasRecoveryKey: slots.some(isRecovery) });
  }

  /** Wraps anew what an older version wrapped; false when the disk refuses. */
  async function renewOutdated({ dataKey, slot, slots }: OpenSlot, passphrase: Uint8Array): Promise<boolean> {
    if (!isOutdated(slot)) return true;
    return write(withSlot(slots, await makeSlot(tools, 'passphrase', passphrase, dataKey, slot.kdf)));
  }

  async function changePassphrase(present: Uint8Array, next: Uint8Array): Promise<Done> {
    if (next.length < leastPassphraseBytes) return fail({ code: 'too-weak' });
    const opened = await openWith('passphrase', present);
    if (!opened.ok) return opened;
    const { dataKey, slot, slots } = opened.value;
    const changed = await makeSlot(tools, 'passphrase', next, dataKey, slot.kdf);
    dataKey.fill(0);
    return write(withSlot(slots, changed)) ? ok(null) : fail({ code: 'not-writable' });
  }

  async function newRecoveryKey(passphrase: Uint8Array): Promise<Result<NewRecoveryKey, VaultError>> {
    const opened = await openWith('passphrase', passphrase);
    if (!opened.ok) return opened;
    if (!(await renewOutdated(opened.value, passphrase))) return fail({ code: 'not-writable' });
    const recoveryKey = newSecret();
    const secret = recoveryKeyCharacters(recoveryKey);
    const slot = await makeSlot(tools, 'recovery-key', secret, opened.value.dataKey);
    secret.fill(0);
    opened.value.dataKey.fill(0);
    const asked = askedGroups(random);
    pending = { slot, expected: asked.map((number) => recoveryKeyGroup(recoveryKey, number)) };
    return ok({ recoveryKey, asked });
  }

  async function confirmRecoveryKey(groups: readonly string[]): Promise<Done> {
    const typed = groups.map(tidyGroup);
    if (pending === undefined || pending.expected.join() !== typed.join()) return fail({ code: 'not-confirmed' });
    const read = await readVaultFile(file);
    if (!read.ok) return fail({ code: read.error });
    // Only the format of today holds more than one way in.
    if (read.value.slots.some(({ version }) => version !== undefined)) return fail({ code: 'not-confirmed' });
    if (!write(withSlot(read.value.slots, pending.slot))) return fail({ code: 'not-writable' });
    pending = undefined;
    return ok(null);
  }

  async function recover(recoveryKey: Uint8Array, next: Uint8Array): Promise<Opened> {
    if (next.length < leastPassphraseBytes) return fail({ code: 'too-weak' });
    const opened = await openWith('recovery-key', recoveryKey);
    if (!opened.ok) return opened;
    const { dataKey, slots } = opened.value;
    const changed = await makeSlot(tools, 'passphrase', next, dataKey);
    if (write(withSlot(slots, changed))) return ok({ dataKey, hasRecoveryKey: true });
    dataKey.fill(0);
    return fail({ code: 'not-writable' });
  }

  /** Replaces the file by these slots, once the disk has given them back the same; false when it refuses. */
  function write(slots: readonly VaultSlot[]): boolean {
    const text = formatVaultFile({ slots });
    try {
      writeWholeFile(file, text, (readBack) => readBack === text && parseVaultFile(readBack).ok);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The passphrase lies in clear beside the vault it opens. That is no loss: the practice profile holds made-up people
   * only, and everything after this line is the code that real plans go through.
   */
  async function openPractice(): Promise<Opened> {
    if (!practice) return fail({ code: 'missing' });
    const stored = await storedPassphrase(practiceFile);
    const found = await state();
    if (found === 'missing') return fail({ code: 'missing' });
    if (found !== 'none') return openWithStored(stored);
    const passphrase = stored ?? Buffer.from(Buffer.from(random(24)).toString('base64url'));
    try {
      // Written before the vault: a crash in between leaves a passphrase that the next start makes the vault with.
      if (stored === undefined) writeWholeFile(practiceFile, passphrase);
    } catch {
      return fail({ code: 'not-writable' });
    }
    return create(passphrase);
  }

  async function openWithStored(stored: Uint8Array | undefined): Promise<Opened> {
    const read = await readVaultFile(file);
    if (!read.ok) return fail({ code: read.error });
    if (stored === undefined) return fail({ code: 'passphrase-lost' });
    // Nobody guesses here: a passphrase that was put back opens at once.
    await wrongAttempts.forget();
    const opened = await unlock(stored);
    return !opened.ok && opened.error.code === 'wrong-passphrase' ? fail({ code: 'passphrase-lost' }) : opened;
  }

  const inTurn = createTurns();
  return {
    state,
    create: (passphrase) => inTurn(() => create(passphrase)),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    changePassphrase: (present, next) => inTurn(() => changePassphrase(present, next)),
    newRecoveryKey: (passphrase) => inTurn(() => newRecoveryKey(passphrase)),
    confirmRecoveryKey: (groups) => inTurn(() => confirmRecoveryKey(groups)),
    recover: (recoveryKey, next) => inTurn(() => recover(recoveryKey, next)),
    forget: () => {
      pending = undefined;
    },
    openPractice: () => inTurn(openPractice),
  };
}

type SlotKind = 'passphrase' | 'recovery-key';

interface OpenSlot {
  readonly dataKey: Uint8Array;
  readonly slot: VaultSlot;
  readonly slots: readonly VaultSlot[];
}

const wrongCode = { passphrase: 'wrong-passphrase', 'recovery-key': 'wrong-recovery-key' } as const;

const isRecovery = ({ kind }: VaultSlot): boolean => kind === 'recovery-key';

/** The slots with this one in the place of its kind. Slots of the first format were one passphrase only and go with it. */
function withSlot(slots: readonly VaultSlot[], slot: VaultSlot): VaultSlot[] {
  const others = slots.filter(({ kind, version }) => kind !== slot.kind && version === undefined);
  return isRecovery(slot) ? [...others, slot] : [slot, ...others];
}

/** Two different groups, in order. */
function askedGroups(random: (length: number) => Uint8Array): number[] {
  const [first = 0, second = 0] = random(2);
  const one = first % recoveryKeyGroups;
  const other = (one + 1 + (second % (recoveryKeyGroups - 1))) % recoveryKeyGroups;
  return [one + 1, other + 1].toSorted((a, b) => a - b);
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

async function storedPassphrase(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
