import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import type { VaultError } from '../../shared/ipc-contract.ts';
import type { Profile } from '../../shared/profile.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import { importDataKey } from '../vault/data-key.ts';
import styles from './backup.module.css';
import { contentWords } from './backup-words.ts';
import { checkedRows, putIntoEmpty, type RestoreProblem } from './restore-snapshot.ts';
import type { BackupHost } from './take-snapshot.ts';

interface RestorePageProps {
  readonly host: BackupHost;
  readonly profile: Profile;
  /** Takes the data key over and overwrites its bytes. */
  readonly onOpen: (dataKey: Uint8Array) => Promise<void>;
  readonly onBack: () => void;
}

type Problem =
  | { readonly of: 'vault'; readonly code: VaultError['code']; readonly waitSeconds: number }
  | { readonly of: 'backup'; readonly code: RestoreProblem | 'disk' | 'otherProfile' };

/** An empty machine gets everything back: a file, its passphrase, and only then anything on this disk. */
export function RestorePage({ host, profile, onOpen, onBack }: RestorePageProps) {
  const { t } = useTranslation(['backup', 'vault', 'common']);
  const { kieli } = useKieli();
  const [opened, setOpened] = useState<OpenedSnapshot>();
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const choose = async () => {
    const chosen = await host.call('backup.open', { id: null });
    if (!chosen.ok) return refuse(chosen.error.code);
    if (chosen.value === 'cancelled') return;
    setOpened(chosen.value);
    setProblem(chosen.value.profile === profile ? undefined : { of: 'backup', code: 'otherProfile' });
  };
  const refuse = (code: BackupError['code'] | RestoreProblem | 'disk') => {
    setProblem({ of: 'backup', code });
    setBusy(false);
  };
  const restore = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (opened === undefined || isBusy || passphrase === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await restoreHere(host, opened, passphrase);
      if (result instanceof Uint8Array) return await onOpen(result);
      setProblem(result);
      setBusy(false);
    } catch {
      refuse('disk');
    }
  };
  const isUsable = opened?.profile === profile;
  const vaultProblem = problem?.of === 'vault' ? problem : undefined;
  const wait =
    vaultProblem && vaultProblem.waitSeconds > 0
      ? t('vault:waitSeconds', { count: Math.ceil(vaultProblem.waitSeconds) })
      : '';
  return (
    <form className={styles.door} onSubmit={(event) => void restore(event)}>
      <h1>{t('restore.title')}</h1>
      <p className={styles.lead}>{t('restore.lead')}</p>
      {opened && (
        <dl className={styles.facts} aria-label={t('restore.chosen')}>
          <div>
            <dt>{t('when')}</dt>
            <dd>{showMoment(opened.madeAt, kieli)}</dd>
          </div>
          <div>
            <dt>{t('content')}</dt>
            <dd>{Object.values(contentWords(t, opened.counts)).join(', ')}</dd>
          </div>
        </dl>
      )}
      {isUsable && (
        <SecretField
          label={t('vault:passphrase')}
          autoComplete="current-password"
          autoFocus
          size="large"
          value={passphrase}
          onChange={setPassphrase}
          problem={vaultProblem && `${t(`vault:problem.${vaultProblem.code}`)} ${wait}`.trim()}
          help={t('restore.passphraseHelp')}
        />
      )}
      {problem?.of === 'backup' && (
        <Banner
          tone="error"
          actions={
            problem.code === 'not-empty' && (
              <Button onPress={() => void host.call('database.setAside', null)}>{t('restore.setAside')}</Button>
            )
          }
        >
          {problemText()}
        </Banner>
      )}
      {isUsable && (
        <Button type="submit" variant="main" size="large" isPending={isBusy}>
          {t(isBusy ? 'restore.running' : 'restore.start')}
        </Button>
      )}
      <Button
        // The link that led here is gone: the next step takes its place.
        autoFocus
        variant={opened ? 'plain' : 'main'}
        size="large"
        isDisabled={isBusy}
        onPress={() => void choose()}
      >
        {t(opened ? 'restore.otherFile' : 'restore.choose')}
      </Button>
      <p>
        <TextButton isDisabled={isBusy} onPress={onBack}>
          {t('restore.back')}
        </TextButton>
      </p>
    </form>
  );

  function problemText(): string {
    if (problem?.of !== 'backup') return '';
    switch (problem.code) {
      case 'otherProfile':
        return t('restore.otherProfile', { profile: opened ? t(`common:profile.${opened.profile}`) : '' });
      case 'wrong-key':
      case 'damaged':
      case 'not-empty':
      case 'disk':
        return t(`restore.${problem.code}`);
      default:
        return t(`problem.${problem.code}`, { needMb: 0, freeMb: 0 });
    }
  }
}

/**
 * Everything is checked first; then the rows go into the empty database, and the vault last: until it is in its place nothing of
 * it can be opened, so what a crash leaves behind is never half a set of data that somebody works on.
 */
async function restoreHere(
  host: BackupHost,
  opened: OpenedSnapshot,
  passphrase: string,
): Promise<Uint8Array | Problem> {
  const unlocked = await host.call('backup.unlock', { passphrase });
  if (!unlocked.ok) return { of: 'vault', code: unlocked.error.code, waitSeconds: unlocked.error.waitSeconds ?? 0 };
  const { dataKey } = unlocked.value;
  const key = await importDataKey(Uint8Array.from(dataKey));
  const checked = await checkedRows(host, key, opened);
  if (!checked.ok) return { of: 'backup', code: checked.error };
  const put = await putIntoEmpty(checked.value.rows, { name: 'hoks', indexedDb: globalThis });
  if (!put.ok) return { of: 'backup', code: put.error };
  const installed = await host.call('backup.installVault', null);
  return installed.ok ? dataKey : { of: 'backup', code: installed.error.code };
}
