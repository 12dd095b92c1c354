import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { RawRows } from '../db/raw-rows.ts';
import type { Host } from '../host.ts';
import { passphraseBytes } from './secret-bytes.ts';

/**
 * Where the vault stands. Main looks at the database's files and the page at its rows, so that neither's mistake lets a new
 * vault be made over data that another one has sealed.
 */
export async function askVaultState(
  host: Host,
  rows: Pick<RawRows, 'counts'>,
): Promise<CallAnswer<'vault.state'>['state']> {
  const { state } = await host.call('vault.state', null);
  if (state !== 'none') return state;
  return Object.values(await rows.counts()).some((count) => count > 0) ? 'missing' : 'none';
}

/** Makes the vault of an empty profile, looked at again in the moment it is made. */
export async function createVaultOverNothing(
  host: Host,
  rows: Pick<RawRows, 'counts'>,
  passphrase: string,
): Promise<CallAnswer<'vault.create'>> {
  if ((await askVaultState(host, rows)) === 'missing') return { ok: false, error: { code: 'missing' } };
  return host.call('vault.create', { passphrase: passphraseBytes(passphrase) });
}
