import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import type { Profile } from '../../shared/profile.ts';
import { readRecoveryKey } from '../../shared/recovery-key.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { Fields, SecretField } from '../ui/field.tsx';
import { FolderPath } from '../ui/folder-path.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { NewPassphrase, useNewPassphrase } from '../vault/new-passphrase.tsx';
import { RecoveryKeyField } from '../vault/recovery-key-field.tsx';
import { passphraseBytes, recoveryKeyBytes } from '../vault/secret-bytes.ts';
import styles from './backup.module.css';
import { contentWords } from './backup-words.ts';
import { TooLittleSpace } from './need-space.ts';
import { restoreHere, type RestoreFailure } from './restore-here.ts';
import type { RestoreProblem } from './restore-snapshot.ts';
import type { BackupHost } from './take-snapshot.ts';

interface RestorePageProps {
  readonly host: BackupHost;
  readonly profile: Profile;
  /** A vault is in place whose key fits none of the data: it goes aside with them. */
  readonly opensNothing: boolean;
  /** Takes the data key over and overwrites its bytes. */
  readonly onOpen: (dataKey: Uint8Array) => Promise<void>;
  readonly onBack: () => void;
}

type Problem =
  | RestoreFailure
  | { readonly of: 'backup'; readonly code: 'disk' | 'otherProfile'; readonly space?: undefined };

/** An empty machine gets everything back: a file, its passphrase, and only then anything on this disk. */
export function RestorePage({ host, profile, opensNothing, onOpen, onBack }: RestorePageProps) {
  const { t } = useTranslation(['backup', 'aside', 'vault', 'recovery', 'common', 'space']);
  const { kieli } = useKieli();
  const [opened, setOpened] = useState<OpenedSnapshot>();
  const [way, setWay] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [isAsked, setAsked] = useState(false);
  const next = useNewPassphrase();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  /** The folder that what was here lies in now. */
  const [aside, setAside] = useState<string>();
  /** All is done, and the person still has to read where that folder is. */
  const [restored, setRestored] = useState<() => void>();

  const choose = async () => {
    const chosen = await host.call('backup.open', { id: null });
    if (!chosen.ok) return refuse(chosen.error.code);
    if (chosen.value === 'cancelled') return;
    setOpened(chosen.value);
    setProblem(chosen.value.profile === profile ? undefined : { of: 'backup', code: 'otherProfile' });
  };
  const refuse = (code: BackupError['code'] | RestoreProblem | 'disk', space?: TooLittleSpace) => {
    setProblem(code === 'disk' ? { of: 'backup', code } : { of: 'backup', code, space });
    setBusy(false);
  };
  const restore = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (opened === undefined || isBusy) return;
    setAsked(true);
    if (way === 'passphrase' ? passphrase === '' : !next.ask() || !readRecoveryKey(recoveryKey).ok) return;
    const secrets =
      way === 'passphrase'
        ? { passphrase: passphraseBytes(passphrase) }
        : { passphrase: passphraseBytes(next.passphrase), recoveryKey: recoveryKeyBytes(recoveryKey) };
    setBusy(true);
    setProblem(undefined);
    try {
      let movedTo = aside;
      const onAside = (folder: string) => {
        movedTo = folder;
        setAside(folder);
      };
      const result = await restoreHere(opened, secrets, { host, indexedDb: globalThis, opensNothing, onAside });
      if (result.ok) {
        const goOn = () => onOpen(result.value);
        return movedTo === undefined ? await goOn() : setRestored(() => () => void goOn());
      }
      setProblem(result.error);
      setBusy(false);
    } catch (error) {
      if (error instanceof TooLittleSpace) refuse('no-space', error);
      else refuse('disk');
    }
  };
  const isUsable = opened?.profile === profile;
  const vaultProblem = problem?.of === 'vault' ? problem : undefined;
  const wait =
    vaultProblem && vaultProblem.waitSeconds > 0
      ? t('vault:waitSeconds', { count: Math.ceil(vaultProblem.waitSeconds) })
      : '';
  const vaultWords = vaultProblem && `${t(`vault:problem.${vaultProblem.code}`)} ${wait}`.trim();
  const chooseWay = (chosen: typeof way) => {
    setWay(chosen);
    setAsked(false);
    setProblem(undefined);
  };
  if (restored !== undefined && aside !== undefined) return <Restored folder={aside} onGoOn={restored} />;
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
        <Segmented
          label={t('restore.with')}
          choices={[
            { choice: 'passphrase', text: t('restore.withPassphrase') },
            { choice: 'recoveryKey', text: t('restore.withRecoveryKey') },
          ]}
          value={way}
          onChange={chooseWay}
        />
      )}
      {isUsable && way === 'passphrase' && (
        <Fields>
          <SecretField
            label={t('vault:passphrase')}
            autoComplete="current-password"
            autoFocus
            size="large"
            value={passphrase}
            onChange={setPassphrase}
            problem={isAsked && passphrase === '' ? t('vault:empty') : vaultWords}
            help={t('restore.passphraseHelp')}
          />
        </Fields>
      )}
      {isUsable && way === 'recoveryKey' && (
        <>
          <p>{t('restore.keyNote')}</p>
          <Fields>
            <RecoveryKeyField value={recoveryKey} onChange={setRecoveryKey} isAsked={isAsked} />
          </Fields>
          <NewPassphrase entry={next} label={t('recovery:newPassphrase')} size="large" />
          {vaultWords !== undefined && <Banner tone="error">{vaultWords}</Banner>}
        </>
      )}
      {problem?.of === 'backup' && <Banner tone="error">{problemText()}</Banner>}
      {aside !== undefined && (
        <p>
          {t('aside:before')} <FolderPath path={aside} />
        </p>
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
        return t(`restore.${problem.code}`);
      // What lay there was moved aside: a disk that still has it did not do as it said.
      case 'not-empty':
      case 'disk':
        return t('restore.disk');
      case 'no-space':
        return t('space:tooLittle', { needMb: problem.space?.needMb ?? 0, freeMb: problem.space?.freeMb ?? 0 });
      default:
        return t(`problem.${problem.code}`);
    }
  }
}

/** The backup is in its place. What it took the place of is told before the work begins, as nothing else shows it. */
function Restored({ folder, onGoOn }: { readonly folder: string; readonly onGoOn: () => void }) {
  const { t } = useTranslation(['aside', 'backup']);
  // The first press takes the data key over, so a second one would open with none.
  const [isGoing, setGoing] = useState(false);
  const goOn = () => {
    setGoing(true);
    onGoOn();
  };
  return (
    <section className={styles.door}>
      <h1>{t('restored')}</h1>
      <p role="status">{t('before')}</p>
      <FolderPath path={folder} />
      <p>{t('staysThere')}</p>
      <Button variant="main" size="large" autoFocus isPending={isGoing} onPress={goOn}>
        {t('backup:rebuild.goOn')}
      </Button>
    </section>
  );
}
