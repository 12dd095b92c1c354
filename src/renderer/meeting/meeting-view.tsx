import { Check, ChevronLeft, ChevronRight, HardDrive, SquarePen, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { type Counselor, textsWithHetu } from '../../shared/meeting/meeting.ts';
import type { Plan, Student } from '../db/records.ts';
import { useReference } from '../plan/editor-context.ts';
import { Button } from '../ui/button.tsx';
import { AgreeStep } from './agree-step.tsx';
import { BigText } from './big-text.tsx';
import { FixContext } from './block.tsx';
import { GoalStep } from './goal-step.tsx';
import { KnownStep } from './known-step.tsx';
import { LearnStep } from './learn-step.tsx';
import { meetingNames } from './meeting-names.ts';
import { meetingPlan } from './meeting-plan.ts';
import { type MeetingStep, stepsFor } from './meeting-steps.ts';
import { MeetingTitle } from './meeting-title.tsx';
import styles from './meeting.module.css';
import { ShowStep } from './show-step.tsx';
import type { StepProps } from './step-props.ts';
import { SupportStep } from './support-step.tsx';
import { useFocusOnStep } from './use-focus-on-step.ts';
import type { MeetingDesk } from './use-meeting.ts';
import { useStepKeys } from './use-step-keys.ts';

interface MeetingViewProps {
  readonly plan: Plan;
  readonly draft: HoksDraft;
  readonly student: Student;
  readonly counselor: Counselor | undefined;
  readonly qualification: string | undefined;
  readonly desk: MeetingDesk;
  readonly step: MeetingStep;
  readonly onStep: (step: MeetingStep) => void;
  /** The place that was mended when the person came back from it. */
  readonly mended: Path | undefined;
  readonly onFix: (path: Path) => void;
  readonly onLeave: () => void;
  readonly onApproval: () => void;
  readonly onOtherLanguage: () => void;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The plan in plain words and large type, for a screen that is turned towards the student. */
export function MeetingView(props: MeetingViewProps) {
  const { draft, student, desk, onStep, mended, onFix, onLeave, onApproval, today } = props;
  const { t } = useTranslation('meeting');
  const reference = useReference();
  const plan = useMemo(() => meetingPlan(draft, meetingNames(reference)), [draft, reference]);
  const isPreparatory = student.opiskeluoikeus.tyyppi?.koodiarvo === 'tuva';
  const steps = stepsFor(plan, isPreparatory);
  const at = Math.max(0, steps.indexOf(props.step));
  const step = steps[at] ?? 'goal';
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const [isNoting, setNoting] = useState(false);

  useStepKeys(before && (() => onStep(before)), after && (() => onStep(after)), onLeave);
  const main = useRef<HTMLElement>(null);
  useFocusOnStep(main, step, mended);

  const stepProps: StepProps = {
    plan,
    qualification: props.qualification,
    wholePoints: reference.peruste?.laajuus,
    isPreparatory,
    studyRightEnds: student.opiskeluoikeus.arvioituPäättymispäivä ?? '',
    today,
  };
  return (
    <FixContext value={onFix}>
      <div className={styles.meet}>
        <header>
          <p className={styles.who}>{student.nimi}</p>
          <nav aria-label={t('steps')}>
            <ol>
              {steps.map((name, index) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={name === step ? 'step' : undefined}
                    data-done={index < at || undefined}
                    onClick={() => onStep(name)}
                  >
                    <span className={styles.number} aria-hidden="true">
                      {index < at ? <Check /> : index + 1}
                    </span>
                    {t(`step.${name}`)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <Button variant="quiet" onPress={props.onOtherLanguage}>
            {t('otherLanguage')}
          </Button>
          <Button variant="quiet" icon={X} keys="Esc" onPress={onLeave}>
            {t('leave')}
          </Button>
        </header>
        {/* Scrolls, and may hold nothing that takes the focus. */}
        <section ref={main} className={styles.main} aria-label={t('view')} tabIndex={0}>
          <MeetingTitle {...stepProps} step={step} />
          {step === 'goal' && <GoalStep {...stepProps} />}
          {step === 'known' && <KnownStep {...stepProps} />}
          {step === 'learn' && <LearnStep {...stepProps} />}
          {step === 'show' && <ShowStep {...stepProps} />}
          {step === 'support' && <SupportStep {...stepProps} />}
          {step === 'agree' && (
            <AgreeStep
              desk={desk}
              student={student.nimi}
              counselor={props.counselor}
              representatives={plan.representatives}
              suostumukset={props.plan.suostumukset}
            />
          )}
        </section>
        <footer>
          {isNoting && (
            <div className={styles.notes}>
              <BigText
                label={t('notes.label')}
                help={t('notes.help')}
                value={desk.meeting.notes ?? ''}
                onChange={(notes) => desk.change({ notes: notes || undefined })}
                problem={textsWithHetu(desk.meeting).includes('notes') ? t('notes.hetu') : undefined}
                autoFocus
              />
            </div>
          )}
          {before && (
            <Button className={styles.large} icon={ChevronLeft} onPress={() => onStep(before)}>
              {t(`step.${before}`)}
            </Button>
          )}
          <Button
            className={styles.large}
            icon={SquarePen}
            aria-expanded={isNoting}
            onPress={() => setNoting(!isNoting)}
          >
            {t(isNoting ? 'notes.close' : 'notes.open')}
          </Button>
          <span className={styles.spacer} />
          <Saved desk={desk} />
          <Button
            variant="main"
            className={styles.large}
            onPress={() => {
              if (after) return onStep(after);
              // What stands on the screen is what is agreed, also when nothing was touched.
              desk.change({});
              onApproval();
            }}
          >
            {after ? t(`step.${after}`) : t('agree.toApproval')}
            <ChevronRight aria-hidden="true" />
          </Button>
        </footer>
      </div>
    </FixContext>
  );
}

function Saved({ desk }: { readonly desk: MeetingDesk }) {
  const { t } = useTranslation('meeting');
  const { status } = desk;
  // Beside a text that is refused it would say the opposite.
  if (status === undefined || textsWithHetu(desk.meeting).length > 0) return null;
  const word = { saved: 'saved', saving: 'saving', failed: 'notSaved' } as const;
  return (
    <span className={styles.saved} data-state={status.state} role="status">
      <HardDrive aria-hidden="true" />
      {t(word[status.state])}
    </span>
  );
}
