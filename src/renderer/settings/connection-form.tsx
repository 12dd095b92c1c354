import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkConnection, type ConnectionError } from '../../shared/connection.ts';
import type { Connection } from '../../shared/ipc-contract.ts';
import type { Settings, Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields, SecretField } from '../ui/field.tsx';
import styles from './settings-page.module.css';

export interface ConnectionFormProps {
  readonly host: Host;
  readonly store: Store;
  readonly saved: Settings;
  readonly onConnected: () => Promise<void>;
}

const empty: Connection = { baseUrl: '', casUrl: '', username: '', password: '', callerId: '' };

/** Which field a refusal is about. */
const fieldOf: Readonly<Record<ConnectionError['code'], keyof Connection | undefined>> = {
  'base-url': 'baseUrl',
  'cas-url': 'casUrl',
  insecure: 'baseUrl',
  'caller-id': 'callerId',
  credentials: 'username',
  practice: undefined,
};

type Outcome = 'saved' | 'savedNotUsed' | 'notSaved';

/** How to reach eHOKS. Checked here, sealed on disk, then given to main, which alone uses it. */
export function ConnectionForm({ host, store, saved, onConnected }: ConnectionFormProps) {
  const { t } = useTranslation('settings');
  const [connection, setConnection] = useState<Connection>(saved.connection ?? empty);
  const [refusal, setRefusal] = useState<ConnectionError['code']>();
  const [outcome, setOutcome] = useState<Outcome>();

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setOutcome(undefined);
    const checked = checkConnection(connection);
    setRefusal(checked.ok ? undefined : checked.error.code);
    if (!checked.ok) return;
    try {
      await store.saveSettings({ ...(await store.settings()), connection });
    } catch {
      return setOutcome('notSaved');
    }
    try {
      const connected = await host.call('ehoks.connect', connection);
      if (connected.ok) await onConnected();
      setOutcome(connected.ok ? 'saved' : 'savedNotUsed');
    } catch {
      setOutcome('savedNotUsed');
    }
  };
  const field = (name: keyof Connection) => ({
    label: t(`connection.${name}`),
    value: connection[name],
    onChange: (value: string) => setConnection((before) => ({ ...before, [name]: value })),
    problem: refusal !== undefined && fieldOf[refusal] === name ? t(`connection.problem.${refusal}`) : undefined,
  });

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field {...field('baseUrl')} help={t('connection.baseUrlHelp')} inputMode="url" />
        <Field {...field('casUrl')} help={t('connection.casUrlHelp')} inputMode="url" />
        <Field {...field('username')} span={6} />
        <SecretField {...field('password')} span={6} autoComplete="new-password" />
        <Field {...field('callerId')} help={t('connection.callerIdHelp')} />
      </Fields>
      {outcome && (
        <Banner tone={outcome === 'saved' ? 'ok' : outcome === 'savedNotUsed' ? 'warn' : 'error'}>
          {t(`connection.${outcome}`)}
        </Banner>
      )}
      <Button type="submit" variant="main">
        {t('connection.save')}
      </Button>
    </form>
  );
}
