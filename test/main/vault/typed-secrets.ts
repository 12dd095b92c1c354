import type { Opened, Vault } from '../../../src/main/vault/vault.ts';
import { passphraseBytes, recoveryKeyBytes } from '../../../src/renderer/vault/secret-bytes.ts';
import { formatRecoveryKey } from '../../../src/shared/recovery-key.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { VaultError } from '../../../src/shared/ipc-contract.ts';

/** A vault as the page has it: what is typed goes through the page's own door, and the recovery key comes as it stands on paper. */
export interface TypedVault extends Omit<
  Vault,
  'create' | 'unlock' | 'changePassphrase' | 'newRecoveryKey' | 'recover'
> {
  readonly create: (passphrase: string) => Promise<Opened>;
  readonly unlock: (passphrase: string) => Promise<Opened>;
  readonly changePassphrase: (present: string, next: string) => ReturnType<Vault['changePassphrase']>;
  readonly newRecoveryKey: (passphrase: string) => Promise<Result<TypedRecoveryKey, VaultError>>;
  readonly recover: (recoveryKey: string, next: string) => Promise<Opened>;
}

export interface TypedRecoveryKey {
  readonly recoveryKey: string;
  readonly asked: readonly number[];
}

export function withTypedSecrets(vault: Vault): TypedVault {
  return {
    ...vault,
    create: (passphrase) => vault.create(passphraseBytes(passphrase)),
    unlock: (passphrase) => vault.unlock(passphraseBytes(passphrase)),
    changePassphrase: (present, next) => vault.changePassphrase(passphraseBytes(present), passphraseBytes(next)),
    newRecoveryKey: async (passphrase) => {
      const made = await vault.newRecoveryKey(passphraseBytes(passphrase));
      if (!made.ok) return made;
      return { ok: true, value: { ...made.value, recoveryKey: formatRecoveryKey(made.value.recoveryKey) } };
    },
    recover: (recoveryKey, next) => vault.recover(recoveryKeyBytes(recoveryKey), passphraseBytes(next)),
  };
}
