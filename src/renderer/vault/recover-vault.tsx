import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, VaultError } from '../../shared/ipc-contract.ts';
import { isStrongEnough } from '../../shared/passphrase.ts';
import { readRecoveryKey } from '../../shared/recovery-key.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { Field, SecretField } from '../ui/field.tsx';
import { Strength } from './strength.tsx';
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
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<VaultError['code'] | 'failed'>();
  const [wait, setWait] = useState(0);
  const read = readRecoveryKey(key);
  const isStrong = isStrongEnough(passphrase);
  const isSame = passphrase === again;

  useEffect(() => {
    if (wait <= 0) return;
    const timer = window.setTimeout(() => setWait(wait - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [wait]);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setRefusal(undefined);
    if (!read.ok || !isStrong || !isSame || isBusy || wait > 0) return;
    setBusy(true);
    try {
      const opened = await recover(key, passphrase);
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
      <Field
        label={t('key')}
        value={key}
        onChange={(value) => setKey(value.slice(0, 200))}
        autoFocus
        size="large"
        help={t('keyHelp')}
        problem={problemOf()}
      />
      <SecretField
        label={t('newPassphrase')}
        autoComplete="new-password"
        size="large"
        value={passphrase}
        onChange={setPassphrase}
        problem={isAsked && !isStrong ? t('vault:problem.too-weak') : undefined}
        help={<Strength passphrase={passphrase} />}
      />
      <SecretField
        label={t('vault:again')}
        autoComplete="new-password"
        size="large"
        value={again}
        onChange={setAgain}
        problem={isAsked && isStrong && !isSame ? t('vault:differs') : undefined}
      />
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

  /** A mistyped group is named at once; what is missing only when the person thinks that it is all there. */
  function problemOf(): string | undefined {
    if (read.ok) return undefined;
    if (read.wrong !== undefined) return t('wrongGroup', { number: read.wrong });
    return isAsked ? t('incomplete') : undefined;
  }
}
