import type { Vault } from '../../src/main/vault/vault.ts';
import { passphraseBytes } from '../../src/renderer/vault/secret-bytes.ts';
import { formatRecoveryKey } from '../../src/shared/recovery-key.ts';

/** Gives a vault made without the window its recovery key, as a person would have: a window then asks for nothing more. */
export async function confirmRecovery(vault: Vault, passphrase: string): Promise<string> {
  const made = await vault.newRecoveryKey(passphraseBytes(passphrase));
  if (!made.ok) throw new Error(`no recovery key: ${made.error.code}`);
  const { asked } = made.value;
  const recoveryKey = formatRecoveryKey(made.value.recoveryKey);
  const confirmed = await vault.confirmRecoveryKey(asked.map((number) => recoveryKey.split('-')[number - 1] ?? ''));
  if (!confirmed.ok) throw new Error(`not confirmed: ${confirmed.error.code}`);
  return recoveryKey;
}
