import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptConnection } from '../../shared/ipc-contract.ts';
import type { KeyStoreName } from '../../shared/key-store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import styles from './settings-page.module.css';

export interface KeyStoreNoteProps {
  readonly host: Host;
  readonly saved: KeptConnection;
}

/** Where the saved password is kept, and why it cannot be used when the system's key store has become another one. */
export function KeyStoreNote({ host, saved }: KeyStoreNoteProps) {
  const { t } = useTranslation('settings');
  const { wrappedBy } = saved;
  const inUse = useKeyStore(host, saved);
  if (inUse === undefined) return null;
  if (wrappedBy === undefined) {
    // A password saved before there was a key store stays as it is until it is saved again.
    return inUse === null ? <p className={styles.note}>{t('connection.keyStore.none')}</p> : null;
  }
  const was = t(`connection.keyStore.name.${wrappedBy}`);
  return inUse === wrappedBy ? (
    <p className={styles.note}>{t('connection.keyStore.real', { name: was })}</p>
  ) : (
    <Banner tone="warn">{t('connection.keyStore.changed', { was })}</Banner>
  );
}

/** The key store in use, null for none; undefined until it is known. Asked anew when something else is saved. */
function useKeyStore(host: Host, saved: KeptConnection): KeyStoreName | null | undefined {
  const [name, setName] = useState<KeyStoreName | null>();
  useEffect(() => {
    let isCurrent = true;
    host.call('connection.keyStore', null).then(
      (answer) => isCurrent && setName(answer.name),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [host, saved]);
  return name;
}
