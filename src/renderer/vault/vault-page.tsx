import { useState } from 'react';
import type { CallAnswer, Profile, VaultError } from '../../shared/ipc-contract.ts';
import { RestorePage } from '../backup/restore-page.tsx';
import type { Host } from '../host.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { StartFrame, type StartPageProps } from '../shell/start-frame.tsx';
import { CreateVault } from './create-vault.tsx';
import { UnlockVault } from './unlock-vault.tsx';
import { UnopenableVault } from './unopenable-vault.tsx';

/** Where the vault stands: none yet, locked, or why it cannot be opened at all. */
export type VaultState = CallAnswer<'vault.state'>['state'] | VaultError['code'];

export interface VaultPageProps extends StartPageProps {
  readonly host: Host;
  readonly state: VaultState;
  /** Takes the data key over and overwrites its bytes. */
  readonly onOpen: (dataKey: Uint8Array) => Promise<void>;
  readonly onProfile: (profile: Profile) => void;
}

/** The door: chooses a passphrase, asks for it, or says why the data cannot be opened. */
export function VaultPage({ host, state, onOpen, onProfile, ...start }: VaultPageProps) {
  useMarkReady();
  const [isRestoring, setRestoring] = useState(false);
  return (
    <StartFrame {...start}>
      {state === 'none' && isRestoring ? (
        <RestorePage host={host} profile={start.profile} onOpen={onOpen} onBack={() => setRestoring(false)} />
      ) : state === 'none' ? (
        <CreateVault
          create={(passphrase) => host.call('vault.create', { passphrase })}
          onOpen={onOpen}
          onPractice={() => onProfile('harjoittelu')}
          onRestore={() => setRestoring(true)}
        />
      ) : state === 'locked' ? (
        <UnlockVault unlock={(passphrase) => host.call('vault.unlock', { passphrase })} onOpen={onOpen} />
      ) : (
        <UnopenableVault code={state} />
      )}
    </StartFrame>
  );
}
