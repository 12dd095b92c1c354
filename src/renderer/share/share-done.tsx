import { Check, OctagonAlert, Undo2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './share.module.css';
import type { Added, AddRefusal } from './share-plans.ts';
import { StepHeading } from './step-heading.tsx';

/** How it went for one student. */
export interface Outcome {
  readonly nimi: string;
  readonly planId: string;
  readonly state: 'added' | 'taken-back' | 'not-taken-back' | AddRefusal;
  /** While it can be taken back. */
  readonly added?: Added;
}

interface ShareDoneProps {
  readonly outcomes: readonly Outcome[];
  readonly onTakeBack: (outcomes: readonly Outcome[]) => void;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** What was added and what was not, with the way back. */
export function ShareDone({ outcomes, onTakeBack, onBack, onLeave }: ShareDoneProps) {
  const { t } = useTranslation('share');
  const headId = useId();
  const added = outcomes.filter((outcome) => outcome.added !== undefined);
  return (
    <section className={styles.page} aria-labelledby={headId}>
      <StepHeading id={headId} on={outcomes}>
        {t('doneTitle')}
      </StepHeading>
      <p className={styles.lead}>{t('doneLead')}</p>
      <ul className={styles.outcomes} aria-label={t('results')}>
        {outcomes.map((outcome) => (
          <li key={outcome.planId}>
            {outcome.state === 'added' ? (
              <Check aria-hidden="true" className={styles.ok} />
            ) : outcome.state === 'taken-back' ? (
              <Undo2 aria-hidden="true" />
            ) : (
              <OctagonAlert aria-hidden="true" className={styles.error} />
            )}
            <span>
              <strong>{outcome.nimi}</strong> {t(`result.${outcome.state}`)}
            </span>
            {outcome.added && (
              <Button
                variant="quiet"
                icon={Undo2}
                aria-label={t('takeBackOf', { nimi: outcome.nimi })}
                onPress={() => onTakeBack([outcome])}
              >
                {t('takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {added.length > 1 && (
          <Button icon={Undo2} onPress={() => onTakeBack(added)}>
            {t('takeBackAll')}
          </Button>
        )}
        <Button onPress={onBack}>{t('back')}</Button>
        <Button variant="main" onPress={onLeave}>
          {t('toPlan')}
        </Button>
      </div>
    </section>
  );
}
