import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupError, OpenedSnapshot } from '../../shared/backup/backup-calls.ts';
import { readRecoveryKey } from '../../shared/recovery-key.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { Fields, SecretField } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { RecoveryKeyField } from '../vault/recovery-key-field.tsx';
import { heldSections, heldText, namedSection } from './device-report.ts';
import { heldOfStudents } from './held-data.ts';
import { type BackupContents, type BackupReadError, readBackup } from './read-backup.ts';
import styles from './rights-page.module.css';
import type { SavingReports } from './use-saving-reports.tsx';

interface BackupReportProps {
  readonly host: Host;
  readonly store: Pick<Store, 'record'>;
  readonly saving: SavingReports;
}

const named: ReadonlySet<string> = new Set(['wrong-key', 'damaged', 'newer', 'not-a-backup']);

/** A machine is gone: what it held is read from a backup of it, on any other machine, and only looked at. */
export function BackupReport({ host, store, saving }: BackupReportProps) {
  const { t } = useTranslation(['lostDevice', 'backup', 'vault', 'rights']);
  const { kieli } = useKieli();
  const [opened, setOpened] = useState<OpenedSnapshot>();
  const [way, setWay] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [contents, setContents] = useState<BackupContents>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<BackupReadError>();

  // Leaving the page leaves the backup, too.
  useEffect(() => () => void host.call('backup.close', null).catch(() => undefined), [host]);

  const refuse = (code: BackupError['code']) => setProblem({ of: 'backup', code });
  const forget = () => {
    setPassphrase('');
    setRecoveryKey('');
    setAsked(false);
  };
  const close = () => {
    setOpened(undefined);
    setContents(undefined);
    forget();
    setProblem(undefined);
    void host.call('backup.close', null).catch(() => undefined);
  };
  const choose = async () => {
    setProblem(undefined);
    try {
      const answer = await host.call('backup.open', { id: null });
      if (!answer.ok) return refuse(answer.error.code);
      if (answer.value === 'cancelled') return;
      setContents(undefined);
      forget();
      setOpened(answer.value);
    } catch {
      refuse('failed');
    }
  };
  const read = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (opened === undefined || isBusy) return;
    setAsked(true);
    if (way === 'passphrase' ? passphrase === '' : !readRecoveryKey(recoveryKey).ok) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await readBackup({ host, store }, opened, way === 'passphrase' ? { passphrase } : { recoveryKey });
      // A mistyped key is mended on the paper's other groups; a passphrase is typed anew.
      setPassphrase('');
      if (answer.ok) setContents(answer.value);
      else setProblem(answer.error);
    } catch {
      refuse('failed');
    }
    setBusy(false);
  };

  const wait = problem?.of === 'vault' ? (problem.error.waitSeconds ?? 0) : 0;
  const refusal =
    problem?.of === 'vault'
      ? [t(`vault:problem.${problem.error.code}`), wait > 0 ? t('vault:waitSeconds', { count: Math.ceil(wait) }) : '']
          .join(' ')
          .trim()
      : undefined;
  const chooseWay = (chosen: typeof way) => {
    setWay(chosen);
    setAsked(false);
    setProblem(undefined);
  };
  return (
    <>
      <h3>{t('title')}</h3>
      <p className={styles.quiet}>{t('lead')}</p>
      {opened && (
        <FactList
          label={t('chosen')}
          facts={[
            [t('made'), showMoment(opened.madeAt, kieli)],
            [
              t('content'),
              [
                t('students', { count: opened.counts['students'] ?? 0 }),
                t('plans', { count: opened.counts['plans'] ?? 0 }),
              ].join(', '),
            ],
            [t('rights:device.profile'), t(`rights:device.profiles.${opened.profile}`)],
          ]}
        />
      )}
      {problem?.of === 'backup' && (
        <Banner tone="error">{t(`problem.${isNamed(problem.code) ? problem.code : 'other'}`)}</Banner>
      )}
      {opened && contents === undefined && (
        <form className={styles.stack} onSubmit={(event) => void read(event)} noValidate>
          <Segmented
            label={t('backup:restore.with')}
            choices={[
              { choice: 'passphrase', text: t('backup:restore.withPassphrase') },
              { choice: 'recoveryKey', text: t('backup:restore.withRecoveryKey') },
            ]}
            value={way}
            onChange={chooseWay}
          />
          <Fields>
            {way === 'passphrase' ? (
              <SecretField
                label={t('vault:passphrase')}
                span={6}
                autoComplete="current-password"
                autoFocus
                value={passphrase}
                onChange={setPassphrase}
                help={t('passphraseHelp')}
                problem={isAsked && passphrase === '' ? (refusal ?? t('vault:empty')) : refusal}
              />
            ) : (
              <RecoveryKeyField value={recoveryKey} onChange={setRecoveryKey} isAsked={isAsked} />
            )}
          </Fields>
          {way === 'recoveryKey' && refusal !== undefined && <Banner tone="error">{refusal}</Banner>}
          <div>
            <Button type="submit" variant="main" isPending={isBusy}>
              {t(isBusy ? 'opening' : 'open')}
            </Button>
          </div>
        </form>
      )}
      {contents && <Contents contents={contents} saving={saving} />}
      <div className={styles.actions}>
        <Button isDisabled={isBusy} onPress={() => void choose()}>
          {t(opened ? 'chooseOther' : 'choose')}
        </Button>
        {opened && (
          <Button isDisabled={isBusy} onPress={close}>
            {t('close')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Who and what was in it, and the report of it. */
function Contents({ contents, saving }: { readonly contents: BackupContents; readonly saving: SavingReports }) {
  const { t } = useTranslation(['rights', 'lostDevice', 'aside']);
  const { kieli } = useKieli();
  const [withNames, setWithNames] = useState(false);
  const words = { t, kieli };
  const held = heldOfStudents(contents.records).toSorted((one, other) =>
    one.student.nimi.localeCompare(other.student.nimi, kieli),
  );
  const lines = [
    t('lostDevice:asOf', { time: showMoment(contents.madeAt, kieli) }),
    ...(contents.lost > 0 ? [t('lostDevice:lost', { count: contents.lost })] : []),
  ];
  const report = () => ({
    title: t('lostDevice:title'),
    lines,
    sections: [...heldSections(contents.records, words), ...(withNames ? [namedSection(contents.records, words)] : [])],
  });
  return (
    <>
      <Banner tone={contents.lost > 0 ? 'warn' : 'info'}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Banner>
      {held.length === 0 && <p className={styles.quiet}>{t('lostDevice:nobody')}</p>}
      {held.length > 0 && (
        <ul className={styles.pairs} aria-label={t('lostDevice:list')}>
          {held.map((one) => (
            <li key={one.student.id}>
              <strong>{one.student.nimi}</strong>
              <span>{heldText(one, words)}</span>
            </li>
          ))}
        </ul>
      )}
      <CheckBox isChecked={withNames} onChange={setWithNames} help={t('device.withNamesHelp')}>
        {t('device.withNames')}
      </CheckBox>
      <div className={styles.actions}>
        <Button
          aria-label={`${t('lostDevice:title')}: ${t('pdf')}`}
          isDisabled={saving.isBusy}
          onPress={() => void saving.savePdf('laite', report())}
        >
          {t('pdf')}
        </Button>
        <Button
          aria-label={`${t('lostDevice:title')}: ${t('json')}`}
          isDisabled={saving.isBusy}
          onPress={() => void saving.saveJson('laite', report())}
        >
          {t('json')}
        </Button>
      </div>
    </>
  );
}

function isNamed(code: string): code is 'wrong-key' | 'damaged' | 'newer' | 'not-a-backup' {
  return named.has(code);
}
