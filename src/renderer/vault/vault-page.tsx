import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, LockReason, Profile, VaultError } from '../../shared/ipc-contract.ts';
import { RestorePage } from '../backup/restore-page.tsx';
import { createRawRows } from '../db/raw-rows.ts';
import type { Host } from '../host.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { StartFrame, type StartPageProps } from '../shell/start-frame.tsx';
import { CreateVault, type OnOpen } from './create-vault.tsx';
import { RecoverVault } from './recover-vault.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { UnlockVault } from './unlock-vault.tsx';
import { askVaultState, createVaultOverNothing } from './ask-vault-state.ts';
import { LostVault } from './lost-vault.tsx';
import { passphraseBytes, recoveryKeyBytes } from './secret-bytes.ts';
import { UnopenableVault } from './unopenable-vault.tsx';
import styles from './vault.module.css';

/**
 * Where the vault stands: none yet, locked, or why it cannot be opened at all. 'foreign': it was opened, and its key fits none of
 * the data.
 */
export type VaultState = CallAnswer<'vault.state'>['state'] | VaultError['code'] | 'foreign';

export interface VaultPageProps extends StartPageProps {
  readonly host: Host;
  readonly state: VaultState;
  /** Takes the data key over and overwrites its bytes. */
  readonly onOpen: (dataKey: Uint8Array) => Promise<void>;
  /** Approved revisions that are not in eHOKS yet, as last known. */
  readonly unsent: number;
  /** When the first of them has to be there, epoch milliseconds; null when it is not known. */
  readonly nearestDue: number | null;
  readonly lockReason: LockReason | undefined;
  readonly onProfile: (profile: Profile) => void;
  /** Begins anew: what was in the way is not there any more. */
  readonly onAnew: () => void;
}

const rows = createRawRows(globalThis, 'hoks');

/** The door: chooses a passphrase, asks for it or for the recovery key, or says why the data cannot be opened. */
export function VaultPage({ host, state: given, onOpen, onProfile, onAnew, ...props }: VaultPageProps) {
  const { unsent, nearestDue, lockReason, ...start } = props;
  useMarkReady();
  const { t } = useTranslation('recovery');
  const [state, setState] = useState(given);
  const [isRestoring, setRestoring] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  /** Open already, and waiting for the recovery key that it does not have yet. */
  const [waiting, setWaiting] = useState<{ readonly dataKey: Uint8Array; readonly passphrase: string }>();
  const enter: OnOpen = async ({ dataKey, hasRecoveryKey }, passphrase) => {
    if (hasRecoveryKey) await onOpen(dataKey);
    else setWaiting({ dataKey, passphrase });
  };
  const retry = async () => {
    // Practice asks for nothing: what is whole again opens by itself. Whether another vault fits is known when it is opened.
    if (start.profile === 'harjoittelu' || state === 'foreign') return onAnew();
    setState(await askVaultState(host, rows));
  };
  const door = () => {
    if (waiting !== undefined) {
      return (
        <section className={styles.door} data-wide>
          <h1>{t('title')}</h1>
          <RecoveryStep host={host} passphrase={waiting.passphrase} onConfirmed={() => void onOpen(waiting.dataKey)} />
        </section>
      );
    }
    if (isRestoring) {
      return (
        <RestorePage
          host={host}
          profile={start.profile}
          opensNothing={state === 'foreign'}
          onOpen={onOpen}
          onBack={() => setRestoring(false)}
        />
      );
    }
    if (state === 'none') {
      return (
        <CreateVault
          create={(passphrase) => createVaultOverNothing(host, rows, passphrase)}
          onOpen={enter}
          onPractice={() => onProfile('harjoittelu')}
          onRestore={() => setRestoring(true)}
        />
      );
    }
    if (state === 'missing' || state === 'damaged' || state === 'passphrase-lost' || state === 'foreign') {
      return (
        <LostVault
          host={host}
          code={state}
          onRestore={start.profile === 'harjoittelu' ? undefined : () => setRestoring(true)}
          onRetry={retry}
          onAside={onAnew}
          unsent={unsent}
        />
      );
    }
    if (state !== 'locked') return <UnopenableVault code={state} />;
    return isForgotten ? (
      <RecoverVault
        recover={(recoveryKey, passphrase) =>
          host.call('vault.recover', {
            recoveryKey: recoveryKeyBytes(recoveryKey),
            passphrase: passphraseBytes(passphrase),
          })
        }
        onOpen={onOpen}
        onBack={() => setForgotten(false)}
        unsent={unsent}
      />
    ) : (
      <UnlockVault
        unlock={(passphrase) => host.call('vault.unlock', { passphrase: passphraseBytes(passphrase) })}
        onOpen={enter}
        onForgotten={() => setForgotten(true)}
        onUnopenable={setState}
        lockReason={lockReason}
        waiting={{ count: unsent, nearest: nearestDue }}
      />
    );
  };
  return <StartFrame {...start}>{door()}</StartFrame>;
}
