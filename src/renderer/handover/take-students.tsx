import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedStudent, HandoverContent, HandoverError, OpenedHandover } from '../../shared/handover/handover.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Field } from '../ui/field.tsx';
import { conflictsOf, readHandover, studentsAndPlans, takeHandover, type TakenOver } from './hand-over.ts';
import type { HandoverHost } from './handover-host.ts';
import styles from './handover.module.css';

interface TakeStudentsProps {
  readonly host: HandoverHost;
  readonly store: Store;
  readonly onClose: () => void;
}

type Step =
  | { readonly at: 'file' }
  | { readonly at: 'code'; readonly file: OpenedHandover }
  | { readonly at: 'conflicts'; readonly content: HandoverContent; readonly conflicts: readonly HandedStudent[] }
  | { readonly at: 'done'; readonly taken: TakenOver };
type Problem = HandoverError['code'] | 'other-profile' | 'disk';

/** The file, its code, what to do about plans that are here already, and what was taken. */
export function TakeStudents({ host, store, onClose }: TakeStudentsProps) {
  const { t } = useTranslation(['handover', 'common']);
  const { kieli } = useKieli();
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [code, setCode] = useState('');
  const [replace, setReplace] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const busily = async (work: () => Promise<Problem | undefined>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setProblem(await work());
    } catch {
      setProblem('disk');
    }
    setBusy(false);
  };
  const choose = () =>
    busily(async () => {
      const opened = await host.call('handover.open', null);
      if (!opened.ok) return opened.error.code;
      if (opened.value === 'cancelled') return undefined;
      if (opened.value.profile !== (await host.call('app.info', null)).profile) return 'other-profile';
      setStep({ at: 'code', file: opened.value });
      return undefined;
    });
  const take = async (content: HandoverContent) => {
    const taken = await takeHandover(content, replace, { store, newId: () => crypto.randomUUID(), now: Date.now() });
    setStep({ at: 'done', taken });
  };
  const read = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    void busily(async () => {
      const answer = await host.call('handover.read', { code });
      if (!answer.ok) return answer.error.code;
      const content = readHandover(answer.value);
      if (content === undefined) return 'not-a-handover';
      const conflicts = conflictsOf(content, await studentsAndPlans(store));
      if (conflicts.length > 0) setStep({ at: 'conflicts', content, conflicts });
      else await take(content);
      return undefined;
    });
  };
  const toggle = (oid: string, isReplaced: boolean) => {
    const next = new Set(replace);
    if (isReplaced) next.add(oid);
    else next.delete(oid);
    setReplace(next);
  };

  if (step.at === 'done') {
    const { added, replaced, kept, recordedTwice } = step.taken;
    return (
      <>
        <Banner tone="ok" title={t('taken')}>
          <ul>
            {(added > 0 || replaced + kept === 0) && <li>{t('added', { count: added })}</li>}
            {replaced > 0 && <li>{t('replaced', { count: replaced })}</li>}
            {kept > 0 && <li>{t('kept', { count: kept })}</li>}
            {recordedTwice > 0 && <li>{t('recordedTwice', { count: recordedTwice })}</li>}
          </ul>
        </Banner>
        <p className={styles.note}>{t('nothingSent')}</p>
        <Button onPress={onClose}>{t('done')}</Button>
      </>
    );
  }
  return (
    <form className={styles.handover} onSubmit={read}>
      {step.at === 'file' && (
        <>
          <p>{t('takeLead')}</p>
          <Button variant="main" isPending={isBusy} onPress={() => void choose()}>
            {t('choose')}
          </Button>
        </>
      )}
      {step.at === 'code' && (
        <>
          <p>{t('file', { time: showMoment(step.file.madeAt, kieli), count: step.file.students })}</p>
          <Field
            label={t('code')}
            value={code}
            onChange={setCode}
            autoFocus
            help={t('codeHelp')}
            problem={problem === 'wrong-code' ? t('problem.wrong-code') : undefined}
          />
          <Button type="submit" variant="main" isPending={isBusy}>
            {t('open')}
          </Button>
        </>
      )}
      {step.at === 'conflicts' && (
        <>
          <Banner tone="warn" title={t('conflicts')}>
            {t('conflictsText')}
          </Banner>
          <fieldset className={styles.students}>
            <legend>{t('replaceWhich')}</legend>
            {step.conflicts.map(({ nimi, opiskeluoikeus: { oid } }) => (
              <CheckBox key={oid} isChecked={replace.has(oid)} onChange={(isReplaced) => toggle(oid, isReplaced)}>
                {nimi}
              </CheckBox>
            ))}
          </fieldset>
          <Button
            variant="main"
            isPending={isBusy}
            onPress={() =>
              void busily(async () => {
                await take(step.content);
                return undefined;
              })
            }
          >
            {t('takeThem')}
          </Button>
        </>
      )}
      {problem !== undefined && problem !== 'wrong-code' && <Banner tone="error">{t(`problem.${problem}`)}</Banner>}
      <Button isDisabled={isBusy} onPress={onClose}>
        {t('common:cancel')}
      </Button>
    </form>
  );
}
