import { Check, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { manualDeadline } from '../../shared/delivery/deadline.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Plan } from '../db/records.ts';
import { showDate } from '../plan/date-entry.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './delivery-reason.module.css';

export interface ByHandPanelProps {
  readonly delivery: Delivery;
  readonly plan: Plan;
  readonly onEntered: (ehoksId: number) => void;
  readonly onGiveBack: () => void;
  readonly onOpenPlan: (planId: string) => void;
}

/** A plan that a person types into eHOKS's own screens: until when, and how it is marked as done (R26, R27). */
export function ByHandPanel({ delivery, plan, onEntered, onGiveBack, onOpenPlan }: ByHandPanelProps) {
  const { t } = useTranslation(['deliveries', 'common']);
  const [typed, setTyped] = useState(plan.ehoks === undefined ? '' : String(plan.ehoks.id));
  const [problem, setProblem] = useState<string>();
  const { target, limit } = manualDeadline(delivery.waitingSince ?? delivery.approvedAt);
  const confirm = () => {
    const text = typed.trim();
    if (!/^[1-9]\d{0,8}$/.test(text)) return setProblem(t('byHand.problem.number'));
    const known = plan.ehoks?.id;
    if (known !== undefined && known !== Number(text)) return setProblem(t('byHand.problem.other', { id: known }));
    onEntered(Number(text));
  };
  return (
    <div className={styles.reason}>
      <div className={styles.cause}>
        <h2>{t('byHand.title', { target: showDate(target) })}</h2>
        <p>{t('byHand.twoReadings', { limit: showDate(limit) })}</p>
        <p>{t('byHand.notBoth')}</p>
      </div>
      <form
        className={styles.next}
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <h3>{t('whatNow')}</h3>
        <p>{t('byHand.next')}</p>
        <Field
          label={t('common:ehoksId')}
          help={t('byHand.ehoksIdHelp')}
          inputMode="numeric"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setProblem(undefined);
          }}
          problem={problem}
        />
        <Button type="submit" variant="main" icon={Check}>
          {t('byHand.confirm')}
        </Button>
      </form>
      <div className={styles.buttons}>
        <Button icon={Send} onPress={onGiveBack}>
          {t('byHand.giveBack')}
        </Button>
        <Button variant="quiet" onPress={() => onOpenPlan(plan.id)}>
          {t('openPlan')}
        </Button>
      </div>
    </div>
  );
}
