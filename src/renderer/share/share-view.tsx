import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { shareables } from '../../shared/hoks/share-parts.ts';
import type { Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { useReference } from '../plan/editor-context.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useLive } from '../use-live.ts';
import { candidatesFor, type People } from './candidates.ts';
import { choiceOf } from './chosen-parts.ts';
import { type Outcome, ShareDone } from './share-done.tsx';
import styles from './share.module.css';
import { addToPlan, hasConflict, type Proposal, propose, takeBack } from './share-plans.ts';
import { StepHeading } from './step-heading.tsx';
import { ShareReview } from './share-review.tsx';
import { WhatToShare } from './what-to-share.tsx';
import { WhomToShare } from './whom-to-share.tsx';

export interface ShareViewProps {
  /** The plan as it stands. */
  readonly source: HoksDraft;
  readonly student: Student;
  readonly diaarinumero: string | undefined;
  /** `placeKey` of the part that was begun from; nothing is chosen at first when absent. */
  readonly first: string | undefined;
  readonly store: Store;
  /** Puts on disk what is typed and not saved yet, in any plan. Rejects when it cannot. */
  readonly saveDrafts: () => Promise<void>;
  /** `crypto.randomUUID` in the app. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  readonly onLeave: () => void;
}

type Step =
  | { readonly at: 'choose'; readonly hasFailed?: boolean }
  | { readonly at: 'review'; readonly proposals: readonly Proposal[]; readonly isAdding: boolean }
  | { readonly at: 'done'; readonly outcomes: readonly Outcome[] };

/** "Same for these students": choose what and for whom, look at each, add; everything can be taken back. */
export function ShareView({
  source,
  student,
  diaarinumero,
  first,
  store,
  newId,
  now,
  today,
  onLeave,
  saveDrafts,
}: ShareViewProps) {
  const { kieli } = useKieli();
  const { names } = useReference();
  const parts = useMemo(() => shareables(source), [source]);
  const readPeople = useCallback(
    async () => ({ students: await store.students(), plans: await store.plans() }),
    [store],
  );
  const people = useLive(readPeople).value;
  const near = useCallback(
    (of: People) => candidatesFor({ student, diaarinumero }, of, { today, kieli }),
    [student, diaarinumero, today, kieli],
  );
  const candidates = useMemo(() => near(people ?? { students: [], plans: [] }), [near, people]);
  const [chosen, setChosen] = useState(() => (first === undefined ? new Set<string>() : choiceOf(parts, first)));
  const [whom, setWhom] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState({ workplace: true, staff: true });
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [step, setStep] = useState<Step>({ at: 'choose' });

  const review = async () => {
    const sharing = { source, chosen, kept, names, newId, now: now(), today };
    // Read anew: the list on the screen may be a moment behind what has just been written.
    // A draft that was left is written too: it would later take the place of what is added here.
    const everybody = await saveDrafts()
      .then(readPeople)
      .catch(() => undefined);
    if (everybody === undefined) return setStep({ at: 'choose', hasFailed: true });
    const proposals = near(everybody)
      .filter(({ student: { id } }) => whom.has(id))
      .map((candidate) => propose(candidate, sharing));
    const clear = proposals.filter((proposal) => proposal.changes.length > 0 && !hasConflict(proposal));
    setAccepted(new Set(clear.map(({ plan }) => plan.id)));
    setStep({ at: 'review', proposals, isAdding: false });
  };

  const add = async (proposals: readonly Proposal[]) => {
    setStep({ at: 'review', proposals, isAdding: true });
    const outcomes: Outcome[] = [];
    // One after the other: what fails for one student does not hold up the next.
    for (const proposal of proposals.filter(({ plan }) => accepted.has(plan.id))) {
      const added = await addToPlan(proposal, store, now());
      const whose = { nimi: proposal.candidate.student.nimi, planId: proposal.plan.id };
      outcomes.push(added.ok ? { ...whose, state: 'added', added: added.value } : { ...whose, state: added.error });
    }
    setStep({ at: 'done', outcomes });
  };

  const undo = async (outcomes: readonly Outcome[], back: readonly Outcome[]) => {
    const after = new Map(outcomes.map((outcome) => [outcome.planId, outcome]));
    for (const { added, nimi, planId } of back) {
      if (added === undefined) continue;
      const taken = await takeBack(added, store, now());
      after.set(planId, { nimi, planId, state: taken.ok ? 'taken-back' : 'not-taken-back' });
    }
    setStep({ at: 'done', outcomes: [...after.values()] });
  };

  if (step.at === 'review') {
    return (
      <ShareReview
        source={source}
        proposals={step.proposals}
        accepted={accepted}
        onAccepted={setAccepted}
        isAdding={step.isAdding}
        onAdd={() => void add(step.proposals)}
        onBack={() => setStep({ at: 'choose' })}
      />
    );
  }
  if (step.at === 'done') {
    return (
      <ShareDone
        outcomes={step.outcomes}
        onTakeBack={(back) => void undo(step.outcomes, back)}
        onBack={() => setStep({ at: 'choose' })}
        onLeave={onLeave}
      />
    );
  }
  return (
    <Choosing
      hasFailed={step.hasFailed === true}
      isReady={chosen.size > 0 && whom.size > 0}
      parts={chosen.size}
      students={whom.size}
      onReview={() => void review()}
      onLeave={onLeave}
    >
      <WhatToShare source={source} parts={parts} chosen={chosen} onChosen={setChosen} kept={kept} onKept={setKept} />
      <WhomToShare candidates={candidates} chosen={whom} onChosen={setWhom} />
    </Choosing>
  );
}

interface ChoosingProps {
  /** The plans could not be read. */
  readonly hasFailed: boolean;
  readonly isReady: boolean;
  /** How many are chosen. */
  readonly parts: number;
  readonly students: number;
  readonly onReview: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function Choosing({ hasFailed, isReady, parts, students, onReview, onLeave, children }: ChoosingProps) {
  const { t } = useTranslation(['share', 'common']);
  const headId = useId();
  return (
    <section className={styles.page} aria-labelledby={headId}>
      <StepHeading id={headId}>{t('title')}</StepHeading>
      <p className={styles.lead}>{t('lead')}</p>
      {hasFailed && <Banner tone="error">{t('readFailed')}</Banner>}
      <div className={styles.columns}>{children}</div>
      <div className={styles.foot}>
        <output className={styles.quiet}>
          {isReady || parts + students > 0
            ? `${t('chosenParts', { count: parts })} · ${t('chosenStudents', { count: students })}`
            : t('needBoth')}
        </output>
        <Button onPress={onLeave}>{t('common:cancel')}</Button>
        <Button variant="main" isDisabled={!isReady} onPress={onReview}>
          {t('toReview')}
        </Button>
      </div>
    </section>
  );
}
