import { Printer } from 'lucide-react';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, VaultError } from '../../shared/ipc-contract.ts';
import { formatRecoveryKey } from '../../shared/recovery-key.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { RecoveryPaper } from './recovery-paper.tsx';
import { passphraseBytes } from './secret-bytes.ts';
import styles from './recovery.module.css';

export interface RecoveryStepProps {
  readonly host: Host;
  readonly passphrase: string;
  readonly onConfirmed: () => void;
}

type Made = Extract<CallAnswer<'vault.newRecoveryKey'>, { ok: true }>['value'];

/** A new recovery key: on paper first, then two of its groups typed back from there. Only then it counts. */
export function RecoveryStep({ host, passphrase, onConfirmed }: RecoveryStepProps) {
  const { t } = useTranslation(['recovery', 'vault']);
  const [made, setMade] = useState<Made>();
  const [isOnPaper, setOnPaper] = useState(false);
  const [refusal, setRefusal] = useState<VaultError['code'] | 'failed'>();

  useEffect(() => {
    let isCurrent = true;
    host.call('vault.newRecoveryKey', { passphrase: passphraseBytes(passphrase) }).then(
      (answer) => {
        if (!isCurrent) return;
        if (answer.ok) setMade(answer.value);
        else setRefusal(answer.error.code);
      },
      () => isCurrent && setRefusal('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, passphrase]);

  const confirm = async (groups: string[]) => {
    setRefusal(undefined);
    try {
      const answer = await host.call('vault.confirmRecoveryKey', { groups });
      if (answer.ok) onConfirmed();
      else setRefusal(answer.error.code);
    } catch {
      setRefusal('failed');
    }
  };

  return (
    <div className={styles.step}>
      {made === undefined && refusal === undefined && <p role="status">{t('making')}</p>}
      {made && !isOnPaper && (
        <>
          <p>{t('lead')}</p>
          <RecoveryPaper recoveryKey={formatRecoveryKey(made.recoveryKey)} />
          <div className={styles.actions}>
            <Button icon={Printer} onPress={() => window.print()}>
              {t('print')}
            </Button>
            <Button variant="main" onPress={() => setOnPaper(true)}>
              {t('toConfirm')}
            </Button>
          </div>
        </>
      )}
      {made && isOnPaper && (
        <ConfirmForm asked={made.asked} onConfirm={confirm} onShowAgain={() => setOnPaper(false)} />
      )}
      {refusal && <Banner tone="error">{t(`vault:problem.${refusal}`)}</Banner>}
    </div>
  );
}

function ConfirmForm({
  asked,
  onConfirm,
  onShowAgain,
}: {
  readonly asked: readonly number[];
  readonly onConfirm: (groups: string[]) => Promise<void>;
  readonly onShowAgain: () => void;
}) {
  const { t } = useTranslation('recovery');
  const [typed, setTyped] = useState<readonly string[]>(() => asked.map(() => ''));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void onConfirm([...typed]);
  };
  return (
    <form className={styles.step} onSubmit={submit}>
      <h2>{t('confirmTitle')}</h2>
      <p>{t('confirmLead')}</p>
      {asked.map((number, place) => (
        <Field
          key={number}
          label={t('group', { number })}
          value={typed[place] ?? ''}
          onChange={(value) => setTyped(typed.with(place, value.slice(0, 20)))}
          autoFocus={place === 0}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" variant="main">
          {t('confirm')}
        </Button>
        <TextButton onPress={onShowAgain}>{t('showAgain')}</TextButton>
      </div>
    </form>
  );
}
