import { LockKeyhole } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../shared/delivery/deadline.ts';
import type { CallAnswer, LockReason, VaultError } from '../../shared/ipc-contract.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import type { OnOpen } from './create-vault.tsx';
import { WaitingPanel } from './waiting-panel.tsx';
import styles from './vault.module.css';

export interface UnlockVaultProps {
  readonly unlock: (passphrase: string) => Promise<CallAnswer<'vault.unlock'>>;
  readonly onOpen: OnOpen;
  readonly onForgotten: () => void;
  /** No passphrase opens it: the vault's file has gone or was damaged meanwhile. */
  readonly onUnopenable: (code: 'damaged' | 'newer' | 'missing') => void;
  /** Undefined after a start of the app. */
  readonly lockReason: LockReason | undefined;
  /** What a lock keeps from leaving. */
  readonly waiting: Waiting;
}

type Refusal = VaultError['code'] | 'failed' | 'empty';

/** Asks for the passphrase. Shows no student, no plan, nothing but the door. */
export function UnlockVault(props: UnlockVaultProps) {
  const { unlock, onOpen, onForgotten, onUnopenable, lockReason, waiting } = props;
  const { t } = useTranslation(['vault', 'common', 'recovery', 'locked']);
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [wait, setWait] = useState(0);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = window.setTimeout(() => setWait(wait - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [wait]);

  const refuse = (code: Refusal, waitSeconds = 0) => {
    setRefusal(code);
    setWait(Math.ceil(waitSeconds));
    setBusy(false);
    input.current?.select();
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy || wait > 0) return;
    if (passphrase === '') return refuse('empty');
    setBusy(true);
    try {
      const opened = await unlock(passphrase);
      if (opened.ok) return await onOpen(opened.value, passphrase);
      const { code, waitSeconds } = opened.error;
      if (code === 'damaged' || code === 'newer' || code === 'missing') return onUnopenable(code);
      refuse(code, waitSeconds);
    } catch {
      refuse('failed');
    }
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  const problem = refusal && (refusal === 'empty' ? t('empty') : t(`problem.${refusal}`));
  const sentences = [problem, hasCapsLock && t('capsLock'), wait > 0 && t('waitSeconds', { count: wait })].filter(
    Boolean,
  );
  return (
    <div className={styles.panes}>
      <form className={styles.door} onSubmit={(event) => void submit(event)}>
        <p className={styles.why}>
          <LockKeyhole aria-hidden="true" />
          {lockReason === undefined ? t('unlockTitle') : t(`locked:reason.${lockReason}`)}
        </p>
        <h1>{t('common:appName')}</h1>
        <p className={styles.lead}>{t('unlockLead')}</p>
        <SecretField
          label={t('passphrase')}
          autoComplete="current-password"
          autoFocus
          size="large"
          value={passphrase}
          onChange={setPassphrase}
          inputRef={input}
          onKeyUp={watchCapsLock}
          problem={problem && sentences.join(' ')}
          help={problem === undefined && hasCapsLock ? t('capsLock') : undefined}
        />
        <Button type="submit" variant="main" size="large" keys="Enter" isDisabled={isBusy || wait > 0}>
          {t(isBusy ? 'unlocking' : 'unlock')}
        </Button>
        <p className={styles.other}>
          <TextButton onPress={onForgotten}>{t('recovery:forgotten')}</TextButton>
        </p>
      </form>
      {waiting.count > 0 && <WaitingPanel waiting={waiting} />}
    </div>
  );
}
