import { LockKeyhole, Send, UserRound } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, VaultError } from '../../shared/ipc-contract.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { NewPassphrase, useNewPassphrase } from './new-passphrase.tsx';
import styles from './vault.module.css';

export type OnOpen = (
  opened: { readonly dataKey: Uint8Array; readonly hasRecoveryKey: boolean },
  passphrase: string,
) => Promise<void>;

export interface CreateVaultProps {
  readonly create: (passphrase: string) => Promise<CallAnswer<'vault.create'>>;
  /** Given the passphrase too: the recovery key is made with it next. */
  readonly onOpen: OnOpen;
  readonly onPractice: () => void;
  readonly onRestore: () => void;
}

/** The passphrase of a new vault. */
export function CreateVault({ create, onOpen, onPractice, onRestore }: CreateVaultProps) {
  const { t } = useTranslation(['vault', 'backup']);
  const entry = useNewPassphrase();
  const { passphrase } = entry;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<VaultError['code'] | 'failed'>();

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    if (!entry.ask() || isBusy) return;
    setBusy(true);
    try {
      const created = await create(passphrase);
      if (created.ok) return await onOpen(created.value, passphrase);
      setRefusal(created.error.code);
    } catch {
      setRefusal('failed');
    }
    setBusy(false);
  };

  return (
    <div className={styles.panes}>
      <form className={styles.door} onSubmit={(event) => void submit(event)}>
        <h1>{t('createTitle')}</h1>
        <p className={styles.lead}>{t('createLead')}</p>
        <NewPassphrase entry={entry} label={t('passphrase')} size="large" autoFocus />
        {refusal && <Banner tone="error">{t(`problem.${refusal}`)}</Banner>}
        <Button type="submit" variant="main" size="large" isDisabled={isBusy}>
          {t(isBusy ? 'creating' : 'create')}
        </Button>
        <p className={styles.other}>
          <TextButton onPress={onRestore}>{t('backup:restore.open')}</TextButton>
        </p>
        <p className={styles.other}>
          <TextButton onPress={onPractice}>{t('practiceInstead')}</TextButton>
        </p>
      </form>
      <Facts />
    </div>
  );
}

const facts = [
  { name: 'encrypted', more: 'encryptedMore', icon: LockKeyhole },
  { name: 'own', more: 'ownMore', icon: UserRound },
  { name: 'approved', more: 'approvedMore', icon: Send },
] as const;

function Facts() {
  const { t } = useTranslation('vault');
  return (
    <section className={styles.facts}>
      <h2>{t('facts.title')}</h2>
      <dl>
        {facts.map(({ name, more, icon: Icon }) => (
          <div key={name}>
            <dt>
              <Icon aria-hidden="true" />
              {t(`facts.${name}`)}
            </dt>
            <dd>{t(`facts.${more}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
