import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Field, Fields } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { exportLog, type LogContent, type SaveLog } from './log-content.ts';
import styles from './log-page.module.css';

interface LogExportProps {
  readonly store: Store;
  readonly saveLog: SaveLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onClose: () => void;
}

type Outcome = 'saved' | Extract<CallAnswer<'file.saveLog'>, { ok: false }>['error']['code'];

const recipientLength = 200;
const reasonLength = 500;

/** Takes the log out as a file. Names of students go along only to somebody and for a reason, which the log then holds. */
export function LogExport({ store, saveLog, now, onClose }: LogExportProps) {
  const { t } = useTranslation('audit');
  const [format, setFormat] = useState<LogContent['format']>('csv');
  const [withNames, setWithNames] = useState(false);
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const luovutus = { saaja: recipient.trim(), peruste: reason.trim() };
  const problemOf = (text: string, missing: string) => {
    if (containsHetu(text)) return t('export.hetu');
    return isAsked && text === '' ? missing : undefined;
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(undefined);
    const isGiven = luovutus.saaja !== '' && luovutus.peruste !== '';
    if (withNames && (!isGiven || containsHetu(`${luovutus.saaja} ${luovutus.peruste}`))) return;
    setSaving(true);
    try {
      const given = withNames ? luovutus : undefined;
      const answer = await exportLog(store, saveLog, { format, luovutus: given, now: now(), t });
      if (!answer.ok) setOutcome(answer.error.code);
      else if (answer.value === 'saved') setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
    setSaving(false);
  };

  return (
    <form className={styles.export} aria-label={t('export.title')} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('export.title')}</h2>
      <Segmented
        label={t('export.format')}
        choices={[
          { choice: 'csv', text: t('export.csv') },
          { choice: 'json', text: t('export.json') },
        ]}
        value={format}
        onChange={setFormat}
      />
      <p className={styles.lead}>{t('export.help')}</p>
      <CheckBox isChecked={withNames} onChange={setWithNames} help={t('export.namesHelp')}>
        {t('export.names')}
      </CheckBox>
      {withNames && (
        <Fields>
          <Field
            label={t('export.recipient')}
            span={6}
            value={recipient}
            onChange={(text) => setRecipient(text.slice(0, recipientLength))}
            problem={problemOf(luovutus.saaja, t('export.recipientMissing'))}
          />
          <Field
            label={t('export.reason')}
            span={6}
            value={reason}
            onChange={(text) => setReason(text.slice(0, reasonLength))}
            problem={problemOf(luovutus.peruste, t('export.reasonMissing'))}
          />
        </Fields>
      )}
      {outcome === 'saved' && <Banner tone="ok">{t('export.saved')}</Banner>}
      {outcome !== undefined && outcome !== 'saved' && <Banner tone="error">{t(`export.error.${outcome}`)}</Banner>}
      <div className={styles.actions}>
        <Button type="submit" isDisabled={isSaving}>
          {t('export.save')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {t('export.cancel')}
        </Button>
      </div>
    </form>
  );
}
