import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, VaultError } from '../../shared/ipc-contract.ts';
import { readRecoveryKey } from '../../shared/recovery-key.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { Fields } from '../ui/field.tsx';
import { NewPassphrase, useNewPassphrase } from './new-passphrase.tsx';
import { RecoveryKeyField } from './recovery-key-field.tsx';
import styles from './vault.module.css';

export interface RecoverVaultProps {
  readonly recover: (recoveryKey: string, passphrase: string) => Promise<CallAnswer<'vault.recover'>>;
  readonly onOpen: (dataKey: Uint8Array) => Promise<void>;
  readonly onBack: () => void;
  /** How many approved revisions are not in eHOKS yet, as last known. */
  readonly unsent: number;
}

/** The recovery key from paper opens the data, and a new passphrase takes the place of the lost one in the same step. */
export function RecoverVault({ recover, onOpen, onBack, unsent }: RecoverVaultProps) {
  const { t } = useTranslation(['recovery', 'vault']);
  const [key, setKey] = useState('');
  const entry = useNewPassphrase();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<VaultError['code'] | 'failed'>();
  const [wait, setWait] = useState(0);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = window.setTimeout(() => setWait(wait - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [wait]);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setRefusal(undefined);
    // Both are asked, so that all that is wrong is told at once.
    const isChosen = entry.ask();
    if (!readRecoveryKey(key).ok || !isChosen || isBusy || wait > 0) return;
    setBusy(true);
    try {
      const opened = await recover(key, entry.passphrase);
      if (opened.ok) return await onOpen(opened.value.dataKey);
      setRefusal(opened.error.code);
      setWait(Math.ceil(opened.error.waitSeconds ?? 0));
    } catch {
      setRefusal('failed');
    }
    setBusy(false);
  };

  return (
    <form className={styles.door} onSubmit={(event) => void submit(event)}>
      <h1>{t('openTitle')}</h1>
      <p className={styles.lead}>{t('openLead')}</p>
      <Fields>
        <RecoveryKeyField value={key} onChange={setKey} isAsked={isAsked} />
      </Fields>
      <NewPassphrase entry={entry} label={t('newPassphrase')} size="large" />
      {refusal && (
        <Banner tone="error">
          {t(`vault:problem.${refusal}`)} {wait > 0 && t('vault:waitSeconds', { count: wait })}
        </Banner>
      )}
      <Button type="submit" variant="main" size="large" isDisabled={isBusy || wait > 0}>
        {t(isBusy ? 'vault:unlocking' : 'open')}
      </Button>
      <p className={styles.other}>
        {t('noKey')} {t('unsent', { count: unsent })}
      </p>
      <p className={styles.other}>
        <TextButton onPress={onBack}>{t('back')}</TextButton>
      </p>
    </form>
  );
}
