import { ArrowLeft, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { koodinNimi } from '../../shared/reference/koodistot.ts';
import { type Nimellinen, nimiKielella } from '../../shared/reference/nimi.ts';
import { isLate } from '../../shared/delivery/deadline.ts';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import type { Plan, Student } from '../db/records.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { DeadlineMark, DeliveredLate } from '../ui/deadline.tsx';
import { PlanStateChip } from '../ui/plan-state-chip.tsx';
import { CopyIdentifier, type CopyIdentifierProps, type CopyOfPlan } from '../ui/copy-identifier.tsx';
import { showDateRange, showMoment } from './date-entry.ts';
import type { PlanView } from './plan-page.tsx';
import type { NextStep, PlanState } from './plan-state.ts';
import marks from './marks.module.css';
import styles from './plan.module.css';

interface PlanHeaderProps {
  readonly student: Student;
  readonly plan: Plan;
  readonly state: PlanState;
  readonly step: NextStep;
  readonly delivered: Delivery | undefined;
  /** When what was approved and waits has to be in eHOKS, epoch milliseconds; null when nothing waits. */
  readonly dueAt: number | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly qualification: Nimellinen | undefined;
  readonly view: PlanView;
  readonly onView: (view: PlanView) => void;
  readonly onStep: (step: NextStep) => void;
  readonly onLeave: () => void;
  readonly copyIdentifier: CopyOfPlan;
  /** What else can be done with the plan. */
  readonly menu: ReactNode;
}

/** Whose plan, on what study right, where it stands, and the one next right step. */
export function PlanHeader(props: PlanHeaderProps) {
  const { student, plan, state, step, delivered, dueAt, now, qualification, view, onView, onStep, onLeave } = props;
  const { menu } = props;
  const copy = (text: string) => props.copyIdentifier(text, plan.id);
  const { t } = useTranslation(['plan', 'common', 'ero', 'meeting']);
  const { kieli } = useKieli();
  return (
    <header className={styles.planHead}>
      <div className={styles.headRow}>
        <IconButton icon={ArrowLeft} onPress={onLeave} label={t('back')} />
        <h1>{student.nimi}</h1>
        <p className={styles.study}>
          {[
            qualification && nimiKielella(qualification, kieli)?.nimi,
            student.ryhma,
            studyRight(student, t('studyRight'), kieli),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <span className={marks.spacer} />
        {menu}
        <MainAction state={state} step={step} view={view} onStep={onStep} />
      </div>
      <div className={styles.headRow}>
        <nav className={marks.tabs} aria-label={t('views')}>
          <ul>
            {viewsOf(state).map((name) => (
              <li key={name}>
                <button type="button" aria-current={view === name ? 'page' : undefined} onClick={() => onView(name)}>
                  {name === 'ero' ? t('ero:title') : name === 'yhdessa' ? t('meeting:view') : t(`view.${name}`)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <span className={marks.spacer} />
        {plan.ehoks?.manuaalisyotto === true && (
          <Chip tone="warn" icon={TriangleAlert}>
            {t('ero:manual.chip')}
          </Chip>
        )}
        <output>
          <PlanStateChip state={state.name} />
        </output>
        {dueAt !== null && (
          <span className={marks.quietSmall}>
            <DeadlineMark at={dueAt} now={now} form="labelled" />
          </span>
        )}
        {plan.ehoks && <Identifier what={t('common:ehoksId')} text={String(plan.ehoks.id)} copy={copy} />}
        {plan.ehoks?.eid !== undefined && <Identifier what="eid" text={plan.ehoks.eid} copy={copy} />}
        {delivered?.deliveredAt !== undefined && (
          <span className={marks.quietSmall}>
            {t('deliveredAt', { time: showMoment(delivered.deliveredAt, kieli) })}{' '}
            {isLate(delivered) && <DeliveredLate />}
          </span>
        )}
      </div>
    </header>
  );
}

/** A plan of another system cannot be approved here; an empty one is nothing to talk about yet; a difference is there to be compared while there is one. */
function viewsOf({ name }: PlanState): readonly PlanView[] {
  if (name === 'readonly') return ['suunnitelma'];
  if (name === 'none') return ['suunnitelma', 'hyvaksynta'];
  const views = ['suunnitelma', 'aikajana', 'yhdessa', 'hyvaksynta'] as const;
  return name === 'server' ? [...views, 'ero'] : views;
}

function studyRight({ opiskeluoikeus }: Student, word: string, kieli: 'fi' | 'sv'): string {
  const dates = showDateRange(opiskeluoikeus.alkamispäivä ?? '', opiskeluoikeus.arvioituPäättymispäivä ?? '');
  const code = opiskeluoikeus.tila?.opiskeluoikeusjaksot?.at(-1)?.tila?.koodiarvo;
  const stateName = code === undefined ? undefined : koodinNimi(`koskiopiskeluoikeudentila_${code}`, kieli)?.nimi;
  return [`${word} ${dates}`.trim(), stateName?.toLowerCase()].filter(Boolean).join(', ');
}

function Identifier(props: CopyIdentifierProps) {
  return (
    <span className={styles.identifier}>
      {props.what} <CopyIdentifier {...props} />
    </span>
  );
}

interface MainActionProps {
  readonly state: PlanState;
  readonly step: NextStep;
  readonly view: PlanView;
  readonly onStep: (step: NextStep) => void;
}

function MainAction({ state, step, view, onStep }: MainActionProps) {
  const { t } = useTranslation('plan');
  // The other views have a main button of their own.
  const isShown = view === 'suunnitelma' || view === 'aikajana';
  if (step === 'none' || step === 'start' || !isShown) return null;
  return (
    <Button variant="main" keys={step === 'fix' ? 'F8' : undefined} onPress={() => onStep(step)}>
      {step === 'fix' ? t('step.fix', { count: state.blocking }) : t(`step.${step}`)}
    </Button>
  );
}
