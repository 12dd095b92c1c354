import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { megabytes } from '../../shared/backup/space.ts';
import type { WriteGuard } from '../db/write-guard.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { BackupControl, BackupStatus } from './backup-control.ts';
import styles from './backup.module.css';
import { tableWords } from './backup-words.ts';
import type { RepairReport } from './repair.ts';
import type { BackupHost } from './take-snapshot.ts';

/** A backup that was not made. Nothing waits for it. */
export function BackupNotice({ backup }: { readonly backup: BackupControl }) {
  const { t } = useTranslation(['backup', 'common']);
  const { problem, isTaking } = useSyncExternalStore(backup.subscribe, backup.status);
  if (problem === undefined) return null;
  return (
    <Banner
      tone="warn"
      title={t('notTaken')}
      actions={
        <Button isPending={isTaking} onPress={() => void backup.takeNow()}>
          {t('common:tryAgain')}
        </Button>
      }
    >
      {t(`problem.${problem.code}`, { needMb: problem.needMb, freeMb: problem.freeMb })}
    </Banner>
  );
}

/** Records that do not open, the way to bring them back, and what came of it. */
export function DamagedNotice(props: { readonly backup: BackupControl | undefined; readonly damaged: number }) {
  const { t } = useTranslation('shell');
  if (props.backup !== undefined) return <Repair backup={props.backup} damaged={props.damaged} />;
  return props.damaged > 0 ? <Banner tone="warn">{t('damaged', { count: props.damaged })}</Banner> : null;
}

function Repair({ backup, damaged }: { readonly backup: BackupControl; readonly damaged: number }) {
  const { t } = useTranslation(['backup', 'shell']);
  const { repair } = useSyncExternalStore(backup.subscribe, backup.status);
  if (repair?.state === 'done') return <RepairDone report={repair.report} />;
  if (damaged === 0) return null;
  return (
    <Banner
      tone="warn"
      actions={
        <Button isPending={repair?.state === 'running'} onPress={() => void backup.repair()}>
          {t('repair.action')}
        </Button>
      }
    >
      {t('shell:damaged', { count: damaged })} {repairWords(repair, t)}
    </Banner>
  );
}

function repairWords(
  repair: BackupStatus['repair'],
  t: (key: 'repair.running' | 'repair.failed' | `problem.${'failed' | 'no-space' | 'disk-full'}`) => string,
): string {
  if (repair?.state === 'running') return t('repair.running');
  return repair?.state === 'failed' ? t('repair.failed') : '';
}

function RepairDone({ report }: { readonly report: RepairReport }) {
  const { t } = useTranslation(['backup']);
  const { kieli } = useKieli();
  const { restored, lost, unusable } = report;
  const isLost = Object.keys(lost).length > 0;
  return (
    <Banner tone={isLost ? 'warn' : 'ok'} title={t('repair.title')}>
      <ul className={styles.report}>
        {restored.map(({ madeAt, counts }) => (
          <li key={madeAt}>{t('repair.restored', { time: showMoment(madeAt, kieli), what: tableWords(t, counts) })}</li>
        ))}
        {isLost && <li>{t('repair.lost', { what: tableWords(t, lost) })}</li>}
        {!isLost && restored.length === 0 && <li>{t('repair.nothing')}</li>}
        {unusable > 0 && <li>{t('repair.unusable', { count: unusable })}</li>}
        {(isLost || restored.length > 0) && <li>{t('repair.kept')}</li>}
      </ul>
    </Banner>
  );
}

/** The disk takes nothing: what is typed stays in the window, and says so. */
export function ReadOnlyNotice(props: {
  readonly host: BackupHost;
  readonly writing: Pick<WriteGuard, 'status' | 'subscribe' | 'retry'>;
}) {
  const { host, writing } = props;
  const { t } = useTranslation(['backup', 'common']);
  const status = useSyncExternalStore(writing.subscribe, writing.status);
  const [free, setFree] = useState<number | null>(null);
  const isRefused = status.state === 'refused';
  useEffect(() => {
    if (!isRefused) return;
    host.call('disk.space', null).then(
      (space) => setFree(space.free),
      () => setFree(null),
    );
  }, [host, isRefused]);
  if (!isRefused) return null;
  return (
    <Banner
      tone="error"
      title={t('readOnly.title')}
      actions={
        <Button isPending={status.isAsking} onPress={() => void writing.retry()}>
          {t('common:tryAgain')}
        </Button>
      }
    >
      {t('readOnly.text')} {free !== null && t('readOnly.free', { count: megabytes(free, 'down') })}
    </Banner>
  );
}
