import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../shared/ipc-contract.ts';
import { changePassphrase, logMainActs } from '../audit/logged-acts.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { Fields, SecretField } from '../ui/field.tsx';
import { NewPassphrase, useNewPassphrase } from '../vault/new-passphrase.tsx';
import { RecoveryStep } from '../vault/recovery-step.tsx';
import { passphraseBytes } from '../vault/secret-bytes.ts';
import styles from './settings-page.module.css';

type Outcome = 'changed' | 'renewed' | VaultError['code'] | 'failed';

/** Changes the passphrase, and makes a new recovery key. Both need the present passphrase. */
export function VaultSection({
  host,
  store,
}: {
  readonly host: Host;
  readonly store: Pick<Store, 'record' | 'auditLog'>;
}) {
  const { t } = useTranslation(['recovery', 'vault']);
  const [present, setPresent] = useState('');
  const entry = useNewPassphrase();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly code: Outcome; readonly wait?: number }>();
  /** The passphrase that the new recovery key is being made with. */
  const [renewing, setRenewing] = useState<string>();

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(undefined);
    const isChosen = entry.ask();
    if (present === '' || !isChosen || isBusy) return;
    setBusy(true);
    try {
      const answer = await changePassphrase(
        { host, store },
        {
          present: passphraseBytes(present),
          next: passphraseBytes(entry.passphrase),
        },
      );
      if (answer.ok) forget();
      setOutcome(answer.ok ? { code: 'changed' } : { code: answer.error.code, wait: answer.error.waitSeconds });
    } catch {
      setOutcome({ code: 'failed' });
    }
    setBusy(false);
  };
  const forget = () => {
    setPresent('');
    entry.forget();
    setAsked(false);
  };
  const renew = () => {
    setOutcome(undefined);
    if (present === '') setAsked(true);
    else setRenewing(present);
  };

  if (renewing !== undefined) {
    return (
      <div className={styles.form}>
        <RecoveryStep
          host={host}
          passphrase={renewing}
          onConfirmed={() => {
            void logMainActs({ host, store });
            setRenewing(undefined);
            forget();
            setOutcome({ code: 'renewed' });
          }}
        />
        <TextButton onPress={() => setRenewing(undefined)}>{t('settings.cancel')}</TextButton>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Fields>
        <SecretField
          label={t('settings.present')}
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
          problem={isAsked && present === '' ? t('settings.renewLead') : undefined}
        />
      </Fields>
      <NewPassphrase entry={entry} label={t('newPassphrase')} />
      {outcome && <OutcomeBanner {...outcome} />}
      <div className={styles.actions}>
        <Button type="submit" isDisabled={isBusy}>
          {t('settings.change')}
        </Button>
        <Button onPress={renew} isDisabled={isBusy}>
          {t('settings.renew')}
        </Button>
      </div>
    </form>
  );
}

function OutcomeBanner({ code, wait = 0 }: { readonly code: Outcome; readonly wait?: number }) {
  const { t } = useTranslation(['recovery', 'vault']);
  if (code === 'changed' || code === 'renewed') return <Banner tone="ok">{t(`settings.${code}`)}</Banner>;
  return (
    <Banner tone="error">
      {t(`vault:problem.${code}`)} {wait > 0 && t('vault:waitSeconds', { count: wait })}
    </Banner>
  );
}
