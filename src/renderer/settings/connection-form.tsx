import { PlugZap } from 'lucide-react';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkConnection, type ConnectionError } from '../../shared/connection.ts';
import type { Connection, KeptConnection } from '../../shared/ipc-contract.ts';
import type { Settings, Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, Fields, SecretField } from '../ui/field.tsx';
import { ConnectionCheck, type Trial } from './connection-check.tsx';
import { isInUse, withPassword } from './kept-password.ts';
import { KeyStoreNote } from './key-store-note.tsx';
import styles from './settings-page.module.css';

export interface ConnectionFormProps {
  readonly host: Host;
  readonly store: Store;
  readonly saved: Settings;
  readonly onConnected: () => Promise<void>;
}

type Outcome = 'saved' | 'savedNotUsed' | 'notSaved';

/** How to reach eHOKS. Tried or saved: checked here, sealed on disk, then given to main, which alone uses it. */
export function ConnectionForm({ host, store, saved, onConnected }: ConnectionFormProps) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<Partial<Connection>>({});
  const [refusal, setRefusal] = useState<ConnectionError['code']>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [trial, setTrial] = useState<Trial>();
  /** Counts up whenever the form changes: an answer about other values than these is not shown. */
  const edits = useRef(0);
  const entered: Connection = { ...known(saved), ...typed };

  /** What to try or save, when nothing in the form is wrong. */
  const usable = (): KeptConnection | undefined => {
    setOutcome(undefined);
    setTrial(undefined);
    const connection = withPassword(entered, saved.connection);
    const checked = checkConnection(connection);
    setRefusal(checked.ok ? undefined : checked.error.code);
    return checked.ok ? connection : undefined;
  };

  const tryOut = async () => {
    const connection = usable();
    if (connection === undefined) return;
    setTrial({ state: 'running' });
    const editsBefore = edits.current;
    const show = (next: Trial | undefined) => edits.current === editsBefore && setTrial(next);
    try {
      const opiskeluoikeusOid = await opiskeluoikeusInEhoks(store);
      const answer = await host.call('ehoks.check', { connection, opiskeluoikeusOid });
      show(answer.ok ? { state: 'done', steps: answer.value } : undefined);
      const isLoggedIn = answer.ok && answer.value.some(({ step, outcome }) => step === 'login' && outcome === 'works');
      if (isLoggedIn && isInUse(connection, saved.connection)) await letDeliver();
      if (!answer.ok) setRefusal(answer.error.code);
    } catch {
      show({ state: 'broken' });
    }
  };

  /** Deliveries that waited for the connection may go. A password that was refused is tried once more, as the same may work now. */
  const letDeliver = async () => {
    await host.call('ehoks.allowLogin', null);
    await onConnected();
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const connection = usable();
    if (connection === undefined) return;
    let kept = connection;
    try {
      if (connection.wrappedBy === undefined) {
        const { password } = connection;
        kept = { ...connection, ...(await host.call('connection.wrapPassword', { password })) };
      }
      await store.saveSettings({ ...(await store.settings()), connection: kept });
    } catch {
      return setOutcome('notSaved');
    }
    setTyped({});
    try {
      const connected = await host.call('ehoks.connect', kept);
      if (connected.ok) await letDeliver();
      else setRefusal(connected.error.code);
      setOutcome(connected.ok ? 'saved' : 'savedNotUsed');
    } catch {
      setOutcome('savedNotUsed');
    }
  };

  const problemField = refusal && fieldOf(refusal, entered);
  const field = (name: keyof Connection) => ({
    label: t(`connection.${name}`),
    value: entered[name],
    onChange: (value: string) => {
      setTyped((before) => ({ ...before, [name]: value }));
      edits.current += 1;
      setTrial(undefined);
    },
    problem: refusal !== undefined && problemField === name ? t(`connection.problem.${refusal}`) : undefined,
  });

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields>
        <Field {...field('baseUrl')} help={t('connection.baseUrlHelp')} inputMode="url" />
        <Field {...field('casUrl')} help={t('connection.casUrlHelp')} inputMode="url" />
        <Field {...field('username')} span={6} />
        <SecretField
          {...field('password')}
          span={6}
          autoComplete="new-password"
          help={saved.connection && t('connection.passwordKept')}
        />
        <Field {...field('callerId')} help={t('connection.callerIdHelp')} />
      </Fields>
      {saved.connection && <KeyStoreNote host={host} saved={saved.connection} />}
      {outcome && (
        <Banner tone={outcome === 'saved' ? 'ok' : outcome === 'savedNotUsed' ? 'warn' : 'error'}>
          {t(`connection.${outcome}`)}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="main">
          {t('connection.save')}
        </Button>
        <Button icon={PlugZap} isDisabled={trial?.state === 'running'} onPress={() => void tryOut()}>
          {t('check.button')}
        </Button>
      </div>
      <ConnectionCheck trial={trial} />
    </form>
  );
}

/** What the form begins with. The saved password is not shown; a Caller-Id is proposed from the institution's OID. */
function known({ connection, organisation }: Settings): Connection {
  const proposed = organisation === undefined ? '' : `${organisation.oppilaitosOid}.hoks-desktop`;
  return {
    baseUrl: connection?.baseUrl ?? '',
    casUrl: connection?.casUrl ?? '',
    username: connection?.username ?? '',
    password: '',
    callerId: connection?.callerId ?? proposed,
  };
}

/** Which field a refusal is about. */
function fieldOf(code: ConnectionError['code'], { username, baseUrl }: Connection): keyof Connection | undefined {
  switch (code) {
    case 'base-url':
      return 'baseUrl';
    case 'cas-url':
      return 'casUrl';
    case 'insecure':
      return baseUrl.trim().startsWith('http:') ? 'baseUrl' : 'casUrl';
    case 'caller-id':
      return 'callerId';
    case 'credentials':
      return username.trim() === '' ? 'username' : 'password';
    case 'key-store-changed':
    case 'key-store-refused':
      return 'password';
    case 'practice':
      return undefined;
  }
}

/** A study right whose plan eHOKS is known to hold: with it the check can tell the right to the institution. */
async function opiskeluoikeusInEhoks(store: Store): Promise<string | undefined> {
  const plans = await store.plans();
  return plans.find(({ ehoks }) => ehoks !== undefined)?.document['opiskeluoikeus-oid'];
}
