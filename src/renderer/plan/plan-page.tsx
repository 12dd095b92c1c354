import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EhoksCalls } from '../../shared/delivery/ehoks-calls.ts';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { Counselor } from '../../shared/meeting/meeting.ts';
import type { PrintPage } from '../aikajana/print-page.ts';
import type { Plan, Student } from '../db/records.ts';
import type { Store } from '../db/store.ts';
import type { Exclusive } from '../delivery/exclusive.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { CopyOfPlan } from '../ui/copy-identifier.tsx';
import { useLive } from '../use-live.ts';
import { OpenPlan } from './open-plan.tsx';
import type { OpenDrafts } from './open-drafts.ts';
import type { Saving } from './save-status.ts';
import { useDraft } from './use-open-drafts.ts';

export type PlanView = 'suunnitelma' | 'aikajana' | 'yhdessa' | 'hyvaksynta' | 'ero';

/** What the plan page needs from the shell. Its own reads go to the store, live. */
export interface PlanPageProps {
  readonly planId: string;
  readonly store: Store;
  /** For reading what eHOKS holds; writing is the delivery's alone. */
  readonly ehoks: EhoksCalls;
  /** Web Locks in the app. */
  readonly exclusive: Exclusive;
  readonly view: PlanView;
  readonly onView: (view: PlanView) => void;
  /** The place to open the plan at; the beginning when there is none. */
  readonly jumpTo?: Path;
  /** Back to the list of students. */
  readonly onLeave: () => void;
  readonly onShowDeliveries: () => void;
  /** The counselor's own institution: first in every institution field. */
  readonly ownInstitution: { readonly nimi: string; readonly oppilaitosOid: string } | undefined;
  /** Drafts outlive their pages: the shell keeps them until they are on disk. */
  readonly drafts: OpenDrafts;
  /** The person at the desk, once they have named themselves. */
  readonly counselor: Counselor | undefined;
  /** The other language of the screen. */
  readonly onOtherLanguage: () => void;
  /** The shell waits for this before it locks or closes; returns the way to take it back. */
  readonly registerSaving: (saving: Saving) => () => void;
  /** Starts the delivery loop at once: after an approval, and for "Lähetä nyt". */
  readonly wakeDelivery: (reason: 'approved' | 'retry') => void;
  readonly copyIdentifier: CopyOfPlan;
  /** Saves what the page lays out for paper as a PDF where the person chooses. */
  readonly printPage: PrintPage;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One student's plan: editor, what is missing, approval. */
export function PlanPage(props: PlanPageProps) {
  const { planId, store, drafts, onLeave } = props;
  const { t } = useTranslation('plan');
  const readOpened = useCallback(() => readPlan(store, planId), [store, planId]);
  const readVersions = useCallback(() => store.versions(planId), [store, planId]);
  const readDeliveries = useCallback(() => store.deliveriesOf(planId), [store, planId]);
  const opened = useLive(readOpened).value;
  /** `updatedAt` of a plan that was replaced as a whole: the editor starts anew with that one. */
  const [replacedAt, setReplacedAt] = useState(0);
  const versions = useLive(readVersions).value;
  const deliveries = useLive(readDeliveries).value;
  const draft = useDraft(drafts, planId);

  if (opened === undefined || versions === undefined || deliveries === undefined || draft === undefined) {
    return <EmptyState>{t('loading')}</EmptyState>;
  }
  if (opened === 'not-found' || draft === 'not-found') {
    return (
      <EmptyState action={<Button onPress={onLeave}>{t('back')}</Button>}>
        <strong>{t('notFound.title')}</strong>
        <p>{t('notFound.text')}</p>
      </EmptyState>
    );
  }
  if (opened.plan.updatedAt < replacedAt) return <EmptyState>{t('loading')}</EmptyState>;
  return (
    <OpenPlan
      {...props}
      key={`${planId}/${replacedAt}`}
      {...opened}
      draft={draft}
      versions={versions}
      deliveries={deliveries}
      onReplaced={setReplacedAt}
    />
  );
}

async function readPlan(store: Store, planId: string): Promise<{ plan: Plan; student: Student } | 'not-found'> {
  // A damaged plan is one the person cannot open; the list says so too, and the others are not concerned.
  const plan = await store.plan(planId).catch(() => undefined);
  const student = plan && (await store.students()).find(({ id }) => id === plan.studentId);
  return plan && student ? { plan, student } : 'not-found';
}
