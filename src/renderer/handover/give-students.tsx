import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverError } from '../../shared/handover/handover.ts';
import type { Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { useLive } from '../use-live.ts';
import { handoverContent, studentsAndPlans } from './hand-over.ts';
import type { HandoverHost } from './handover-host.ts';
import styles from './handover.module.css';

interface GiveStudentsProps {
  readonly host: HandoverHost;
  readonly store: Store;
  readonly onClose: () => void;
}

type Outcome = { readonly code: string } | { readonly problem: HandoverError['code'] };

/** Who is handed over, and the one-time code that opens the file. */
export function GiveStudents({ host, store, onClose }: GiveStudentsProps) {
  const { t } = useTranslation(['handover', 'common']);
  const all = useLive(useCallback(() => studentsAndPlans(store), [store])).value;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [withLocal, setWithLocal] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const save = async () => {
    const given = all?.filter(({ student }) => chosen.has(student.id)) ?? [];
    setBusy(true);
    try {
      const content = JSON.stringify(handoverContent(given, withLocal));
      // Named one by one: each has left this installation.
      for (const { student, plan } of given) {
        await store.record({ action: 'exported', result: 'handover', about: plan?.id ?? student.id }, 'or-fail');
      }
      const saved = await host.call('handover.save', { content, students: given.length });
      if (!saved.ok) setOutcome({ problem: saved.error.code });
      else if (saved.value !== 'cancelled') setOutcome({ code: saved.value.code });
    } catch {
      setOutcome({ problem: 'failed' });
    }
    setBusy(false);
  };

  if (outcome !== undefined && 'code' in outcome) {
    return (
      <>
        <Banner tone="ok" title={t('saved')}>
          {t('tellCode')}
        </Banner>
        <p className={styles.code} aria-label={t('code')}>
          {outcome.code}
        </p>
        <p className={styles.note}>{t('codeOnce')}</p>
        <Button onPress={onClose}>{t('done')}</Button>
      </>
    );
  }
  // Those with something to hand over come first.
  const sorted =
    all?.toSorted(
      (one, other) =>
        Number(one.plan === undefined) - Number(other.plan === undefined) ||
        one.student.nimi.localeCompare(other.student.nimi, 'fi'),
    ) ?? [];
  return (
    <>
      <fieldset className={styles.students}>
        <legend>{t('whom')}</legend>
        {sorted.map(({ student, plan }) => (
          <CheckBox
            key={student.id}
            isChecked={chosen.has(student.id)}
            onChange={(isChosen) => toggle(student.id, isChosen)}
            help={plan === undefined ? t('noPlan') : undefined}
          >
            {student.nimi}
          </CheckBox>
        ))}
        {all?.length === 0 && <p>{t('nobody')}</p>}
      </fieldset>
      <CheckBox isChecked={withLocal} onChange={setWithLocal} help={t('localHelp')}>
        {t('local')}
      </CheckBox>
      <p className={styles.note}>{t('whatGoes')}</p>
      {outcome && <Banner tone="error">{t(`problem.${outcome.problem}`)}</Banner>}
      <div className={styles.actions}>
        <Button variant="main" isPending={isBusy} isDisabled={chosen.size === 0} onPress={() => void save()}>
          {t('save', { count: chosen.size })}
        </Button>
        <Button isDisabled={isBusy} onPress={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </>
  );
}
