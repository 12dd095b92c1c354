import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentWords } from '../backup/backup-words.ts';
import { createRawRows } from '../db/raw-rows.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { FolderPath } from '../ui/folder-path.tsx';
import styles from './lost-vault.module.css';
import door from './vault.module.css';

interface LostVaultProps {
  readonly host: Host;
  /** 'passphrase-lost' only in practice, where it lies in a file beside the vault. */
  readonly code: 'missing' | 'damaged' | 'passphrase-lost' | 'foreign';
  /** Undefined in practice, which has no backups. */
  readonly onRestore: (() => void) | undefined;
  /** Looks again; resolves with the state that was found. */
  readonly onRetry: () => Promise<void>;
  /** The old data are out of the way. */
  readonly onAside: () => void;
  /** Approved revisions that are not in eHOKS yet, as last known. */
  readonly unsent: number;
}

/** Sealed data whose vault is gone, damaged or of other data: what happened, and three ways on. Only a typed confirmation moves anything. */
export function LostVault({ host, code, onRestore, onRetry, onAside, unsent }: LostVaultProps) {
  const { t } = useTranslation(['lostVault', 'backup']);
  const { t: tOfBackup } = useTranslation(['backup']);
  const { file, counts } = useFound(host);
  const isPractice = onRestore === undefined;
  const [isStill, setStill] = useState(false);
  const [movedTo, setMovedTo] = useState<string>();
  const retry = async () => {
    setStill(false);
    await onRetry();
    setStill(true);
  };
  if (movedTo !== undefined) return <Moved code={code} folder={movedTo} file={file} onGoOn={onAside} />;
  return (
    <section className={door.door} data-wide>
      <h1>{t(`title.${code}`)}</h1>
      <p>{t(`what.${code}`)}</p>
      <p>{t(`why.${code}`)}</p>
      {counts !== undefined && <p>{t('found', contentWords(tOfBackup, counts))}</p>}
      {onRestore && (
        <Choice title={t('restore.title')} text={t('restore.text')}>
          <Button variant="main" onPress={onRestore}>
            {t('backup:restore.open')}
          </Button>
        </Choice>
      )}
      <Choice
        title={t(code === 'passphrase-lost' ? 'putBack.titlePractice' : 'putBack.title')}
        text={t(`putBack.text.${code}`)}
      >
        {file !== '' && <FolderPath path={code === 'passphrase-lost' ? beside(file, 'practice-passphrase') : file} />}
        {isStill && (code === 'missing' || code === 'damaged') && <Banner tone="error">{t(`still.${code}`)}</Banner>}
        <Button onPress={() => void retry()}>{t('putBack.retry')}</Button>
      </Choice>
      <Choice
        title={t('anew.title')}
        text={isPractice ? t('anew.textPractice') : `${t('anew.text')} ${t('anew.unsent', { count: unsent })}`}
      >
        <StartAnew
          host={host}
          opensNothing={code === 'foreign'}
          onMoved={(folder) => (folder === null ? onAside() : setMovedTo(folder))}
        />
      </Choice>
    </section>
  );
}

/** Where the vault's file belongs, and how much there is that it would open. */
function useFound(host: Host) {
  const [file, setFile] = useState('');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>();
  useEffect(() => {
    let isCurrent = true;
    host.call('vault.state', null).then(
      (answer) => isCurrent && setFile(answer.file),
      () => undefined,
    );
    // Counted without a key; a database that does not open is only not described.
    createRawRows(globalThis, 'hoks')
      .counts()
      .then(
        (found) => isCurrent && setCounts(found),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [host]);
  return { file, counts };
}

function Choice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.choice}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** How far it came: nothing was moved, a whole copy is there, or nobody said. */
type Failure =
  | { readonly stage: 'failed' | 'failedUnknown' }
  | { readonly stage: 'failedHalf'; readonly movedTo: string }
  | { readonly stage: 'noSpace'; readonly needMb: number; readonly freeMb: number };

function StartAnew({
  host,
  opensNothing,
  onMoved,
}: {
  readonly host: Host;
  readonly opensNothing: boolean;
  readonly onMoved: (folder: string | null) => void;
}) {
  const { t } = useTranslation(['lostVault', 'space']);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isConfirmed = typed.trim().toLowerCase() === t('anew.word');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setFailure(undefined);
    if (!isConfirmed || isBusy) return;
    setBusy(true);
    try {
      const moved = await host.call('vault.setAside', { keepsBackups: false, opensNothing });
      if (moved.ok) return onMoved(moved.value);
      const { code, movedTo, needMb = 0, freeMb = 0 } = moved.error;
      if (code === 'no-space') setFailure({ stage: 'noSpace', needMb, freeMb });
      else setFailure(movedTo === undefined ? { stage: 'failed' } : { stage: 'failedHalf', movedTo });
    } catch {
      setFailure({ stage: 'failedUnknown' });
    }
    setBusy(false);
  };
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{t('anew.open')}</Button>;
  return (
    <form className={styles.choice} onSubmit={(event) => void submit(event)}>
      <Field
        label={t('anew.confirm', { word: t('anew.word') })}
        value={typed}
        onChange={setTyped}
        autoFocus
        problem={isAsked && !isConfirmed ? t('anew.notConfirmed', { word: t('anew.word') }) : undefined}
      />
      {failure && (
        <Banner tone="error">
          {failure.stage === 'noSpace' ? t('space:tooLittle', { ...failure }) : t(`anew.${failure.stage}`)}{' '}
          {failure.stage === 'failedHalf' && <FolderPath path={failure.movedTo} />}
        </Banner>
      )}
      <Button type="submit" isPending={isBusy}>
        {t('anew.move')}
      </Button>
    </form>
  );
}

function Moved({
  code,
  folder,
  file,
  onGoOn,
}: {
  readonly code: LostVaultProps['code'];
  readonly folder: string;
  readonly file: string;
  readonly onGoOn: () => void;
}) {
  const { t } = useTranslation('lostVault');
  return (
    <section className={door.door} data-wide>
      <h1>{t('moved.title')}</h1>
      <p role="status">{t('moved.text')}</p>
      <FolderPath path={folder} />
      <p>{t(code === 'passphrase-lost' ? 'moved.backPractice' : 'moved.back', { folder: folderOf(file) })}</p>
      <Button variant="main" size="large" autoFocus onPress={onGoOn}>
        {t('moved.goOn')}
      </Button>
    </section>
  );
}

/** The path of another file in the same folder. */
function beside(file: string, name: string): string {
  const folder = folderOf(file);
  return `${folder}${file.charAt(folder.length)}${name}`;
}

/** The folder that a path of either kind of system leads into. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
}
